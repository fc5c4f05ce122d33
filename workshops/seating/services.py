"""Seats are computed, changed by hand, and kept right on the day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from workshops.models import Invitation, Meeting, Seat, SeatingPlan, Table

from . import telling
from .arranging.changing import Change, changed, moved, reseated, swapped, with_late
from .arranging.guests import Seats
from .arranging.refusing import refusals
from .arranging.searching import seated
from .gathering import Gathered, gather, task_of

MOST_ROUNDS, MOST_TABLES = 4, 99


class CannotSeat(ValueError):
    """The seats cannot be so. reasons: a sentence each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class SeatsChanged(CannotSeat):
    """Somebody else has changed the seats since the page was opened."""


@transaction.atomic
def compute_seats(
    *,
    meeting: Meeting,
    tables: int,
    rounds: int,
    apart: bool,
    mixed: bool,
    seen: int,
    by: User,
    seed: int = 1,
) -> SeatingPlan:
    """Seats for all who come, anew; decided ones are kept. The same answer for the same people.

    seen: the version that the page showed, 0 where there was none. Raises SeatsChanged, and
    CannotSeat naming each rule that nothing can keep, before anything is computed.
    """
    plan = _plan(meeting, seen)
    plan.tables, plan.rounds, plan.apart, plan.mixed = tables, rounds, apart, mixed
    gathered = gather(meeting, by)
    task = task_of(plan, gathered, gathered.people)
    if found := refusals(task):
        raise CannotSeat(*telling.refused(found, gathered))
    with acting(by, "seating.computed"):
        _keep_plan(plan, by)
        _write(plan, gathered, seated(task, seed=seed))
        _drop_empty_tables(plan)
    return plan


@transaction.atomic
def move_guest(
    *, meeting: Meeting, person: int, number: int, table: int, seen: int, by: User
) -> Change:
    """One person to another table in a round (from 1); rules that this breaks are told, not refused.

    Raises SeatsChanged, and CannotSeat for a person or table that the plan does not have.
    """
    return _by_hand(
        meeting,
        number,
        [person],
        table,
        seen,
        by,
        lambda seats, at: moved(seats, at, person, table),
    )


@transaction.atomic
def swap_guests(
    *, meeting: Meeting, person: int, other: int, number: int, seen: int, by: User
) -> Change:
    """Two people in each other's place in a round (from 1). Raises SeatsChanged, CannotSeat."""
    return _by_hand(
        meeting,
        number,
        [person, other],
        1,
        seen,
        by,
        lambda seats, at: swapped(seats, at, person, other),
    )


def _by_hand(
    meeting: Meeting,
    number: int,
    people: Sequence[int],
    table: int,
    seen: int,
    by: User,
    change: Callable[[Seats, int], Seats],
) -> Change:
    plan = _plan(meeting, seen)
    gathered = gather(meeting, by)
    if not 1 <= number <= plan.rounds or not 1 <= table <= plan.tables:
        raise CannotSeat(_("There is no such round or table; choose one of those on the page."))
    seats = gathered.rounds(plan.rounds)
    if missing := [key for key in people if key not in seats[number - 1]]:
        raise CannotSeat(_("%(n)d of them has no seat in the round.") % {"n": len(missing)})
    if held := [key for key in people if gathered.seats[number, key].locked]:
        raise CannotSeat(
            _("The seat of %(who)s is decided; let it loose first.")
            % {"who": gathered.people[held[0]]}
        )
    found = changed(task_of(plan, gathered), seats, change(seats, number - 1))
    with acting(by, "seating.changed_by_hand"):
        _keep_plan(plan, by)
        _write(plan, gathered, found.seats)
    return found


@transaction.atomic
def decide_seat(
    *, meeting: Meeting, person: int, number: int, locked: bool, seen: int, by: User
) -> Seat:
    """A seat that is kept when the tables are computed, or no longer. Raises SeatsChanged, CannotSeat."""
    plan = _plan(meeting, seen)
    seats = Seat.objects.of_meeting(meeting).filter(invitation=person, round=number)
    seat: Seat | None = seats.first()
    if seat is None:
        raise CannotSeat(_("The person has no seat in the round."))
    with acting(by, "seating.decided"):
        _keep_plan(plan, by)
        seat.locked = locked
        seat.save(update_fields=["locked"])
    return seat


@transaction.atomic
def seat_those_who_came(
    *, meeting: Meeting, absent: Collection[int], from_round: int, seen: int, by: User
) -> list[Invitation]:
    """Take the seats of those who did not come from a round (from 1) on, and move as few as possible.

    Gives back those who were moved. Raises SeatsChanged, and CannotSeat where a rule cannot be kept
    any more with so many tables.
    """
    plan = _plan(meeting, seen)
    if not 1 <= from_round <= plan.rounds:
        raise CannotSeat(_("There is no such round or table; choose one of those on the page."))
    gathered = gather(meeting, by)
    there = [key for key in gathered.people if key in gathered.seated() and key not in set(absent)]
    task = task_of(plan, gathered, there)
    if found := refusals(task):
        raise CannotSeat(*telling.refused(found, gathered))
    before = gathered.rounds(plan.rounds)
    rounds = range(from_round - 1, plan.rounds)
    after = reseated(task, _as_printed(gathered, before), rounds=rounds)
    with acting(by, "seating.those_who_came"):
        _keep_plan(plan, by)
        gone = [
            seat.pk
            for (number, key), seat in gathered.seats.items()
            if number >= from_round and key not in set(there)
        ]
        Seat.objects.filter(pk__in=gone).delete()
        changing = tuple(row if at in rounds else {} for at, row in enumerate(after))
        _write(plan, gathered, changing, keep_others=True)
    return [
        gathered.people[key]
        for key in there
        if any(key in before[at] and after[at].get(key) != before[at][key] for at in rounds)
    ]


def _as_printed(gathered: Gathered, seats: Seats) -> Seats:
    """What the badges say where they say something: a badge that is right again costs nothing."""
    return tuple(
        {
            key: printed.number
            if (printed := gathered.seats[number, key].printed) is not None
            else table
            for key, table in row.items()
        }
        for number, row in enumerate(seats, start=1)
    )


@transaction.atomic
def seat_late_guest(*, meeting: Meeting, person: int, by: User) -> dict[int, int]:
    """The cheapest free seat in each round; nobody else moves. Gives back the tables by round.

    Somebody who has seats keeps them. Raises CannotSeat without a plan, or for one who does not come.
    """
    plan = _plan(meeting, None)
    gathered = gather(meeting, by)
    if person not in gathered.people:
        raise CannotSeat(_("The person has not said that they come; record the answer first."))
    if person not in gathered.seated():
        task = task_of(plan, gathered, {*gathered.seated(), person})
        with acting(by, "seating.late_guest"):
            _keep_plan(plan, by)
            _write(plan, gathered, with_late(task, gathered.rounds(plan.rounds), person))
        gathered = gather(meeting, by)
    return {n: seat.table.number for (n, key), seat in gathered.seats.items() if key == person}


@transaction.atomic
def note_printed(*, meeting: Meeting, people: Collection[int]) -> None:
    """The badges of these people say their seats as they are now."""
    for seat in Seat.objects.of_meeting(meeting).filter(invitation__in=people):
        if seat.printed_id != seat.table_id:
            seat.printed_id = seat.table_id
            seat.save(update_fields=["printed"])


def _plan(meeting: Meeting, seen: int | None) -> SeatingPlan:
    """The meeting's plan, held until the transaction ends. seen: None asks nothing."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    plan = SeatingPlan.objects.select_for_update(of=("self",)).filter(meeting=meeting).first()
    if plan is None:
        if seen:
            raise SeatsChanged(_("The seats were taken away while the page stood open."))
        if seen is None:
            raise CannotSeat(_("The tables are not set yet; compute them first."))
        return SeatingPlan(meeting=meeting, version=0)
    if seen is not None and plan.version != seen:
        who = plan.changed_by or _("Somebody")
        raise SeatsChanged(
            _(
                "%(who)s changed the seats at %(when)s, after you opened the page. Nothing was changed now: look, and choose again."
            )
            % {"who": who, "when": f"{timezone.localtime(plan.changed_at):%H.%M}"}
        )
    return plan


def _keep_plan(plan: SeatingPlan, by: User) -> None:
    plan.version += 1
    plan.changed_by = by
    plan.save()


def _write(
    plan: SeatingPlan, gathered: Gathered, seats: Seats, *, keep_others: bool = False
) -> None:
    """Make the rows say what the arithmetic found; rows that are right already are left alone."""
    tables = _tables(plan)
    made: list[Seat] = []
    changed_rows: list[Seat] = []
    kept: set[tuple[int, int]] = set()
    for number, row in enumerate(seats, start=1):
        for key, table in row.items():
            kept.add((number, key))
            seat = gathered.seats.get((number, key))
            if seat is None:
                made.append(Seat(invitation_id=key, round=number, table=tables[table]))
            elif seat.table_id != tables[table].pk:
                seat.table = tables[table]
                changed_rows.append(seat)
    Seat.objects.bulk_create(made)
    Seat.objects.bulk_update(changed_rows, ["table"])
    if not keep_others:
        gone = [seat.pk for at, seat in gathered.seats.items() if at not in kept]
        Seat.objects.filter(pk__in=gone).delete()


def _tables(plan: SeatingPlan) -> dict[int, Table]:
    """Tables 1, 2, … of the plan; those that are missing are made."""
    known = {one.number: one for one in Table.objects.filter(meeting=plan.meeting)}
    wanted = range(1, plan.tables + 1)
    Table.objects.bulk_create(
        Table(meeting=plan.meeting, number=number) for number in wanted if number not in known
    )
    return {one.number: one for one in Table.objects.filter(meeting=plan.meeting)}


def _drop_empty_tables(plan: SeatingPlan) -> None:
    """Tables beyond those in use go, where nothing was said of them or hangs on them."""
    for table in Table.objects.filter(meeting=plan.meeting, number__gt=plan.tables, theme=""):
        if not any(_hangs(relation, table) for relation in Table._meta.related_objects):
            table.delete()


def _hangs(relation: Any, table: Table) -> bool:
    rows = relation.related_model._base_manager.filter(**{relation.field.name: table})
    return bool(rows.exists())
