"""Meetings are begun, talks with a municipality are registered, and who took part is noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import Organisation, User
from forkommune.figures.numbers import format_date
from forkommune.work.history import acting
from forkommune.work.services.draft_states import discard_draft
from municipalities.models import Municipality
from workshops.models import Meeting, Participant
from workshops.outcomes.notes import write_notes
from workshops.outcomes.services import Agreed, agree_action
from workshops.services import keep_calendar_in_step
from workshops.writing import free_slug, moment


class NoOrganiser(ValueError):
    """Nobody is known for whom the meeting is held."""


@dataclass(frozen=True)
class Known:
    """What is known of a meeting when it is written down."""

    kind: str
    title: str
    on: date | None
    at: time | None = None
    place: str = ""
    case_number: str = ""
    organiser: Organisation | None = None
    municipalities: Sequence[Municipality] = ()


@dataclass(frozen=True)
class Present:
    """Somebody who took part: in what role, for whom, and the name where it is needed."""

    role: str
    organisation: Organisation
    name: str = ""


@dataclass(frozen=True)
class Contact:
    """A talk, a call or a mail as the short form says it."""

    known: Known
    notes: str
    present: Sequence[Present] = ()
    agreed: Sequence[Agreed] = field(default=())


@transaction.atomic
def begin_meeting(*, known: Known, by: User | None) -> Meeting:
    """A meeting to come or that was held; only the project sees it. Raises NoOrganiser."""
    if known.organiser is None:
        raise NoOrganiser(_("Choose who holds the meeting."))
    with acting(by, "meeting.begun"):
        meeting: Meeting = Meeting.objects.create(slug=free_slug(known.title), **_columns(known))
        meeting.municipalities.set(known.municipalities)
        keep_calendar_in_step(meeting)
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, known: Known, by: User) -> Meeting:
    """Let a meeting say something else of itself; a new time or place reaches the calendars."""
    columns = _columns(known)
    with acting(by, "meeting.changed"):
        for name, value in columns.items():
            setattr(meeting, name, value)
        meeting.save(update_fields=list(columns))
        meeting.municipalities.set(known.municipalities)
        keep_calendar_in_step(meeting)
    return meeting


def _columns(known: Known) -> dict[str, object]:
    return {
        "kind": known.kind,
        "title": known.title,
        "starts_at": moment(known.on, known.at) if known.on else None,
        "month": known.on.replace(day=1) if known.on else None,
        "place": known.place,
        "case_number": known.case_number,
        "organiser": known.organiser,
    }


@transaction.atomic
def register_contact(
    *, municipality: Municipality, contact: Contact, by: User, draft_kind: str = ""
) -> Meeting:
    """A talk with a municipality: who took part, what was said, and what was agreed, at once.

    draft_kind: the draft in which it was typed goes along.
    """
    known = contact.known
    with acting(by, "meeting.contact_registered"):
        meeting = begin_meeting(known=known, by=by)
        for one in contact.present:
            note_participant(meeting=meeting, present=one, by=by)
        write_notes(meeting=meeting, text=contact.notes, by=by)
        for agreed in contact.agreed:
            agree_action(meeting=meeting, agreed=agreed, by=by)
        if draft_kind:
            discard_draft(kind=draft_kind, target=municipality, by=by)
    return meeting


def title_of(kind: str, municipality: Municipality, on: date) -> str:
    """What a contact is called where nobody gave it a name; as all data, in bokmål."""
    with override("nb"):
        label = str(Meeting.Kind(kind).label)
        return _("%(kind)s with %(name)s, %(day)s") % {
            "kind": label,
            "name": municipality.name,
            "day": format_date(on),
        }


@transaction.atomic
def note_participant(*, meeting: Meeting, present: Present, by: User | None) -> Participant:
    """Somebody took part without an invitation of the portal. The same one twice is noted once."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    told = {
        "meeting": meeting,
        "organisation": present.organisation,
        "role": present.role,
        "name": present.name,
    }
    standing = Participant.objects.filter(**told).exclude(name="").first()
    if standing is not None:
        return standing
    with acting(by, "meeting.participant_noted"):
        noted: Participant = Participant.objects.create(is_invented=meeting.is_invented, **told)
        return noted


@transaction.atomic
def strike_participants(*, participants: Iterable[Participant], by: User) -> None:
    """They were not there after all."""
    with acting(by, "meeting.participant_struck"):
        for one in participants:
            one.delete()
