"""The parts of a guide: named, ordered, taken out; and questions moved between them."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.work.outlines import ChangedMeanwhile, direction_of, state_of
from forkommune.work.sent_once import sent_once
from municipalities.survey.form_page import section_cards
from municipalities.survey.guide_forms import DetailsForm, PartForm
from municipalities.survey.interview_form import InterviewForm
from municipalities.survey.services.guide_order import ConditionOutOfOrder
from municipalities.survey.services.guide_parts import (
    DETAILS,
    PartIsNotEmpty,
    PartStandsAlready,
    move_part,
    move_question,
    remove_part,
    save_details,
    save_part,
)
from municipalities.survey.services.guides import (
    GuideStandsFast,
    why_it_stands_fast,
)

from .guides import PAGE, found_guide, researcher
from .interviews import sent


@login_required
@require_safe
def guide_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as an interviewer will meet it; nothing that is typed in it is kept."""
    guide = found_guide(researcher(request), pk)
    questions = list(guide.questions.in_guide_order())
    form = InterviewForm(questions=questions, scale=dict(guide.scale_labels))
    cards = section_cards(form)
    context = {"guide": guide, "form": form, "cards": cards, "parts": [one.part for one in cards]}
    return render(request, "municipalities/survey_guide_preview.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def guide_details(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what stands above the questions."""
    user = researcher(request)
    guide = found_guide(user, pk)
    if refusal := why_it_stands_fast(guide):
        messages.error(request, refusal)
        return redirect(PAGE, pk)
    form = DetailsForm(sent(request), guide=guide)
    if request.method == "POST" and form.is_valid():
        try:
            return _done(
                request,
                pk,
                lambda: save_details(
                    guide=guide, values=form.values(), by=user, seen=request.POST.get("seen")
                ),
                _("The introduction is saved."),
            )
        except ChangedMeanwhile as refused:
            form.add_error(None, str(refused))
            guide.refresh_from_db()
    heading = _("Change the introduction, the scale and what is asked about consent")
    seen = state_of(guide, DETAILS)
    return _form(request, {"guide": guide, "form": form, "heading": heading, "seen": seen})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_part(request: HttpRequest, pk: int, section: int | None = None) -> HttpResponse:
    """Rename a part, take it out (`remove`), or add one."""
    user = researcher(request)
    guide = found_guide(user, pk)
    row = get_object_or_404(guide.sections, pk=section) if section else None
    if refusal := why_it_stands_fast(guide):
        messages.error(request, refusal)
        return redirect(PAGE, pk)
    if row and request.method == "POST" and "remove" in request.POST:
        return _done(
            request,
            pk,
            lambda: remove_part(guide=guide, section=row, by=user),
            _("The part is taken out."),
        )
    form = PartForm(sent(request), initial={"title": row.title} if row else {})
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        try:
            return _done(
                request,
                pk,
                lambda: save_part(guide=guide, section=row, title=title, by=user),
                _("The part is saved."),
            )
        except PartStandsAlready as refusal:
            form.add_error("title", str(refusal))
    heading = _("Rename the part") if row else _("Add a part")
    remove = _("Take the part out") if row else ""
    return _form(request, {"guide": guide, "form": form, "heading": heading, "remove": remove})


def _form(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if context["form"].errors else HTTPStatus.OK
    return render(request, "municipalities/survey_guide_part.html", context, status=status)


@login_required
@require_POST
def guide_part_move(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """Let a part change places with the one above or below (`direction`)."""
    user, direction = researcher(request), direction_of(request.POST)
    guide = found_guide(user, pk)
    row = get_object_or_404(guide.sections, pk=section)
    return _moved(
        request,
        f"part-{section}",
        lambda: move_part(guide=guide, section=row, direction=direction, by=user),
        pk,
    )


@login_required
@require_POST
def guide_question_move(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Move a question past the one above or below (`direction`)."""
    user, direction = researcher(request), direction_of(request.POST)
    guide = found_guide(user, pk)
    row = get_object_or_404(guide.questions.in_guide_order(), pk=question)
    return _moved(
        request,
        f"question-{question}",
        lambda: move_question(guide=guide, question=row, direction=direction, by=user),
        pk,
    )


def _moved(request: HttpRequest, what: str, move: Callable[[], bool], pk: int) -> HttpResponse:
    """Move, and go back to the button that was pressed, so that it can be pressed again."""
    try:
        if not move():
            messages.info(request, _("It stands there already and cannot be moved further."))
    except (GuideStandsFast, ConditionOutOfOrder) as refusal:
        messages.error(request, str(refusal))
    query = urlencode({"flyttet": f"{what}-{request.POST['direction']}"})
    return redirect(f"{reverse(PAGE, args=[pk])}?{query}")


def _done(request: HttpRequest, pk: int, act: Callable[[], Any], said: str) -> HttpResponse:
    try:
        act()
    except (GuideStandsFast, PartIsNotEmpty) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(PAGE, pk)
