"""The desk at the door: a list with a search, and the page that a phone's code opens."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number, words_of
from workshops.models import Attendance, Invitation, Meeting
from workshops.selectors import programme_of

from .check_in import (
    FIRST,
    SECOND,
    CannotCheckIn,
    arrivals,
    check_in,
    check_out,
    half_on,
    invitation_of,
)

PERMISSION = "workshops.change_attendance"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def door(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody invited, with a button each; the search narrows the list."""
    meeting = _held_by(request, slug)
    half = _half(request, meeting)
    words = words_of(request.GET.get("q", ""))[:100]
    if request.method == "POST":
        rows = Invitation.objects.visible_to(request.user)
        number = whole_number(request.POST.get("invitation", "")) or 0
        invitation = get_object_or_404(rows, pk=number, meeting=meeting)
        _note(request, invitation, half)
        query = urlencode({"q": words, "halvdel": half})
        return redirect(f"{reverse('workshops:check-in', args=[slug])}?{query}")
    context = {
        "meeting": meeting,
        "half": half,
        "halves": Attendance._meta.get_field("half").choices,
        "words": words,
        "arrivals": arrivals(meeting, request.user, half=half, words=words),
    }
    return render(request, "workshops/check_in.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def door_code(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Whose code it is, with one button; reading it notes nothing."""
    meeting = _held_by(request, slug)
    invitation = invitation_of(code, meeting)
    if invitation is None:
        unknown = {"meeting": meeting}
        status = HTTPStatus.NOT_FOUND
        return render(request, "workshops/check_in_unknown.html", unknown, status=status)
    half = _half(request, meeting)
    if request.method == "POST":
        _note(request, invitation, half)
        return redirect("workshops:check-in", slug)
    context = {
        "meeting": meeting,
        "invitation": invitation,
        "half": half,
        "halves": Attendance._meta.get_field("half").choices,
        "is_here": invitation.attendances.filter(half=half).exists(),
    }
    return render(request, "workshops/check_in_code.html", context)


def _note(request: HttpRequest, invitation: Invitation, half: str) -> None:
    by = cast("User", request.user)
    try:
        if "out" in request.POST:
            check_out(invitation=invitation, half=half, by=by)
            said = _("%(name)s is not noted as here any more.")
        else:
            check_in(invitation=invitation, half=half, by=by)
            said = _("%(name)s is here.")
    except CannotCheckIn as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, said % {"name": invitation})


def _half(request: HttpRequest, meeting: Meeting) -> str:
    """What the page says; else by the clock and the programme."""
    chosen = request.POST.get("half") or request.GET.get("halvdel", "")
    if chosen in (FIRST, SECOND):
        return chosen
    slots = programme_of(meeting, request.user).slots if meeting.starts_at else []
    return half_on(slots, timezone.localtime())


def _held_by(request: HttpRequest, slug: str) -> Meeting:
    if not request.user.has_perm(PERMISSION):
        raise Http404(_("There is no such meeting."))
    meeting: Meeting = get_object_or_404(Meeting.objects.visible_to(request.user), slug=slug)
    return meeting
