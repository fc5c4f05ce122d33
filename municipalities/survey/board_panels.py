"""Beside the board: the calls to come, who does not take part and why, and what each has left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.dates import today

from .board import Board, BoardRow
from .board_interviews import Interviewer
from .board_steps import Step

SHOWN = 8  # calls; the table above has the rest
# Where a municipality stands, in the order of the work; a step's name stands for what is left.
STAGES = {
    Step.APPOINT: "appointment",
    Step.CALL_AGAIN: "appointment",
    Step.ASK_ANOTHER: "appointment",
    Step.RECORD_BASIS: "interview",
    Step.HOLD: "interview",
    Step.COMPLETE: "interview",
    Step.SEND_FOR_APPROVAL: "approval",
    Step.AWAIT_APPROVAL: "approval",
    Step.READ_COMMENTS: "approval",
    Step.CODE: "coding",
    Step.FINISHED: "finished",
    Step.DECLINED: "declined",
}


@dataclass(frozen=True)
class Call:
    """A call to come: an agreed interview, or one to try again."""

    at: datetime
    row: BoardRow

    @property
    def is_interview(self) -> bool:
        """Whether it is the interview itself."""
        return self.row.step is not Step.CALL_AGAIN


@dataclass(frozen=True)
class Desk:
    """How many municipalities of an interviewer stand at a stage. asked: the address of just those."""

    count: int
    asked: str


@dataclass(frozen=True)
class StageLine:
    """How many municipalities of each interviewer stand at one stage."""

    label: str
    counts: list[Desk]


@dataclass(frozen=True)
class Desks:
    """What each interviewer has, by stage."""

    interviewers: list[Interviewer]
    lines: list[StageLine]


def coming_calls(board: Board) -> list[Call]:
    """Today's calls and later ones, the next first, at most eight."""
    calls = [Call(at, row) for row in board.rows if (at := _call_at(row)) is not None]
    return sorted(calls, key=lambda call: call.at)[:SHOWN]


def _call_at(row: BoardRow) -> datetime | None:
    """When the interviewer calls next; None for what is over, not agreed or not to be called."""
    interview = row.interview
    if interview is None or interview.completed_at or row.step is Step.DECLINED:
        return None
    again = row.step is Step.CALL_AGAIN
    at: datetime | None = interview.call_back_at if again else interview.planned_on
    return at if at is not None and timezone.localdate(at) >= today() else None


def declined_finding(board: Board) -> str:
    """The heading over those who do not take part."""
    count = len(board.declined)
    return ngettext(
        "%(count)d municipality does not take part",
        "%(count)d municipalities do not take part",
        count,
    ) % {"count": count}


def desks_of(board: Board) -> Desks:
    """The table of who has how much left; those without an interviewer are not in it."""
    given = [
        (interviewer, STAGES[row.step])
        for row in board.rows
        if row.interview and (interviewer := row.interview.interviewer)
    ]
    counted = Counter((user.pk, stage) for user, stage in given)
    people = {user.pk: user for user, _stage in given}
    people_by_name = sorted(people.values(), key=lambda user: user.name)
    code = board.survey_round.code
    lines = [
        StageLine(
            label,
            [
                Desk(counted[user.pk, stage], f"?runde={code}&hvem={user.pk}&steg={stage}")
                for user in people_by_name
            ],
        )
        for stage, label in _stages().items()
    ]
    return Desks(people_by_name, [line for line in lines if any(d.count for d in line.counts)])


def on_desk(rows: Iterable[BoardRow], who: int, stage: str) -> list[BoardRow]:
    """Those of an interviewer (primary key) that stand at a stage."""
    return [
        row
        for row in rows
        if row.interview and row.interview.interviewer_id == who and STAGES[row.step] == stage
    ]


def stage_words(stage: str) -> str:
    """A stage in words; "" for what is none."""
    return _stages().get(stage, "")


def _stages() -> dict[str, str]:
    return {
        "appointment": _("Appointment"),
        "interview": _("Interview"),
        "approval": _("Approval"),
        "coding": _("Coding"),
        "finished": _("Finished"),
        "declined": _("Does not take part"),
    }
