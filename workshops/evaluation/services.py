"""An evaluation is made, opened and closed; at close nothing is left that leads from an answer to a person."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.small_cells import K
from forkommune.work.history import acting
from forkommune.work.loading import read_json, read_records
from workshops.models import (
    Evaluation,
    EvaluationAnswer,
    EvaluationQuestion,
    EvaluationSecret,
    EvaluationSheet,
    Invitation,
    Meeting,
)
from workshops.voting.dots import digest_of
from workshops.voting.locking import to_close
from workshops.voting.polls import SECRET_BYTES

from .counting import groups_of

QUESTIONS = Path(__file__).resolve().parent.parent / "data" / "evaluation_questions.json"
MOST_QUESTIONS = 15
Kind = EvaluationQuestion.Kind


class NotNow(ValueError):
    """The evaluation is not in a state in which this can be done; the message says what to do."""


@dataclass(frozen=True)
class Asked:
    """A question, in both forms of Norwegian."""

    kind: str
    text_nb: str
    text_nn: str


def first_questions() -> list[Asked]:
    """Those that every evaluation begins with; the file says where they come from."""
    records = read_records(read_json(QUESTIONS), "questions")
    return [
        Asked(one.required("kind"), one.required("text_nb"), one.required("text_nn"))
        for one in records
    ]


def source_of_questions() -> str:
    """Where the first questions come from, in words."""
    return str(read_json(QUESTIONS).text("source"))


@transaction.atomic
def make_evaluation(*, meeting: Meeting, by: User) -> Evaluation:
    """The evaluation of a meeting with the first questions; made already, that one."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    standing = Evaluation.objects.filter(meeting=meeting).first()
    if standing is not None:
        return standing
    with acting(by, "evaluation.made"):
        evaluation: Evaluation = Evaluation.objects.create(
            meeting=meeting, is_invented=meeting.is_invented
        )
        _write(evaluation, first_questions())
    return evaluation


@transaction.atomic
def change_questions(*, evaluation: Evaluation, questions: Sequence[Asked], by: User) -> Evaluation:
    """Ask other questions, while nobody can have answered. Raises NotNow."""
    evaluation = _held(evaluation)
    _refuse_opened(evaluation)
    if not questions:
        raise NotNow(_("Ask at least one question."))
    if len(questions) > MOST_QUESTIONS:
        raise NotNow(
            _("%(n)d questions are too many for a phone: at most %(most)d.")
            % {"n": len(questions), "most": MOST_QUESTIONS}
        )
    with acting(by, "evaluation.questions_changed"):
        evaluation.questions.all().delete()
        _write(evaluation, questions)
    return evaluation


def _write(evaluation: Evaluation, questions: Iterable[Asked]) -> None:
    EvaluationQuestion.objects.bulk_create(
        EvaluationQuestion(evaluation=evaluation, position=position, **asdict(one))
        for position, one in enumerate(questions, start=1)
    )


@transaction.atomic
def remove_evaluation(*, evaluation: Evaluation, by: User) -> None:
    """Take away an evaluation that was never opened. Raises NotNow otherwise."""
    evaluation = _held(evaluation)
    _refuse_opened(evaluation)
    with acting(by, "evaluation.removed"):
        evaluation.delete()


def _held(evaluation: Evaluation) -> Evaluation:
    found: Evaluation = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    return found


def _refuse_opened(evaluation: Evaluation) -> None:
    if evaluation.opened_at is not None:
        raise NotNow(_("The evaluation has been opened: people may have answered, and it stands."))


def open_until(*, evaluation: Evaluation, closes_at: datetime, by: User) -> Evaluation:
    """Let people answer until a time; open already, only the time changes.

    Call it in the transaction of the mails. Raises NotNow for one that is closed, without
    questions, of a meeting that has not begun, or a time that is past.
    """
    to_close(evaluation)
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    now = timezone.now()
    if evaluation.closed_at is not None or (evaluation.opened_at and not evaluation.is_open(now)):
        raise NotNow(_("The evaluation is closed. What was answered stands."))
    if closes_at <= now:
        raise NotNow(_("The time to close is past. Choose one that is still to come."))
    if not evaluation.questions.exists():
        raise NotNow(_("Ask at least one question."))
    if why := why_too_early(evaluation.meeting, now):
        raise NotNow(why)
    evaluation.opened_at, evaluation.closes_at = evaluation.opened_at or now, closes_at
    with acting(by, "evaluation.opened"):
        evaluation.save(update_fields=["opened_at", "closes_at"])
    secret = EvaluationSecret(evaluation=evaluation, key=secrets.token_bytes(SECRET_BYTES))
    EvaluationSecret.objects.bulk_create([secret], ignore_conflicts=True)
    return evaluation


def why_too_early(meeting: Meeting, now: datetime | None = None) -> str:
    """Why nobody can be asked what they thought; "" where they can."""
    if meeting.called_off_at:
        return _("The meeting was called off.")
    if meeting.starts_at is None:
        return _("The meeting has no day yet.")
    if meeting.starts_at > (now or timezone.now()):
        return _("The meeting has not begun. Ask afterwards.")
    return ""


@transaction.atomic
def close_evaluation(
    *, evaluation: Evaluation, by: User | None = None, now: datetime | None = None
) -> Evaluation:
    """Take no more answers, and forget in the same transaction who answered what.

    Closed already, nothing happens. What came before the time to close counts, whenever this runs.
    Raises NotNow for one that was never opened.
    """
    to_close(evaluation)
    evaluation = _held(evaluation)
    if evaluation.closed_at is not None:
        return evaluation
    if evaluation.opened_at is None:
        raise NotNow(_("The evaluation has not been opened yet."))
    now = now or timezone.now()
    evaluation.closed_at = min(now, evaluation.closes_at) if evaluation.closes_at else now
    _count_and_forget(evaluation)
    with acting(by, "evaluation.closed"):
        evaluation.save(update_fields=["closed_at", "answered", "groups"])
    transaction.on_commit(_sweep, robust=True)
    return evaluation


def close_due(now: datetime | None = None) -> int:
    """Close the evaluations whose time is over; says how many."""
    now = now or timezone.now()
    due = list(
        Evaluation.objects.filter(closed_at=None, opened_at__isnull=False, closes_at__lte=now)
    )
    for evaluation in due:
        close_evaluation(evaluation=evaluation, now=now)
    return len(due)


def _count_and_forget(evaluation: Evaluation) -> None:
    """Copy what was answered to rows that tell nothing else; delete sheets and key.

    The link between sheet and person exists for the last time here, for the means by role. What
    fewer than five have answered is not kept at all.
    """
    questions = list(evaluation.questions.all())
    secret = EvaluationSecret.objects.filter(evaluation=evaluation).first()
    sheets = {
        one.voter_hash: {int(key): value for key, value in one.answers.items()}
        for one in evaluation.sheets.all()
        if one.answers
    }
    evaluation.answered = len(sheets)
    if len(sheets) >= K and secret is not None:
        roles = _roles(evaluation, bytes(secret.key))
        evaluation.groups = _groups(sheets, roles, questions)
        rows = [row for one in questions for row in _rows(one, sheets.values())]
        SystemRandom().shuffle(rows)
        EvaluationAnswer.objects.bulk_create(rows)
    EvaluationSheet.objects.filter(evaluation=evaluation).delete()
    EvaluationSecret.objects.filter(evaluation=evaluation).delete()


def _roles(evaluation: Evaluation, key: bytes) -> dict[str, str]:
    people = Invitation.objects.filter(meeting=evaluation.meeting_id).values_list("pk", "role")
    return {digest_of(key, pk): role for pk, role in people}


def _groups(
    sheets: Mapping[str, Mapping[int, Any]],
    roles: Mapping[str, str],
    questions: Iterable[EvaluationQuestion],
) -> list[dict[str, Any]]:
    scales = [one.pk for one in questions if one.kind == Kind.SCALE]
    given = [
        (roles.get(name, ""), {key: value for key, value in answers.items() if key in scales})
        for name, answers in sheets.items()
    ]
    return [
        {
            "roles": list(group.roles),
            "count": group.count,
            "means": {str(question): list(told) for question, told in group.means.items()},
        }
        for group in groups_of(given, scales)
    ]


def _rows(
    question: EvaluationQuestion, sheets: Iterable[Mapping[int, Any]]
) -> list[EvaluationAnswer]:
    """The answers to one question; none where fewer than five gave one."""
    given = [answers[question.pk] for answers in sheets if question.pk in answers]
    if len(given) < K:
        return []
    if question.kind == Kind.TEXT:
        return [EvaluationAnswer(question=question, text=str(one)) for one in given]
    return [EvaluationAnswer(question=question, number=int(one)) for one in given]


def _sweep() -> None:
    """Have the database clear away the deleted rows now, where no transaction is in the way."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM workshops_evaluationsheet, workshops_evaluationsecret")
