"""Cells of the matrix and of the codes that meet, each with the address of exactly its passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from forkommune.evidence.selectors.code_matrix import CodeMatrix, MatrixCell, MatrixRow, Measure
from forkommune.evidence.selectors.code_together import Meeting, Together
from forkommune.evidence.selectors.tallies import Tally
from forkommune.figures.numbers import format_number

STRONGEST = 10


class Cell(NamedTuple):
    """A cell in words; a page has a thousand. url: empty where nothing is to be read. number: "" where
    nobody has looked. beside: what stands in brackets, if anything."""

    url: str
    number: str
    beside: str


NOT_LOOKED_FOR = Cell("", "", "")
NOTHING_FOUND = Cell("", "0", "")
# Where a tally has what is counted alone.
COUNTED = {Measure.TEXTS: 1, Measure.CHARACTERS: 2}


@dataclass(frozen=True)
class Sums:
    """Cells and what they are together."""

    cells: list[Cell]
    total: Cell


@dataclass(frozen=True)
class Line(Sums):
    """A code with its cells and their sum."""

    row: MatrixRow


@dataclass(frozen=True)
class Met:
    """Two codes that meet. coefficient: with two decimals, empty where they never meet."""

    meeting: Meeting
    coefficient: str
    url: str


def linked(matrix: CodeMatrix, measure: Measure = Measure.PASSAGES) -> list[Line]:
    """The rows of the matrix."""
    drawn = partial(_alone, COUNTED[measure]) if measure in COUNTED else _cell
    path = reverse("evidence:passage-list")
    asked = [urlencode([column.asked]) for column in matrix.columns]
    return [
        Line(
            list(map(drawn, repeat(f"{path}?kode={row.branch.code.pk}"), row.cells, asked)),
            _sum(row.total, measure),
            row,
        )
        for row in matrix.rows
    ]


def summed(matrix: CodeMatrix, measure: Measure = Measure.PASSAGES) -> Sums:
    """The row below: passages with any of the codes."""
    cells = [
        NOT_LOOKED_FOR if cell.tally is None else _sum(cell.tally, measure) for cell in matrix.foot
    ]
    return Sums(cells, _sum(matrix.total, measure))


def _cell(address: str, cell: MatrixCell, asked: str) -> Cell:
    if cell.tally is None:
        return NOT_LOOKED_FOR
    passages, sources, _characters = cell.tally
    if not passages:
        return NOTHING_FOUND
    return Cell(f"{address}&{asked}", _digits(passages), _digits(sources))


def _alone(counted: int, address: str, cell: MatrixCell, asked: str) -> Cell:
    if cell.tally is None:
        return NOT_LOOKED_FOR
    if not cell.tally.passages:
        return NOTHING_FOUND
    return Cell(f"{address}&{asked}", format_number(cell.tally[counted]), "")


def _sum(tally: Tally, measure: Measure) -> Cell:
    if measure in COUNTED:
        return Cell("", format_number(tally[COUNTED[measure]]), "")
    return Cell("", _digits(tally.passages), _digits(tally.sources))


@lru_cache(1_000)
def _digits(number: int) -> SafeString:
    """As it is drawn; most cells have a number that another has too."""
    return format_html("{}", number)


def met(table: Together) -> list[tuple[str, list[Met]]]:
    """The rows of the codes that meet: the code's name and its cells."""
    path = reverse("evidence:passage-list")
    return [(code.name, [_met(path, one) for one in cells]) for code, cells in table.lines]


def strongest(table: Together) -> list[Met]:
    """The pairs that go together most, those with more passages first where they are equal."""
    path = reverse("evidence:passage-list")
    pairs = [one for one in table.pairs if one.both]
    pairs.sort(key=lambda one: (-(one.coefficient or 0), -one.both))
    return [_met(path, one) for one in pairs[:STRONGEST]]


def _met(path: str, one: Meeting) -> Met:
    if not one.both:
        return Met(one, "", "")
    number = "" if one.coefficient is None else format_number(one.coefficient, 2)
    url = f"{path}?kode={one.listed.pk}"
    return Met(one, number, url if one.is_itself else f"{url}&med={one.other.pk}")
