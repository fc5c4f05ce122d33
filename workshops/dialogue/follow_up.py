"""All that was said and agreed with one municipality, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch
from django.utils import timezone

from municipalities.models import Municipality
from workshops.models import Action, CasePaper, Conclusion, Meeting, Participant
from workshops.outcomes.notes import paragraphs_of
from workshops.outcomes.page import Line, lines_of
from workshops.writing import has_clock

SHOWN = 20
ICONS = {"call": "phone", "mail": "envelope", "talk": "chat"}


@dataclass(frozen=True)
class Entry:
    """A meeting or talk in the list of them; gist: the first words of its notes."""

    meeting: Meeting
    icon: str
    day: date | None
    clock: datetime | None
    gist: str
    people: list[Participant]
    conclusions: list[Conclusion]
    actions: int


@dataclass(frozen=True)
class FollowUp:
    """The page of one municipality."""

    municipality: Municipality
    open: list[Line]
    late: int
    closed: list[Action]
    last_on: date | None
    papers: list[CasePaper]

    @property
    def waits_until(self) -> date | None:
        """The first date of what is open."""
        return next((one.action.due_on for one in self.open if one.action.due_on), None)


def follow_up_of(municipality: Municipality, user: Any, day: date) -> FollowUp:
    """What is open and what was done, for those who may see it."""
    keys = Action.objects.visible_to(user).about(municipality).values("pk")
    rows = Action.objects.filter(pk__in=keys).by_date()
    open_ones = lines_of(rows.open(), user, day)
    meetings = Meeting.objects.visible_to(user).about(municipality)
    held = meetings.held_until(timezone.now()).first()
    papers = CasePaper.objects.visible_to(user).filter(addressee=municipality.organisation_id)
    return FollowUp(
        municipality=municipality,
        open=open_ones,
        late=sum(one.is_late for one in open_ones),
        closed=list(rows.closed().newest_closed()),
        last_on=timezone.localdate(held.starts_at) if held else None,
        papers=list(papers.order_by("-pk")),
    )


def meetings_with(municipality: Municipality, user: Any) -> Any:
    """All meetings and talks of a municipality, the newest first, as `entries_of` wants them."""
    people = Participant.objects.visible_to(user).select_related("organisation")
    conclusions = Conclusion.objects.visible_to(user).select_related("claim")
    return (
        Meeting.objects.visible_to(user)
        .about(municipality)
        .newest_first()
        .select_related("notes")
        .prefetch_related(Prefetch("noted", people), Prefetch("conclusions", conclusions))
        .annotate(action_count=Count("actions", distinct=True))
    )


def entries_of(meetings: Any) -> list[Entry]:
    """The rows of the list, with the first paragraph of the notes of talks."""
    return [_entry(meeting) for meeting in meetings]


def _entry(meeting: Meeting) -> Entry:
    starts_at = timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    return Entry(
        meeting=meeting,
        icon=ICONS.get(meeting.kind, "meeting"),
        day=timezone.localdate(starts_at) if starts_at else meeting.month,
        clock=starts_at if has_clock(starts_at) else None,
        gist=_gist(meeting),
        people=list(meeting.noted.all()),
        conclusions=list(meeting.conclusions.all()),
        actions=meeting.action_count,  # type: ignore[attr-defined]  # annotated
    )


def _gist(meeting: Meeting) -> str:
    if not meeting.is_contact or meeting.notes is None:
        return ""
    revision = meeting.notes.current
    found = paragraphs_of(revision.text) if revision else []
    return found[0].text if found else ""
