"""Typed tables -> an Excel workbook: numbers are numbers, days are days, text is never a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forkommune.figures.tables import FORMULA_STARTS

Value = str | int | Decimal | date | None
KRONER = "#,##0.00"
DAY = "dd.mm.yyyy"
PERCENT = '0.0"%"'
PLAIN = "General"
LONGEST_TITLE = 31  # Excel's own limits
LONGEST_CELL = 32_767
ROWS_WITH_WORDS = 1_000
NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class SheetColumn:
    """A column head, its width in characters, and how Excel shows what stands below it.

    allowed: the sheet and the column there whose words Excel offers to choose among.
    """

    title: str
    width: int = 14
    format: str = PLAIN
    allowed: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class WorkbookSheet:
    """One sheet: lines of text on top, the heads, the rows; `total` sets the last row bold.

    Raises ValueError for a row of another width than the heads.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Value]]
    above: Sequence[str] = ()
    total: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"A row of sheet {self.title!r} has {len(row)} cells for {len(self.columns)} "
                    f"columns: {row!r}."
                )


def write_workbook(
    sheets: Sequence[WorkbookSheet], *, title: str, creator: str, at: datetime
) -> bytes:
    """The sheets as an .xlsx file; what is unknown (None) is an empty cell, never 0."""
    # Imported here: a web server that writes no workbook starts without it.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = title, creator
    book.properties.created = at.replace(tzinfo=None)
    for sheet in sheets:
        _write(book.create_sheet(sheet.title[:LONGEST_TITLE]), sheet)
    _offer_words(book, sheets)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write(page: Any, sheet: WorkbookSheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, text in enumerate(sheet.above, start=1):
        _put(page.cell(number, 1), text)
    head = len(sheet.above) + 1 + bool(sheet.above)
    for column, shape in enumerate(sheet.columns, start=1):
        cell = page.cell(head, column)
        _put(cell, shape.title)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(column)].width = shape.width
    for at, row in enumerate(sheet.rows, start=head + 1):
        for column, (value, shape) in enumerate(zip(row, sheet.columns, strict=True), start=1):
            cell = page.cell(at, column)
            _put(cell, value)
            if not isinstance(value, str):
                cell.number_format = shape.format
            if sheet.total and at == head + len(sheet.rows):
                cell.font = Font(bold=True)
    page.freeze_panes = page.cell(head + 1, 1)


def _offer_words(book: Any, sheets: Sequence[WorkbookSheet]) -> None:
    """Lists to choose from, in the columns that have one; another word can still be written."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    by_title = {sheet.title: sheet for sheet in sheets}
    for sheet in sheets:
        for at, column in enumerate(sheet.columns, start=1):
            if column.allowed is None:
                continue
            name, head = column.allowed
            titles = [one.title for one in by_title[name].columns]
            letter = get_column_letter(titles.index(head) + 1)
            last = 1 + sum(row[titles.index(head)] is not None for row in by_title[name].rows)
            offer = DataValidation(
                type="list",
                formula1=f"'{name}'!${letter}$2:${letter}${last}",
                allow_blank=True,
                showErrorMessage=False,
            )
            own = get_column_letter(at)
            offer.add(f"{own}2:{own}{ROWS_WITH_WORDS}")
            book[sheet.title[:LONGEST_TITLE]].add_data_validation(offer)


def _put(cell: Any, value: Value) -> None:
    """Text stays text: Excel keeps the mark even when somebody edits the cell."""
    if isinstance(value, str):
        value = _holdable(value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)


def _holdable(text: str) -> str:
    """A text as a cell can hold it; one that is too long says that it was cut."""
    text = NOT_IN_CELLS.sub(" ", text)
    if len(text) <= LONGEST_CELL:
        return text
    cut = _(" … (cut here: a cell of Excel holds no more)")
    return text[: LONGEST_CELL - len(cut)] + cut
