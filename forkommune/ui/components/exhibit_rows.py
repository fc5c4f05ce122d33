"""The rows of a figure's table as HTML; a country's table has thousands of cells, so no template each."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeString

from forkommune.figures.tables import Cell, Row, Table


def rows_html(table: Table) -> SafeString:
    """The `<tr>` of every row. Most cells of a country are alike, so each is written once."""
    drawn = {cell: _cell(cell) for cell in {cell for row in table.rows for cell in row.cells}}
    return SafeString("\n".join(_row(row, drawn) for row in table.rows))  # nosec B703: every text is escaped


def _row(row: Row, drawn: Mapping[Cell, str]) -> str:
    total = ' class="fk-total"' if row.total else ""
    cells = "".join([drawn[cell] for cell in row.cells])
    return f'<tr{total}><th scope="row">{_words(row.head)}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    return f"<td{_class(cell)}>{_words(cell)}</td>"


def _class(cell: Cell) -> str:
    names = cell.css
    return f' class="{escape(names)}"' if names else ""


def _words(cell: Cell) -> str:
    words = escape(cell.text)
    if cell.spoken:
        heard = f'<span class="ds-sr-only">{escape(cell.spoken)}</span>'
        words = f'<span aria-hidden="true">{words}</span>{heard}'
    return f'<a class="ds-link" href="{escape(cell.url)}">{words}</a>' if cell.url else words
