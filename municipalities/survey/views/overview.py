"""The overview of what was found, and the lists behind its numbers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forkommune.accounts.models import User
from forkommune.ui.paging import KeyPaginator
from municipalities.survey.models import SurveyRound
from municipalities.survey.overview import KINDS, overview_of, rows_of
from municipalities.survey.querysets import READ

from .common import logged_in

PER_PAGE = 50


def _reader(request: HttpRequest) -> User:
    user = logged_in(request)
    if not user.has_perm(READ):
        raise PermissionDenied("Only researchers see what was found before it is published.")
    return user


def _round(request: HttpRequest, user: User) -> SurveyRound | None:
    """The round that `runde` names, or the newest; None before there is one."""
    rounds = list(SurveyRound.objects.visible_to(user).newest_first())
    wanted = request.GET.get("runde")
    if wanted is None:
        return rounds[0] if rounds else None
    found = next((one for one in rounds if one.code == wanted), None)
    if found is None:
        raise Http404(_("No survey round has the code “%(code)s”.") % {"code": wanted})
    return found


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """What was found in the municipalities of a round."""
    user = _reader(request)
    survey_round = _round(request, user)
    if survey_round is None:
        return render(request, "municipalities/survey_empty.html")
    context = {"overview": overview_of(survey_round, user)}
    return render(request, "municipalities/overview.html", context)


@require_safe
@login_required
def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings behind one number of the overview: kind, term and municipality by address."""
    user = _reader(request)
    survey_round = _round(request, user)
    kind = request.GET.get("type", "measure")
    if survey_round is None or kind not in KINDS:
        raise Http404(_("There is no list of findings called “%(kind)s”.") % {"kind": kind})
    rows: Any = rows_of(kind, survey_round, user)
    if number := request.GET.get("kommune"):
        rows = rows.of_number(number)
    if code := request.GET.get("begrep"):
        rows = rows.of_term(KINDS[kind].term_field, code)
    page = KeyPaginator(rows.for_rows(KINDS[kind].term_field), PER_PAGE).get_page(
        request.GET.get("side")
    )
    context = {
        "page_obj": page,
        "kind": KINDS[kind],
        "term_field": KINDS[kind].term_field,
        "survey_round": survey_round,
        "narrowed": bool(number or code),
    }
    return render(request, "municipalities/finding_list.html", context)
