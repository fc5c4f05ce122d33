"""The big screen of the room: a poll in large type, moved by the keyboard, asking every two seconds."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from workshops.models import Meeting, Poll
from workshops.voting.phone import lately_told
from workshops.voting.polls import close_due

from .desk import SEE, held_by, poll_of

CIRCLES = 80


@never_cache
@require_safe
@login_required
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """The poll that is open, or the one that was opened last."""
    meeting = held_by(request, slug, SEE)
    close_due()
    rows = list(_polls(request, meeting).opened())
    if not rows:
        return render(request, "workshops/screen_empty.html", {"meeting": meeting})
    running = [poll for poll in rows if poll.is_open()]
    return redirect("workshops:screen-poll", slug, (running or rows)[-1].pk)


@never_cache
@require_safe
@login_required
def screen_poll(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One poll; the arrow keys go to the one before and after."""
    poll = poll_of(request, slug, pk, SEE)
    keys = list(_polls(request, poll.meeting).opened().values_list("pk", flat=True))
    at = keys.index(pk) if pk in keys else 0
    context = {
        **_state(poll),
        "before": keys[at - 1] if at > 0 else None,
        "after": keys[at + 1] if at + 1 < len(keys) else None,
    }
    return render(request, "workshops/screen_poll.html", context)


@never_cache
@require_GET
@login_required
def screen_state(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What has changed on the screen; 304 while it shows what stands."""
    poll = poll_of(request, slug, pk, SEE)
    if poll.closed_at is None and poll.closes_at and poll.closes_at <= timezone.now():
        close_due()
        poll.refresh_from_db()
    told = lately_told(poll)
    shown = repr((told.answered, told.asked, told.why, told.is_open, str(poll.closes_at), get_language(),
                  [(row.option.key, row.count, row.wants) for row in told.rows]))  # fmt: skip
    tag = f'"{hashlib.sha256(shown.encode()).hexdigest()[:24]}"'
    if request.headers.get("if-none-match", "") == tag:
        answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        answer = render(request, "workshops/_screen_told.html", _state(poll))
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-store"
    return answer


def _polls(request: HttpRequest, meeting: Meeting) -> Any:
    return Poll.objects.visible_to(request.user).of_meeting(meeting)


def _state(poll: Poll) -> dict[str, Any]:
    told = lately_told(poll)
    few = told.asked <= CIRCLES
    return {
        "poll": poll,
        "meeting": poll.meeting,
        "result": told,
        "voted": range(told.answered) if few else range(0),
        "waited": range(max(0, told.asked - told.answered)) if few else range(0),
    }
