"""One candidate: who it is, what was tried, what they answered, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focusgroups.models import Candidate
from focusgroups.recruitment.board import name_of
from focusgroups.recruitment.candidate_page import CandidatePage
from focusgroups.recruitment.forms import (
    ChangeForm,
    GoneForm,
    NoForm,
    PaperForm,
    ReachedForm,
    ReplaceForm,
    YesForm,
    first_candidate,
)
from focusgroups.recruitment.services.answering import consent_on_paper, withdraw
from focusgroups.recruitment.services.candidates import (
    ACTIVITY,
    NotNow,
    change_candidate,
    reached_for,
    said_no,
    said_yes,
    step_in,
)
from forkommune.evidence.models import InformationLetter
from forkommune.privacy.erasure_log import LogUnusable
from forkommune.ui.dates import today
from forkommune.work.sent_once import sent_once

from .common import candidate_of, log_reading, logged_in

PAGE = "focusgroups:candidate"
CHANGE, PAPER = "focusgroups:candidate-change", "focusgroups:candidate-consent"


@require_safe
@never_cache
@login_required
def candidate(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """How things stand with one candidate, and the forms for what comes next."""
    return _page(request, candidate_of(request, group, pk))


@require_POST
@login_required
@sent_once
def candidate_attempt(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Register a call or mail that led to no answer."""
    row, form = candidate_of(request, group, pk), ReachedForm(request.POST)
    if not form.is_valid():
        return _page(request, row, attempt=form)
    said = form.cleaned_data
    return _done(
        request,
        row,
        lambda: reached_for(
            candidate=row,
            way=said["way"],
            outcome=said["outcome"],
            call_back_at=form.call_back_at,
            note=said["note"],
            by=logged_in(request),
        ),
        _("The contact is registered."),
    )


@require_POST
@login_required
@sent_once
def candidate_answer(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Register a yes, or a no with its reason (`no`)."""
    row, by = candidate_of(request, group, pk), logged_in(request)
    if "no" in request.POST:
        no = NoForm(request.POST)
        if not no.is_valid():
            return _page(request, row, no=no)
        return _done(
            request,
            row,
            lambda: said_no(candidate=row, by=by, **no.cleaned_data),
            _("It is registered that the candidate does not come."),
        )
    yes = YesForm(request.POST)
    if not yes.is_valid():
        return _page(request, row, yes=yes)
    return _done(
        request,
        row,
        lambda: said_yes(candidate=row, by=by, **yes.cleaned_data),
        _("It is registered that the candidate comes. The consent is a thing of its own."),
    )


@require_POST
@login_required
def candidate_replace(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Let somebody who is proposed step in for one who does not come."""
    row = candidate_of(request, group, pk)
    form = ReplaceForm(request.POST, names=CandidatePage(row, logged_in(request)).stand_ins)
    if not form.is_valid():
        return _page(request, row, replace=form)
    other = candidate_of(request, group, form.cleaned_data["stand_in"])
    return _done(
        request,
        row,
        lambda: step_in(candidate=other, replaces=row, by=logged_in(request)),
        _("%(name)s steps in.") % {"name": name_of(other)},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def candidate_change(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Put right what is known of a candidate."""
    row = candidate_of(request, group, pk)
    key = getattr(row.informant, "contact_key", None)
    if key is None:
        messages.error(request, _("The contact data are deleted; propose the person anew."))
        return redirect(row)
    form = ChangeForm(request.POST or None, initial=first_candidate(row, key))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        return _done(
            request,
            row,
            lambda: change_candidate(
                candidate=row, told=form.told, delete_on=said["delete_on"], by=logged_in(request)
            ),
            _("Saved."),
        )
    log_reading(request, CHANGE, [row])
    context = {"candidate": row, "group": row.group, "name": name_of(row), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/candidate_change.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def candidate_consent(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Record a consent that was signed or said, before or on the day."""
    row = candidate_of(request, group, pk)
    letter = InformationLetter.objects.in_force(ACTIVITY)
    form = PaperForm(
        request.POST if request.method == "POST" else None, initial={"given_on": today()}
    )
    if form.is_bound and letter is not None and form.is_valid():
        return _done(
            request,
            row,
            lambda: consent_on_paper(
                candidate=row, letter=letter, by=logged_in(request), **form.cleaned_data
            ),
            _("The consent is recorded."),
        )
    log_reading(request, PAPER, [row])
    context = {
        "candidate": row,
        "group": row.group,
        "name": name_of(row),
        "form": form,
        "letter": letter,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "focusgroups/candidate_consent.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def candidate_withdraw(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Take everything back that a candidate has asked to be taken back, by telephone or letter."""
    row = candidate_of(request, group, pk)
    form = GoneForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            withdraw(candidate=row, by=logged_in(request), reason=_("Asked by the candidate"))
        except LogUnusable as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Everything about the person is gone."))
        return redirect("focusgroups:recruitment", group)
    log_reading(request, "focusgroups:candidate-withdraw", [row])
    context = {"candidate": row, "group": row.group, "name": name_of(row), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/candidate_withdraw.html", context, status=status)


def _done(request: HttpRequest, row: Candidate, act: Callable[[], Any], said: str) -> HttpResponse:
    """Act, say so or say why not, and go back to the candidate."""
    try:
        act()
    except NotNow as refusal:
        messages.error(request, str(refusal))
    except ValidationError as broken:
        messages.error(request, " ".join(broken.messages))
    else:
        messages.success(request, said)
    return redirect(row)


def _page(request: HttpRequest, row: Candidate, **sent: Any) -> HttpResponse:
    page = CandidatePage(row, logged_in(request))
    log_reading(request, PAGE, [row])
    forms = {
        "attempt": ReachedForm(initial=page.proposed),
        "yes": YesForm(),
        "no": NoForm(),
        "replace": ReplaceForm(names=page.stand_ins),
    } | sent
    context = {
        "candidate": row,
        "group": row.group,
        "page": page,
        "forms": forms,
        "wrong": next(iter(sent.values()), None),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return render(request, "focusgroups/candidate.html", context, status=status)
