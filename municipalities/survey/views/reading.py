"""A completed interview: its answers, approval, release."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forkommune.evidence.selectors.basis import basis_of
from forkommune.work.models import Draft
from forkommune.work.services.draft_states import find_draft
from municipalities.survey.approval_state import approval_state
from municipalities.survey.forms import ApprovalForm, WaiverForm
from municipalities.survey.models import Interview
from municipalities.survey.querysets import CONDUCT
from municipalities.survey.reading_page import answer_cards
from municipalities.survey.services.approval import (
    NotApproved,
    NotCompleted,
    approve_interview,
    release_interview,
    take_back_release,
    waive_approval,
)
from municipalities.survey.services.interviews import DRAFT_KIND

from .common import editable, logged_in, note_interview, readable

DETAIL = "municipalities:interview-detail"


@login_required
@require_safe
def interview_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers of an interview, each with the way to its coding."""
    return _page(request, readable(request, pk))


@login_required
@require_POST
def interview_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Record how the respondent approved the notes."""
    interview, form = editable(request, pk), ApprovalForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, approval=form)
    how = form.cleaned_data["how"]
    return _done(
        request,
        interview,
        lambda: approve_interview(interview=interview, how=how, by=logged_in(request)),
        _("The approval is recorded."),
    )


@login_required
@require_POST
def interview_waive(request: HttpRequest, pk: int) -> HttpResponse:
    """Record why approval is waived."""
    interview, form = editable(request, pk), WaiverForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, waiver=form)
    reason = form.cleaned_data["reason"]
    return _done(
        request,
        interview,
        lambda: waive_approval(interview=interview, reason=reason, by=logged_in(request)),
        _("It is recorded that approval is waived."),
    )


@login_required
@require_POST
def interview_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the secretariat read the interview, or close it again (`close`)."""
    interview, by = editable(request, pk), logged_in(request)
    if "close" in request.POST:
        take_back_release(interview=interview, by=by)
        messages.success(request, _("The secretariat can no longer read the interview."))
        return redirect(DETAIL, pk)
    return _done(
        request,
        interview,
        lambda: release_interview(interview=interview, by=by),
        _("The secretariat can read the interview now."),
    )


def _done(
    request: HttpRequest, interview: Interview, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Act, say so or say why not, and go back to the answers."""
    try:
        act()
    except (NotCompleted, NotApproved) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(DETAIL, interview.pk)


def _page(
    request: HttpRequest,
    interview: Interview,
    approval: ApprovalForm | None = None,
    waiver: WaiverForm | None = None,
) -> HttpResponse:
    note_interview(request, DETAIL, interview)
    may_edit = request.user.has_perm(CONDUCT)
    context = {
        "interview": interview,
        "cards": answer_cards(interview, request.user),
        "may_edit": may_edit,
        "basis": basis_of(interview.informant) if may_edit else None,
        "waiting": _waiting_draft(interview) if may_edit else None,
        "asked": approval_state(interview) if may_edit and interview.completed_at else None,
        "approval": approval or ApprovalForm(),
        "waiver": waiver or WaiverForm(),
    }
    wrong = (approval and approval.errors) or (waiver and waiver.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "municipalities/interview_detail.html", context, status=status)


def _waiting_draft(interview: Interview) -> Draft | None:
    """What was typed after the interview was completed and is not among the answers yet."""
    draft = find_draft(DRAFT_KIND, interview) if interview.completed_at else None
    return draft if draft and draft.data else None
