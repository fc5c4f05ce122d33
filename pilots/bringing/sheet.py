"""The sheet of examples as a workbook or CSV: empty to fill in, or with what stands there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _

from forkommune.documents.workbooks import SheetColumn, WorkbookSheet, write_workbook
from forkommune.figures.tables import guarded
from pilots.models import Example

from .columns import Column, columns
from .standing import Cell, as_typed, cells_of

ORDER_MARK = "\ufeff"
WIDE, NARROW = 40, 18
LONG = ("title", "summary", "challenge", "steps", "did_not_work", "advice", "method")


def workbook(examples: Iterable[Example], *, at: datetime) -> bytes:
    """The examples, a line each, with what may be written on the sheets behind; none is an empty sheet."""
    with translation.override("nb"):
        found = columns()
        words = _lists(found)
        sheets = [
            WorkbookSheet(
                title=_("Examples"),
                columns=[_head(one, words) for one in found],
                rows=[_row(example, found) for example in examples],
            ),
            WorkbookSheet(
                title=_("How to fill it in"),
                columns=[
                    SheetColumn(_("Column"), 34),
                    SheetColumn(_("Must be filled in"), 14),
                    SheetColumn(_("Help"), 90),
                ],
                rows=[_help(one) for one in found],
            ),
            WorkbookSheet(
                title=_("Words"),
                columns=[SheetColumn(one.head, 30) for one in found if one.words],
                rows=words,
            ),
        ]
        return write_workbook(sheets, title=_("Examples"), creator="", at=at)


def _head(column: Column, words: Sequence[Sequence[str | None]]) -> SheetColumn:
    width = WIDE if column.name in LONG else NARROW
    if not column.words:
        return SheetColumn(column.head, width)
    return SheetColumn(column.head, width, allowed=(_("Words"), column.head))


def _lists(found: Sequence[Column]) -> list[list[str | None]]:
    """The words of each column that has a closed list, side by side."""
    lists = [list(one.words.values()) for one in found if one.words]
    longest = max(map(len, lists))
    padded = [[*words, *[None] * (longest - len(words))] for words in lists]
    return [list(row) for row in zip(*padded, strict=True)]


def _help(column: Column) -> list[str | None]:
    told = [column.told]
    if column.words:
        told.append(_("One of the words in the sheet “Ord”."))
    return [column.head, _("yes") if column.is_needed else None, " ".join(filter(None, told))]


def _row(example: Example, found: Sequence[Column]) -> list[Cell]:
    cells = cells_of(example)
    return [_in_words(cells.get(one.name), one) for one in found]


def _in_words(cell: Cell, column: Column) -> Cell:
    return column.words.get(str(cell), cell) if cell is not None else None


def table(examples: Iterable[Example]) -> str:
    """The same as CSV: semicolons and a byte order mark, as a Norwegian Excel wants them."""
    with translation.override("nb"):
        found = columns()
        written = io.StringIO()
        lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
        lines.writerow([one.head for one in found])
        for example in examples:
            lines.writerow([_text(cell) for cell in _row(example, found)])
    return ORDER_MARK + written.getvalue()


def _text(cell: Cell) -> str:
    if isinstance(cell, int | Decimal):
        return as_typed(cell)
    return guarded(as_typed(cell))
