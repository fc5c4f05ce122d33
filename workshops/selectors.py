"""What the page of a meeting shows, to the public and to those who hold it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from forkommune.documents.calendar import CalendarEvent
from municipalities.models import Division

from .invitations.matrix import Moment, Representation, representation_of
from .models import Action, Conclusion, Meeting, Poll
from .programmes.showing import Programme, Visitor, programme_of
from .voting.results import Result, result_of

__all__ = [
    "Inside",
    "event_of",
    "inside_of",
    "programme_of",
    "representation_of",
    "result_of",
]


@dataclass(frozen=True)
class Inside:
    """What only those who hold the meeting see."""

    representation: Representation
    conclusions: list[Conclusion]
    actions: list[Action]
    late: int
    polls: list[Result]
    table_count: int
    ideas: list[str]
    divisions: list[Division]


def inside_of(
    meeting: Meeting, user: Visitor, today: date, moment: Moment = Moment.COMING
) -> Inside:
    """Representation, outcomes and follow-up; nothing of it for those who may not see them."""
    actions = list(meeting.actions.visible_to(user).by_date())
    return Inside(
        representation=representation_of(meeting, user, moment),
        conclusions=list(meeting.conclusions.visible_to(user).with_claims()),
        actions=actions,
        late=sum(action.is_late(today) for action in actions),
        polls=[result_of(poll) for poll in Poll.objects.visible_to(user).of_meeting(meeting)],
        table_count=meeting.tables.visible_to(user).count(),
        ideas=[idea.text for idea in meeting.ideas.visible_to(user).heads().order_by("pk")],
        divisions=_brought(meeting, user),
    )


def _brought(meeting: Meeting, user: Visitor) -> list[Division]:
    """The divisions into network groups that the workshop is asked about."""
    if meeting.kind != Meeting.Kind.WORKSHOP:
        return []
    return list(Division.objects.visible_to(user).brought().defer("inputs", "result"))


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
