"""The accounts as an Excel workbook: a sheet a table, the entries, and what they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.documents.workbooks import (
    DAY,
    KRONER,
    PERCENT,
    SheetColumn,
    Value,
    WorkbookSheet,
    write_workbook,
)
from forkommune.figures.numbers import format_date
from forkommune.plan.bookkeeping import Compared, ComparedTable, Dimension
from forkommune.plan.codes import labels

from .accounts import Accounts, title_of


def accounts_workbook(accounts: Accounts, *, at: datetime) -> bytes:
    """The workbook; an unknown amount is an empty cell."""
    sheets = [_about(accounts, at), *(_table(table, accounts) for table in accounts.tables)]
    return write_workbook(
        [*sheets, _entries(accounts)],
        title=_("Accounts of project %(number)s") % {"number": accounts.project.number},
        creator=accounts.project.owner.name,
        at=at,
    )


def _mark(accounts: Accounts) -> list[str]:
    return [_("Invented example")] if accounts.has_invented else []


def _about(accounts: Accounts, at: datetime) -> WorkbookSheet:
    project = accounts.project
    rows: list[Sequence[Value]] = [
        [_("Project"), project.title],
        [_("Project number"), project.number],
        [_("As of"), format_date(timezone.localdate(at))],
        [_("Entries"), str(len(accounts.entries))],
        [_("Checksum of the entries, sha256"), accounts.sha256],
        [_("Plan"), project.source],
        *(
            [_("The application contradicts itself"), one.text_nb]
            for one in accounts.contradictions
        ),
    ]
    columns = [SheetColumn(_("What"), 34), SheetColumn(_("Value"), 90)]
    return WorkbookSheet(title=_("About"), columns=columns, rows=rows, above=_mark(accounts))


def _table(table: ComparedTable, accounts: Accounts) -> WorkbookSheet:
    columns = [
        SheetColumn(title_of(table.dimension), 40),
        *(SheetColumn(_("Plan %(year)d") % {"year": year}, 16, KRONER) for year in table.years),
        SheetColumn(_("Plan in all"), 16, KRONER),
        SheetColumn(_("Entered"), 16, KRONER),
        SheetColumn(_("Left"), 16, KRONER),
        SheetColumn(_("Share, per cent"), 12, PERCENT),
    ]
    rows = [_row(row, row.label, table.years) for row in table.rows]
    return WorkbookSheet(
        title=title_of(table.dimension),
        columns=columns,
        rows=[*rows, _row(table.total, _("Total"), table.years)],
        above=_mark(accounts),
        total=True,
    )


def _row(row: Compared, label: str, years: Sequence[int]) -> Sequence[Value]:
    by_year = [row.by_year.get(year) for year in years]
    return [label, *by_year, row.planned, row.entered, row.left, row.share]


def _entries(accounts: Accounts) -> WorkbookSheet:
    words = labels()
    columns = [
        SheetColumn(_("No."), 7),
        SheetColumn(_("Date"), 12, DAY),
        SheetColumn(_("Organisation"), 28),
        SheetColumn(_("Activity"), 9),
        SheetColumn(_("Text"), 44),
        SheetColumn(_("Voucher"), 12),
        SheetColumn(_("Hours"), 9, KRONER),
        SheetColumn(_("Rate"), 11, KRONER),
        SheetColumn(_("Amount in NOK"), 15, KRONER),
        *(SheetColumn(title_of(side), 26) for side in Dimension),
        SheetColumn(_("Reverses no."), 10),
    ]
    rows: list[Sequence[Value]] = [
        [
            entry.number,
            entry.date,
            entry.organisation.name,
            entry.activity.number if entry.activity else None,
            entry.text,
            entry.voucher,
            entry.hours,
            entry.rate_nok,
            entry.amount_nok,
            *(words[side].get(code := getattr(entry, side.value), code) for side in Dimension),
            entry.reverses.number if entry.reverses else None,
        ]
        for entry in sorted(accounts.entries, key=lambda entry: entry.number)
    ]
    return WorkbookSheet(title=_("Entries"), columns=columns, rows=rows, above=_mark(accounts))
