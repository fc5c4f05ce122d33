"""The board of a round taken out as a file, which says what for and for whom before it leaves."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from forkommune.accounts.models import User
from forkommune.evidence.forms import TakeOutForm
from forkommune.evidence.models import ResearchExport
from forkommune.evidence.services.exports import note_export
from forkommune.ui.workbook_answer import workbook_answer
from municipalities.survey.board import board_of
from municipalities.survey.models import SurveyRound

from .guides import researcher

SHOWN = 20


class BoardFileForm(TakeOutForm):
    """What the board is for, and for whom."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        purpose = self.fields["purpose"]
        purpose.help_text = gettext_lazy("For example: status for the project meeting.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def board_file(request: HttpRequest, code: str) -> HttpResponse:
    """Say what for and for whom, and get the workbook; below, who took the board out before."""
    user = researcher(request)
    survey_round = get_object_or_404(SurveyRound.objects.visible_to(user), code=code)
    form = BoardFileForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _handed_over(survey_round, user, form)
    exports = ResearchExport.objects.visible_to(user).of_board(survey_round.title)
    context = {"form": form, "survey_round": survey_round, "exports": exports[:SHOWN]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "municipalities/board_file.html", context, status=status)


def _handed_over(survey_round: SurveyRound, user: User, form: BoardFileForm) -> HttpResponse:
    from municipalities.survey.board_workbook import board_workbook  # loads openpyxl

    name = f"tavle-{survey_round.code}.xlsx"
    now = timezone.localtime()
    content = board_workbook(board_of(survey_round, user), user, at=now)
    note_export(
        files={name: content},
        form=ResearchExport.Format.BOARD,
        scope=survey_round.title,
        purpose=form.cleaned_data["purpose"],
        recipient=form.cleaned_data["recipient"],
        by=user,
    )
    return workbook_answer(content, name)
