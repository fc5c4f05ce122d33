"""Answers as a form holds them, and back: plain functions on strings, lists and questions.

A form field of a question is named by its code in lower case: `q05`, with `q05_state` for "did
not know" and `q05_comment` for what was added to a choice or number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from forkommune.figures.numbers import format_date
from forkommune.work.merging import Value

from .models import Answer, Question

STATES_WITHOUT_ANSWER = (Answer.State.DID_NOT_KNOW, Answer.State.WOULD_NOT_SAY)
YES, NO = "yes", "no"
YEAR_UNIT = "årstall"


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to one question, ready to be stored.

    value: number, code, list of codes, 1-5, true/false or ISO date; None for text and for no
    answer. text: the answer in words, or the comment to a choice.
    """

    question: Question
    state: str
    value: Any
    text: str

    @property
    def is_empty(self) -> bool:
        """Nothing was said at all."""
        return self.state == Answer.State.ANSWERED and self.value in (None, []) and not self.text


def field_name(question: Question) -> str:
    """Name of the question's field in forms and drafts."""
    return question.code.lower()


def names_of(question: Question) -> list[str]:
    """All fields of a question, the answer first."""
    name = field_name(question)
    if question.type == Question.Type.TEXT:
        return [name, f"{name}_state"]
    return [name, f"{name}_state", f"{name}_comment"]


def is_year(question: Question) -> bool:
    """Whether a number is a year: four digits, no thousands separator."""
    return question.type == Question.Type.NUMBER and question.unit == YEAR_UNIT


def shown(answer: Answer, text: str) -> dict[str, Value]:
    """The fields of a stored answer as the form shows them; `text` is its current revision."""
    question = answer.question
    name = field_name(question)
    state = answer.state if answer.state in STATES_WITHOUT_ANSWER else ""
    if question.type == Question.Type.TEXT:
        return {name: text, f"{name}_state": state}
    typed = as_typed(question, answer.value)
    return {name: typed, f"{name}_state": state, f"{name}_comment": text}


def as_typed(question: Question, value: Any) -> Value:
    """A stored value as somebody would type or tick it; an empty text for none."""
    if question.type == Question.Type.MULTIPLE:
        return [str(code) for code in value or []]
    if value is None:
        return ""
    if question.type == Question.Type.NUMBER:
        return f"{Decimal(str(value)):f}".replace(".", ",")
    if question.type == Question.Type.YES_NO:
        return YES if value else NO
    if question.type == Question.Type.DATE:
        return format_date(date.fromisoformat(value))
    return str(value)


def as_stored(question: Question, cleaned: Any) -> Any:
    """A checked form value as it lies in `Answer.value`; None where nothing was answered."""
    if cleaned in (None, "", []) or question.type == Question.Type.TEXT:
        return None
    if question.type == Question.Type.NUMBER:
        return int(cleaned) if cleaned == cleaned.to_integral_value() else float(cleaned)
    if question.type == Question.Type.SCALE:
        return int(cleaned)
    if question.type == Question.Type.YES_NO:
        return cleaned == YES
    if question.type == Question.Type.DATE:
        return cleaned.isoformat()
    return cleaned
