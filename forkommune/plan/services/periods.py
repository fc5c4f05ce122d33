"""Settle a period of the accounts, and open it again for a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import User
from forkommune.plan.models import AccountingPeriod, LedgerEntry, Project, ProposedEntry
from forkommune.plan.sealing import seal
from forkommune.plan.selectors.entries import as_text
from forkommune.work.history import acting

# The trigger on the ledger takes the same lock shared: whoever enters and whoever closes wait for
# each other.
LOCK = 275769


class CannotClose(ValueError):
    """The period cannot be settled or opened; the message says why and what to do."""


@transaction.atomic
def add_period(*, project: Project, first_day: date, last_day: date, by: User) -> AccountingPeriod:
    """An open period. Raises CannotClose when it shares a day with another, or ends too early."""
    Project.objects.select_for_update().get(pk=project.pk)
    other = AccountingPeriod.objects.holding(project, first_day, last_day).first()
    if other is not None:
        raise CannotClose(_("It shares days with the period %(other)s.") % {"other": other})
    period = AccountingPeriod(project=project, first_day=first_day, last_day=last_day)
    try:
        period.full_clean()
    except ValidationError as fault:
        raise CannotClose(" ".join(fault.messages)) from fault
    with acting(by, "period.added"):
        period.save()
    return period


@transaction.atomic
def close_period(*, period: AccountingPeriod, by: User, reason: str = "") -> AccountingPeriod:
    """Settle a period with number, sum and checksum of its entries; from then on they stand fast.

    Closing twice keeps the first. Raises CannotClose while proposals of its days wait.
    """
    _lock_ledger()
    row: AccountingPeriod = AccountingPeriod.objects.select_for_update().get(pk=period.pk)
    if row.is_closed:
        return row
    waiting = ProposedEntry.objects.open().filter(
        project=row.project, date__gte=row.first_day, date__lte=row.last_day
    )
    if count := waiting.count():
        words = ngettext(
            "%(n)d proposed entry of these days waits; accept or dismiss it first.",
            "%(n)d proposed entries of these days wait; accept or dismiss them first.",
            count,
        )
        raise CannotClose(words % {"n": count})
    entries = list(entries_of(row))
    row.entries = len(entries)
    row.sum_nok = sum((entry.amount_nok for entry in entries), Decimal(0))
    row.sha256 = seal_of(row)
    row.closed_at, row.closed_by = timezone.now(), by
    row.is_invented = any(entry.is_invented for entry in entries)
    with acting(by, "period.closed", reason):
        row.save()
    return row


@transaction.atomic
def reopen_period(*, period: AccountingPeriod, by: User, reason: str) -> AccountingPeriod:
    """Let a settled period change again. Raises CannotClose without a reason, or if it is open."""
    if not reason.strip():
        raise CannotClose(_("Say why the period is reopened."))
    _lock_ledger()
    row: AccountingPeriod = AccountingPeriod.objects.select_for_update().get(pk=period.pk)
    if not row.is_closed:
        raise CannotClose(_("The period %(period)s is open already.") % {"period": row})
    row.closed_at = row.closed_by = row.entries = row.sum_nok = None
    row.sha256 = ""
    with acting(by, "period.reopened", reason):
        row.save()
    return row


def entries_of(period: AccountingPeriod) -> list[LedgerEntry]:
    """The entries dated within a period, by number."""
    rows = LedgerEntry.objects.filter(project=period.project).for_listing()
    return list(rows.within(period.first_day, period.last_day).order_by("number"))


def seal_of(period: AccountingPeriod) -> str:
    """The checksum of the entries dated within a period, as they are now."""
    return seal(as_text(entry) for entry in entries_of(period))


def broken_seals() -> list[AccountingPeriod]:
    """Closed periods whose entries are no longer those that were there when they were closed.

    The database refuses every single change; what switches its triggers off is found here.
    """
    closed = AccountingPeriod.objects.closed().select_related("project")
    return [period for period in closed if seal_of(period) != period.sha256]


def _lock_ledger() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
