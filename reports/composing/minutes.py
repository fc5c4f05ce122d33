"""The minutes of the workshop as they were approved: their own words, lists and tables, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.numbering import ChapterNumbers
from forkommune.figures import Cell, Column, Row, Table
from forkommune.ui.dates import long_date

from .gathered import Section
from .main_project import Facts, MainProject
from .pages import Desk
from .words import day
from .writer import Writer

KEY = "referat"
NUMERIC = 62  # points: the width of a column of numbers


@dataclass(frozen=True)
class Part:
    """A piece of a section as it is set. at: its place among the pieces; heading, unit: of a table."""

    at: int
    piece: Sequence[Any]
    heading: str = ""
    unit: str = ""

    @property
    def is_table(self) -> bool:
        """Whether it gets a number."""
        return bool(self.piece[0] == "table")


def section(told: MainProject, writer: Callable[[Desk], Writer[MainProject]]) -> list[Section]:
    """The minutes as a section of the report; none where there are no minutes for these readers."""
    found = told.minutes
    if found is None:
        return []
    return [
        Section(
            anchor=KEY,
            title=_("Minutes of the workshop"),
            declare=lambda chapter: _declare(chapter, found),
            write=lambda desk: _written(writer(desk), found),
            invented=found["invented"],
        )
    ]


def _declare(chapter: ChapterNumbers, found: Facts) -> None:
    for at, one in enumerate(found["sections"], start=1):
        for part in parts_of(one):
            if part.is_table:
                chapter.table(anchor_of(at, part))


def _written(ground: Writer[MainProject], found: Facts) -> SafeString:
    """Their own headings, numbered below the section: too many of them for the contents page."""
    number = ground.desk.numbering.number(KEY)
    html = ground.text("minutes", minutes=found, **_days(found))
    for at, one in enumerate(found["sections"], start=1):
        html += blocks.section_head(
            title=one["title"], anchor=f"{KEY}-{at}", number=f"{number}.{at}", level=3
        )
        for part in parts_of(one):
            if part.is_table:
                html += _grid(ground, part, anchor_of(at, part))
            else:
                html += ground.text("piece", kind=part.piece[0], parts=part.piece[1:])
    return html


def _days(found: Facts) -> dict[str, str]:
    return {
        "held": long_date(day(found["on"])) if found["on"] else "",
        "approved": long_date(day(found["approved"])) if found["approved"] else "",
    }


def anchor_of(section: int, part: Part) -> str:
    """Under which a table stands in the lists and in the data package."""
    return f"{KEY}-{section}-{part.at}"


def parts_of(section: Facts) -> Iterator[Part]:
    """The pieces of a section; a heading and a sentence right above a table become its heading and unit."""
    pieces = section["pieces"]
    taken: set[int] = set()
    made = {}
    for at, piece in enumerate(pieces):
        if piece[0] == "table":
            above = _above(pieces, at)
            taken |= set(above)
            words = {pieces[one][0]: pieces[one][-1] for one in above}
            heading = words.get("heading") or _heading_of(section)
            made[at] = Part(at, piece, heading, words.get("text", ""))
    for at, piece in enumerate(pieces):
        if at not in taken:
            yield made.get(at) or Part(at, piece)


def _above(pieces: Sequence[Any], at: int) -> list[int]:
    """The places of the heading of a table and of the sentence between them; neither without the other."""
    if at >= 1 and pieces[at - 1][0] == "heading":
        return [at - 1]
    if at >= 2 and pieces[at - 2][0] == "heading" and _is_plain(pieces[at - 1]):
        return [at - 2, at - 1]
    return []


def _is_plain(piece: Sequence[Any]) -> bool:
    return bool(piece[0] == "text" and not piece[1])


def _heading_of(section: Facts) -> str:
    known = {"people": _("Who came from each municipality"), "actions": _("What is followed up")}
    return known.get(section["code"]) or str(section["title"])


def _grid(ground: Writer[MainProject], part: Part, anchor: str) -> Any:
    _kind, head, rows = part.piece
    numeric = [_is_numeric([row[at] for row in rows]) for at in range(len(head))]
    body = tuple(
        Row(
            Cell(row[0]),
            tuple(Cell(words, numeric=numeric[at]) for at, words in enumerate(row[1:], start=1)),
        )
        for row in rows
    )
    columns = tuple(Column(words, numeric[at] and at > 0) for at, words in enumerate(head))
    return ground.table(
        Table(part.heading, columns, body),
        anchor,
        _("the minutes."),
        unit=part.unit,
        widths=_widths(numeric),
        long=True,
    )


def _is_numeric(cells: Sequence[str]) -> bool:
    return bool(cells) and all(cell.strip().isascii() and cell.strip().isdigit() for cell in cells)


def _widths(numeric: Sequence[bool]) -> tuple[int, ...]:
    """Columns of numbers are narrow; the others share the rest evenly."""
    return tuple(NUMERIC if one and at else 0 for at, one in enumerate(numeric))
