"""An evaluation for those who hold the meeting: its questions, who is asked, and what may be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.work.letters import Words, previews
from forkommune.work.sent_once import sent_once
from workshops.dialogue.views import insiders_only, meeting_of, status_of, user_of
from workshops.evaluation.asking import ask, not_asked, remind_all, who_was_there, without_address
from workshops.evaluation.forms import QuestionsForm, UntilForm
from workshops.evaluation.results import lines_of, means_figure, result_of, table_of
from workshops.evaluation.services import (
    Asked,
    NotNow,
    change_questions,
    close_due,
    close_evaluation,
    make_evaluation,
    remove_evaluation,
    source_of_questions,
    why_too_early,
)
from workshops.evaluation.wording import Letter, words_of
from workshops.models import Evaluation, Invitation, Meeting

CHANGE = "workshops.change_evaluation"
DESK = "workshops:evaluation"
OPEN_DAYS = 14


def _kept_by(request: HttpRequest, slug: str) -> Meeting:
    """A meeting whose evaluation the visitor keeps; for others there is none."""
    if not request.user.has_perm(CHANGE):
        raise Http404(_("There is no such page."))
    return meeting_of(request, slug)


def _evaluation_of(request: HttpRequest, slug: str) -> Evaluation:
    _kept_by(request, slug)
    rows: Any = Evaluation.objects.visible_to(request.user).select_related("meeting__organiser")
    found: Evaluation = get_object_or_404(rows, meeting__slug=slug)
    return found


@require_safe
@insiders_only
def evaluation(request: HttpRequest, slug: str) -> HttpResponse:
    """Where it stands, and what may be told."""
    close_due()
    meeting = meeting_of(request, slug)
    row = Evaluation.objects.visible_to(request.user).filter(meeting=meeting).first()
    result = result_of(row) if row else None
    context = {
        "meeting": meeting,
        "evaluation": row,
        "result": result,
        "figure": means_figure(result) if result and result.is_told else None,
        "lines": lines_of(result) if result else [],
        "questions": list(row.questions.order_by("position", "pk")) if row else [],
        "source": source_of_questions() if row and row.opened_at is None else "",
        "may_change": request.user.has_perm(CHANGE),
        "too_early": why_too_early(meeting),
        "there": len(who_was_there(meeting)),
    }
    return render(request, "workshops/evaluation.html", context)


@require_safe
@insiders_only
def evaluation_file(request: HttpRequest, slug: str) -> HttpResponse:
    """All that may be told, for a spreadsheet."""
    rows: Any = Evaluation.objects.visible_to(request.user).select_related("meeting")
    row: Evaluation = get_object_or_404(rows, meeting__slug=slug)
    result = result_of(row)
    if not result.is_told:
        raise Http404(_("There is nothing to tell yet."))
    mark = _("Invented example") if row.is_invented else ""
    data = "\ufeff" + table_of(result).csv(mark)
    headers = {
        "Content-Disposition": f'attachment; filename="evaluering-{slug}.csv"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
@sent_once
def evaluation_questions(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is asked, while nobody can have answered."""
    row = _evaluation_of(request, slug)
    if row.opened_at is not None:
        messages.warning(request, _("The evaluation has been opened: its questions stand."))
        return redirect(DESK, slug)
    standing = [Asked(one.kind, one.text_nb, one.text_nn) for one in row.questions.all()]
    form = QuestionsForm(request.POST if request.method == "POST" else None, questions=standing)
    if form.is_bound and form.is_valid():
        try:
            change_questions(
                evaluation=row, questions=form.cleaned_data["questions"], by=user_of(request)
            )
        except NotNow as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("The questions are saved."))
            return redirect(DESK, slug)
    context = {
        "meeting": row.meeting,
        "evaluation": row,
        "form": form,
        "source": source_of_questions(),
    }
    return render(request, "workshops/evaluation_questions.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
@sent_once
def evaluation_send(request: HttpRequest, slug: str) -> HttpResponse:
    """Until when, who is asked, the mail in both languages, and one button that opens it."""
    row = _evaluation_of(request, slug)
    if row.closed_at is not None:
        return redirect(DESK, slug)
    form = UntilForm(request.POST if request.method == "POST" else None, initial=_first(row))
    if form.is_bound and form.is_valid():
        try:
            sent = ask(evaluation=row, closes_at=form.until(), by=user_of(request))
        except NotNow as why:
            form.add_error(None, str(why))
        else:
            words = ngettext("%(n)d mail is ordered.", "%(n)d mails are ordered.", sent)
            messages.success(request, words % {"n": sent})
            return redirect(DESK, slug)
    until = form.until() if form.is_bound and form.is_valid() else row.closes_at or _later()
    context = {
        "meeting": row.meeting,
        "evaluation": row,
        "form": form,
        "people": not_asked(row),
        "without": without_address(row.meeting),
        "too_early": why_too_early(row.meeting),
        "previews": previews(lambda code: _shown(row, Letter.ASKED, code, until)),
    }
    return render(request, "workshops/evaluation_send.html", context, status=status_of(form))


def _later() -> Any:
    at = timezone.localtime() + timedelta(days=OPEN_DAYS)
    return at.replace(hour=16, minute=0, second=0, microsecond=0)


def _first(row: Evaluation) -> dict[str, Any]:
    at = timezone.localtime(row.closes_at) if row.closes_at else _later()
    return {"day": timezone.localdate(at), "clock": f"{at:%H.%M}"}


def _shown(row: Evaluation, letter: Letter, language: str, until: Any) -> Words:
    example = Invitation(meeting=row.meeting, name=_("[name]"), language=language)
    return words_of(letter, example, until)


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
@sent_once
def evaluation_remind(request: HttpRequest, slug: str) -> HttpResponse:
    """The one reminder, to all who were asked: nobody knows who has answered."""
    row = _evaluation_of(request, slug)
    if request.method == "POST":
        try:
            sent = remind_all(evaluation=row, by=user_of(request))
        except NotNow as why:
            messages.warning(request, str(why))
        else:
            words = ngettext("%(n)d mail is ordered.", "%(n)d mails are ordered.", sent)
            messages.success(request, words % {"n": sent})
        return redirect(DESK, slug)
    until = row.closes_at or _later()
    context = {
        "meeting": row.meeting,
        "evaluation": row,
        "is_open": row.is_open(),
        "previews": previews(lambda code: _shown(row, Letter.REMINDER, code, until)),
    }
    return render(request, "workshops/evaluation_remind.html", context)


@require_POST
@insiders_only
def evaluation_act(request: HttpRequest, slug: str) -> HttpResponse:
    """Make it, close it now, or take it away before it was opened."""
    meeting, by, act = _kept_by(request, slug), user_of(request), request.POST.get("act", "")
    if act == "make":
        make_evaluation(meeting=meeting, by=by)
        messages.success(
            request, _("The evaluation is made. Nobody can answer before you send it.")
        )
        return redirect(DESK, slug)
    row = _evaluation_of(request, slug)
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "close": (
            lambda: close_evaluation(evaluation=row, by=by),
            _("The evaluation is closed, and nothing leads from an answer to a person any more."),
        ),
        "remove": (
            lambda: remove_evaluation(evaluation=row, by=by),
            _("The evaluation is removed."),
        ),
    }
    if act not in acts:
        messages.error(request, _("There is no such act. Use one of the buttons."))
        return redirect(DESK, slug)
    do, said = acts[act]
    try:
        do()
    except NotNow as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, said)
    return redirect(DESK, slug)
