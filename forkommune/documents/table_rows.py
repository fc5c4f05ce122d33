"""Table rows of the figures room as print needs them: links only where a PDF can follow them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html

from forkommune.figures import Cell, Row, Table

FOLLOWED = ("#", "https://", "http://")


@dataclass(frozen=True)
class PrintCell:
    """What stands in one cell, and its classes."""

    text: str
    css: str


@dataclass(frozen=True)
class PrintRow:
    """One row."""

    head: str
    cells: tuple[PrintCell, ...]
    total: bool


def print_rows(table: Table) -> Sequence[PrintRow]:
    """The rows of `table`. A portal's own path means nothing in a file, so it is left out."""
    return [_row(row) for row in table.rows]


def _row(row: Row) -> PrintRow:
    cells = tuple(PrintCell(_text(cell), cell.css) for cell in row.cells)
    return PrintRow(_text(row.head), cells, row.total)


def _text(cell: Cell) -> str:
    if cell.url.startswith(FOLLOWED):
        return format_html('<a href="{}">{}</a>', cell.url, cell.text)
    return cell.text
