"""A session is planned: what, when and where; the wanted mix; who recruits, and who holds the key."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from focusgroups.models import FocusGroup, Grant
from focusgroups.recruitment.planning_forms import GrantForm, MixForm, SessionForm, first_session
from focusgroups.recruitment.services.planning import (
    CannotGrant,
    change_session,
    end_right,
    give_right,
    plan_session,
    set_mix,
)
from forkommune.ui.dates import today
from forkommune.work.sent_once import sent_once

from .common import logged_in, planned_by

RIGHTS_LAST = timedelta(days=60)  # proposed after the session


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def session_new(request: HttpRequest) -> HttpResponse:
    """Plan a session; the mix of its guide comes along."""
    if not request.user.has_perm("focusgroups.add_focusgroup"):
        raise Http404(_("There is no such session."))
    user = logged_in(request)
    form = SessionForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_bound and form.is_valid():
        group = plan_session(**form.values, by=user)
        messages.success(
            request, _("The session is planned. Name who recruits, and who holds the key.")
        )
        return redirect("focusgroups:session-plan", group.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/session_new.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def session_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is planned; those who come are told of another day, time or place."""
    group = planned_by(request, pk)
    if request.method != "POST":
        return _page(request, group)
    form = SessionForm(request.POST, user=logged_in(request))
    if not form.is_valid():
        return _page(request, group, session=form)
    _group, told = change_session(group=group, **form.values, by=logged_in(request))
    messages.success(request, _("Saved."))
    if told:
        words = ngettext(
            "%(count)d who comes is told of the change by mail.",
            "%(count)d who come are told of the change by mail.",
            told,
        )
        messages.info(request, words % {"count": told})
    return redirect("focusgroups:session-plan", group.pk)


@require_POST
@login_required
def session_mix(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many of which kind are wanted."""
    group = planned_by(request, pk)
    form = MixForm(request.POST, group=group, user=logged_in(request))
    if not form.is_valid():
        return _page(request, group, mix=form)
    set_mix(group=group, lines=form.wanted, by=logged_in(request))
    messages.success(request, _("The wanted mix is saved."))
    return redirect("focusgroups:session-plan", group.pk)


@require_POST
@login_required
def session_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a recruiter or the key holder."""
    group = planned_by(request, pk)
    form = GrantForm(request.POST)
    if not form.is_valid():
        return _page(request, group, grant=form)
    try:
        give_right(group=group, **form.cleaned_data, by=logged_in(request))
    except CannotGrant as refused:
        form.add_error("user", str(refused))
        return _page(request, group, grant=form)
    messages.success(
        request, _("%(name)s has the right.") % {"name": form.cleaned_data["user"].get_full_name()}
    )
    return redirect("focusgroups:session-plan", group.pk)


@require_POST
@login_required
def grant_end(request: HttpRequest, group: int, pk: int) -> HttpResponse:
    """A right ends now."""
    session = planned_by(request, group)
    grant = get_object_or_404(Grant.objects.of_group(session), pk=pk)
    end_right(grant=grant, by=logged_in(request))
    messages.success(request, _("The right has ended."))
    return redirect("focusgroups:session-plan", session.pk)


def _page(request: HttpRequest, group: FocusGroup, **sent: Any) -> HttpResponse:
    user = logged_in(request)
    session = timezone.localdate(group.starts_at) if group.starts_at else today()
    forms = {
        "session": SessionForm(initial=first_session(group), user=user),
        "mix": MixForm(group=group, user=user),
        "grant": GrantForm(initial={"valid_to": max(session, today()) + RIGHTS_LAST}),
    } | sent
    context = {
        "group": group,
        "forms": forms,
        "wrong": next(iter(sent.values()), None),
        "grants": list(Grant.objects.of_group(group)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return render(request, "focusgroups/session_plan.html", context, status=status)
