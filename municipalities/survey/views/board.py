"""The board of a survey round."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forkommune.evidence.models import Claim
from forkommune.privacy.retention import coming
from forkommune.ui.asked import whole_number
from municipalities.survey.board import Board, board_of, finding
from municipalities.survey.board_panels import (
    Desks,
    coming_calls,
    declined_finding,
    desks_of,
    on_desk,
    stage_words,
)
from municipalities.survey.board_steps import step_names
from municipalities.survey.models import SurveyRound
from municipalities.survey.querysets import CONDUCT

from .common import logged_in

VIEWS = ("", "forsinket", "mine", "ferdig")
PER_PAGE = 50  # a network fits on one page; a county does not


@login_required
@require_safe
def survey(request: HttpRequest) -> HttpResponse:
    """Late, next, finished: the round named by `runde`, or the newest.

    The secretariat, which reads only what was released to it, gets the list of interviews.
    """
    user = logged_in(request)
    if not user.has_perm("municipalities.view_surveyround"):
        raise PermissionDenied("Only the project team sees the survey.")
    if not user.has_perm(CONDUCT):
        return redirect("municipalities:interview-list")
    rounds = list(SurveyRound.objects.visible_to(user).newest_first())
    if not rounds:
        return render(request, "municipalities/survey_empty.html")
    wanted = request.GET.get("runde", rounds[0].code)
    survey_round = next((one for one in rounds if one.code == wanted), None)
    if survey_round is None:
        raise Http404(f"No survey round has the code {wanted!r}.")
    board = board_of(survey_round, user)
    view = request.GET.get("vis", "")
    desks = desks_of(board)
    shown, whose = board.shown(view, user), _desk(request, desks)
    if whose:
        shown = on_desk(shown, *whose)
    context = {
        "board": board,
        "survey_round": survey_round,
        "rounds": rounds,
        "finding": finding(board),
        "step_names": step_names(),
        "whose": whose and _told(desks, *whose),
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("side")),
        "calls": coming_calls(board),
        "has_own_calls": any(row.is_to_come_of(user) for row in board.rows),
        "desks": desks,
        "declined_finding": declined_finding(board),
        "views": _views(board, None if whose else view, user),
        "ahead": coming().visible_to(user).count(),
        "in_need": Claim.objects.visible_to(user).in_need().count(),
        "is_invented": any(row.interview and row.interview.is_invented for row in board.rows),
    }
    return render(request, "municipalities/survey.html", context)


def _desk(request: HttpRequest, desks: Desks) -> tuple[int, str] | None:
    """Whose municipalities at which stage the address asks for; None where it asks for none there."""
    who, stage = whole_number(request.GET.get("hvem", "")), request.GET.get("steg", "")
    known = {one.pk for one in desks.interviewers}
    return (who, stage) if who in known and stage_words(stage) else None


def _told(desks: Desks, who: int, stage: str) -> str:
    name = next(one.name for one in desks.interviewers if one.pk == who)
    return _("%(name)s: %(stage)s") % {"name": name, "stage": stage_words(stage).lower()}


def _views(board: Board, chosen: str | None, user: object) -> list[dict[str, object]]:
    """The views of the board with the number of municipalities in each. chosen: None for none."""
    labels = (_("All"), _("Late"), _("Mine"), _("Finished"))
    return [
        {
            "label": label,
            "count": len(board.shown(view, user)),  # type: ignore[arg-type]
            "url": f"?runde={board.survey_round.code}&vis={view}"
            if view
            else f"?runde={board.survey_round.code}",
            "current": view == chosen or not (view or chosen is None or chosen in VIEWS),
        }
        for view, label in zip(VIEWS, labels, strict=True)
    ]
