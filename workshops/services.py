"""Changes of meetings that reach beyond one row."""

from __future__ import annotations

import hashlib
import json

from django.db import transaction

from workshops.models import Meeting
from workshops.programmes.showing import published


@transaction.atomic
def keep_calendar_in_step(meeting: Meeting) -> Meeting:
    """Raise the calendar's sequence when day, place or the published programme differ from last time.

    Calendars drop a change that comes with the old number (RFC 5546, 3.2.5). Call it after every
    change of a meeting or its programme; without a difference it writes nothing.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    state = _state_of(meeting)
    if state == meeting.calendar_state:
        return meeting
    if meeting.calendar_state:
        meeting.calendar_sequence += 1
    meeting.calendar_state = state
    meeting.save(update_fields=["calendar_state", "calendar_sequence"])
    return meeting


def _state_of(meeting: Meeting) -> str:
    starts = meeting.starts_at.isoformat() if meeting.starts_at else ""
    ends = published(meeting).ends
    items = json.dumps(meeting.published_programme, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(items.encode()).hexdigest()[:16] if meeting.published_programme else ""
    return f"{starts} {ends.isoformat() if ends else ''} {meeting.place} {digest}"
