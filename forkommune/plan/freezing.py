"""The accounts of a moment as plain data: what a statement is made of, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from forkommune.plan.bookkeeping import Compared, ComparedTable, Dimension
from forkommune.plan.codes import labels
from forkommune.plan.models import HourlyRate, LedgerEntry
from forkommune.plan.selectors.accounts import Accounts, title_of
from forkommune.plan.selectors.entries import as_text


def freeze(accounts: Accounts, *, at: datetime) -> dict[str, Any]:
    """Project, tables, entries, rates, periods and contradictions, in text and plain numbers.

    Amounts are text with two decimals; None is what is not known.
    """
    project, words = accounts.project, labels()
    hours, own = accounts.own_work
    return {
        "at": at.isoformat(),
        "project": {
            "number": project.number,
            "title": project.title,
            "owner": project.owner.name,
            "partners": [partner.name for partner in project.partners.order_by("name")],
            "source": project.source,
            "from": project.period_from.isoformat(),
            "to": project.period_to.isoformat(),
        },
        "tables": [table_facts(table) for table in accounts.tables],
        "entries": [
            _entry(entry, words) for entry in sorted(accounts.entries, key=lambda row: row.number)
        ],
        "hours": [
            [row.organisation, _text(row.hours), _text(row.amount)] for row in accounts.hours
        ],
        "own": [_text(hours), _text(own), _text(accounts.own_planned)],
        "rates": _rates(accounts),
        "periods": [
            {
                "from": period.first_day.isoformat(),
                "to": period.last_day.isoformat(),
                "closed": period.closed_at.isoformat() if period.closed_at else None,
                "sum": _text(period.sum_nok),
                "sha256": period.sha256,
            }
            for period in accounts.periods
        ],
        "contradictions": [one.text_nb for one in accounts.contradictions],
        "waiting": accounts.waiting,
        "invented": accounts.has_invented,
        "sha256": accounts.sha256,
    }


def table_facts(table: ComparedTable) -> dict[str, Any]:
    """One table in text: its lines with plan by year, entered, left and share, and their sum."""
    return {
        "dimension": table.dimension.value,
        "title": title_of(table.dimension),
        "years": list(table.years),
        "rows": [_row(row, table) for row in table.rows],
        "total": _row(table.total, table),
    }


def _row(row: Compared, table: ComparedTable) -> dict[str, Any]:
    return {
        "label": row.label,
        "by_year": [_text(row.by_year.get(year)) for year in table.years],
        "planned": _text(row.planned),
        "entered": _text(row.entered),
        "left": _text(row.left),
        "share": None if row.share is None else f"{row.share:.1f}",
    }


def _entry(entry: LedgerEntry, words: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    sides = {side.value: getattr(entry, side.value) for side in Dimension}
    return {
        **as_text(entry),
        "who": entry.organisation.name,
        "words": {side: words[side].get(code, code) for side, code in sides.items()},
        "invented": entry.is_invented,
    }


def _rates(accounts: Accounts) -> list[dict[str, Any]]:
    used = {entry.rate_id for entry in accounts.entries if entry.rate_id}
    rows = HourlyRate.objects.filter(pk__in=used).select_related("organisation")
    return [
        {
            "organisation": rate.organisation.name if rate.organisation else None,
            "rate": _text(rate.rate_nok),
            "from": rate.valid_from.isoformat(),
            "source": rate.source,
        }
        for rate in rows
    ]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
