"""The moderator's screen: the clock of the parts, what to ask next, who has not spoken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from focusgroups.live.clocking import SessionOver, ask, begin_part, take_back
from focusgroups.live.closing import (
    AlreadyCoded,
    TextsToChoose,
    close_session,
    may_reopen,
    reopen_session,
    unsaved_of,
)
from focusgroups.live.selectors import screen_of
from focusgroups.models import FocusGroup

from .common import require_note_taker, session_of, state_answer, told, user_of

ACTS: dict[str, Callable[..., None]] = {"begin": begin_part, "back": take_back}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def moderator(request: HttpRequest, pk: int) -> HttpResponse:
    """The clock; each button says which part or question it means, so that a second press is harmless."""
    require_note_taker(request)
    group = session_of(request, pk)
    if request.method == "POST":
        try:
            _act(request, group)
        except SessionOver as reason:
            messages.warning(request, str(reason))
        return redirect("focusgroups:moderator", group.pk)
    return render(request, "focusgroups/live_moderator.html", _state(request, group))


@never_cache
@require_GET
@login_required
def moderator_state(request: HttpRequest, pk: int) -> HttpResponse:
    """What has changed on the moderator's screen."""
    require_note_taker(request)
    group = session_of(request, pk)
    return state_answer(
        request, group, "focusgroups/_live_moderator_state.html", lambda: _state(request, group)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what is not handed in, then end the session; or open an ended one again."""
    require_note_taker(request)
    group = session_of(request, pk)
    if request.method == "POST":
        try:
            if "open" in request.POST:
                reopen_session(group=group, by=user_of(request))
                messages.success(request, _("The session goes on. Its notes are as they were."))
                return redirect("focusgroups:notes", group.pk)
            close_session(group=group, by=user_of(request))
        except (TextsToChoose, AlreadyCoded) as reason:
            messages.warning(request, str(reason))
            return redirect("focusgroups:session-end", group.pk)
        messages.success(request, _("The session is ended. What was said can be coded now."))
        return redirect(group)
    told(request, group, "focusgroups:session-end")
    context = {
        "group": group,
        "unsaved": unsaved_of(group),
        "count": group.notes.visible_to(request.user).count(),
        "may_reopen": may_reopen(group),
    }
    return render(request, "focusgroups/session_end.html", context)


def _act(request: HttpRequest, group: FocusGroup) -> None:
    by = user_of(request)
    for name, act in ACTS.items():
        if part := request.POST.get(name):
            act(group=group, part=part, by=by)
            return
    if question := request.POST.get("ask"):
        ask(group=group, question=question, by=by)


def _state(request: HttpRequest, group: FocusGroup) -> dict[str, Any]:
    return {"group": group, "screen": screen_of(group, user_of(request), notes=0)}
