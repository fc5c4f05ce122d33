"""Versions of the interview guide: read, copied, changed, published."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.work.outlines import ChangedMeanwhile, state_of
from forkommune.work.sent_once import sent_once
from municipalities.survey.guide_forms import SCALE, QuestionForm, VersionForm
from municipalities.survey.guide_page import guide_parts, places_to_ask
from municipalities.survey.models import InterviewGuide, Question
from municipalities.survey.querysets import CONDUCT
from municipalities.survey.services.guide_order import ConditionOutOfOrder
from municipalities.survey.services.guides import (
    QUESTION_FIELDS,
    GuideIsEmpty,
    GuideStandsFast,
    OthersDependOnIt,
    copy_guide,
    publish_guide,
    remove_question,
    save_question,
    why_it_stands_fast,
)

from .common import logged_in
from .interviews import sent

PAGE = "municipalities:guide"


@login_required
@require_safe
def guide_list(request: HttpRequest) -> HttpResponse:
    """Every version of the guide, the newest first."""
    user = researcher(request)
    guides = InterviewGuide.objects.visible_to(user).for_listing()
    return render(request, "municipalities/survey_guides.html", {"guides": guides})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as it is asked; by POST a new version of it."""
    user = researcher(request)
    guide = found_guide(user, pk)
    form = VersionForm(sent(request), guide=guide)
    if request.method == "POST" and form.is_valid():
        copy = copy_guide(guide=guide, version=form.cleaned_data["version"], by=user)
        messages.success(request, _("The new version is ready to be changed."))
        return redirect(PAGE, copy.pk)
    context = {
        "guide": guide,
        "parts": guide_parts(guide),
        "scale": [f"{n} – {guide.scale_labels[n]}" for n in SCALE if n in guide.scale_labels],
        "refusal": why_it_stands_fast(guide),
        "form": form,
        "places": places_to_ask(guide),
        "moved": request.GET.get("flyttet", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "municipalities/survey_guide.html", context, status=status)


@login_required
@require_POST
def guide_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze a version."""
    user = researcher(request)
    try:
        publish_guide(guide=found_guide(user, pk), by=user)
    except GuideIsEmpty as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The version is published and stands fast."))
    return redirect(PAGE, pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guide_question(request: HttpRequest, pk: int, question: int | None = None) -> HttpResponse:
    """Change a question, take it out (`remove`), or add one."""
    user = researcher(request)
    guide = found_guide(user, pk)
    row = get_object_or_404(guide.questions.in_guide_order(), pk=question) if question else None
    if refusal := why_it_stands_fast(guide):
        messages.error(request, refusal)
        return redirect(PAGE, pk)
    if row and request.method == "POST" and "remove" in request.POST:
        return _remove(request, guide, row, user)
    form = QuestionForm(sent(request), guide=guide, question=row)
    if request.method == "POST" and form.is_valid():
        try:
            save_question(
                guide=guide,
                question=row,
                values=form.cleaned_data,
                by=user,
                seen=request.POST.get("seen"),
            )
        except (ChangedMeanwhile, ConditionOutOfOrder, OthersDependOnIt) as refused:
            form.add_error(None, str(refused))
            if row:
                row.refresh_from_db()
        except GuideStandsFast as refused:
            messages.error(request, str(refused))
            return redirect(PAGE, pk)
        else:
            messages.success(request, _("The question is saved."))
            return redirect(PAGE, pk)
    seen = state_of(row, QUESTION_FIELDS) if row else ""
    context = {"guide": guide, "question": row, "form": form, "seen": seen}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "municipalities/survey_question.html", context, status=status)


def _remove(request: HttpRequest, guide: InterviewGuide, row: Question, user: User) -> HttpResponse:
    try:
        remove_question(guide=guide, question=row, by=user)
    except (GuideStandsFast, OthersDependOnIt) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The question is taken out."))
    return redirect(PAGE, guide.pk)


def researcher(request: HttpRequest) -> User:
    """Who asks. Raises PermissionDenied for those who keep no guides."""
    user = logged_in(request)
    if not user.has_perm(CONDUCT):
        raise PermissionDenied("Only researchers keep the guides of the survey.")
    return user


def found_guide(user: User, pk: int) -> InterviewGuide:
    """A version of the guide; 404 where there is none."""
    found: InterviewGuide = get_object_or_404(InterviewGuide.objects.visible_to(user), pk=pk)
    return found
