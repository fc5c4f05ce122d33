"""A transcript on its way in: read, asked who speaks, then written whole or dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from focusgroups.forms import SpeakersForm, TranscriptForm
from focusgroups.models import FocusGroup, Participant
from focusgroups.transcribing import KIND, PERMISSION, NotSaid
from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services import NoBasisInForce
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.work.importing import Fault, Options
from forkommune.work.models import Import
from forkommune.work.querysets import ImportQuerySet
from forkommune.work.sent_once import sent_once
from forkommune.work.services.importing import ImportDecided, ShownOtherwise, bring, carry_out, drop
from forkommune.work.uploads import TOO_LARGE

PAGE = "focusgroups:transcript-file"


def note_takers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Log-in first; for others than those who take notes there is no session."""

    @wraps(view)
    @login_required
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise Http404(_("There is no such session."))
        return view(request, *args, **kwargs)

    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@note_takers_only
@sent_once
def transcript_bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file or paste the words; it is read at once, and asked who speaks."""
    group = get_object_or_404(FocusGroup.objects.visible_to(request.user), pk=pk)
    form = TranscriptForm()
    brought = None
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = TranscriptForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
    if form.is_valid():
        content, name = form.content()
        options = Options(about=str(group.pk))
        brought = bring(kind=KIND, content=content, name=name, options=options, by=_user(request))
        if brought.state == Import.State.SHOWN:
            return redirect(PAGE, group.pk, brought.pk)
    context = {
        "group": group,
        "form": form,
        "faults": [Fault(**fault) for fault in brought.faults] if brought else [],
        "more": brought.counts["faults"] - len(brought.faults) if brought else 0,
        "waiting": _imports(request, group).waiting(),
    }
    wrong = bool(form.errors) or brought is not None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "focusgroups/transcript_bring.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@note_takers_only
def transcript_file(request: HttpRequest, group: int, pk: UUID) -> HttpResponse:
    """Who speaks in a file, with the first words of each; POST writes its turns or drops it."""
    session = get_object_or_404(FocusGroup.objects.visible_to(request.user), pk=group)
    row = get_object_or_404(_imports(request, session), pk=pk)
    asks = row.state == Import.State.SHOWN
    letters = Participant.objects.visible_to(request.user).letters_of(session)
    form = SpeakersForm(
        request.POST if request.method == "POST" else None,
        labels=[one["what"] for one in row.differences],
        letters={one.letter: str(one.actor_group.label) for one in letters},
    )
    error = ""
    if request.method == "POST" and "drop" in request.POST:
        return _dropped(request, session, row)
    if asks and form.is_bound and form.is_valid():
        try:
            return _written(request, session, row, form.answers)
        except (NotSaid, NoBasisInForce) as refused:
            error = str(refused)
    elif form.is_bound and not asks:
        messages.warning(request, _("It is decided already: %s.") % row.get_state_display().lower())
        return redirect(session)
    earlier = _imports(request, session).written_before(KIND, row.sha256).exclude(pk=row.pk)
    read = [Read(TextAccess.Subject.FOCUS_GROUP, session.pk, None)] if asks else []
    record_reading(by=_user(request), page=PAGE, read=read)
    rows = [(one, form[f"speaker-{at}"]) for at, one in enumerate(row.differences)]
    context = {
        "group": session,
        "row": row,
        "form": form,
        "rows": [
            (*[after for _name, _before, after in one["fields"]], field) for one, field in rows
        ],
        "asks": asks,
        "error": error,
        "earlier": earlier.first(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error or form.errors else HTTPStatus.OK
    return render(request, "focusgroups/transcript_file.html", context, status=status)


def _written(
    request: HttpRequest, group: FocusGroup, row: Import, answers: dict[str, str]
) -> HttpResponse:
    turns = group.notes.all()
    before, named_before = turns.count(), turns.to_redact().count()
    try:
        carry_out(brought=row, by=_user(request), answers=answers)
    except (ImportDecided, ShownOtherwise) as refused:
        messages.warning(request, str(refused))
        return redirect(group)
    written, named = turns.count() - before, turns.to_redact().count() - named_before
    messages.success(
        request,
        ngettext(
            "%(count)d turn stands in the session now, and can be coded.",
            "%(count)d turns stand in the session now, and can be coded.",
            written,
        )
        % {"count": written},
    )
    if named:
        messages.info(
            request,
            ngettext(
                "%(count)d turn speaks of somebody by name, and waits to be blacked out.",
                "%(count)d turns speak of somebody by name, and wait to be blacked out.",
                named,
            )
            % {"count": named},
        )
    return redirect(group)


def _dropped(request: HttpRequest, group: FocusGroup, row: Import) -> HttpResponse:
    try:
        drop(brought=row, by=_user(request))
    except ImportDecided as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Nothing was written."))
    return redirect(group)


def _imports(request: HttpRequest, group: FocusGroup) -> ImportQuerySet:
    return Import.objects.visible_to(request.user).filter(kind=KIND, about=str(group.pk))


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)
