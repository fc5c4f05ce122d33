"""Rounds of the survey: open one, change it, name its municipalities."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forkommune.accounts.models import User
from forkommune.work.sent_once import sent_once
from municipalities.survey.models import SurveyRound
from municipalities.survey.querysets import CONDUCT
from municipalities.survey.round_forms import MoreMunicipalitiesForm, NewRoundForm, RoundForm
from municipalities.survey.round_page import asked_places
from municipalities.survey.services.rounds import (
    AskedAlready,
    ask_municipalities,
    change_round,
    leave_out,
    open_round,
)

from .common import logged_in
from .interviews import sent

PAGE = "municipalities:round"
PER_PAGE = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def round_create(request: HttpRequest) -> HttpResponse:
    """Open a round."""
    user = _researcher(request)
    form = NewRoundForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in form.fields if name != "as_before"}
        survey_round = open_round(by=user, **said)
        messages.success(request, _("The round is open."))
        return redirect(PAGE, survey_round.code)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "municipalities/survey_round_create.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_page(request: HttpRequest, code: str) -> HttpResponse:
    """A round with its municipalities and respondents; by POST further municipalities."""
    user = _researcher(request)
    survey_round = _found(user, code)
    form = MoreMunicipalitiesForm(sent(request), day=survey_round.starts_on)
    if request.method == "POST" and form.is_valid():
        named = form.cleaned_data["municipalities"]
        ask_municipalities(survey_round=survey_round, municipalities=named, by=user)
        messages.success(request, _("The municipalities are in the round."))
        return redirect(PAGE, code)
    places = asked_places(survey_round, user)
    context = {
        "survey_round": survey_round,
        "page": Paginator(places, PER_PAGE).get_page(request.GET.get("side")),
        "is_invented": any(one.is_invented for place in places for one in place.interviews),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "municipalities/survey_round.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a round's days, words or version of the guide."""
    user = _researcher(request)
    survey_round = _found(user, code)
    names = ("title", "starts_on", "ends_on", "guide", "previous")
    stands = {name: getattr(survey_round, name) for name in names}
    form = RoundForm(sent(request), survey_round=survey_round, initial=stands)
    if request.method == "POST" and form.is_valid():
        change_round(survey_round=survey_round, by=user, **form.cleaned_data)
        messages.success(request, _("The round is changed."))
        return redirect(PAGE, code)
    context = {"form": form, "survey_round": survey_round}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "municipalities/survey_round_change.html", context, status=status)


@login_required
@require_POST
def round_leave_out(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Ask a municipality no longer."""
    user = _researcher(request)
    survey_round = _found(user, code)
    municipality = get_object_or_404(survey_round.municipalities, pk=pk)
    try:
        leave_out(survey_round=survey_round, municipality=municipality, by=user)
    except AskedAlready as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("%(municipality)s is not asked any more.") % {"municipality": municipality}
        )
    return redirect(PAGE, code)


def _researcher(request: HttpRequest) -> User:
    user = logged_in(request)
    if not user.has_perm(CONDUCT):
        raise PermissionDenied("Only researchers keep the rounds of the survey.")
    return user


def _found(user: User, code: str) -> SurveyRound:
    rounds = SurveyRound.objects.visible_to(user).newest_first().select_related("previous")
    found: SurveyRound = get_object_or_404(rounds, code=code)
    return found
