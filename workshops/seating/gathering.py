"""The participants of a meeting as guests of the arithmetic, and their seats as it reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from forkommune.accounts.models import User
from workshops.models import Invitation, Meeting, Seat, SeatingPlan, Table

from .arranging.guests import Guest, Seats, Task


@dataclass(frozen=True)
class Gathered:
    """All that a seating is made of. people: those who come, by key, whether they have a seat or not.

    seats: rows of the database by round (from 1) and person.
    """

    people: dict[int, Invitation]
    seats: dict[tuple[int, int], Seat]

    def seated(self) -> set[int]:
        """Keys of those with a seat in any round."""
        return {key for _round, key in self.seats}

    def waiting(self) -> list[Invitation]:
        """Those who come and have no seat in any round yet."""
        seated = self.seated()
        return [person for key, person in self.people.items() if key not in seated]

    def rounds(self, number: int) -> Seats:
        """The seats as the arithmetic reads them, of those who come."""
        rows: Seats = tuple({} for _round in range(number))
        for (at, key), seat in self.seats.items():
            if at <= number and key in self.people:
                rows[at - 1][key] = seat.table.number
        return rows


def gather(meeting: Meeting, user: User) -> Gathered:
    """Two queries: those who come, and every seat."""
    people = Invitation.objects.visible_to(user).filter(meeting=meeting).coming()
    seats = Seat.objects.visible_to(user).of_meeting(meeting)
    return Gathered(
        people={one.pk: one for one in people},
        seats={(seat.round, seat.invitation_id): seat for seat in seats},
    )


def task_of(
    plan: SeatingPlan,
    gathered: Gathered,
    keys: Collection[int] | None = None,
    *,
    locked: bool = True,
) -> Task:
    """The task of a plan for those with a seat, or for the people of these keys."""
    chosen = gathered.seated() if keys is None else set(keys)
    decided: dict[int, dict[int, int]] = {}
    if locked:
        for (number, key), seat in gathered.seats.items():
            if seat.locked and number <= plan.rounds:
                decided.setdefault(key, {})[number - 1] = seat.table.number
    people = [one for key, one in gathered.people.items() if key in chosen]
    return Task(
        guests=tuple(_guest(one, decided.get(one.pk, {})) for one in people),
        tables=plan.tables,
        rounds=plan.rounds,
        apart=plan.apart,
        mixed=plan.mixed,
    )


def _guest(person: Invitation, locked: dict[int, int]) -> Guest:
    municipality = getattr(person.organisation, "municipality", None)
    return Guest(
        key=person.pk,
        municipality=str(municipality.pk) if municipality else "",
        role=person.role,
        county=str(municipality.county_id) if municipality else "",
        leads=person.role == Invitation.Role.FACILITATOR,
        locked=locked,
    )


def table_of(invitation: Invitation, number: int) -> Table | None:
    """At which table a participant sits in a round (from 1); None without a seat."""
    seat = invitation.seats.filter(round=number).select_related("table").first()
    return seat.table if seat else None


def tables_in_round(
    meeting: Meeting, number: int, keys: Iterable[int] | None = None
) -> dict[int, int]:
    """The number of the table of each participant (by key) in a round; one query."""
    seats = Seat.objects.filter(invitation__meeting=meeting, round=number)
    if keys is not None:
        seats = seats.filter(invitation__in=keys)
    return dict(seats.values_list("invitation", "table__number"))
