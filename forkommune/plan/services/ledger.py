"""Enter, correct and reverse entries of the ledger. Nothing is ever deleted from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, User
from forkommune.figures.numbers import format_date
from forkommune.plan.bookkeeping import cost_of_hours
from forkommune.plan.models import (
    AccountingPeriod,
    Activity,
    HourlyRate,
    LedgerEntry,
    Project,
)
from forkommune.ui.dates import today
from forkommune.work.history import acting

CORRECTABLE = (
    "date",
    "organisation",
    "activity",
    "text",
    "voucher",
    "cost_type",
    "sector",
    "task",
    "financing",
)


class CannotEnter(ValueError):
    """The entry breaks a rule of the ledger; the message says which and what to do."""


class NoRateInForce(CannotEnter):
    """Nobody has said what an hour of the organisation costs on that day."""


class PeriodClosed(CannotEnter):
    """The day lies in a period that is settled."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What an entry says. Either hours, whose rate is looked up, or an amount in kroner."""

    date: date
    organisation: Organisation
    text: str
    cost_type: str
    sector: str
    task: str
    financing: str
    activity: Activity | None = None
    voucher: str = ""
    hours: Decimal | None = None
    amount: Decimal | None = None
    is_invented: bool = False


@transaction.atomic
def enter(*, project: Project, facts: Facts, by: User | None, reason: str = "") -> LedgerEntry:
    """A new entry with the next number of the project.

    Raises CannotEnter: neither or both of hours and amount, nothing of either, no rate in force, an
    unknown code, or a closed period.
    """
    Project.objects.select_for_update().get(pk=project.pk)  # one number at a time
    demand_open(project, facts.date)
    _demand_something(facts)
    entry = LedgerEntry(
        project=project,
        number=LedgerEntry.objects.next_number(project),
        entered_by=by,
        is_invented=facts.is_invented,
        hours=facts.hours,
        **{name: getattr(facts, name) for name in CORRECTABLE},
    )
    if facts.hours is not None:
        _price(entry, facts.hours)
    elif facts.amount is not None:
        entry.amount_nok = facts.amount
    return _checked(entry, by, "ledger.entered", reason)


def _demand_something(facts: Facts) -> None:
    if (facts.hours is None) == (facts.amount is None):
        raise CannotEnter(_("Give either hours or an amount, not both and not neither."))
    if facts.hours is not None and facts.hours <= 0:
        raise CannotEnter(_("Hours must be more than 0. To take hours back, reverse their entry."))
    if facts.amount == 0:
        raise CannotEnter(_("An amount of 0 kroner says nothing. Write what it cost."))


def _price(entry: LedgerEntry, hours: Decimal) -> None:
    rate = HourlyRate.objects.in_force(entry.organisation, entry.date).first()
    if rate is None:
        raise NoRateInForce(
            _(
                "No hourly rate of %(organisation)s is in force on %(day)s; "
                "add it with its source under hourly rates first."
            )
            % {"organisation": entry.organisation, "day": format_date(entry.date)}
        )
    entry.rate, entry.rate_nok = rate, rate.rate_nok
    entry.amount_nok = cost_of_hours(hours, rate.rate_nok)
    entry.is_invented = entry.is_invented or rate.is_invented


def _checked(entry: LedgerEntry, by: User | None, action: str, reason: str) -> LedgerEntry:
    try:
        entry.full_clean()
    except ValidationError as fault:
        raise CannotEnter(" ".join(fault.messages)) from fault
    with acting(by, action, reason):
        entry.save()
    return entry


@transaction.atomic
def correct(*, entry: LedgerEntry, values: Mapping[str, Any], by: User, reason: str) -> LedgerEntry:
    """Other words, day or place in the tables for an entry; its money is reversed instead.

    values: of `CORRECTABLE`. Hours keep the rate they were entered with. The history keeps what
    stood before. Raises CannotEnter without a reason, for an unknown code and in a closed period.
    """
    _demand_reason(reason, _("Say why the entry is corrected."))
    if foreign := set(values) - set(CORRECTABLE):
        raise CannotEnter(
            _("%(fields)s cannot be corrected; reverse the entry and enter it anew.")
            % {"fields": ", ".join(sorted(foreign))}
        )
    row = _locked(entry)
    demand_open(row.project, row.date)
    for name, value in values.items():
        setattr(row, name, value)
    demand_open(row.project, row.date)
    return _checked(row, by, "ledger.corrected", reason)


@transaction.atomic
def reverse(*, entry: LedgerEntry, by: User, reason: str, on: date | None = None) -> LedgerEntry:
    """A counter-entry that takes the money and hours of `entry` back; both stay in the ledger.

    on: its day, the entry's own by default; today where that period is closed.
    Raises CannotEnter without a reason, or when the entry is reversed or is itself a reversal.
    """
    _demand_reason(reason, _("Say why the entry is reversed."))
    row = _locked(entry)
    if row.reverses_id or LedgerEntry.objects.filter(reverses=row).exists():
        raise CannotEnter(_("Entry %(number)d is reversed already.") % {"number": row.number})
    day = on or (today() if is_closed(row.project, row.date) else row.date)
    demand_open(row.project, day)
    counter = LedgerEntry(
        project=row.project,
        number=LedgerEntry.objects.next_number(row.project),
        hours=None if row.hours is None else -row.hours,
        rate=row.rate,
        rate_nok=row.rate_nok,
        amount_nok=-row.amount_nok,
        reverses=row,
        entered_by=by,
        is_invented=row.is_invented,
        **{name: getattr(row, name) for name in CORRECTABLE},
    )
    counter.date = day
    counter.text = (_("Reversal of %(number)d: ") % {"number": row.number} + row.text)[:200]
    return _checked(counter, by, "ledger.reversed", reason)


def _locked(entry: LedgerEntry) -> LedgerEntry:
    Project.objects.select_for_update().get(pk=entry.project_id)
    row: LedgerEntry = LedgerEntry.objects.select_for_update().get(pk=entry.pk)
    return row


def _demand_reason(reason: str, words: str) -> None:
    if not reason.strip():
        raise CannotEnter(words)


def is_closed(project: Project, day: date) -> bool:
    """Whether a day lies in a settled period."""
    return AccountingPeriod.objects.holding(project, day).closed().exists()


def demand_open(project: Project, day: date) -> None:
    """Raise PeriodClosed, naming the period, for a day in a settled one."""
    period = AccountingPeriod.objects.holding(project, day).closed().first()
    if period is not None:
        raise PeriodClosed(
            _(
                "%(day)s lies in the period %(first)s – %(last)s, which is closed. "
                "Reopen it with a reason, or use a later day."
            )
            % {
                "day": format_date(day),
                "first": format_date(period.first_day),
                "last": format_date(period.last_day),
            }
        )
