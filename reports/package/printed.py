"""Every place in a document where numbers are printed: blocks of text, and cells of tables and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from forkommune.documents.description import Document
from forkommune.documents.exhibited import SPACES, Exhibited, exhibited
from forkommune.documents.reading import Reading, classes, read

from .shipped.regning.skrift import numbers_in

# Numbers of chapters, figures and pages, and marks of references: they count nothing.
APART = frozenset({"no", "cite", "xref", "pn", "tag"})
# What is read as one: a key figure with its words.
WHOLE = frozenset({"kf"})
BLOCKS = frozenset(
    [
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "div",
        "blockquote",
        "ul",
        "ol",
        "table",
        "figure",
        "section",
        "dl",
        "dt",
        "dd",
    ]
)
EXCERPT = 160


@dataclass(frozen=True)
class Words:
    """A block of text with numbers. live: names of numbers that a text names, in their order."""

    chapter: str
    title: str
    text: str
    live: tuple[tuple[str, str], ...] = ()
    figure: str = ""  # the figure whose numbers it says aloud

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        cut = self.text[:EXCERPT] + ("…" if len(self.text) > EXCERPT else "")
        return f"{self.title}: «{cut}»"


@dataclass(frozen=True)
class Shown:
    """A table or figure of a chapter. name: under which the script knows it."""

    chapter: str
    title: str
    name: str
    exhibit: Exhibited


def printed(document: Document) -> Iterator[Words | Shown]:
    """All blocks, tables and figures in the order of the pages."""
    if document.cover:
        yield from _of("cover", document.metadata.title, read("cover", document.cover))
    for chapter in document.all_chapters():
        yield from _of(chapter.key, chapter.title, read(chapter.key, chapter.html))


def _of(key: str, title: str, reading: Reading) -> Iterator[Words | Shown]:
    for one in exhibited(reading):
        yield Shown(key, title, one.anchor or f"{key}/{one.heading}", one)
    for block, figure in _blocks(reading.body):
        text = plain(block)
        if numbers_in(text):
            live = tuple((one.get("data-name", ""), plain(one)) for one in _live(block))
            yield Words(key, title, text, live, figure)


def _blocks(parent: Element) -> Iterator[tuple[Element, str]]:
    """The innermost blocks; of a table or figure only its heading and what it says aloud."""
    for child in parent:
        if child.tag in ("table", "figure"):
            name = child.get("id", "")
            yield from ((part, name) for part in child.iter() if _is_heading(part))
        elif WHOLE.intersection(classes(parent)):
            yield child, ""
        elif any(part is not child and part.tag in BLOCKS for part in child.iter()):
            yield from _blocks(child)
        else:
            yield child, ""


def _is_heading(part: Element) -> bool:
    tag = str(part.tag).rpartition("}")[2]
    return tag in ("caption", "figcaption", "desc") or "source" in classes(part)


def _live(block: Element) -> Iterator[Element]:
    return (part for part in block.iter() if part.get("data-name"))


def plain(element: Element) -> str:
    """The words of a block without what counts nothing, the thin spaces inside numbers kept."""
    return SPACES.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not _counts_nothing(child):
            # A block inside ends what stood before it.
            yield " " if child.tag in BLOCKS else ""
            yield from _pieces(child)
        yield child.tail or ""


def _counts_nothing(element: Element) -> bool:
    is_reference = element.tag == "a" and element.get("id") is not None
    return is_reference or bool(APART.intersection(classes(element)))
