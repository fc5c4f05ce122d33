"""A document's own HTML, made ready for Word: pictures as images, notes as notes, no page numbers.

Only what print alone can do is changed; the words, tables and figures are those of the PDF.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement, tostring

from .description import Document
from .manuscript import COVER, read_manuscript
from .parsing import SVG

MARK = "Invented mark"  # the style of what says that something is made up
QUOTED = "Quoted by"  # the style of who said what stands above
COLUMN = 483  # pt: the width of the text on the page, that column widths are a part of
WORD_COLUMN = 459  # pt: the same between the margins of a Word page, which no picture leaves
PAGE_FIELD = "\u2063PAGEREF:"  # an invisible sign that no text holds, then the anchor
BOOKMARK = re.compile("[A-Za-z][A-Za-z0-9_]{0,39}")
Drawer = Callable[[str], bytes]  # SVG -> PNG


def word_html(document: Document, draw: Drawer) -> str:
    """The whole document as one HTML page for pandoc. draw: gives the PNG of a drawing."""
    page = Element("html")
    body = SubElement(page, "body")
    notes: list[Element] = []
    for sheet in read_manuscript(document).sheets:
        part = SubElement(body, "div", {"lang": sheet.language} if sheet.language else {})
        _take(part, sheet.reading.body, draw, notes, is_cover=sheet.key == COVER)
        _anchor(part, sheet.key)
    _endnotes(body, notes)
    _name_bookmarks(body)
    return tostring(page, encoding="unicode", method="html")


def _take(
    target: Element, source: Element, draw: Drawer, notes: list[Element], *, is_cover: bool
) -> None:
    copy = deepcopy(source)
    if is_cover:
        _drop(copy, lambda one: one.tag == "h1" or _has(one, "publisher") or _has(one, "state"))
    # The innermost first: what is made new around them takes them as they have become.
    for parent in reversed(list(copy.iter())):
        for child in list(parent):
            _change(parent, list(parent).index(child), child, draw, notes)
    target.extend(list(copy))


def _change(parent: Element, at: int, child: Element, draw: Drawer, notes: list[Element]) -> None:
    if child.tag == f"{SVG}svg":
        _replace(parent, at, child, _image(child, draw))
    elif _has(child, "pn"):
        _replace(parent, at, child, _page(child))
    elif _has(child, "fn"):
        notes.append(child)
        _replace(parent, at, child, _note_mark(len(notes)))
    elif _has(child, "kf"):
        _replace(parent, at, child, _key_figures(child))
    elif child.tag == "a" and child.get("id"):
        _replace(parent, at, child, _named(child))
    elif child.tag == "table":
        _share(child)
    elif child.tag == "figure":
        _heading_above(parent, at, child)
    elif _has(child, "toc"):
        _replace(parent, at, child, _lines(child, "Contents"))
    elif _has(child, "refs"):
        _replace(parent, at, child, _lines(child, "Reference"))
    elif child.tag == "li":
        _in_paragraphs(child)
    elif _has(child, "no"):
        child.tail = f" {(child.tail or '').lstrip()}"
    elif _has(child, "mn"):
        _styled(child, "Margin note")
    elif _has(child, "unit"):
        _on_its_own_line(child)
    elif _has(child, "tag"):
        child.set("data-custom-style", MARK)
    elif _has(child, "fk-num"):
        child.set("style", "text-align: right")
    elif _has(child, "source"):
        _styled(child, "Source note")
    elif _has(child, "by"):
        _styled(child, QUOTED)


def _has(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and name in (element.get("class") or "").split()


def _styled(element: Element, style: str) -> None:
    """A paragraph in a style of our own, which pandoc takes from a div alone."""
    element.tag = "div"
    element.set("data-custom-style", style)


def _on_its_own_line(unit: Element) -> None:
    """What is counted stands below the heading, as on the page."""
    line = Element("br")
    line.tail, unit.text = unit.text, None
    unit.insert(0, line)


def _in_paragraphs(point: Element) -> None:
    """A point of a list in body type; pandoc sets bare words as small as those of a table's cell."""
    if point.find("p") is not None or point.find("div") is not None:
        return
    nested = [one for one in point if one.tag in ("ul", "ol")]
    words = Element("p")
    words.text, point.text = point.text, None
    words.extend(one for one in list(point) if one not in nested)
    point[:] = [words, *nested]


def _drop(root: Element, is_unwanted: Callable[[Element], bool]) -> None:
    for parent in list(root.iter()):
        for child in [one for one in parent if is_unwanted(one)]:
            parent.remove(child)


def _replace(parent: Element, at: int, old: Element, new: Element) -> None:
    new.tail = old.tail
    parent[at] = new


def _image(drawing: Element, draw: Drawer) -> Element:
    """The picture of a drawing, with the words that it is read aloud by."""
    words = [
        found.text
        for name in ("title", "desc")
        if (found := drawing.find(f"{SVG}{name}")) is not None and found.text
    ]
    for one in drawing.iter():
        one.tag = one.tag.removeprefix(SVG) if isinstance(one.tag, str) else one.tag
        for name in [name for name in one.attrib if "xmlns" in name]:
            del one.attrib[name]
    drawing.set("xmlns", SVG.strip("{}"))
    svg = tostring(drawing, encoding="unicode")
    data = base64.b64encode(draw(svg)).decode()
    width = min(float((drawing.get("width") or f"{COLUMN}").removesuffix("pt")), WORD_COLUMN)
    return Element(
        "img",
        {
            "src": f"data:image/png;base64,{data}",
            "alt": ". ".join(word.rstrip(".") for word in words),
            "width": f"{width / 72:.2f}in",
        },
    )


def _page(reference: Element) -> Element:
    mark = Element("span")
    anchor = (reference.get("data-ref") or "").removeprefix("#")
    mark.text = f"{PAGE_FIELD}{bookmark(anchor)}\u2063"
    return mark


def _named(link: Element) -> Element:
    """A link that others lead to: pandoc keeps the name of a span, not that of a link."""
    span = Element("span", {"id": link.attrib.pop("id")})
    inner = deepcopy(link)
    inner.tail = None
    span.append(inner)
    return span


def _note_mark(number: int) -> Element:
    link = Element("a", {"href": f"#fn{number}", "id": f"fnref{number}", "role": "doc-noteref"})
    link.text = str(number)
    return link


def _endnotes(body: Element, notes: list[Element]) -> None:
    """Footnotes in the form that pandoc makes real footnotes of."""
    if not notes:
        return
    rows = SubElement(SubElement(body, "section", {"role": "doc-endnotes"}), "ol")
    for number, note in enumerate(notes, start=1):
        item = SubElement(rows, "li", {"id": f"fn{number}"})
        paragraph = SubElement(item, "p")
        paragraph.text = note.text
        paragraph.extend(list(note))


def _key_figures(block: Element) -> Element:
    """ "8 of 16 municipalities have a plan" as a list: a row of boxes reads badly in Word."""
    rows = Element("ul")
    for one in block:
        item = SubElement(rows, "li")
        strong = SubElement(item, "strong")
        strong.text = _words(part for part in one if _has(part, "v"))
        strong.tail = " " + _words(part for part in one if not _has(part, "v"))
    return rows


def _words(parts: Iterator[Element]) -> str:
    return " ".join(" ".join("".join(part.itertext()).split()) for part in parts)


def _share(table: Element) -> None:
    """Every column with its part of the page: those without a width share what is left."""
    first = table.find(".//tr")
    group = table.find("colgroup")
    count = 0 if first is None else len(first)
    given = [] if group is None else [_points(column) for column in group]
    widths = [*given, *[0.0] * (count - len(given))]
    if group is not None:
        table.remove(group)
    if not any(widths) or count < 2:
        return
    rest = max(COLUMN - sum(widths), 24.0 * widths.count(0)) / max(widths.count(0), 1)
    filled = [width or rest for width in widths]
    group = Element("colgroup")
    for width in filled:
        SubElement(group, "col", {"style": f"width: {100 * width / sum(filled):.1f}%"})
    table.insert(1 if table.find("caption") is not None else 0, group)


def _points(column: Element) -> float:
    style = column.get("style") or ""
    return float(style.removeprefix("width:").removesuffix("pt")) if "width:" in style else 0.0


def _heading_above(parent: Element, at: int, figure: Element) -> None:
    """As on the page: what a figure shows stands above it, and what it rests on below.

    Word's own captions stand below pictures, where pandoc would put all of it.
    """
    for source in [one for one in figure if _has(one, "source")]:
        figure.remove(source)
        _styled(source, "Source note")
        parent.insert(at + 1, source)
    heading = figure.find("figcaption")
    if heading is not None:
        figure.remove(heading)
        _styled(heading, "Image Caption")
        parent.insert(at, heading)


def _lines(rows: Element, style: str) -> Element:
    """A list without bullets: a line for each item, in a style of its depth."""
    listed = Element("div")
    for row in rows:
        level = "2" if _has(row, "l2") else "1"
        line = SubElement(listed, "div", {"data-custom-style": f"{style} {level}"})
        if anchor := row.get("id"):
            line.set("id", anchor)
        paragraph = SubElement(line, "p")
        paragraph.text = row.text
        paragraph.extend(list(row))
        for part in paragraph:
            part.tail = f" {(part.tail or '').lstrip()}"
    return listed


def _anchor(part: Element, key: str) -> None:
    """The chapter's key on its own heading, so that links to the chapter find it."""
    heading = next((one for one in part.iter() if one.tag in ("h1", "h2")), None)
    if heading is not None and not heading.get("id"):
        heading.set("id", key)


def bookmark(anchor: str) -> str:
    """An anchor under a name that Word allows: a letter, then up to 39 letters, digits or underscores."""
    if BOOKMARK.fullmatch(anchor):
        return anchor
    return f"a{hashlib.sha256(anchor.encode()).hexdigest()[:20]}"


def _name_bookmarks(body: Element) -> None:
    for one in body.iter():
        if (anchor := one.get("id")) and not anchor.startswith("fn"):
            one.set("id", bookmark(anchor))
        href = one.get("href") or ""
        if href.startswith("#") and not href.startswith("#fn"):
            one.set("href", f"#{bookmark(href[1:])}")
