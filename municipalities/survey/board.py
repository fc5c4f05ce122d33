"""The board of a round: how far each municipality has come, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import User
from forkommune.ui.dates import long_date, today
from forkommune.ui.parts import Stage
from municipalities.register.study import NOTHING, Study, study_of

from .board_interviews import BoardInterview, interviews_by_place
from .board_steps import Step, next_step, step_cells, step_in_words, step_page
from .models import SurveyRound


class Place(NamedTuple):
    """What the board says of a municipality; a country has hundreds."""

    pk: int
    number: str
    name: str
    sort_key: str


@dataclass(frozen=True)
class BoardRow:
    """A municipality of the round with its interview, None before there is one.

    days_late: how many days the next step is over its day; 0 when it is not late.
    """

    municipality: Place
    interview: BoardInterview | None
    step: Step
    next_day: date | None
    days_late: int
    round_code: str
    study: Study

    @property
    def cells(self) -> list[Stage]:
        """The document study and the steps of the interview, with how far each has come."""
        return step_cells(self.interview, self.study, self.municipality.number)

    @cached_property
    def next_step(self) -> str:
        """The next step in words."""
        return step_in_words(self.step, self.interview)

    @cached_property
    def next_url(self) -> str:
        """Where the next step is taken; "" where nothing is left."""
        is_new = self.interview is None and self.step is Step.APPOINT
        if is_new or self.step is Step.ASK_ANOTHER:
            return self._new_interview
        return step_page(self.step, self.interview)

    @property
    def _new_interview(self) -> str:
        where = reverse("municipalities:interview-create")
        return f"{where}?runde={self.round_code}&kommune={self.municipality.pk}"

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do: coded, or they do not take part."""
        return self.step in (Step.FINISHED, Step.DECLINED)

    @property
    def is_call(self) -> bool:
        """Whether somebody has to be called once more before anything is agreed."""
        return self.step is Step.CALL_AGAIN

    @property
    def is_late(self) -> bool:
        """Whether the next step should have been taken."""
        return self.days_late > 0

    @property
    def url(self) -> str:
        """The interview, or a new one."""
        if self.interview is None:
            return self._new_interview
        return self.interview.get_absolute_url()

    def is_to_come_of(self, user: User) -> bool:
        """Whether an interview of somebody's lies ahead."""
        one = self.interview
        if one is None or one.planned_on is None or one.completed_at:
            return False
        return one.interviewer_id == user.pk and one.planned_on >= timezone.now()

    @property
    def initials(self) -> str:
        """Initials of the interviewer, at most two."""
        caller = self.interview.interviewer if self.interview else None
        words = caller.name.split() if caller else []
        return "".join(word[0].upper() for word in [*words[:1], *words[1:][-1:]])

    @property
    def order(self) -> tuple[Any, ...]:
        """Late first, most days over; then next by date; then finished."""
        rank = 2 if self.is_finished else 0 if self.is_late else 1
        return rank, -self.days_late, self.next_day or date.max, self.municipality.sort_key


@dataclass(frozen=True)
class Board:
    """A round as its board shows it."""

    survey_round: SurveyRound
    rows: list[BoardRow]
    is_over: bool

    @cached_property
    def held(self) -> list[BoardRow]:
        """Municipalities with a completed interview."""
        return [row for row in self.rows if row.interview and row.interview.completed_at]

    @cached_property
    def late(self) -> list[BoardRow]:
        """Those that are late, most days over first."""
        return [row for row in self.rows if row.is_late]

    @cached_property
    def finished(self) -> list[BoardRow]:
        """Those where nothing is left to do."""
        return [row for row in self.rows if row.is_finished]

    @property
    def declined(self) -> list[BoardRow]:
        """Those where the respondent does not want to take part, and nobody else was asked."""
        return [row for row in self.rows if row.step is Step.DECLINED]

    @property
    def percent(self) -> int:
        """Response rate: municipalities with a completed interview of all, 0-100."""
        return round(100 * len(self.held) / len(self.rows)) if self.rows else 0

    @property
    def next_call(self) -> BoardRow | None:
        """The next appointment of today or later."""
        coming = [row for row in self.rows if row.next_day and not row.is_late and _is_open(row)]
        return min(coming, key=lambda row: row.next_day or date.max, default=None)

    @property
    def days_left(self) -> int:
        """Days to the end of the round; 0 when it is over."""
        return max(0, (self.survey_round.ends_on - today()).days)

    def shown(self, view: str, user: User) -> list[BoardRow]:
        """The rows of one view: late, mine, finished; all for any other word."""
        wanted: dict[str, Callable[[BoardRow], bool]] = {
            "forsinket": lambda row: row.is_late,
            "mine": lambda row: _is_of(row, user),
            "ferdig": lambda row: row.is_finished,
        }
        test = wanted.get(view)
        return [row for row in self.rows if test is None or test(row)]


def _is_open(row: BoardRow) -> bool:
    return row.interview is not None and row.interview.completed_at is None


def _is_of(row: BoardRow, user: User) -> bool:
    return row.interview is not None and row.interview.interviewer_id == user.pk


def board_of(survey_round: SurveyRound, user: User) -> Board:
    """The board of a round for those who may read its interviews; four queries."""
    interviews = interviews_by_place(survey_round, user)
    now = today()
    is_over = survey_round.ends_on < now
    listed = survey_round.municipalities.by_name().values_list(*Place._fields)
    places = [Place(*one) for one in listed]
    studies = study_of((place.pk for place in places), user)
    code = survey_round.code
    rows = [
        _row(
            place,
            interviews.get(place.pk),
            code,
            studies.get(place.pk, NOTHING),
            now=now,
            is_over=is_over,
        )
        for place in places
    ]
    return Board(survey_round, sorted(rows, key=lambda row: row.order), is_over)


def _row(
    place: Place,
    interview: BoardInterview | None,
    code: str,
    study: Study,
    *,
    now: date,
    is_over: bool,
) -> BoardRow:
    step, day = next_step(interview, is_over=is_over)
    late = (now - day).days if day and not is_over else 0
    return BoardRow(place, interview, step, day, max(0, late), code, study)


def finding(board: Board) -> str:
    """The heading of the table: what it shows at a glance."""
    if board.is_over:
        return _("The round ended %(day)s") % {"day": long_date(board.survey_round.ends_on)}
    count = len(board.late)
    if not count:
        return _("No municipality is late")
    return ngettext(
        "%(count)d municipality is late", "%(count)d municipalities are late", count
    ) % {"count": count}
