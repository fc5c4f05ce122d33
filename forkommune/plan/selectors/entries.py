"""Ledger entries as plain text, for checksums, statements and spreadsheets."""

from __future__ import annotations

from decimal import Decimal

from forkommune.plan.bookkeeping import Dimension, Entered
from forkommune.plan.models import LedgerEntry


def as_text(entry: LedgerEntry) -> dict[str, str]:
    """The columns of `sealing.COLUMNS`; what is not known is empty."""
    return {
        "number": str(entry.number),
        "date": entry.date.isoformat(),
        "organisation": entry.organisation.code,
        "activity": str(entry.activity.number) if entry.activity else "",
        "text": entry.text,
        "voucher": entry.voucher,
        "hours": _decimal(entry.hours),
        "rate": _decimal(entry.rate_nok),
        "amount": _decimal(entry.amount_nok),
        "cost_type": entry.cost_type,
        "sector": entry.sector,
        "task": entry.task,
        "financing": entry.financing,
        "reverses": str(entry.reverses.number) if entry.reverses else "",
    }


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def as_entered(entry: LedgerEntry) -> Entered:
    """An entry for the arithmetic."""
    return Entered(
        amount=entry.amount_nok,
        hours=entry.hours,
        codes={dimension: getattr(entry, dimension.value) for dimension in Dimension},
    )
