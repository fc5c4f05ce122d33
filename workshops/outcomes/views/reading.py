"""That the notes of a meeting stood on a page is noted with who saw it."""

from __future__ import annotations

from django.http import HttpRequest

from forkommune.evidence.services.readings import record_reading, texts_of
from workshops.models import Meeting


def note_reading(request: HttpRequest, meeting: Meeting, page: str) -> None:
    """The notes stand on the page, whole or paragraph by paragraph."""
    read = [meeting.notes] if meeting.notes else []
    record_reading(by=request.user, page=page, read=texts_of(read))
