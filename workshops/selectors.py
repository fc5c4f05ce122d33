"""What the page of a meeting shows, to the public and to those who hold it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.documents.calendar import CalendarEvent
from forkommune.figures.small_cells import K
from municipalities.models import Municipality

from .models import Action, Conclusion, Invitation, Meeting, Poll, Session
from .programme import Slot, Stretch, long_stretches, slots_from

Visitor = User | AnonymousUser
State = Invitation.State
ROLES = (Invitation.Role.POLITICAL, Invitation.Role.ADMINISTRATIVE)
# How each answer shows: a state of `parts.STATES`. The best answer of a role counts first.
LOOKS = {
    State.ACCEPTED: "done",
    State.SENT: "under_way",
    State.DRAFT: "draft",
    State.DECLINED: "missing",
    State.WITHDRAWN: "missing",
}


@dataclass(frozen=True)
class Programme:
    """The items with derived times; `has_date` is False while only the month is known."""

    slots: list[Slot]
    has_date: bool
    stretches: list[Stretch]

    @property
    def starts(self) -> datetime | None:
        """When the day begins."""
        return self.slots[0].starts if self.slots else None

    @property
    def ends(self) -> datetime | None:
        """When the day ends."""
        return self.slots[-1].ends if self.slots else None

    def is_ahead(self, now: datetime) -> bool:
        """Whether the meeting has a day and is not over."""
        return self.has_date and self.ends is not None and self.ends > now


@dataclass(frozen=True)
class Seat:
    """One place in the matrix: words and the state they show as."""

    words: str
    kind: str


@dataclass(frozen=True)
class MatrixRow:
    """A municipality with its political and administrative place."""

    municipality: Municipality
    seats: list[Seat]


@dataclass(frozen=True)
class StateCount:
    """How many invitations are in a state."""

    label: str
    count: int


@dataclass(frozen=True)
class Representation:
    """Who is invited, who comes, who came: counted at three moments."""

    rows: list[MatrixRow]
    states: list[StateCount]
    invited: int
    accepted: int
    attended: int
    secured: int
    wanted: int


@dataclass(frozen=True)
class PollResult:
    """A closed poll: options with their points, the most first; equal ones are equal."""

    poll: Poll
    ballots: int
    options: list[tuple[str, int]]
    hidden: bool


@dataclass(frozen=True)
class Inside:
    """What only those who hold the meeting see."""

    representation: Representation
    conclusions: list[Conclusion]
    actions: list[Action]
    late: int
    polls: list[PollResult]
    table_count: int
    ideas: list[str]


def programme_of(meeting: Meeting, user: Visitor) -> Programme:
    """The programme with times from the start of the day and the durations."""
    sessions = list(Session.objects.visible_to(user).of_meeting(meeting).in_order())
    has_date = meeting.starts_at is not None
    items = [(s, s.minutes, s.kind == Session.Kind.BREAK) for s in sessions]
    slots = slots_from(_start(meeting, sessions), items)
    return Programme(slots, has_date, long_stretches(slots))


def _start(meeting: Meeting, sessions: list[Session]) -> datetime:
    """The start of the day; without a date the planned clock on any day carries the times."""
    if meeting.starts_at is not None:
        return timezone.localtime(meeting.starts_at)
    clock = sessions[0].planned_start if sessions else time(9)
    day = meeting.month or date(2000, 1, 1)
    return timezone.make_aware(datetime.combine(day, clock))


def inside_of(meeting: Meeting, user: Visitor, today: date) -> Inside:
    """Representation, outcomes and follow-up; nothing of it for those who may not see them."""
    actions = list(meeting.actions.visible_to(user).by_date())
    return Inside(
        representation=representation_of(meeting, user),
        conclusions=list(meeting.conclusions.visible_to(user).with_claims()),
        actions=actions,
        late=sum(action.is_late(today) for action in actions),
        polls=[result_of(poll) for poll in meeting.polls.visible_to(user).with_options()],
        table_count=meeting.tables.visible_to(user).count(),
        ideas=[idea.text for idea in meeting.ideas.visible_to(user).order_by("pk")],
    )


def representation_of(meeting: Meeting, user: Visitor) -> Representation:
    """The matrix of municipalities by role, and the counts of all invitations."""
    invitations = list(meeting.invitations.visible_to(user).for_counting())
    rows = [
        MatrixRow(m, [_seat(m, role, invitations) for role in ROLES])
        for m in meeting.municipalities.by_name()
    ]
    states = Counter(invitation.state for invitation in invitations)
    seats = [seat for row in rows for seat in row.seats]
    return Representation(
        rows=rows,
        states=[StateCount(str(state.label), states[state]) for state in State],
        invited=sum(states[s] for s in State if s not in (State.DRAFT, State.WITHDRAWN)),
        accepted=states[State.ACCEPTED],
        attended=sum(bool(invitation.attendances.all()) for invitation in invitations),
        secured=sum(seat.kind == LOOKS[State.ACCEPTED] for seat in seats),
        wanted=len(seats),
    )


def _seat(municipality: Municipality, role: str, invitations: Iterable[Invitation]) -> Seat:
    states = {
        invitation.state
        for invitation in invitations
        if invitation.role == role and invitation.organisation_id == municipality.organisation_id
    }
    best = next((state for state in LOOKS if state in states), None)
    if best is None:
        return Seat(_("Not invited"), "not_asked")
    words = _("Not answered") if best == State.SENT else str(best.label)
    return Seat(words, LOOKS[best])


def result_of(poll: Poll) -> PollResult:
    """Points per option; hidden until the poll is closed and enough have voted."""
    ballots = list(poll.ballots.all())
    points: Counter[str] = Counter()
    for ballot in ballots:
        points.update({option: int(given) for option, given in ballot.choices.items()})
    options = [(str(claim.statement), points[str(claim.pk)]) for claim in poll.options.all()]
    hidden = poll.closed_at is None or len(ballots) < K
    ordered = sorted(options, key=lambda option: (-option[1], option[0]))
    return PollResult(poll, len(ballots), [] if hidden else ordered, hidden)


def event_of(meeting: Meeting, programme: Programme, address: str) -> CalendarEvent | None:
    """The meeting for people's calendars; None while its day is not settled or nothing is planned.

    address: of the meeting's page. The programme stands in the description.
    """
    if not programme.has_date or not programme.slots or meeting.published_at is None:
        return None
    lines = [f"{slot.starts:%H.%M} {slot.row}" for slot in programme.slots]
    if meeting.is_invented:
        lines.insert(0, _("Invented example"))
    mailbox = meeting.organiser.email
    return CalendarEvent(
        uid=f"{meeting.calendar_uid}@forkommune",
        sequence=meeting.calendar_sequence,
        starts=programme.slots[0].starts,
        ends=programme.slots[-1].ends,
        stamped=meeting.published_at,
        title=meeting.title,
        place=meeting.place,
        description="\n".join(lines),
        url=address,
        organiser=(meeting.organiser.name, mailbox) if mailbox else None,
    )
