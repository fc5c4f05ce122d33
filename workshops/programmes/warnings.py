"""What is wrong with a day as it is planned, each with its place in the programme and the way out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.filters import clock
from workshops.models import Invitation, Meeting
from workshops.programme import Slot, Stretch, beyond

from .services import PAUSE_MINUTES
from .showing import Programme

AWAY = (Invitation.State.DECLINED, Invitation.State.WITHDRAWN)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. pause_before: key of the item before which a break would mend it."""

    text: str
    pause_before: int | None = None
    pause_label: str = ""


@dataclass(frozen=True)
class Line:
    """An item with its time, and what is said just before it."""

    slot: Slot
    faults: list[Fault]


@dataclass(frozen=True)
class Checked:
    """A programme line by line, and what is said after the last of them."""

    lines: list[Line]
    at_the_end: list[Fault]

    @property
    def count(self) -> int:
        """How many things are wrong."""
        return len(self.at_the_end) + sum(len(line.faults) for line in self.lines)


def checked(meeting: Meeting, programme: Programme) -> Checked:
    """Overlaps, too long without a break, presenters who do not come, and past the end of the day."""
    absent = _absent(meeting)
    stretches = {one.first.pk: one for one in programme.stretches}
    lines = [
        Line(
            slot,
            [
                *_overlap(slot),
                *_stretch(stretches.get(slot.row.pk)),
                *(Fault(text) for text in absent.get(slot.row.pk, [])),
            ],
        )
        for slot in programme.slots
    ]
    return Checked(lines, _past_the_end(meeting, programme))


def _overlap(slot: Slot) -> list[Fault]:
    if not slot.overlap:
        return []
    text = ngettext(
        "“%(title)s” begins at %(time)s, %(count)d minute before the item above has ended. Shorten what "
        "comes before, or move its fixed time.",
        "“%(title)s” begins at %(time)s, %(count)d minutes before the item above has ended. Shorten what "
        "comes before, or move its fixed time.",
        slot.overlap,
    )
    told = {"title": slot.row.title, "time": clock(slot.starts), "count": slot.overlap}
    return [Fault(text % told)]


def _stretch(stretch: Stretch | None) -> list[Fault]:
    if stretch is None:
        return []
    text = _("%(minutes)d minutes without a break, from %(start)s to %(end)s. The limit is 90.") % {
        "minutes": stretch.minutes,
        "start": clock(stretch.starts),
        "end": clock(stretch.ends),
    }
    if stretch.pause_before is None or stretch.pause_at is None:
        return [Fault(text)]
    label = _("Put in %(minutes)d minutes at %(time)s") % {
        "minutes": PAUSE_MINUTES,
        "time": clock(stretch.pause_at),
    }
    return [Fault(text, stretch.pause_before.pk, label)]


def _past_the_end(meeting: Meeting, programme: Programme) -> list[Fault]:
    over = beyond(programme.slots, meeting.ends_at)
    if not over or meeting.ends_at is None or programme.ends is None:
        return []
    text = ngettext(
        "The programme ends at %(end)s, %(count)d minute after the room is no longer yours (%(limit)s).",
        "The programme ends at %(end)s, %(count)d minutes after the room is no longer yours (%(limit)s).",
        over,
    )
    told = {"end": clock(programme.ends), "count": over, "limit": clock(meeting.ends_at)}
    return [Fault(text % told)]


def _absent(meeting: Meeting) -> dict[int, list[str]]:
    """By item, who presents it and does not come. A deputy does not present in somebody's place."""
    through: Any = meeting.sessions.model.presenters.through
    rows = through.objects.filter(session__meeting=meeting, invitation__state__in=AWAY)
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.select_related("invitation", "session").order_by("session", "invitation__name"):
        told = {"name": str(row.invitation), "title": row.session.title}
        found[row.session_id].append(_("%(name)s, who presents “%(title)s”, does not come.") % told)
    return found
