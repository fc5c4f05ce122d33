"""Tables of the statement of accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.numbering import Numbering
from forkommune.figures import Cell, Column, NumberStyle, Row, Table
from forkommune.figures.numbers import format_date, format_number

UNKNOWN = "–"
KRONER = NumberStyle(decimals=2)
WHOLE = NumberStyle()  # the application counts in thousands
PERCENT = NumberStyle(decimals=1, suffix="%")


def money(value: str | None, style: NumberStyle = KRONER) -> Cell:
    """An amount as it was frozen; a dash where it is not known."""
    return Cell.number(None if value is None else Decimal(value), style, UNKNOWN)


def day(written: str) -> str:
    """A frozen day in digits."""
    return format_date(date.fromisoformat(written[:10]))


def compared(
    table: Mapping[str, Any], numbering: Numbering, *, invented: str, source: str
) -> SafeString:
    """One of the four tables: the plan by year, and what is entered of it."""
    columns = (
        Column(table["title"]),
        *(Column(_("Plan %(year)d") % {"year": year}, True) for year in table["years"]),
        Column(_("Plan in all"), True),
        Column(_("Entered"), True),
        Column(_("Left"), True),
        Column(_("Share"), True),
    )
    rows = [_compared(row, row["label"]) for row in table["rows"]]
    share = table["total"]["share"]
    heading = (
        _("%(title)s: nothing is entered yet") % {"title": table["title"]}
        if share is None
        else _("%(title)s: %(share)s per cent is entered")
        % {"title": table["title"], "share": format_number(Decimal(share), 0)}
    )
    return blocks.table(
        Table(heading, columns, (*rows, _compared(table["total"], _("Total"), total=True))),
        anchor=f"table-{table['dimension'].replace('_', '-')}",
        number=numbering.number(f"table-{table['dimension'].replace('_', '-')}"),
        unit=_("NOK. “–” means not known, or that nothing was planned."),
        source=source,
        invented=invented,
        widths=(132,),
    )


def _compared(row: Mapping[str, Any], label: str, *, total: bool = False) -> Row:
    plan = (money(cell, WHOLE) for cell in (*row["by_year"], row["planned"]))
    used = (money(row["entered"]), money(row["left"]), money(row["share"], PERCENT))
    return Row(Cell(label), (*plan, *used), total=total)


def entries(data: Mapping[str, Any], numbering: Numbering, *, mark: str) -> SafeString:
    """Every entry by its number."""
    rows: Sequence[Mapping[str, Any]] = data["entries"]
    columns = (
        Column(_("No.")),
        Column(_("Date")),
        Column(_("Organisation")),
        Column(_("Text")),
        Column(_("Voucher")),
        Column(_("Activity"), True),
        Column(_("Hours"), True),
        Column(_("Rate"), True),
        Column(_("Amount"), True),
        Column(_("Where it belongs")),
    )
    heading = ngettext("%(n)d entry", "%(n)d entries", len(rows)) % {"n": len(rows)}
    return blocks.table(
        Table(heading, columns, tuple(_entry(row) for row in rows)),
        anchor="entries",
        number=numbering.number("entries"),
        unit=_("NOK and hours. An amount below 0 takes an earlier entry back."),
        source=_("the ledger of the portal."),
        invented=mark if data["invented"] else "",
        widths=(26, 54, 92, 0, 44, 40, 40, 48, 62, 178),
        long=True,
    )


def _entry(row: Mapping[str, Any]) -> Row:
    cells = (
        Cell(day(row["date"])),
        Cell(row["who"]),
        Cell(row["text"]),
        Cell(row["voucher"] or UNKNOWN),
        Cell(row["activity"] or UNKNOWN, numeric=True),
        money(row["hours"] or None),
        money(row["rate"] or None),
        money(row["amount"]),
        Cell(" · ".join(row["words"].values())),
    )
    return Row(Cell(row["number"]), cells)


def hours(data: Mapping[str, Any], numbering: Numbering, *, invented: str) -> SafeString:
    """Hours by organisation."""
    columns = (Column(_("Organisation")), Column(_("Hours"), True), Column(_("NOK"), True))
    rows = tuple(Row(Cell(name), (money(h), money(nok))) for name, h, nok in data["hours"])
    return blocks.table(
        Table(_("Hours by organisation"), columns, rows),
        anchor="hours",
        number=numbering.number("hours"),
        source=_("the ledger of the portal."),
        invented=invented,
    )


def rates(data: Mapping[str, Any], numbering: Numbering, *, invented: str) -> SafeString:
    """The rates that entries were priced with, and who says so."""
    columns = (
        Column(_("Organisation")),
        Column(_("NOK an hour"), True),
        Column(_("From")),
        Column(_("Source")),
    )
    rows = tuple(
        Row(
            Cell(rate["organisation"] or _("Everybody else")),
            (money(rate["rate"]), Cell(day(rate["from"])), Cell(rate["source"])),
        )
        for rate in data["rates"]
    )
    return blocks.table(
        Table(_("Hourly rates that were used"), columns, rows),
        anchor="rates",
        number=numbering.number("rates"),
        source=_("the ledger of the portal."),
        invented=invented,
        widths=(132, 77, 66),
    )


def periods(data: Mapping[str, Any], numbering: Numbering, *, invented: str) -> SafeString:
    """The periods and what they held when they were closed."""
    columns = (
        Column(_("Period")),
        Column(_("Closed")),
        Column(_("Sum in NOK"), True),
        Column(_("Checksum of the entries")),
    )
    rows = tuple(
        Row(
            Cell(f"{day(period['from'])} – {day(period['to'])}"),
            (
                Cell(day(period["closed"]) if period["closed"] else _("open")),
                money(period["sum"]),
                Cell(period["sha256"][:16] or UNKNOWN),
            ),
        )
        for period in data["periods"]
    )
    return blocks.table(
        Table(_("Accounting periods"), columns, rows),
        anchor="periods",
        number=numbering.number("periods"),
        unit=_("The checksum's first 16 signs."),
        source=_("the ledger of the portal."),
        invented=invented,
        widths=(132, 66, 84),
    )
