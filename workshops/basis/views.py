"""The basis of the main project: read, chosen, asked, and taken out as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.documents.errors import DocumentError
from forkommune.evidence.services.readings import record_reading, texts_of
from forkommune.ui.dates import today
from forkommune.work.papers import typeset
from forkommune.work.sent_once import sent_once
from workshops.case_papers.views import WORD, file_answer
from workshops.dialogue.views import insiders_only, keepers_only, status_of, user_of
from workshops.models import BasisConclusion, OpenQuestion
from workshops.writing import KEEP, organiser_of

from . import services
from .forms import ChooseForm, EndForm, QuestionForm
from .pieces import NAME, pdf_document, ties_words, word_basis
from .report import main_basis
from .rests import rests_for

PAGE, QUESTION = "workshops:basis", "workshops:question"
AUDIENCES = ("prosjektet", "alle")  # for the project alone; for readers outside of it
PDF = "application/pdf"


@require_safe
@insiders_only
def basis(request: HttpRequest) -> HttpResponse:
    """Conclusions, pilots with who wants them, criteria, open questions, each with its evidence."""
    shown = main_basis(request.user)
    record_reading(by=request.user, page=PAGE, read=texts_of(shown.texts))
    context = {
        "basis": shown,
        "ties": ties_words(shown.tie_deciders) if shown.tie_deciders else "",
        "may_keep": request.user.has_perm(KEEP),
    }
    return render(request, "workshops/basis.html", context)


@require_safe
@insiders_only
def basis_file(request: HttpRequest, audience: str, ending: str) -> HttpResponse:
    """The basis as a file, for the project or for readers outside of it."""
    if audience not in AUDIENCES or ending not in ("docx", "pdf"):
        raise Http404(_("There is no such page."))
    user, is_public, at = user_of(request), audience == "alle", timezone.now()
    told = main_basis(AnonymousUser() if is_public else user)
    record_reading(by=user, page="workshops:basis-file", read=texts_of(told.texts))
    name = f"{NAME}-{audience}.{ending}"
    creator = str(organiser_of(user) or "")
    if ending == "docx":
        return file_answer(
            word_basis(told, at=at, is_public=is_public, creator=creator), name, WORD
        )
    try:
        made = typeset(pdf_document(told, at=at, is_public=is_public, creator=creator))
    except DocumentError as fault:
        messages.error(request, str(fault))
        return redirect(PAGE)
    return file_answer(made.data, name, PDF)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def basis_choose(request: HttpRequest) -> HttpResponse:
    """Take conclusions of meetings into the basis."""
    user = user_of(request)
    form = ChooseForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["conclusions"]
        count = services.choose_conclusions(conclusions=chosen, by=user)
        told = ngettext("%(n)d conclusion is taken in.", "%(n)d conclusions are taken in.", count)
        messages.success(request, told % {"n": count})
        return redirect(PAGE)
    context = {"form": form}
    return render(request, "workshops/basis_choose.html", context, status=status_of(form))


@require_POST
@keepers_only
def basis_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a conclusion, take it out, or take its new words in."""
    rows = BasisConclusion.objects.visible_to(request.user)
    chosen, by = get_object_or_404(rows, pk=pk), user_of(request)
    acts: dict[str, Callable[[], object]] = {
        "up": lambda: services.move_conclusion(chosen=chosen, by=by, step=services.UP),
        "down": lambda: services.move_conclusion(chosen=chosen, by=by, step=services.DOWN),
        "out": lambda: services.leave_out(chosen=chosen, by=by),
        "words": lambda: services.take_new_words(chosen=chosen, by=by),
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        messages.error(request, _("Choose what to do with the conclusion."))
    else:
        act()
    return redirect(f"{reverse(PAGE)}#avklaringer")


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def question_new(request: HttpRequest) -> HttpResponse:
    """Write down an open question, with who sees to it and what it rests on."""
    user = user_of(request)
    form = QuestionForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_bound and form.is_valid():
        question = services.ask(asked=form.asked(), rests=form.rests(), by=user)
        messages.success(request, _("The question is written down."))
        return redirect(question)
    context = {"form": form, "question": None}
    return render(request, "workshops/question_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a question, or say what became of it."""
    row, user = _question(request, pk), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = QuestionForm(data, user=user, question=row)
    if form.is_bound and form.is_valid():
        services.change_question(
            question=row, asked=form.asked(), rests=form.rests(), offered=form.offered(), by=user
        )
        messages.success(request, _("The question is changed."))
        return redirect(row)
    return _question_page(request, row, form, EndForm(user=user, initial={"on": today()}))


@require_POST
@keepers_only
@sent_once
def question_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Answered, dropped, or open again; the form comes back where something is missing."""
    row, user = _question(request, pk), user_of(request)
    way = request.POST.get("action", "")
    if way == "open":
        services.open_again(question=row, by=user)
        messages.success(request, _("It is open again."))
        return redirect(row)
    form = EndForm(request.POST, user=user)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.end_question(
                question=row,
                outcome=said["outcome"],
                answer=said.get("answer"),
                on=said["on"],
                is_dropped=way == "drop",
                by=user,
            )
        except services.CannotEnd as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, _("It is written down what became of the question."))
            return redirect(row)
    return _question_page(request, row, QuestionForm(user=user, question=row), form)


def _question_page(
    request: HttpRequest, row: OpenQuestion, form: QuestionForm, end: EndForm
) -> HttpResponse:
    rests = rests_for(row.claim, request.user)
    read = [rest.source for rest in rests.shown if rest.source]
    record_reading(by=request.user, page=QUESTION, read=texts_of(read))
    context = {"question": row, "form": form, "ending": end, "rests": rests}
    status = 422 if form.errors or end.errors else 200
    return render(request, "workshops/question_form.html", context, status=status)


def _question(request: HttpRequest, pk: int) -> OpenQuestion:
    rows: Any = OpenQuestion.objects.visible_to(request.user)
    found: OpenQuestion = get_object_or_404(rows.select_related("claim", "answer"), pk=pk)
    return found
