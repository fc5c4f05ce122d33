"""What the survey's views share: finding the interview, knowing who asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from municipalities.survey.models import Interview


def logged_in(request: HttpRequest) -> User:
    """The user of a request that came past the log-in. Raises TypeError for a visitor."""
    if not isinstance(request.user, User):
        raise TypeError(f"{request.user!r} has no account; ask for a log-in before the view.")
    return request.user


def note_interview(request: HttpRequest, page: str, interview: Interview) -> None:
    """Put into the access log that the visitor has the interview's words on a page."""
    read = Read(TextAccess.Subject.INTERVIEW, interview.pk, interview.informant_id)
    record_reading(by=logged_in(request), page=page, read=[read])


def editable(request: HttpRequest, pk: int) -> Interview:
    """The interview whose form the user may fill in; 404 for any other."""
    return _found(Interview.objects.editable_by(request.user), pk)


def readable(request: HttpRequest, pk: int) -> Interview:
    """The interview that the user may read; 404 for any other."""
    return _found(Interview.objects.visible_to(request.user), pk)


def _found(interviews: Any, pk: int) -> Interview:
    found: Interview = get_object_or_404(interviews.with_all(), pk=pk)
    return found
