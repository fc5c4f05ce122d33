"""Researchers mark findings, ask municipalities for their reply, and audit each other's marks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, ClaimReview
from forkommune.evidence.services import ReviewNotPossible, review_claim
from forkommune.ui.asked import words_of
from forkommune.ui.dates import today
from forkommune.work.papers import pdf_answer
from municipalities.register.models import Municipality
from municipalities.register.services import NotAsked
from municipalities.survey.pass_card import render_card
from municipalities.survey.passes import lines_of, pass_rows
from municipalities.survey.querysets import CONDUCT
from municipalities.survey.services.passes import ask_for_reply, mark_all, note_silence

from .common import logged_in

PAGE = "municipalities:passes-of"


def _researcher(request: HttpRequest) -> User:
    user = logged_in(request)
    if not user.has_perm(CONDUCT):
        raise PermissionDenied("Only researchers see findings before they are published.")
    return user


def _place(number: str) -> Municipality:
    found: Municipality = get_object_or_404(
        Municipality.objects.select_related("organisation"), number=number
    )
    return found


@require_safe
@login_required
def passes(request: HttpRequest) -> HttpResponse:
    """How far each municipality has come."""
    _researcher(request)
    return render(request, "municipalities/survey_passes.html", {"rows": pass_rows()})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def passes_of(request: HttpRequest, number: str) -> HttpResponse:
    """The facts about a municipality with their three passes; POST does one thing with them all."""
    user, place = _researcher(request), _place(number)
    if request.method == "POST":
        _act(request, place, user)
        return redirect(PAGE, number)
    lines = lines_of(place)
    context = {
        "municipality": place,
        "lines": lines,
        "is_invented": any(line.claim.is_invented for line in lines),
        "unmarked": sum(line.first is None and line.is_supported for line in lines),
        "unsupported": sum(not line.is_supported for line in lines),
        "unanswered": sum(line.first is not None and not line.is_answered for line in lines),
        "corrected": sum(line.is_corrected for line in lines),
        "outcomes": [
            ("agrees", _("It is as it stands")),
            ("corrected", _("It should say what is written below")),
            ("disagrees", _("It is not so: it is not published")),
        ],
    }
    return render(request, "municipalities/survey_passes_of.html", context)


def _act(request: HttpRequest, place: Municipality, user: User) -> None:
    wanted = request.POST.get("action")
    try:
        if wanted == "mark":
            n = mark_all(municipality=place, by=user)
            said = ngettext("%(n)d finding is marked.", "%(n)d findings are marked.", n)
            messages.success(request, said % {"n": n})
        elif wanted == "ask":
            ask_for_reply(municipality=place, by=user)
            messages.success(request, _("The municipality is asked by mail."))
        elif wanted == "silence":
            note_silence(municipality=place, by=user)
            messages.success(request, _("It is recorded that no answer has come."))
        else:
            messages.warning(request, _("Nothing was chosen."))
    except NotAsked as refusal:
        messages.error(request, str(refusal))


@require_POST
@login_required
def passes_audit(request: HttpRequest, number: str, uuid: UUID) -> HttpResponse:
    """Another researcher than the first judges one finding."""
    user, place = _researcher(request), _place(number)
    facts = Claim.objects.of_possession().filter(organisation=place.organisation_id)
    claim = get_object_or_404(facts, uuid=uuid)
    outcome = request.POST.get("outcome", "")
    if outcome not in ("agrees", "corrected", "disagrees"):
        messages.error(request, _("Choose what the audit says."))
        return redirect(PAGE, number)
    note, wording = (
        words_of(request.POST.get(name, "")).strip()[:4000] for name in ("note", "wording")
    )
    try:
        review_claim(
            claim=claim,
            step=ClaimReview.Step.AUDIT,
            outcome=outcome,
            note=note,
            wording=wording,
            by=user,
        )
    except ReviewNotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The audit is recorded."))
    return redirect(PAGE, number)


@require_safe
@login_required
def passes_card(request: HttpRequest, number: str) -> HttpResponse:
    """The same on paper: a box to agree or correct at each fact, with its source."""
    _researcher(request)
    place = _place(number)
    lines = [line for line in lines_of(place) if line.first is not None]
    context = {
        "municipality": place,
        "lines": lines,
        "day": today(),
        "is_invented": any(line.claim.is_invented for line in lines),
    }
    return render(request, "municipalities/survey_passes_card.html", context)


@never_cache
@require_safe
@login_required
def passes_card_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The card as an accessible PDF, for the workshop's round of corrections."""
    _researcher(request)
    place = _place(number)
    lines = [line for line in lines_of(place) if line.first is not None]
    rendered = render_card(place, lines, at=timezone.localtime())
    return pdf_answer(rendered, f"klimaarbeid-{number}.pdf")
