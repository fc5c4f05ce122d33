"""The survey's lines: how many municipalities have answered, and how many interviews are approved.

How many is for all who work in the project. Who is late with what stands on the board, which those see
who conduct the interviews.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.dates import long_date, today
from municipalities.survey.board import Board, BoardRow, board_of
from municipalities.survey.board_steps import Step
from municipalities.survey.models import Interview, SurveyRound
from municipalities.survey.querysets import CONDUCT

from .parts import Late, Line, first_late, kind_of

APPROVAL = {Step.SEND_FOR_APPROVAL, Step.AWAIT_APPROVAL, Step.READ_COMMENTS}


def lines(user: Any) -> list[Line]:
    """Both lines of the newest round; none for those who may not know that there is one."""
    if not user.has_perm("municipalities.view_surveyround"):
        return []
    newest = SurveyRound.objects.visible_to(user).newest_first().first()
    if newest is None:
        return [_no_round(user)]
    board = board_of(newest, user) if user.has_perm(CONDUCT) else None
    asked = newest.municipalities.count()
    counts = Interview.objects.in_round(newest).how_far()
    return [_answers(newest, counts, asked, board), _approvals(newest, counts, board)]


def _no_round(user: Any) -> Line:
    opens = user.has_perm("municipalities.add_surveyround")
    return Line(
        area=_("Survey"),
        icon="phone",
        finding=_("No round of the survey is open yet"),
        address=reverse("municipalities:survey" if opens else "municipalities:interview-list"),
        kind="not_begun",
    )


def _address(newest: SurveyRound, board: Board | None, view: str = "") -> str:
    if board is None:
        return reverse("municipalities:interview-list")
    address = f"{reverse('municipalities:survey')}?runde={newest.code}"
    return f"{address}&vis={view}" if view else address


def _answers(newest: SurveyRound, counts: dict[str, int], asked: int, board: Board | None) -> Line:
    late = [row for row in board.late if row.step not in APPROVAL] if board else []
    is_over = newest.ends_on < today()
    told = {"day": long_date(newest.ends_on)}
    finding = ngettext(
        "%(done)d of %(all)d municipality has answered",
        "%(done)d of %(all)d municipalities have answered",
        asked,
    ) % {"done": counts["answered"], "all": asked}
    return Line(
        area=_("Survey"),
        icon="phone",
        finding=finding,
        note=(_("The round ended %(day)s") if is_over else _("The round ends %(day)s")) % told,
        address=_address(newest, board, "forsinket" if late else ""),
        kind=_kind(is_over, counts["answered"], asked, len(late)),
        state=_("Round over") if is_over and counts["answered"] < asked else "",
        late=first_late(map(_late, late)),
        late_count=len(late),
        late_words=_late_words(len(late)),
        is_invented=bool(counts["invented"]),
    )


def _kind(is_over: bool, done: int, whole: int, late: int) -> str:
    """A round that is over is not under way any more, however many answered."""
    if is_over and done < whole:
        return "info"
    return kind_of(done, whole, late)


def _late_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(n)d municipality is late in the survey",
        "%(n)d municipalities are late in the survey",
        count,
    ) % {"n": count}


def _approvals(newest: SurveyRound, counts: dict[str, int], board: Board | None) -> Line:
    late = [row for row in board.late if row.step in APPROVAL] if board else []
    held = counts["completed"]
    is_over = newest.ends_on < today()
    finding = (
        ngettext(
            "%(done)d of %(all)d interview is approved",
            "%(done)d of %(all)d interviews are approved",
            held,
        )
        % {"done": counts["approved"], "all": held}
        if held
        else _("No interview is completed yet")
    )
    late_words = ngettext("%(n)d approval is late", "%(n)d approvals are late", len(late)) % {
        "n": len(late)
    }
    return Line(
        area=_("Approvals"),
        icon="check-circle",
        finding=finding,
        address=_address(newest, board, "forsinket" if late else ""),
        kind=_kind(is_over, counts["approved"], held, len(late)) if held else "not_begun",
        state=_("Round over") if is_over and counts["approved"] < held else "",
        late=first_late(map(_late, late)),
        late_count=len(late),
        late_words=late_words if late else "",
        is_invented=bool(counts["invented"]),
    )


def _late(row: BoardRow) -> Late:
    interview = row.interview
    return Late(
        title=f"{row.municipality.name}: {row.next_step}",
        due=row.next_day or today(),
        owner=interview.interviewer.name if interview and interview.interviewer else "",
        address=row.next_url or row.url,
        is_invented=bool(interview and interview.is_invented),
        is_private=True,
    )
