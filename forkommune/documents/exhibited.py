"""The tables and figures of a document as rows of cells, read from the HTML that the pages are made of."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .reading import APART, Reading, classes

SPACES = re.compile(r"[ \t\r\n]+")  # not the thin space inside a number
MARKS = frozenset({"tag"})


@dataclass(frozen=True)
class ShownCell:
    """What people read, what programs read ("" where there is no number), and whether it is a number."""

    text: str
    raw: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Exhibited:
    """A table or the numbers of a figure.

    anchor, number: "" for a short list of facts, which has neither. heads: "" over each column where there
    are none. mark: the words on invented data, where one mark stands for the whole.
    """

    kind: str  # "figure" or "table"
    anchor: str
    number: str
    heading: str
    unit: str
    source: str
    mark: str
    heads: tuple[str, ...]
    rows: tuple[tuple[ShownCell, ...], ...]


def exhibited(reading: Reading) -> Iterator[Exhibited]:
    """All that a chapter shows, in its order."""
    below = {id(part): parent for parent in reading.body.iter() for part in parent}
    for item in reading.body.iter():
        if item.tag == "figure" and (drawn := item.get("data-table")):
            heads, rows = json.loads(drawn)
            cells = tuple(tuple(ShownCell(*cell) for cell in row) for row in rows)
            yield _exhibited(item, item, "figcaption", tuple(heads), cells)
        elif item.tag == "table":
            yield _exhibited(item, below[id(item)], "caption", *_cells(item))


def _exhibited(
    item: Element,
    around: Element,
    caption: str,
    heads: tuple[str, ...],
    rows: tuple[tuple[ShownCell, ...], ...],
) -> Exhibited:
    heading = next((part for part in item.iter() if part.tag == caption), item)
    unit = _part(heading, "unit")
    return Exhibited(
        kind=str(item.tag),
        anchor=item.get("id", ""),
        number=item.get("data-number", ""),
        heading=plain(heading, APART),
        unit=plain(unit, MARKS) if unit is not None else "",
        source=_words(_part(around, "source") if item.get("data-number") else None),
        mark=_words(_part(heading, "tag")),
        heads=heads,
        rows=rows,
    )


def plain(element: Element, apart: frozenset[str] = frozenset()) -> str:
    """The words of an element without parts that have a class of `apart`, thin spaces kept."""
    return SPACES.sub(" ", "".join(_pieces(element, apart))).strip()


def _pieces(element: Element, apart: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not apart.intersection(classes(child)):
            yield from _pieces(child, apart)
        yield child.tail or ""


def _part(element: Element, name: str) -> Element | None:
    return next((part for part in element.iter() if name in classes(part)), None)


def _words(element: Element | None) -> str:
    return "" if element is None else plain(element)


def _cells(table: Element) -> tuple[tuple[str, ...], tuple[tuple[ShownCell, ...], ...]]:
    lines = [row for row in table.iter() if row.tag == "tr"]
    head: Sequence[Element] = ()
    body = []
    for line in lines:
        parts = list(line)
        if all(part.get("scope") == "col" for part in parts):
            head = parts
        else:
            body.append(tuple(_cell(part) for part in parts))
    width = max((len(row) for row in body), default=len(head))
    heads = tuple(plain(part) for part in head) or ("",) * width
    return _without_pages(heads, body, lines)


def _without_pages(
    heads: tuple[str, ...], body: Sequence[tuple[ShownCell, ...]], lines: Sequence[Element]
) -> tuple[tuple[str, ...], tuple[tuple[ShownCell, ...], ...]]:
    """A column of page numbers means nothing outside the pages."""
    pages = page_columns(lines)
    kept = [at for at in range(len(heads)) if at not in pages]
    rows = tuple(tuple(row[at] for at in kept if at < len(row)) for row in body)
    return tuple(heads[at] for at in kept), rows


def page_columns(lines: Sequence[Element]) -> frozenset[int]:
    """The places of the columns of a table that hold page numbers."""
    return frozenset(
        at for line in lines for at, part in enumerate(line) if _part(part, "pn") is not None
    )


def _cell(part: Element) -> ShownCell:
    return ShownCell(plain(part), part.get("data-value", ""), "fk-num" in classes(part))
