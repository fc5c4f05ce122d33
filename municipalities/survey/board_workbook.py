"""The board of a round as an Excel workbook: municipalities, respondents, and what was tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.documents.workbooks import (
    DAY,
    SheetColumn,
    Value,
    WorkbookSheet,
    write_workbook,
)
from forkommune.evidence.models import ContactAttempt
from forkommune.ui.dates import long_date

from .board import Board, BoardRow
from .board_interviews import BoardInterview
from .models import Interview

MOMENT = "dd.mm.yyyy hh:mm"


def board_workbook(board: Board, user: User, *, at: datetime) -> bytes:
    """What the board shows, and beside it every respondent and every call; no names, no words of an
    interview. What the user may not read is not in it."""
    respondents = list(
        Interview.objects.visible_to(user).in_round(board.survey_round).for_board_file()
    )
    attempts = list(
        ContactAttempt.objects.visible_to(user)
        .filter(informant__in=[one.informant_id for one in respondents])
        .newest_first()
    )
    sheets = [
        _municipalities(board, at, is_invented=any(one.is_invented for one in respondents)),
        _respondents(respondents, attempts),
        _attempts(respondents, attempts),
        _refusals(board),
    ]
    return write_workbook(sheets, title=board.survey_round.title, creator="", at=at)


def _municipalities(board: Board, at: datetime, *, is_invented: bool) -> WorkbookSheet:
    told = {
        "day": long_date(timezone.localdate(at)),
        "held": len(board.held),
        "all": len(board.rows),
        "percent": board.percent,
    }
    return WorkbookSheet(
        title=_("Board"),
        above=[
            board.survey_round.title,
            *([_("Invented example")] if is_invented else []),
            _(
                "As of %(day)s: %(held)d of %(all)d municipalities are interviewed, "
                "%(percent)d per cent"
            )
            % told,
            _("Holds personal data: roles and contact attempts. Delete it when it has been used."),
        ],
        columns=[
            SheetColumn(_("Number"), 10),
            SheetColumn(_("Municipality"), 20),
            SheetColumn(_("Document study"), 18),
            SheetColumn(_("Basis"), 14),
            SheetColumn(_("Appointment"), 16),
            SheetColumn(_("Interview"), 14),
            SheetColumn(_("Approval"), 16),
            SheetColumn(_("Coding"), 14),
            SheetColumn(_("Next step"), 42),
            SheetColumn(_("Day of the next step"), 14, DAY),
            SheetColumn(_("Days late"), 10),
            SheetColumn(_("Interviewer"), 24),
        ],
        rows=[_municipality(row) for row in board.rows],
    )


def _municipality(row: BoardRow) -> Sequence[Value]:
    return [
        row.municipality.number,
        row.municipality.name,
        *(cell.text for cell in row.cells),
        row.next_step,
        row.next_day,
        row.days_late or None,
        _interviewer(row.interview) if row.interview else None,
    ]


def _respondents(
    respondents: Sequence[Interview], attempts: Sequence[ContactAttempt]
) -> WorkbookSheet:
    tried = Counter(attempt.informant_id for attempt in attempts)
    return WorkbookSheet(
        title=_("Respondents"),
        columns=[
            SheetColumn(_("Number"), 10),
            SheetColumn(_("Municipality"), 20),
            SheetColumn(_("Asked as"), 34),
            SheetColumn(_("Role"), 34),
            SheetColumn(_("Interviewer"), 24),
            SheetColumn(_("Contact attempts"), 12),
            SheetColumn(_("Appointment"), 18, MOMENT),
            SheetColumn(_("Held on"), 14, DAY),
            SheetColumn(_("Completed"), 14, DAY),
            SheetColumn(_("Approved"), 14, DAY),
            SheetColumn(_("Approval waived because"), 34),
        ],
        rows=[
            [
                one.municipality.number,
                one.municipality.name,
                one.get_respondent_display(),
                one.informant.role_text,
                _interviewer(one),
                tried[one.informant_id],
                _moment(one.planned_on),
                one.held_on,
                _day(one.completed_at),
                _day(one.approved_at),
                one.approval_waived or None,
            ]
            for one in respondents
        ],
    )


def _attempts(
    respondents: Sequence[Interview], attempts: Sequence[ContactAttempt]
) -> WorkbookSheet:
    asked = {one.informant_id: one for one in reversed(respondents)}
    return WorkbookSheet(
        title=_("Contact attempts"),
        columns=[
            SheetColumn(_("Number"), 10),
            SheetColumn(_("Municipality"), 20),
            SheetColumn(_("Role"), 34),
            SheetColumn(_("When"), 18, MOMENT),
            SheetColumn(_("How"), 18),
            SheetColumn(_("Outcome"), 28),
            SheetColumn(_("Reason for no"), 34),
            SheetColumn(_("Call back at"), 18, MOMENT),
            SheetColumn(_("Note"), 44),
            SheetColumn(_("Who"), 24),
        ],
        rows=[
            [
                asked[one.informant_id].municipality.number,
                asked[one.informant_id].municipality.name,
                asked[one.informant_id].informant.role_text,
                _moment(one.at),
                one.get_way_display(),
                one.get_outcome_display(),
                one.get_refusal_display() or None,
                _moment(one.call_back_at),
                one.note or None,
                str(one.by) if one.by else None,
            ]
            for one in attempts
        ],
    )


def _refusals(board: Board) -> WorkbookSheet:
    reasons = Counter(row.next_step for row in board.declined)
    return WorkbookSheet(
        title=_("Does not take part"),
        columns=[SheetColumn(_("Reason"), 44), SheetColumn(_("Municipalities"), 16)],
        rows=[[reason, count] for reason, count in reasons.most_common()],
    )


def _interviewer(interview: Interview | BoardInterview) -> str | None:
    return str(interview.interviewer) if interview.interviewer else None


def _moment(at: datetime | None) -> datetime | None:
    """In the portal's zone and without it: a cell of Excel knows no zones."""
    return timezone.localtime(at).replace(tzinfo=None) if at else None


def _day(at: datetime | None) -> Value:
    return timezone.localdate(at) if at else None
