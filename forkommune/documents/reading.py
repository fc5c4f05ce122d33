"""Reads a chapter's HTML once, as the layout engine will: ids, headings, figures, references."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from .parsing import SVG, parse

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
APART = frozenset({"no", "tag", "fn", "unit"})  # classes whose text is not the heading itself
EXCERPT = 40
KEPT = 64  # chapters of the last reports of this process


@dataclass(frozen=True)
class Heading:
    """A heading that contents and outline can name."""

    level: int
    number: str
    title: str
    anchor: str


@dataclass(frozen=True)
class Caption:
    """A numbered figure or table."""

    kind: str  # "figure" or "table"
    number: str
    title: str
    anchor: str


@dataclass(frozen=True)
class Reading:
    """What one chapter holds, in the order of its text."""

    key: str
    body: Element
    anchors: tuple[str, ...]
    headings: tuple[Heading, ...]
    captions: tuple[Caption, ...]
    links: tuple[str, ...]  # anchors that links lead to
    page_references: tuple[str, ...]  # anchors whose page number is printed


@lru_cache(maxsize=KEPT)
def read(key: str, html: str) -> Reading:
    """Parse the inside of a chapter; the chapter's own key is its first anchor.

    After an edit all other chapters are known already. Nobody changes what was read.
    """
    body = parse(html).find("body")
    assert body is not None, "the parser always makes a body"
    elements = list(body.iter())
    return Reading(
        key=key,
        body=body,
        anchors=(key, *(value for item in elements if (value := item.get("id")) is not None)),
        headings=tuple(_headings(key, elements)),
        captions=tuple(_captions(elements)),
        links=tuple(
            item.get("href", "")[1:]
            for item in elements
            if item.tag == "a" and item.get("href", "").startswith("#")
        ),
        page_references=tuple(
            item.get("data-ref", "").removeprefix("#")
            for item in elements
            if item.get("data-ref") is not None
        ),
    )


def _headings(key: str, elements: list[Element]) -> Iterator[Heading]:
    for item in elements:
        anchor = key if item.tag == "h1" else item.get("id", "")
        if item.tag in HEADINGS and anchor:
            level = HEADINGS.index(item.tag) + 1
            yield Heading(level, number_of(item), text_of(item, APART), anchor)


def _captions(elements: list[Element]) -> Iterator[Caption]:
    for item in elements:
        if item.tag in ("figure", "table") and item.get("data-number"):
            heading = next(
                (part for part in item.iter() if part.tag in ("figcaption", "caption")), item
            )
            yield Caption(
                item.tag, item.get("data-number", ""), text_of(heading, APART), item.get("id", "")
            )


def number_of(element: Element) -> str:
    """Text of the first part with class `no`, or ""."""
    for part in element.iter():
        if "no" in classes(part):
            return text_of(part)
    return ""


def text_of(element: Element, apart: frozenset[str] = frozenset()) -> str:
    """The text of an element with single spaces, without parts that have a class of `apart`."""
    return " ".join("".join(_pieces(element, apart)).split())


def _pieces(element: Element, apart: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not apart.intersection(classes(child)):
            yield from _pieces(child, apart)
        yield child.tail or ""


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def place(element: Element) -> str:
    """How to find an element by hand: its tag, its id, the beginning of its text."""
    name = str(element.tag).removeprefix(SVG)
    anchor = element.get("id")
    text = text_of(element)
    found = f"<{name} id={anchor!r}>" if anchor else f"<{name}>"
    if not text:
        return found
    return f"{found} «{text[:EXCERPT]}{'…' if len(text) > EXCERPT else ''}»"
