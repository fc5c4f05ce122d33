"""A completed interview as it is read: question by question, each with the way to its coding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.contrib.auth.models import AnonymousUser

from forkommune.accounts.models import User
from forkommune.work.merging import Value

from . import conditions
from .models import Answer, GuideSection, Interview, Question
from .selectors import questions_of
from .values import shown
from .wording import answer_words


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question and what was said.

    value: choice, number or date in words. words: the answer's own text, or what was added.
    without: "did not know" and its like. All empty when the question was not answered.
    condition: when it is asked, in words. is_asked: whether it was to be asked, by the answers.
    """

    question: Question
    value: str = ""
    words: str = ""
    without: str = ""
    source: int | None = None
    codings: int = 0
    condition: str = ""
    is_asked: bool = True


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """A part of the guide with its answers."""

    number: int
    section: GuideSection
    lines: list[AnswerLine]


def answer_cards(interview: Interview, user: User | AnonymousUser) -> list[AnswerCard]:
    """The parts of the guide with what the user may read; two queries."""
    answers = {one.question_id: one for one in interview.answers.for_reading(user)}
    is_researcher = user.has_perm("evidence.read_research")
    asked = [
        one
        for one in questions_of(interview)
        if is_researcher or one.kind != Question.Kind.RESPONDENT
    ]
    scale = dict(interview.guide.scale_labels)
    to_ask = conditions.asked(asked, _as_typed(answers.values()))
    grouped = groupby(asked, key=lambda question: question.section)
    return [
        AnswerCard(
            number,
            section,
            [
                replace(
                    _line(one, answers.get(one.pk), scale),
                    condition=conditions.condition_words(one, asked, scale),
                    is_asked=one.pk in to_ask,
                )
                for one in questions
            ],
        )
        for number, (section, questions) in enumerate(grouped, start=1)
    ]


def _as_typed(answers: Iterable[Answer]) -> dict[str, Value]:
    """The answers as form fields without their words: conditions rest on choices alone."""
    return {name: value for one in answers for name, value in shown(one, "").items()}


def _line(question: Question, answer: Answer | None, scale: dict[str, str]) -> AnswerLine:
    if answer is None:
        return AnswerLine(question)
    is_given = answer.state == Answer.State.ANSWERED
    return AnswerLine(
        question=question,
        value=answer_words(question, answer.value, scale),
        words=answer.words,  # type: ignore[attr-defined]
        without="" if is_given else answer.get_state_display(),
        source=answer.source_id if answer.words else None,  # type: ignore[attr-defined]
        codings=answer.coding_count,  # type: ignore[attr-defined]
    )
