"""Table rows of the figures room as a document needs them: links only where a PDF can follow them.

What programs read of a number goes with it: the web copy and the data beside a report are made of the
same HTML as the pages.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html

from forkommune.figures import Cell, Row, Table

FOLLOWED = ("#", "https://", "http://")
KEPT = 2  # of the first and of the last rows: no page begins or ends with one of them alone


@dataclass(frozen=True)
class PrintCell:
    """What stands in one cell, and its classes."""

    text: str
    css: str
    raw: str = ""  # the number as programs read it


@dataclass(frozen=True)
class PrintRow:
    """One row. css: "sum" for a total, "above-sum" for the row above one, "keep" where no page may begin."""

    head: str
    cells: tuple[PrintCell, ...]
    css: str


def print_rows(table: Table) -> Sequence[PrintRow]:
    """The rows of `table`. A portal's own path means nothing in a file, so it is left out."""
    below = [row.total for row in table.rows[1:]] + [False]
    count = len(table.rows)
    return [
        _row(row, is_total, is_kept(at, count))
        for at, (row, is_total) in enumerate(zip(table.rows, below, strict=True))
    ]


def is_kept(at: int, count: int) -> bool:
    """Whether row `at` of `count` stays on the page of the row above it."""
    return 0 < at < KEPT or (at > 0 and at >= count - KEPT)


def _row(row: Row, is_total_below: bool, is_kept: bool) -> PrintRow:
    """Rows are named by where they stand, because to look for them by a selector costs the square of the rows."""
    cells = tuple(PrintCell(_text(cell), cell.css, _raw(cell)) for cell in row.cells)
    sums = "sum" if row.total else "above-sum" if is_total_below else ""
    return PrintRow(_text(row.head), cells, " ".join(filter(None, [sums, "keep" * is_kept])))


def _raw(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value)


def written(table: Table) -> str:
    """A table as JSON: heads, and rows of [what people read, what programs read, is it a number]."""
    heads = [column.title for column in table.columns]
    rows = [
        [[cell.text, _raw(cell), cell.numeric] for cell in (row.head, *row.cells)]
        for row in table.rows
    ]
    return json.dumps([heads, rows], ensure_ascii=False, separators=(",", ":"))


def _text(cell: Cell) -> str:
    if cell.url.startswith(FOLLOWED):
        return format_html('<a href="{}">{}</a>', cell.url, cell.text)
    return cell.text
