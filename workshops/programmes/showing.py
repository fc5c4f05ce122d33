"""A programme with its times: as those who plan it have it now, and as it was published last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forkommune.accounts.models import User
from workshops.models import Meeting, Session
from workshops.programme import Planned, Slot, Stretch, long_stretches, slots_from

Visitor = User | AnonymousUser
INSIDE = "workshops.view_invitation"
KEPT = ("kind", "title", "minutes", "description", "material", "expected", "outputs")


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
        return max((slot.ends for slot in self.slots), default=None)

    def is_ahead(self, now: datetime) -> bool:
        """Whether the meeting has a day and is not over."""
        return self.has_date and self.ends is not None and self.ends > now


def programme_of(meeting: Meeting, user: Visitor) -> Programme:
    """The programme as it stands for those who plan it, as it was published last for all others."""
    if meeting.published_programme and not user.has_perm(INSIDE):
        return published(meeting)
    sessions = Session.objects.visible_to(user).of_meeting(meeting).in_order()
    return _timed(meeting, list(sessions))


def published(meeting: Meeting) -> Programme:
    """What participants have: the last version; the items themselves where no version was kept."""
    if meeting.published_programme:
        return _timed(meeting, [_as_session(row) for row in meeting.published_programme])
    return as_planned(meeting)


def as_planned(meeting: Meeting) -> Programme:
    """The items as they stand now, whoever asks."""
    return _timed(meeting, list(Session.objects.of_meeting(meeting).in_order()))


def as_kept(sessions: Iterable[Session]) -> list[dict[str, Any]]:
    """Items as a version keeps them; who presents is not among it."""
    return [
        {name: getattr(one, name) for name in KEPT}
        | {
            "fixed_start": f"{one.fixed_start:%H:%M}" if one.fixed_start else None,
            "who": one.who,
        }
        for one in sessions
    ]


def _as_session(row: dict[str, Any]) -> Session:
    shown = Session(**{name: row[name] for name in KEPT})
    fixed = row["fixed_start"]
    shown.fixed_start = time.fromisoformat(fixed) if fixed else None
    shown.who = row["who"]
    return shown


def _timed(meeting: Meeting, sessions: list[Session]) -> Programme:
    items = [
        Planned(one, one.minutes, one.kind == Session.Kind.BREAK, one.fixed_start)
        for one in sessions
    ]
    slots = slots_from(_start(meeting, sessions), items)
    return Programme(slots, meeting.starts_at is not None, long_stretches(slots))


def _start(meeting: Meeting, sessions: list[Session]) -> datetime:
    """The start of the day; without a date the planned clock on any day carries the times."""
    if meeting.starts_at is not None:
        return timezone.localtime(meeting.starts_at)
    clock = sessions[0].planned_start if sessions else None
    day = meeting.month or date(2000, 1, 1)
    return timezone.make_aware(datetime.combine(day, clock or time(9)))
