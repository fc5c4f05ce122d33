"""The use of the example database as an Excel workbook: what the page shows."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forkommune.documents.workbooks import SheetColumn, Value, WorkbookSheet, write_workbook
from forkommune.ui.dates import long_date

from .page import Cell, Usage

WIDE, NARROW = 60, 16


def usage_workbook(told: Usage, *, at: datetime) -> bytes:
    """The .xlsx file; fewer than five is a text and not counted an empty cell, and neither is 0."""
    title = str(_("Use of the example database"))
    above = [title, _("As of %(day)s") % {"day": long_date(localdate(at))}]
    if told.since:
        above.append(_("Counted since %(day)s") % {"day": long_date(told.since)})
    above.append(
        _("Programs that say they are programs, and what browsers fetch ahead, are not counted.")
    )
    sheets = [_by_month(told, above), _facts(told), _copied(told), _words(told)]
    return write_workbook(sheets, title=title, creator="", at=at)


def _value(cell: Cell) -> Value:
    return cell.words if cell.is_small else cell.count


def _by_month(told: Usage, above: list[str]) -> WorkbookSheet:
    heads = [SheetColumn(_("What"), 34), SheetColumn(_("In all"), NARROW)]
    heads += [SheetColumn(month, NARROW) for month in told.months]
    heads.append(SheetColumn(_("What it counts"), WIDE))
    rows: list[list[Value]] = [
        [one.label, _value(one.total), *map(_value, one.months), one.counts] for one in told.series
    ]
    return WorkbookSheet(title=_("By month"), columns=heads, rows=rows, above=above)


def _facts(told: Usage) -> WorkbookSheet:
    heads = [(_("What"), 44), (_("Number"), NARROW), (_("What it counts"), WIDE)]
    return WorkbookSheet(
        title=_("Today"),
        columns=[SheetColumn(head, width) for head, width in heads],
        rows=[[one.label, one.count, one.counts] for one in told.facts],
    )


def _copied(told: Usage) -> WorkbookSheet:
    heads = [
        (_("Example"), WIDE),
        (_("Taken into use by"), NARROW),
        (_("Of these it works in"), 20),
    ]
    return WorkbookSheet(
        title=_("Taken into use"),
        columns=[SheetColumn(head, width) for head, width in heads],
        rows=[[one.example.title, one.count, one.works] for one in told.copied],
    )


def _words(told: Usage) -> WorkbookSheet:
    heads = [(_("Words"), WIDE), (_("Times"), NARROW), (_("First"), NARROW), (_("Last"), NARROW)]
    return WorkbookSheet(
        title=_("Searched for in vain"),
        columns=[SheetColumn(head, width) for head, width in heads],
        rows=[[one.words, one.times, one.first_on, one.last_on] for one in told.words],
    )
