"""What waits for a place in the ledger: proposed by itself, filled in, accepted or dismissed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.plan.codes import TIME_OF_PARTICIPANTS
from forkommune.plan.models import Activity, LedgerEntry, Project, ProposedEntry
from forkommune.work.history import acting
from forkommune.work.registry import HoursHeld, hour_sources

from .ledger import CannotEnter, Facts, enter

FILLED_IN = (
    "date",
    "organisation",
    "activity",
    "text",
    "hours",
    "amount_nok",
    "cost_type",
    "sector",
    "task",
    "financing",
)


class CannotDecide(ValueError):
    """The proposal is decided already, or lacks something; the message says what."""


@dataclass(frozen=True)
class Proposed:
    """What a look at the sources changed."""

    new: int
    changed: int
    gone: int


@transaction.atomic
def propose_hours(*, project: Project) -> Proposed:
    """Look at everything held, and propose the hours of what nobody has proposed yet.

    What is held proposes once, whatever was decided about it. An open proposal follows its source:
    a changed day is taken over, and what was called off is gone until it is held again. Nothing is
    counted.
    """
    Project.objects.select_for_update().get(pk=project.pk)  # one look at a time
    activities = {
        activity.number: activity for activity in Activity.objects.filter(project=project)
    }
    totals = [
        _look(project, name, source.held(), activities) for name, source in hour_sources.named()
    ]
    return Proposed(
        sum(one.new for one in totals),
        sum(one.changed for one in totals),
        sum(one.gone for one in totals),
    )


def _look(
    project: Project, source: str, held: Iterable[HoursHeld], activities: Mapping[int, Activity]
) -> Proposed:
    known = {row.key: row for row in ProposedEntry.objects.of_source(source)}
    states = ProposedEntry.State
    new = changed = 0
    seen = set()
    with acting(None, "proposal.hours"):
        for one in held:
            seen.add(one.key)
            row = known.get(one.key)
            if row is None:
                _propose(project, source, one, activities)
                new += 1
            elif row.state in (states.OPEN, states.GONE):
                changed += _follow(row, one)
        gone = 0
        for row in known.values():
            if row.state == states.OPEN and row.key not in seen:
                row.state = states.GONE
                row.save(update_fields=["state"])
                gone += 1
    return Proposed(new, changed, gone)


def _propose(
    project: Project, source: str, one: HoursHeld, activities: Mapping[int, Activity]
) -> None:
    ProposedEntry.objects.create(
        project=project,
        source=source,
        key=one.key,
        is_hours=True,
        date=one.on,
        organisation=one.organisation,
        activity=activities.get(one.activity or 0),
        text=one.text[:200],
        hours=one.hours,
        is_invented=one.is_invented,
        **TIME_OF_PARTICIPANTS,
    )


def _follow(row: ProposedEntry, one: HoursHeld) -> bool:
    """The day, and the hours where the source has come to know them; a person's hours stay."""
    before = (row.date, row.hours, row.state)
    row.date, row.state = one.on, ProposedEntry.State.OPEN
    row.hours = row.hours if one.hours is None else one.hours
    if before == (row.date, row.hours, row.state):
        return False
    row.save(update_fields=["date", "hours", "state"])
    return True


@transaction.atomic
def fill_in(
    *, proposal: ProposedEntry, values: Mapping[str, Any], by: User, reason: str = ""
) -> ProposedEntry:
    """Say what a proposal lacks, or what it should be; it still does not count.

    values: of `FILLED_IN`. Raises CannotDecide when it is decided, or a value breaks a rule.
    """
    row = _open(proposal)
    for name, value in values.items():
        if name not in FILLED_IN:
            raise CannotDecide(_("%(field)s is not for filling in.") % {"field": name})
        setattr(row, name, value)
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as fault:
        raise CannotDecide(" ".join(fault.messages)) from fault
    with acting(by, "proposal.filled", reason):
        row.save()
    return row


@transaction.atomic
def accept(*, proposal: ProposedEntry, by: User, reason: str = "") -> LedgerEntry:
    """Enter a proposal into the ledger: from now on it counts.

    Raises CannotDecide naming everything that is missing, the other proposal that it looks like
    (a reason why both belong there lets it through), or what the ledger says against it.
    """
    row = _open(proposal)
    if lacks := missing(row):
        raise CannotDecide(
            _("“%(text)s” lacks %(what)s; fill it in first.")
            % {"text": row.text, "what": ", ".join(lacks)}
        )
    if not reason.strip():
        _demand_no_double(row)
    try:
        entry = enter(project=row.project, facts=_facts(row), by=by, reason=reason)
    except CannotEnter as refused:
        raise CannotDecide(f"“{row.text}”: {refused}") from refused
    row.entry = entry
    _close(row, ProposedEntry.State.ACCEPTED, by, reason)
    return entry


def _demand_no_double(row: ProposedEntry) -> None:
    other = ProposedEntry.objects.doubles_of(row).first()
    if other is not None:
        raise CannotDecide(
            _(
                "“%(text)s” looks like “%(other)s” (%(place)s), on the same day with the same amount: "
                "%(state)s. Dismiss one of them, or give as reason why both belong in the ledger."
            )
            % {
                "text": row.text,
                "other": other.text,
                "place": other.place,
                "state": other.get_state_display().lower(),
            }
        )


def missing(row: ProposedEntry) -> list[str]:
    """What an open proposal still needs before it can count, in words."""
    money = "hours" if row.is_hours else "amount_nok"
    names = ["organisation", money, "cost_type", "sector", "task", "financing"]
    return [
        str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        for name in names
        if getattr(row, name) in (None, "")
    ]


def _facts(row: ProposedEntry) -> Facts:
    if row.organisation is None:
        raise CannotDecide(_("The organisation is missing."))
    return Facts(
        date=row.date,
        organisation=row.organisation,
        activity=row.activity,
        text=row.text,
        voucher=row.voucher,
        hours=row.hours if row.is_hours else None,
        amount=None if row.is_hours else row.amount_nok or Decimal(0),
        cost_type=row.cost_type,
        sector=row.sector,
        task=row.task,
        financing=row.financing,
        is_invented=row.is_invented,
    )


@transaction.atomic
def dismiss(*, proposal: ProposedEntry, by: User, reason: str) -> ProposedEntry:
    """Say that it does not belong in the ledger, and why; it is not proposed again."""
    if not reason.strip():
        raise CannotDecide(_("Say why it does not belong in the ledger."))
    row = _open(proposal)
    _close(row, ProposedEntry.State.DISMISSED, by, reason)
    return row


def _open(proposal: ProposedEntry) -> ProposedEntry:
    row: ProposedEntry = (
        ProposedEntry.objects.select_for_update(of=["self"])
        .select_related("project", "organisation", "activity")
        .get(pk=proposal.pk)
    )
    if row.state != ProposedEntry.State.OPEN:
        raise CannotDecide(
            _("“%(text)s” is decided already: %(state)s.")
            % {"text": row.text, "state": row.get_state_display().lower()}
        )
    return row


def _close(row: ProposedEntry, state: str, by: User, reason: str) -> None:
    row.state, row.decision = state, reason.strip()[:500]
    row.decided_by, row.decided_at = by, timezone.now()
    with acting(by, f"proposal.{state}", reason):
        row.save()
