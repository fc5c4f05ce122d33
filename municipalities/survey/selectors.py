"""What pages and services ask about one interview."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from forkommune.accounts.models import Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.evidence.models import TextRevision
from forkommune.figures.numbers import format_date
from forkommune.work.merging import Value

from .models import Answer, Interview, Question
from .values import field_name, names_of, shown


def interviewers() -> QuerySet[User, Any]:
    """Those who may be given an interview today."""
    held = Role.objects.current().of_kind(RoleKind.RESEARCHER)
    return User.objects.filter(is_active=True, roles__in=held).distinct()


def current_revisions(interview: Interview) -> QuerySet[TextRevision, Any]:
    """Primary keys of the revisions in force of the interview's answers."""
    revisions = TextRevision.objects.filter(source__answer__interview=interview)
    return revisions.order_by("source_id", "-number").distinct("source_id").values("pk")


def questions_of(interview: Interview) -> list[Question]:
    """The questions of the interview's own version of the guide."""
    return list(interview.guide.questions.in_guide_order())


def answers_of(interview: Interview) -> list[Any]:
    """The answers of an interview with their words, in the guide's order."""
    return list(interview.answers.in_guide_order().with_words())


def struck_questions(answers: Iterable[Answer]) -> frozenset[int]:
    """The questions whose answers the respondent struck, by primary key."""
    return frozenset(one.question_id for one in answers if one.state == Answer.State.STRUCK)


def stored_values(
    interview: Interview, questions: list[Question], answers: Iterable[Any]
) -> dict[str, Value]:
    """What the form shows without a draft: the interview's own date, notes and answers
    (`answers_of` it)."""
    values: dict[str, Value] = {name: "" for one in questions for name in names_of(one)}
    values |= {field_name(one): [] for one in questions if one.type == Question.Type.MULTIPLE}
    values["held_on"] = format_date(interview.held_on) if interview.held_on else ""
    values["notes"] = interview.notes
    for answer in answers:
        values |= shown(answer, answer.words)
    return values
