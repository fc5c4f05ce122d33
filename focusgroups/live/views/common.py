"""What the screens of a session share: who may have them, their row, answers to those that watch."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focusgroups.live.selectors import stamp_of
from focusgroups.models import FocusGroup, Participant
from focusgroups.transcribing import PERMISSION
from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading

Context = Callable[[], Mapping[str, Any]]


def session_of(request: HttpRequest, pk: int) -> FocusGroup:
    """The session that the visitor may take notes of; for others there is none."""
    groups = FocusGroup.objects.visible_to(request.user).select_related("guide")
    return get_object_or_404(groups, pk=pk)


def user_of(request: HttpRequest) -> User:
    """The visitor, who is logged in."""
    return cast("User", request.user)


def is_note_taker(request: HttpRequest) -> bool:
    """Whether the visitor takes notes and leads sessions."""
    return request.user.has_perm(PERMISSION)


def require_note_taker(request: HttpRequest) -> None:
    """Raises Http404 for those who are logged in and take no notes."""
    if not is_note_taker(request):
        raise Http404(_("There is no such session."))


def told(request: HttpRequest, group: FocusGroup, page: str) -> None:
    """Note in the log that the visitor reads what was said in a session."""
    letters = Participant.objects.visible_to(request.user).filter(group=group)
    whose: set[int | None] = set(letters.values_list("informant_id", flat=True)) or {None}
    subject = TextAccess.Subject.FOCUS_GROUP
    read = [Read(subject, group.pk, informant) for informant in whose]
    record_reading(by=request.user, page=page, read=read)


def state_answer(
    request: HttpRequest, group: FocusGroup, template: str, context: Context
) -> HttpResponse:
    """What a watching screen puts in place; 304 where it shows that already.

    Nothing of it may lie in a browser's cache, so the screen itself sends what it has.
    """
    stamp = repr((stamp_of(group, user_of(request)), get_language(), template))
    tag = f'"{hashlib.sha256(stamp.encode()).hexdigest()[:24]}"'
    if request.headers.get("if-none-match", "") == tag:
        answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        answer = render(request, template, dict(context()))
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-store"
    return answer
