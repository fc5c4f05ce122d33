"""Somebody answers an evaluation: one sheet each, on a keyed digest, to be changed until it closes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.ui.dates import long_date
from forkommune.ui.filters import clock
from workshops.models import (
    Attendance,
    Evaluation,
    EvaluationQuestion,
    EvaluationSecret,
    EvaluationSheet,
    Invitation,
)
from workshops.voting.dots import digest_of
from workshops.voting.locking import while_open
from workshops.voting.saving import Save, Standing, Verdict, verdict

from .counting import HIGHEST, LOWEST, NO, YES

LONGEST = 2000
Kind = EvaluationQuestion.Kind


class EvaluationShut(ValueError):
    """It takes no answers: not yet, or not any more."""


class NotThere(ValueError):
    """Who was not at the meeting is not asked what it was like."""


class BadAnswer(ValueError):
    """The answer is none to this question."""


@dataclass(frozen=True)
class Answered:
    """The sheet that stands after a save. met: it is of another page, and the save was not taken."""

    version: int
    answers: dict[int, Any]
    met: bool = False


NOTHING = Answered(0, {})


def was_there(invitation: Invitation) -> bool:
    """Whether somebody can say what it was like: those who came; where nobody was noted, who said yes."""
    noted = Attendance.objects.filter(invitation__meeting=invitation.meeting_id)
    if noted.exists():
        return bool(noted.filter(invitation=invitation).exists())
    return bool(invitation.state == Invitation.State.ACCEPTED)


def own_sheet(evaluation: Evaluation, invitation: Invitation) -> Answered:
    """What somebody has answered so far, while it is open; nothing afterwards."""
    secret = EvaluationSecret.objects.filter(evaluation=evaluation).first()
    if secret is None:
        return NOTHING
    name = digest_of(bytes(secret.key), invitation.pk)
    sheet = EvaluationSheet.objects.filter(evaluation=evaluation, voter_hash=name).first()
    return _answered(sheet) if sheet else NOTHING


@transaction.atomic
def save_answers(
    *,
    evaluation: Evaluation,
    invitation: Invitation,
    answers: Mapping[int, Any],
    save: Save,
    now: datetime | None = None,
) -> Answered:
    """Put somebody's answers in place of those before; the last save stands, one sheet each.

    answers: by key of the question; None and "" are no answer. A save that met one of another page is
    not taken: the outcome holds what stands, and `met`. Raises EvaluationShut, NotThere, BadAnswer.
    """
    if not was_there(invitation):
        raise NotThere(_("Only those who were at the meeting are asked."))
    while_open(evaluation)
    evaluation = Evaluation.objects.get(pk=evaluation.pk)
    secret = EvaluationSecret.objects.filter(evaluation=evaluation).first()
    if secret is None or not evaluation.is_open(now):
        raise EvaluationShut(shut_words(evaluation))
    kept = _checked(evaluation, answers)
    name = digest_of(bytes(secret.key), invitation.pk)
    EvaluationSheet.objects.bulk_create(
        [EvaluationSheet(evaluation=evaluation, voter_hash=name)], ignore_conflicts=True
    )
    sheet = EvaluationSheet.objects.select_for_update().get(evaluation=evaluation, voter_hash=name)
    found = verdict(Standing(sheet.version, sheet.tab, sheet.seq), save)
    if found is Verdict.TAKEN:
        sheet.version += 1
        sheet.tab, sheet.seq, sheet.answers = save.tab, save.seq, kept
        sheet.save(update_fields=["version", "tab", "seq", "answers"])
    return _answered(sheet, met=found is Verdict.MET)


def _checked(evaluation: Evaluation, answers: Mapping[int, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for question in evaluation.questions.all():
        given = answers.get(question.pk)
        if given in (None, ""):
            continue
        if question.kind == Kind.TEXT:
            kept[str(question.pk)] = str(given)[:LONGEST]
            continue
        least, most = (LOWEST, HIGHEST) if question.kind == Kind.SCALE else (NO, YES)
        if not isinstance(given, int) or not least <= given <= most:
            raise BadAnswer(
                _(
                    "“%(given)s” is no answer to this question. Choose one of those that stand there."
                )
                % {"given": str(given)[:40]}
            )
        kept[str(question.pk)] = given
    return kept


def _answered(sheet: EvaluationSheet, *, met: bool = False) -> Answered:
    return Answered(sheet.version, {int(key): one for key, one in sheet.answers.items()}, met)


def shut_words(evaluation: Evaluation) -> str:
    """That it takes no answers, and since when."""
    at = evaluation.closed_at or evaluation.closes_at
    if evaluation.opened_at is None or at is None:
        return _("The evaluation has not been opened yet.")
    return _("The evaluation was closed %(day)s at %(time)s. What you answered before counts.") % {
        "day": long_date(timezone.localdate(at)),
        "time": clock(at),
    }
