"""The interviews of a round as its board knows them: a country has hundreds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from forkommune.accounts.models import User
from forkommune.database.prepared import Prepared
from forkommune.ui.dates import today

from .models import Interview, SurveyRound
from .querysets import READ


class Interviewer(NamedTuple):
    """Who calls."""

    pk: int
    name: str

    def __str__(self) -> str:
        return self.name


class BoardInterview(NamedTuple):
    """What the board knows of an interview.

    has_basis: whether consent is in force today. last_outcome, last_refusal: codes of
    `ContactAttempt`; approval_state: a code of `ApprovalEntry`; None before the first. text_count,
    coded_count: texts among the answers, and how many somebody has coded.
    """

    municipality_id: int
    pk: int
    role_text: str
    interviewer_id: int | None
    interviewer_name: str | None
    interviewer_email: str | None
    planned_on: datetime | None
    held_on: date | None
    completed_at: datetime | None
    approved_at: datetime | None
    approval_waived: str
    is_invented: bool
    has_basis: bool
    approval_state: str | None
    approval_at: datetime | None
    approval_by: date | None
    text_count: int
    coded_count: int
    last_outcome: str | None
    last_refusal: str | None
    call_back_at: datetime | None
    attempt_count: int

    @property
    def interviewer(self) -> Interviewer | None:
        """Who calls; None where nobody is named."""
        if self.interviewer_id is None:
            return None
        name = self.interviewer_name or self.interviewer_email or ""
        return Interviewer(self.interviewer_id, name)

    def get_absolute_url(self) -> str:
        """The form of the interview."""
        return reverse("municipalities:interview-form", args=[self.pk])


def interviews_by_place(survey_round: SurveyRound, user: User) -> dict[int, BoardInterview]:
    """For each municipality, by its key, the interview that tells how it stands there; empty for those
    who may not read every interview. One query."""
    if not user.has_perm(READ):
        return {}
    rows = map(BoardInterview._make, _in_round(survey_round=survey_round.pk, on=today()))
    found: dict[int, BoardInterview] = {}
    for one in rows:
        found.setdefault(one.municipality_id, one)
    return found


@Prepared
def _in_round(survey_round: int, on: date) -> QuerySet[Any, Any]:
    return Interview.objects.filter(round=survey_round).for_board(on)
