"""Rights in a session: what each letter agreed to, recordings, names, and turns to black out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focusgroups.models import FocusGroup, Recording
from forkommune.accounts.models import User
from forkommune.work.sent_once import sent_once

from .forms import QuotingForm, RecordingForm
from .quoting import do_without_reading, unread
from .selectors import SCOPES, rights_in
from .services import NotAgreed, note_deleted, register_recording

PAGE = "focusgroups:rights"


@require_safe
@login_required
def rights(request: HttpRequest, pk: int) -> HttpResponse:
    """The state of everybody's rights, by letter."""
    group = _group(request, pk)
    context = {
        "group": group,
        "rights": rights_in(group, cast("User", request.user)),
        "scopes": [scope.label for scope in SCOPES],
    }
    return render(request, "focusgroups/rights.html", context)


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def recording_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a recording of the session."""
    group = _group(request, pk)
    form = RecordingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            register_recording(group=group, by=cast("User", request.user), **form.cleaned_data)
        except NotAgreed as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("The recording is written down, with its last day."))
            return redirect(PAGE, group.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"group": group, "form": form}
    return render(request, "focusgroups/recording_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quoting(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why turns may be quoted that their speakers have not read."""
    group = _group(request, pk)
    form = QuotingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        count = do_without_reading(group=group, reason=reason, by=cast("User", request.user))
        words = ngettext(
            "%(count)d turn may be quoted now, where its speaker allows it.",
            "%(count)d turns may be quoted now, where their speakers allow it.",
            count,
        )
        messages.success(request, words % {"count": count})
        return redirect(PAGE, group.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"group": group, "form": form, "unread": unread(group).count()}
    return render(request, "focusgroups/quoting_form.html", context, status=status)


@require_POST
@login_required
def recording_deleted(request: HttpRequest, group: int, pk: int) -> HttpResponse:
    """The recording was deleted where it lay."""
    session = _group(request, group)
    recording = get_object_or_404(Recording.objects.of_group(session), pk=pk)
    note_deleted(recording=recording, by=cast("User", request.user))
    messages.success(request, _("It is written down that the recording is deleted."))
    return redirect(PAGE, session.pk)


def _group(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(FocusGroup.objects.visible_to(request.user), pk=pk)
