"""The interview form: drafts, conflicts, completion."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.drafts import DraftRefused, save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.conflicts import answer_conflicts
from forkommune.work.views.drafts import (
    answer_presence,
    answer_save,
    draft_endpoint,
    refuse_other_writer,
    typed_by_another,
)
from forkommune.work.views.revisions import answer_revisions
from municipalities.survey.beside import studied_documents
from municipalities.survey.desks import InterviewPlace
from municipalities.survey.earlier import beside_interview
from municipalities.survey.form_page import section_cards
from municipalities.survey.interview_form import InterviewForm
from municipalities.survey.services.interviews import complete_interview

from .common import editable, logged_in, note_interview, readable

DETAIL = "municipalities:interview-detail"
FORM = "municipalities:interview-form"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interview_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in an interview. Without JavaScript the buttons save and complete by POST.

    Those who may only read, and everybody once it is completed, are sent to the page of answers.
    """
    if request.method != "POST":
        return _show(request, pk)
    if typed_by_another(request):
        return refuse_other_writer(request)
    place = InterviewPlace(editable(request, pk))
    if place.desk.refusal:
        return _page(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _store(request, place)
    except DraftRefused:
        place = InterviewPlace(editable(request, pk))
        return _page(request, place, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    place = InterviewPlace(place.interview)  # what is stored now, merged
    mine = [one for one in place.desk.conflicts if one.editor_id == request.user.pk]
    if mine:
        messages.info(request, _("Somebody else wrote in the same question. Nothing is lost."))
        return HttpResponseRedirect(place.desk.conflict_url)
    if request.POST.get("action") == "complete":
        return _complete(request, place)
    messages.success(request, _("The draft is saved."))
    return HttpResponseRedirect(place.desk.form_url)


def _show(request: HttpRequest, pk: int) -> HttpResponse:
    interview = readable(request, pk)
    is_editing = "rediger" in request.GET or interview.completed_at is None
    if not request.user.has_perm("municipalities.conduct_interviews"):
        return redirect(DETAIL, pk)
    place = InterviewPlace(interview)
    if not is_editing and not place.desk.has_draft:
        return redirect(DETAIL, pk)
    return _page(request, place)


def _store(request: HttpRequest, place: InterviewPlace) -> None:
    desk = place.desk
    save_draft(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        save=desk.read(request.POST),
        by=logged_in(request),
        guard=desk.guard,
    )


def _complete(request: HttpRequest, place: InterviewPlace) -> HttpResponse:
    """Check what is stored and turn it into answers; the same form twice ends in one interview."""
    interview, desk = place.interview, place.desk
    if interview.completed_at is not None and not desk.has_draft:
        return redirect(DETAIL, interview.pk)
    form = _bound(place)
    if not form.is_valid():
        return _page(request, place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        complete_interview(
            interview=interview,
            given=form.given(),
            held_on=form.cleaned_data["held_on"],
            notes=form.cleaned_data["notes"],
            by=logged_in(request),
            draft_version=desk.version,
        )
    except DraftMoved:
        return _moved(request, place)
    messages.success(request, _("The interview is completed. The answers can be coded now."))
    return redirect(DETAIL, interview.pk)


def _moved(request: HttpRequest, place: InterviewPlace) -> HttpResponse:
    """Somebody saved while this was checked: a second click of one's own, or a colleague."""
    fresh = InterviewPlace(editable(request, place.interview.pk))
    if fresh.interview.completed_at is not None and not fresh.desk.has_draft:
        return redirect(DETAIL, fresh.interview.pk)
    messages.warning(
        request, _("A colleague wrote something just now. Look through it and complete again.")
    )
    return HttpResponseRedirect(fresh.desk.form_url)


def _bound(place: InterviewPlace) -> InterviewForm:
    """The form with what is stored, to be checked."""
    data = QueryDict(mutable=True)
    for name, value in place.desk.values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return InterviewForm(data, questions=place.questions, scale=place.scale, struck=place.struck)


def _page(
    request: HttpRequest,
    place: InterviewPlace,
    form: InterviewForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    note_interview(request, FORM, place.interview)
    desk, user = place.desk, logged_in(request)
    earlier, known = beside_interview(place.interview, place.questions, user)
    if known.read:
        read = [Read(TextAccess.Subject.INTERVIEW, one, who) for one, who in known.read]
        record_reading(by=user, page=FORM, read=read)
    form = form or InterviewForm(
        initial=desk.values, questions=place.questions, scale=place.scale, struck=place.struck
    )
    cards = section_cards(form)
    context: dict[str, Any] = {
        "interview": place.interview,
        "earlier": earlier,
        "desk": desk,
        "form": form,
        "cards": cards,
        "parts": [card.part for card in cards],
        "documents": studied_documents(place.interview.municipality, request.user),
        "others": others_here(desk.kind, desk.target),
    }
    return render(request, "municipalities/interview_form.html", context, status=status)


@draft_endpoint
def interview_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Autosave: a fragment for the status line."""
    interview = editable(request, pk)
    note_interview(request, FORM, interview)  # the answer brings what colleagues wrote
    try:
        return answer_save(request, InterviewPlace(interview).desk)
    except DraftRefused:  # withdrawn since the desk was made
        return answer_save(request, InterviewPlace(editable(request, pk)).desk)


@draft_endpoint
def interview_presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Who else has the form open."""
    return answer_presence(request, InterviewPlace(editable(request, pk)).desk)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interview_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose between texts that met."""
    interview = editable(request, pk)
    note_interview(request, "municipalities:interview-conflict", interview)
    return answer_conflicts(request, InterviewPlace(interview).desk)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interview_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept states of the draft."""
    interview = editable(request, pk)
    note_interview(request, "municipalities:interview-versions", interview)
    return answer_revisions(request, InterviewPlace(interview).desk)
