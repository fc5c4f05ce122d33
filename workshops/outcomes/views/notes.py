"""The notes of a meeting: written by several at a time, and why they may be used in research."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forkommune.evidence.texts import UnusableText
from forkommune.work.desk import Desk
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved, discard_draft
from forkommune.work.services.drafts import save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.desk_views import desk_views
from forkommune.work.views.drafts import refuse_other_writer, typed_by_another
from workshops.dialogue.views import keepers_only, meeting_of, status_of, user_of
from workshops.models import Meeting
from workshops.outcomes.desk import DRAFT_KIND, TEXT, crumbs_to, notes_desk
from workshops.outcomes.forms import (
    NotesBasisForm,
)
from workshops.outcomes.notes import set_export_basis, write_notes

from .reading import note_reading


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def notes_form(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the notes. Without JavaScript the buttons save by POST; one of them puts them in."""
    meeting = meeting_of(request, slug)
    if request.method != "POST":
        return _notes_page(request, meeting)
    if typed_by_another(request):
        return refuse_other_writer(request)
    desk = notes_desk(meeting)
    save_draft(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        save=desk.read(request.POST),
        by=user_of(request),
    )
    desk = notes_desk(meeting)
    if any(one.editor_id == request.user.pk for one in desk.conflicts):
        messages.info(request, _("Somebody else wrote in the same field. Nothing is lost."))
        return HttpResponseRedirect(desk.conflict_url)
    if request.POST.get("action") != "put_in":
        messages.success(request, _("The draft is saved."))
        return HttpResponseRedirect(desk.form_url)
    return _put_in(request, meeting)


@transaction.atomic
def _put_in(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """What is typed becomes the notes; passages that were marked move along."""
    desk = notes_desk(meeting)
    try:
        written = write_notes(meeting=meeting, text=str(desk.values[TEXT]), by=user_of(request))
        discard_draft(kind=DRAFT_KIND, target=meeting, by=user_of(request), version=desk.version)
    except UnusableText as fault:
        return _notes_page(request, meeting, wrong=str(fault))
    except DraftMoved:
        transaction.set_rollback(True)
        messages.warning(
            request, _("A colleague wrote something just now. Look through it and put it in again.")
        )
        return HttpResponseRedirect(desk.form_url)
    messages.success(request, _("The notes are kept."))
    if written and (written.to_check or written.lost):
        messages.warning(
            request,
            _("Words that something rests on were changed. A researcher looks at those passages."),
        )
    return redirect("workshops:record", meeting.slug)


def _notes_page(request: HttpRequest, meeting: Meeting, wrong: str = "") -> HttpResponse:
    desk = notes_desk(meeting)
    note_reading(request, meeting, "workshops:notes-form")
    context = {
        "meeting": meeting,
        "desk": desk,
        "text": str(desk.values[TEXT]),
        "wrong": wrong,
        "others": others_here(desk.kind, desk.target),
    }
    status = 422 if wrong else 200
    return render(request, "workshops/notes_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def notes_basis(request: HttpRequest, slug: str) -> HttpResponse:
    """Why the notes may go out in files for research."""
    meeting, user = meeting_of(request, slug), user_of(request)
    source = meeting.notes
    if source is None:
        messages.info(request, _("Write the notes first."))
        return redirect("workshops:record", slug)
    data = request.POST if request.method == "POST" else None
    stands = {"basis": source.export_basis, "note": source.export_basis_note}
    form = NotesBasisForm(data, initial=stands)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        set_export_basis(meeting=meeting, basis=said["basis"], note=said["note"], by=user)
        messages.success(request, _("It is written down how the notes may be used."))
        return redirect("workshops:record", slug)
    context = {"form": form, "meeting": meeting, "crumbs": crumbs_to(meeting)}
    return render(request, "workshops/notes_basis.html", context, status=status_of(form))


def _desk(request: HttpRequest, slug: str) -> Desk:
    return notes_desk(meeting_of(request, slug))


DRAFT = desk_views(_desk, only=keepers_only)
