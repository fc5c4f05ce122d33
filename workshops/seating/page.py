"""The seats of a meeting as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from workshops.models import Attendance, Invitation, Meeting, Seat, SeatingPlan, Session
from workshops.selectors import programme_of

from . import telling
from .arranging.account import Breach, account_of, breaches
from .arranging.changing import changed, moved, offers, swapped
from .gathering import Gathered, gather, task_of

MOST_OFFERS = 8
A_TABLE = 7  # people that a table is meant for, where nobody has said how many tables there are


@dataclass(frozen=True)
class Place:
    """A person at a table. badge: the table that the printed badge says, where it is another one."""

    person: Invitation
    seat: Seat
    badge: int | None
    is_chosen: bool


@dataclass(frozen=True)
class TableShown:
    """One table in one round, with the rules that it breaks."""

    number: int
    theme: str
    places: list[Place]
    is_broken: bool


@dataclass(frozen=True)
class RoundShown:
    """A round of group work: which item of the programme it is, and its tables."""

    number: int
    session: Session | None
    starts: datetime | None
    tables: list[TableShown]


@dataclass(frozen=True)
class OfferShown:
    """Another place, in words. other: who takes the place that is left; None for a move."""

    table: int
    other: Invitation | None
    price: str
    broken: list[str]


@dataclass(frozen=True)
class Chosen:
    """The person who is to be moved in a round, and where to."""

    person: Invitation
    number: int
    table: int
    locked: bool
    swaps: list[OfferShown]
    moves: list[OfferShown]


@dataclass(frozen=True)
class SeatingPage:
    """All of the page. gone: those who have seats and no longer come; wrong: whose badge is wrong."""

    plan: SeatingPlan | None
    gathered: Gathered
    rounds: list[RoundShown]
    proof: str
    meetings: str
    broken: list[str]
    waiting: list[Invitation]
    gone: list[Invitation]
    wrong: list[Invitation]
    chosen: Chosen | None
    costs: list[tuple[str, int, int]]

    @property
    def is_printed(self) -> bool:
        """Whether every badge says the tables as they are."""
        return all(seat.printed_id == seat.table_id for seat in self.gathered.seats.values())

    @property
    def version(self) -> int:
        """What a form says it saw."""
        return self.plan.version if self.plan else 0


def seating_page(
    meeting: Meeting, user: User, chosen: tuple[int, int] | None = None
) -> SeatingPage:
    """chosen: a round (from 1) and the person to be moved in it."""
    plan = SeatingPlan.objects.visible_to(user).filter(meeting=meeting).first()
    gathered = gather(meeting, user)
    if plan is None:
        return SeatingPage(
            None, gathered, [], "", "", [], list(gathered.people.values()), [], [], None, []
        )
    task, seats = task_of(plan, gathered), gathered.rounds(plan.rounds)
    found = breaches(task, seats) if task.guests else []
    account = account_of(task, seats)
    return SeatingPage(
        plan=plan,
        gathered=gathered,
        rounds=_rounds(meeting, user, plan, gathered, found, chosen),
        proof=telling.proof(account),
        meetings=telling.meetings_again(account, plan.rounds),
        broken=telling.broken(found, gathered),
        waiting=gathered.waiting(),
        gone=_gone(gathered, user),
        wrong=wrong_badges(gathered),
        chosen=_chosen(plan, gathered, chosen) if chosen else None,
        costs=[
            (_("Pairs of one municipality at a table"), account.municipality, 100),
            (_("Meetings again"), account.met, 20),
            (_("Pairs with the same role"), account.role, 10),
            (_("Pairs from the same county"), account.county, 1),
        ],
    )


def suggested_tables(gathered: Gathered) -> int:
    """Tables for as many as come."""
    return max(1, round(len(gathered.people) / A_TABLE))


def rounds_of(meeting: Meeting, user: User) -> list[tuple[Session, datetime | None]]:
    """The items of group work in their order, with their start where the day is set."""
    programme = programme_of(meeting, user)
    return [
        (slot.row, slot.starts if programme.has_date else None)
        for slot in programme.slots
        if isinstance(slot.row, Session) and slot.row.kind == Session.Kind.GROUP_WORK
    ]


def wrong_badges(gathered: Gathered) -> list[Invitation]:
    """Those whose printed badge says another table than they have, in any round."""
    wrong = {key for (_n, key), seat in gathered.seats.items() if _badge(seat) is not None}
    return [person for key, person in gathered.people.items() if key in wrong]


def not_seen(meeting: Meeting, gathered: Gathered) -> set[int]:
    """Keys of those who are not checked in, once anybody is; nobody before that."""
    came = set(
        Attendance.objects.filter(invitation__meeting=meeting).values_list("invitation", flat=True)
    )
    return {key for key in gathered.seated() if key not in came} if came else set()


def _badge(seat: Seat) -> int | None:
    if seat.printed is None or seat.printed_id == seat.table_id:
        return None
    return seat.printed.number


def _gone(gathered: Gathered, user: User) -> list[Invitation]:
    keys = gathered.seated() - gathered.people.keys()
    rows = Invitation.objects.visible_to(user).filter(pk__in=keys)
    return list(rows.select_related("organisation")) if keys else []


def _rounds(
    meeting: Meeting,
    user: User,
    plan: SeatingPlan,
    gathered: Gathered,
    found: Iterable[Breach],
    chosen: tuple[int, int] | None,
) -> list[RoundShown]:
    bad = {(one.round, one.table) for one in found}
    sessions = rounds_of(meeting, user)
    themes = {one.number: one.theme for one in meeting.tables.visible_to(user)}
    at: dict[tuple[int, int], list[Place]] = {}
    for (number, key), seat in gathered.seats.items():
        if key in gathered.people:
            place = Place(gathered.people[key], seat, _badge(seat), chosen == (number, key))
            at.setdefault((number, seat.table.number), []).append(place)
    shown = []
    for number in range(1, plan.rounds + 1):
        session, starts = sessions[number - 1] if number <= len(sessions) else (None, None)
        tables = [
            TableShown(
                number=table,
                theme=themes.get(table, ""),
                places=sorted(at.get((number, table), []), key=_in_a_list),
                is_broken=(number, table) in bad,
            )
            for table in range(1, plan.tables + 1)
        ]
        shown.append(RoundShown(number, session, starts, tables))
    return shown


def _in_a_list(place: Place) -> tuple[bool, str, int]:
    """The facilitator first, then by whom they represent."""
    person = place.person
    return (person.role != Invitation.Role.FACILITATOR, str(person.organisation), person.pk)


def _chosen(plan: SeatingPlan, gathered: Gathered, chosen: tuple[int, int]) -> Chosen | None:
    number, key = chosen
    seat = gathered.seats.get(chosen)
    if seat is None or key not in gathered.people or number > plan.rounds:
        return None
    task, seats = task_of(plan, gathered), gathered.rounds(plan.rounds)
    decided = {
        person for (at, person), one in gathered.seats.items() if at == number and one.locked
    }
    swaps: list[OfferShown] = []
    moves: list[OfferShown] = []
    for one in offers(task, seats, number - 1, key):
        rows = moves if one.other is None else swaps
        if one.other in decided or (one.other is not None and len(rows) >= MOST_OFFERS):
            continue
        after = (
            moved(seats, number - 1, key, one.table)
            if one.other is None
            else swapped(seats, number - 1, key, one.other)
        )
        told = telling.broken(changed(task, seats, after).broken, gathered)
        other = gathered.people[one.other] if one.other is not None else None
        rows.append(OfferShown(one.table, other, telling.price(one.price), told))
    person = gathered.people[key]
    return Chosen(person, number, seat.table.number, seat.locked, swaps, moves)


def choice_of(text: str) -> tuple[int, int] | None:
    """ "2-17" as round 2 and person 17; None for anything else."""
    number, _dash, key = text.partition("-")
    at, person = whole_number(number), whole_number(key)
    return (at, person) if at and person else None
