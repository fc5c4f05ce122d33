"""The record of a meeting: its notes, what was cleared up, and who does what by when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.evidence.services import StaleRevision
from forkommune.evidence.services.readings import record_reading, texts_of
from forkommune.evidence.texts import BadMark, UnusableText
from forkommune.ui.dates import today
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved, discard_draft
from forkommune.work.services.drafts import save_draft
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
from workshops.dialogue.views import insiders_only, keepers_only, meeting_of, status_of, user_of
from workshops.models import Action, Meeting
from workshops.writing import KEEP, has_clock

from .desk import DRAFT_KIND, TEXT, crumbs_to, notes_desk
from .forms import (
    ActionForm,
    CloseForm,
    ConclusionForm,
    NotesBasisForm,
    WordingForm,
    stands_of,
)
from .listing import asked_of, owners, rows_of, ways_of
from .notes import set_export_basis, write_notes
from .page import lines_of, record_of, texts_in, when_of
from .services import (
    NotPossible,
    StillRestedOn,
    agree_action,
    change_action,
    close_action,
    reopen_action,
    take_back_conclusion,
)
from .wording import NoReason, WordingStands, held_by, reword_conclusion

SHOWN = 50


@require_safe
@insiders_only
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Who took part, the notes, what was cleared up, and what was agreed."""
    meeting = meeting_of(request, slug)
    shown = record_of(meeting, request.user, today())
    record_reading(by=request.user, page="workshops:record", read=texts_of(shown.texts))
    context = {
        "meeting": meeting,
        "crumbs": crumbs_to(meeting, with_record=False),
        "day": when_of(meeting),
        "has_clock": has_clock(meeting.starts_at),
        "municipalities": meeting.municipalities.by_name(),
        "record": shown,
        "may_keep": request.user.has_perm(KEEP),
        "draft": notes_desk(meeting).has_draft,
    }
    return render(request, "workshops/record.html", context)


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
    _note(request, meeting, "workshops:notes-form")
    context = {
        "meeting": meeting,
        "desk": desk,
        "text": str(desk.values[TEXT]),
        "wrong": wrong,
        "others": others_here(desk.kind, desk.target),
    }
    status = 422 if wrong else 200
    return render(request, "workshops/notes_form.html", context, status=status)


def _note(request: HttpRequest, meeting: Meeting, page: str) -> None:
    """The notes stand on the page, whole or paragraph by paragraph."""
    read = [meeting.notes] if meeting.notes else []
    record_reading(by=request.user, page=page, read=texts_of(read))


def _kept(request: HttpRequest, slug: str) -> Meeting:
    """For the scripts of the form, whose visitor is logged in; 404 for those who may not write."""
    if not request.user.has_perm(KEEP):
        raise Http404(_("There is no such page."))
    return meeting_of(request, slug)


@draft_endpoint
def notes_save(request: HttpRequest, slug: str) -> HttpResponse:
    """Autosave: a fragment for the status line."""
    return answer_save(request, notes_desk(_kept(request, slug)))


@draft_endpoint
def notes_presence(request: HttpRequest, slug: str) -> HttpResponse:
    """Who else has the form open."""
    return answer_presence(request, notes_desk(_kept(request, slug)))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def notes_conflict(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose between texts that met."""
    return answer_conflicts(request, notes_desk(meeting_of(request, slug)))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def notes_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Kept states of the draft."""
    return answer_revisions(request, notes_desk(meeting_of(request, slug)))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def conclusion_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what was cleared up, and what it rests on."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = ConclusionForm(data, meeting=meeting, user=user)
    if form.is_bound and form.is_valid():
        try:
            form.save(by=user)
        except (StaleRevision, BadMark) as fault:
            form.add_error("places", str(fault))
        else:
            messages.success(request, _("The conclusion is written down."))
            return redirect("workshops:record", meeting.slug)
    _note(request, meeting, "workshops:conclusion-new")
    context = {"form": form, "meeting": meeting, "crumbs": crumbs_to(meeting)}
    return render(request, "workshops/conclusion_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def conclusion_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Word a conclusion anew, where nothing that was approved or published rests on its words."""
    meeting, user = meeting_of(request, slug), user_of(request)
    rows = meeting.conclusions.visible_to(user).select_related("claim")
    conclusion = get_object_or_404(rows, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = WordingForm(data, initial={"statement": conclusion.claim.statement})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            reword_conclusion(
                conclusion=conclusion, statement=said["statement"], reason=said["reason"], by=user
            )
        except (WordingStands, NoReason) as refusal:
            form.add_error("statement", str(refusal))
        else:
            messages.success(request, _("The conclusion is worded anew. The earlier words stay."))
            return redirect("workshops:record", slug)
    context = {
        "form": form,
        "meeting": meeting,
        "conclusion": conclusion,
        "held": held_by(conclusion),
        "wordings": conclusion.wordings.visible_to(user).select_related("changed_by"),
        "crumbs": crumbs_to(meeting),
    }
    return render(request, "workshops/conclusion_wording.html", context, status=status_of(form))


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


@require_POST
@keepers_only
def conclusion_take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remove a conclusion that nothing rests on."""
    meeting = meeting_of(request, slug)
    rows = meeting.conclusions.visible_to(request.user).select_related("claim")
    conclusion = get_object_or_404(rows, pk=pk)
    try:
        take_back_conclusion(conclusion=conclusion, by=user_of(request))
    except StillRestedOn as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The conclusion is taken away."))
    return redirect("workshops:record", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def action_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down who does what by when, and what it rests on."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, meeting=meeting, user=user)
    if form.is_bound and form.is_valid():
        try:
            agree_action(
                meeting=meeting,
                agreed=form.agreed(),
                passages=form.passages(user),
                claims=form.claims(),
                by=user,
            )
        except (StaleRevision, BadMark) as fault:
            form.add_error("places", str(fault))
        else:
            messages.success(request, _("It is written down. The owner is reminded a week before."))
            return redirect("workshops:record", meeting.slug)
    _note(request, meeting, "workshops:action-new")
    context = {"form": form, "meeting": meeting, "crumbs": crumbs_to(meeting)}
    return render(request, "workshops/action_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def action_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a follow-up, or say what became of it."""
    action, user = _action(request, pk), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, meeting=action.meeting, user=user, initial=stands_of(action))
    if form.is_bound and form.is_valid():
        try:
            change_action(
                action=action,
                agreed=form.agreed(),
                passages=form.passages(user),
                claims=form.claims(),
                by=user,
            )
        except (StaleRevision, BadMark) as fault:
            form.add_error("places", str(fault))
        else:
            messages.success(request, _("It is changed."))
            return redirect("workshops:record", action.meeting.slug)
    return _action_page(request, action, form, CloseForm(initial={"on": today()}))


@require_POST
@keepers_only
@sent_once
def action_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, dropped, or open again; the form comes back where something is missing."""
    action, user = _action(request, pk), user_of(request)
    way = request.POST.get("action", "done")
    if way == "open":
        reopen_action(action=action, by=user)
        messages.success(request, _("It is open again."))
        return _back(request, action)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            close_action(
                action=action,
                on=form.cleaned_data["on"],
                outcome=form.cleaned_data["outcome"],
                is_dropped=way == "drop",
                by=user,
            )
        except NotPossible as refusal:
            form.add_error("outcome" if way == "drop" else "on", str(refusal))
        else:
            messages.success(request, _("“%(text)s” is closed.") % {"text": action.text})
            return _back(request, action)
    change = ActionForm(meeting=action.meeting, user=user, initial=stands_of(action))
    return _action_page(request, action, change, form)


def _back(request: HttpRequest, action: Action) -> HttpResponse:
    """To the list or page from which it was closed."""
    number = request.POST.get("kommune", "")
    if number.isalnum():
        return redirect("workshops:follow-up", number)
    if request.POST.get("liste"):
        return redirect("workshops:action-list")
    return redirect("workshops:record", action.meeting.slug)


def _action_page(
    request: HttpRequest, action: Action, form: ActionForm, close: CloseForm
) -> HttpResponse:
    _note(request, action.meeting, "workshops:action-change")
    context = {
        "action": action,
        "meeting": action.meeting,
        "form": form,
        "close": close,
        "is_late": action.is_late(today()),
        "crumbs": crumbs_to(action.meeting),
    }
    status = 422 if form.errors or close.errors else 200
    return render(request, "workshops/action_form.html", context, status=status)


def _action(request: HttpRequest, pk: int) -> Action:
    rows: Any = Action.objects.visible_to(request.user).with_owners()
    found: Action = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@insiders_only
def action_list(request: HttpRequest) -> HttpResponse:
    """All follow-up: what is overdue, what is open, what was done; of everybody or of one owner."""
    asked, day = asked_of(request.GET), today()
    rows = rows_of(asked, request.user, day)
    page_obj = Paginator(rows, SHOWN).get_page(request.GET.get("side"))
    keys = [one.pk for one in page_obj]
    shown = {one.action.pk: one for one in lines_of(rows.filter(pk__in=keys), request.user, day)}
    read = texts_of(texts_in(shown.values()))
    record_reading(by=request.user, page="workshops:action-list", read=read)
    context = {
        "asked": asked,
        "ways": ways_of(asked, request.user, day),
        "owners": owners(request.user),
        "page_obj": page_obj,
        "lines": [shown[key] for key in keys if key in shown],
        "may_keep": request.user.has_perm(KEEP),
    }
    return render(request, "workshops/action_list.html", context)
