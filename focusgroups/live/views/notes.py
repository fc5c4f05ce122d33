"""The note-taker's screen: a form that works by itself, and saves that a script sends while one types."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from focusgroups.live.desk import DRAFT_KIND, MARKS, QUESTION, SPEAKER, TEXT, desk_of
from focusgroups.live.holding import tell_screens
from focusgroups.live.noting import (
    NoSuchSpeaker,
    NoteSaved,
    NoteTooLong,
    NothingSaid,
    OtherSession,
    take_in,
    write_note,
)
from focusgroups.live.selectors import NEWEST, new_key, screen_of, typed_note
from focusgroups.models import FocusGroup, Note
from forkommune.evidence.services import NoBasisInForce
from forkommune.ui.asked import whole_number
from forkommune.ui.filters import clock
from forkommune.work.desk import TAB_LENGTH
from forkommune.work.services.draft_states import find_draft
from forkommune.work.services.drafts import DraftBusy
from forkommune.work.views.conflicts import answer_conflicts
from forkommune.work.views.drafts import (
    draft_endpoint,
    refuse_other_writer,
    typed_by_another,
    with_digests,
)

from .common import require_note_taker, session_of, state_answer, told, user_of

PAGE = "focusgroups:notes"
REFUSED = (NoSuchSpeaker, NoBasisInForce, NothingSaid, NoteTooLong)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes so far under their questions, who has spoken, and the form for the next note."""
    require_note_taker(request)
    group = session_of(request, pk)
    refusal = ""
    if request.method == "POST":
        if typed_by_another(request):
            return refuse_other_writer(request)
        try:
            saved = _write(request, group, is_done=True)
        except (*REFUSED, OtherSession) as reason:
            refusal = str(reason)
        else:
            if saved.outcome.conflicts:
                return redirect("focusgroups:note-conflict", group.pk, saved.note.pk)
            return redirect(f"{request.path}#skriv")
    told(request, group, PAGE)
    context = {
        **_state(request, group),
        "form": _form(request, group),
        "marks": list(enumerate(Note.Mark.choices, start=1)),
        "refusal": refusal,
        "tab": get_random_string(TAB_LENGTH),
        "seconds_of_day": _seconds_of_day(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "focusgroups/live_notes.html", context, status=status)


@never_cache
@require_GET
@login_required
def notes_state(request: HttpRequest, pk: int) -> HttpResponse:
    """What has changed on the note-taker's screen."""
    require_note_taker(request)
    group = session_of(request, pk)

    def state() -> dict[str, Any]:
        told(request, group, PAGE)
        return _state(request, group)

    return state_answer(request, group, "focusgroups/_live_notes_state.html", state)


@draft_endpoint
def note_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what a tab has of a note: 200, 409 where two wrote in it, 422 where nothing may be kept."""
    require_note_taker(request)
    group = session_of(request, pk)
    try:
        saved = _write(request, group, is_done=request.POST.get("done") == "1")
    except REFUSED as reason:
        answer = {"refused": str(reason), "forget": not isinstance(reason, NoteTooLong)}
        return JsonResponse(answer, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except (OtherSession, DraftBusy) as reason:
        busy = isinstance(reason, DraftBusy)
        status = HTTPStatus.SERVICE_UNAVAILABLE if busy else HTTPStatus.NOT_FOUND
        return JsonResponse({"refused": ""}, status=status)
    outcome = saved.outcome
    status = HTTPStatus.CONFLICT if outcome.conflicts else HTTPStatus.OK
    address = desk_of(saved.note).conflict_url if outcome.conflicts else ""
    answer = {
        "savedAt": clock(outcome.saved_at),
        "base": outcome.base,
        "theirs": with_digests(outcome.theirs),
        "version": outcome.version,
        "choose": address,
    }
    return JsonResponse(answer, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def note_conflict(request: HttpRequest, group: int, pk: int) -> HttpResponse:
    """Choose between the words of two who wrote in one note."""
    require_note_taker(request)
    session = session_of(request, group)
    rows = Note.objects.visible_to(request.user).select_related("participant", "source")
    note = get_object_or_404(rows, pk=pk, group=session)
    note.group = session
    told(request, session, "focusgroups:note-conflict")
    with transaction.atomic():
        answer = answer_conflicts(request, desk_of(note))
        if request.method == "POST":
            draft = find_draft(DRAFT_KIND, note)
            take_in(note=note, draft=draft, is_done=True, by=user_of(request))
            tell_screens(session)
    return answer


def _write(request: HttpRequest, group: FocusGroup, *, is_done: bool) -> NoteSaved:
    posted = request.POST
    desk = desk_of(Note(group=group, pk=0))
    return write_note(
        group=group,
        key=_key(posted.get("key", "")),
        save=desk.read(posted),
        age=timedelta(milliseconds=whole_number(posted.get("age", "")) or 0),
        is_done=is_done,
        by=user_of(request),
    )


def _seconds_of_day() -> int:
    """By which the script tells the time: the clock of a browser may be wrong, or in another zone."""
    now = timezone.localtime()
    return now.hour * 3600 + now.minute * 60 + now.second


def _key(text: str) -> UUID:
    """What the page calls the note; a form that lost it writes a new one."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(new_key())


def _state(request: HttpRequest, group: FocusGroup) -> dict[str, Any]:
    everything = request.GET.get("alle") == "1"
    number = 10**6 if everything else NEWEST
    screen = screen_of(group, user_of(request), notes=number)
    return {"group": group, "screen": screen, "everything": everything}


def _form(request: HttpRequest, group: FocusGroup) -> dict[str, Any]:
    """What the form holds: what was refused, the note that is corrected, or nothing yet."""
    posted = request.POST
    if request.method == "POST":
        return {
            "key": posted.get("key", "") or new_key(),
            "base": posted.get("base", "{}"),
            TEXT: posted.get(TEXT, ""),
            SPEAKER: "",
            QUESTION: posted.get(QUESTION, ""),
            MARKS: posted.getlist(MARKS),
        }
    number = whole_number(request.GET.get("rett", ""))
    if number is not None:
        rows = Note.objects.visible_to(request.user).select_related("participant", "source")
        note = get_object_or_404(rows, pk=number, group=group, key__isnull=False)
        note.group = group
        desk = desk_of(note)
        typed = typed_note(note)
        choose = desk.conflict_url if typed.is_met else ""
        return {
            "key": note.key,
            "base": desk.base,
            "note": note,
            "choose": choose,
            **typed.values,
        }
    return {"key": new_key(), "base": "{}", TEXT: "", SPEAKER: "", QUESTION: "", MARKS: []}
