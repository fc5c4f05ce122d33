"""Rules of the HTML that no PDF validator sees, or that it sees without naming the place.

Each rule is a function from a chapter to its findings; a document with findings is not laid out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from .errors import DocumentHtmlError
from .fetching import IMAGE_ADDRESS
from .parsing import SVG
from .reading import HEADINGS, Reading, place, text_of
from .table_shape import row_widths

ACTIVE = (
    "script",
    "style",
    "link",
    "meta",
    "base",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "template",
)
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "div", "dl", "figure", "footer", "header"}
    | {"li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "td", "th", "ul", *HEADINGS}
)
SCHEMES = ("http", "https", "mailto")
SHOWN = 12  # findings in one message

Rule = Callable[[Reading], Iterator[str]]


class Check:
    """Reads the chapters of one document one after another, and keeps none of them.

    drawable: the code points that the fonts can draw; None asks nothing of them.
    """

    def __init__(self, drawable: frozenset[int] | None) -> None:
        self._drawable = drawable
        self._findings: list[str] = []

    def see(self, reading: Reading) -> None:
        """Look at one chapter."""
        found = (finding for rule in RULES for finding in rule(reading))
        self._findings += [f"{reading.key}: {finding}" for finding in found]
        if self._drawable is not None:
            self._findings += characters(reading, self._drawable)

    def end(self, readings: Sequence[Reading]) -> None:
        """Look at how the chapters name each other, trees or not.

        Raises DocumentHtmlError that names each finding with its chapter, value and place.
        """
        found = [*self._findings, *repeated_anchors(readings), *dangling_references(readings)]
        if found:
            rest = len(found) - SHOWN
            more = [f"… and {rest} more."] if rest > 0 else []
            raise DocumentHtmlError("\n".join([*found[:SHOWN], *more]))


def heading_order(reading: Reading) -> Iterator[str]:
    """One h1 first, and no level skipped."""
    last = 0
    for element in _elements(reading, HEADINGS):
        level = int(str(element.tag)[1])
        if last == 0 and level != 1:
            yield f"{place(element)} is the first heading; a chapter begins with h1."
        elif level > last + 1:
            yield f"{place(element)} follows h{last}; a level is skipped."
        elif last and level == 1:
            yield f"{place(element)} is a second h1; a chapter has one."
        if not text_of(element):
            yield f"{place(element)} is empty; a heading needs words."
        last = level
    if last == 0:
        yield "there is no heading; a chapter begins with h1."


def tables(reading: Reading) -> Iterator[str]:
    """Every table has a caption, heads with scope, and rows of one width."""
    for table in _elements(reading, ("table",)):
        caption = table.find("caption")
        if caption is None or not text_of(caption):
            yield f"{place(table)} has no caption; say what it shows."
        heads = list(table.iter("th"))
        if not heads:
            yield f"{place(table)} has no th; its cells cannot be read aloud with their heads."
        for head in heads:
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield f"{place(head)} in {place(table)} has scope {head.get('scope')!r}."
        widths = row_widths(table)
        if len(set(widths)) > 1:
            listed = ", ".join(str(width) for width in widths[:SHOWN])
            yield f"{place(table)} has rows of {listed} columns; fill the rows with empty cells."


def pictures(reading: Reading) -> Iterator[str]:
    """A drawing has a title as its first child; an image has a text and comes from the package."""
    for drawing in _elements(reading, (f"{SVG}svg",)):
        first = next(iter(drawing), None)
        if first is None or first.tag != f"{SVG}title" or not text_of(first):
            yield f"{place(drawing)} does not begin with <title>; say what the drawing shows."
    for image in _elements(reading, ("img",)):
        source = image.get("src", "")
        if not image.get("alt", "").strip():
            yield f"<img src={source[:60]!r}> has no alt; a decorative one belongs in the style sheet."
        if not source.startswith(("data:image/", IMAGE_ADDRESS)):
            yield f"<img src={source[:60]!r}> is not part of the document; use a data: address."


def links(reading: Reading) -> Iterator[str]:
    """A link has words, a known kind of target, and no block inside."""
    for link in _elements(reading, ("a",)):
        target = link.get("href", "")
        if not text_of(link):
            yield f"the link to {target!r} has no words."
        if not target.startswith("#") and urlsplit(target).scheme.lower() not in SCHEMES:
            yield f"the link {place(link)} leads to {target!r}; use #id, http, https or mailto."
        for block in (part for part in link.iter() if part is not link and part.tag in BLOCKS):
            yield f"{place(block)} stands inside the link to {target!r}; put the link inside it."


def active_content(reading: Reading) -> Iterator[str]:
    """Nothing that loads, runs or asks; looks live in the style sheet."""
    for element in _elements(reading, ACTIVE):
        yield f"<{element.tag}> may not stand in a document."
    for element in reading.body.iter():
        style = element.get("style", "").lower()
        if "url(" in style.replace(" ", "") or "\\" in style:
            yield f"{place(element)} loads something in its style: {style[:60]!r}."


def page_references(reading: Reading) -> Iterator[str]:
    """A page reference is an empty span of class pn; another form would never get its number."""
    for element in reading.body.iter():
        if element.get("data-ref") is None:
            continue
        right = {"class": "pn", "data-ref": element.get("data-ref", "")}
        if element.tag != "span" or element.attrib != right or len(element) or element.text:
            yield f"{place(element)} is no page reference; use the tag page_of."


def characters(reading: Reading, drawable: frozenset[int]) -> list[str]:
    """Characters that none of the report's fonts can draw."""
    found: dict[str, str] = {}
    for element in reading.body.iter():
        for sign in (element.text or "") + "".join(child.tail or "" for child in element):
            if ord(sign) not in drawable:
                found.setdefault(sign, place(element))
    return [
        f"{reading.key}: the fonts have no sign for {sign!r} (U+{ord(sign):04X}) in {where}."
        for sign, where in found.items()
    ]


def repeated_anchors(readings: Iterable[Reading]) -> list[str]:
    """Ids that stand twice anywhere in the document."""
    counted = Counter(anchor for reading in readings for anchor in reading.anchors)
    return [f"the id {name!r} stands {n} times." for name, n in counted.items() if n > 1]


def dangling_references(readings: Sequence[Reading]) -> list[str]:
    """Links and page numbers that point to an id nobody has."""
    known = {anchor for reading in readings for anchor in reading.anchors}
    return [
        f"{reading.key}: a {what} refers to #{name}, which the document does not hold."
        for reading in readings
        for what, names in (("link", reading.links), ("page number", reading.page_references))
        for name in names
        if name not in known
    ]


def _elements(reading: Reading, tags: Sequence[str]) -> Iterator[Element]:
    return (element for element in reading.body.iter() if element.tag in tags)


RULES: tuple[Rule, ...] = (heading_order, tables, pictures, links, active_content, page_references)
