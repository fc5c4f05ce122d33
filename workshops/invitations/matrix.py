"""Municipalities by political and administrative place: who is invited, who comes, who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.models import Municipality
from workshops.models import Invitation, Meeting

State, Role = Invitation.State, Invitation.Role
ROLES = (Role.POLITICAL, Role.ADMINISTRATIVE)
MOST_STEPS = 5  # of one organisation carried on by the next


class Moment(StrEnum):
    """When it is counted; the values stand in addresses."""

    INVITED = "invitert"
    COMING = "kommer"
    ATTENDED = "deltok"


@dataclass(frozen=True)
class Seat:
    """One place in the matrix: words, and the state of `parts.STATES` they show as."""

    role: str
    words: str
    kind: str
    is_secured: bool = False
    is_empty: bool = False  # nobody was ever put down for it
    unanswered: tuple[int, ...] = ()


@dataclass(frozen=True)
class MatrixRow:
    """A municipality with its political and administrative place."""

    municipality: Municipality
    seats: list[Seat]

    @property
    def is_full(self) -> bool:
        """Whether nothing is missing."""
        return all(seat.is_secured for seat in self.seats)


@dataclass(frozen=True)
class StateCount:
    """How many invitations are in a state."""

    state: str
    label: str
    count: int


@dataclass(frozen=True)
class Representation:
    """Who is invited, who comes, who came: counted at three moments, shown at one."""

    moment: Moment
    rows: list[MatrixRow]
    states: list[StateCount]
    invited: int
    accepted: int
    attended: int
    secured: int
    wanted: int

    @property
    def full(self) -> int:
        """How many municipalities have both places filled."""
        return sum(row.is_full for row in self.rows)

    @property
    def all_invitations(self) -> int:
        """How many invitations there are, drafts and withdrawn ones too."""
        return sum(one.count for one in self.states)

    @property
    def drafts(self) -> int:
        """How many were written and not sent."""
        return sum(one.count for one in self.states if one.state == State.DRAFT)

    @property
    def unanswered(self) -> int:
        """How many have not answered."""
        return sum(one.count for one in self.states if one.state == State.SENT)

    @property
    def missing(self) -> frozenset[int]:
        """Keys of unanswered invitations to places that nobody has filled."""
        seats = (seat for row in self.rows for seat in row.seats if not seat.is_secured)
        return frozenset(pk for seat in seats for pk in seat.unanswered)


def representation_of(
    meeting: Meeting, user: Any, moment: Moment = Moment.COMING
) -> Representation:
    """The matrix of municipalities by role at one moment, and the counts of all invitations."""
    invitations = list(meeting.invitations.visible_to(user).for_counting())
    municipalities = list(meeting.municipalities.by_name())
    by_place = _by_place(municipalities, invitations)
    rows = [
        MatrixRow(one, [_seat(role, by_place.get((one.pk, role), []), moment) for role in ROLES])
        for one in municipalities
    ]
    states = Counter(invitation.state for invitation in invitations)
    seats = [seat for row in rows for seat in row.seats]
    return Representation(
        moment=moment,
        rows=rows,
        states=[StateCount(state.value, str(state.label), states[state]) for state in State],
        invited=sum(states[s] for s in State if s not in (State.DRAFT, State.WITHDRAWN)),
        accepted=states[State.ACCEPTED],
        attended=sum(bool(invitation.attendances.all()) for invitation in invitations),
        secured=sum(seat.is_secured for seat in seats),
        wanted=len(seats),
    )


def _by_place(
    municipalities: Iterable[Municipality], invitations: Iterable[Invitation]
) -> dict[tuple[int, str], list[Invitation]]:
    """Invitations by municipality and role. Who was invited by an earlier municipality counts in the
    one that carries it on, where the meeting names that one."""
    rows = {one.organisation_id: one.pk for one in municipalities}
    found: dict[tuple[int, str], list[Invitation]] = {}
    for invitation in invitations:
        place = row_of(invitation.organisation, rows)
        if place is not None:
            found.setdefault((place, invitation.role), []).append(invitation)
    return found


def row_of(organisation: Any, rows: Mapping[int, int]) -> int | None:
    """The row of the organisation, or of one that carries it on; rows: by key of organisation."""
    for _step in range(MOST_STEPS):
        if organisation is None:
            return None
        if organisation.pk in rows:
            return rows[organisation.pk]
        organisation = organisation.successor if organisation.successor_id else None
    return None


def _seat(role: str, invitations: list[Invitation], moment: Moment) -> Seat:
    if not invitations:
        return Seat(role, _("Not invited"), "nobody", is_empty=True)
    if moment is Moment.ATTENDED:
        return _seat_of_attended(role, invitations)
    states = {one.state for one in invitations}
    waiting = tuple(one.pk for one in invitations if one.state == State.SENT)
    if moment is Moment.INVITED:
        return _seat_of_invited(role, states, waiting)
    coming = [one for one in invitations if one.state == State.ACCEPTED]
    if coming:
        return Seat(role, _who_comes(role, coming), "done", is_secured=True, unanswered=waiting)
    if waiting:
        return Seat(role, _("Not answered"), "waiting", unanswered=waiting)
    if State.DRAFT in states:
        return Seat(role, str(State.DRAFT.label), "unsent")
    if State.DECLINED in states:
        return Seat(role, _("Cannot come"), "missing")
    return Seat(role, str(State.WITHDRAWN.label), "missing")


def _seat_of_invited(role: str, states: set[str], waiting: tuple[int, ...]) -> Seat:
    if states & {State.SENT, State.ACCEPTED, State.DECLINED}:
        return Seat(
            role, pgettext("a place", "Invited"), "done", is_secured=True, unanswered=waiting
        )
    if State.DRAFT in states:
        return Seat(role, str(State.DRAFT.label), "unsent")
    return Seat(role, str(State.WITHDRAWN.label), "missing")


def _seat_of_attended(role: str, invitations: list[Invitation]) -> Seat:
    if any(one.attendances.all() for one in invitations):
        return Seat(role, _("Attended"), "done", is_secured=True)
    return Seat(role, _("Did not attend"), "missing")


def _who_comes(role: str, coming: Iterable[Invitation]) -> str:
    if all(one.stands_in_for_id for one in coming):
        return (
            _("The deputy of the politician comes")
            if role == Role.POLITICAL
            else _("The deputy comes")
        )
    return str(State.ACCEPTED.label)
