"""Changes of meetings that reach beyond one row."""

from __future__ import annotations

from django.db import transaction

from workshops.models import Meeting


@transaction.atomic
def keep_calendar_in_step(meeting: Meeting) -> Meeting:
    """Raise the calendar's sequence when start, length or place differ from last time.

    Calendars drop a change that comes with the old number (RFC 5546, 3.2.5). Call it after every
    change of a meeting or its programme; without a difference it writes nothing.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    minutes = sum(meeting.sessions.values_list("minutes", flat=True))
    starts = meeting.starts_at.isoformat() if meeting.starts_at else ""
    state = f"{starts} {minutes} {meeting.place}"
    if state == meeting.calendar_state:
        return meeting
    if meeting.calendar_state:
        meeting.calendar_sequence += 1
    meeting.calendar_state = state
    meeting.save(update_fields=["calendar_state", "calendar_sequence"])
    return meeting
