"""Questions and answers in words for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui import words
from forkommune.work.merging import Value

from .models import Answer, Question
from .values import NO, YES, as_typed, is_year

YES_NO = ((YES, gettext_lazy("Yes")), (NO, gettext_lazy("No")))
STATES = (
    ("", gettext_lazy("Answer above")),
    (Answer.State.DID_NOT_KNOW, Answer.State.DID_NOT_KNOW.label),
    (Answer.State.WOULD_NOT_SAY, Answer.State.WOULD_NOT_SAY.label),
)


def label(question: Question) -> str:
    """What messages call it: question 15."""
    return _("question %(number)d") % {"number": question.number}


def options_of(question: Question, scale: dict[str, str]) -> list[tuple[str, str]]:
    """The choices of a question in the guide's order; none for text, numbers and dates.

    scale: the guide's words for 1-5.
    """
    if question.type == Question.Type.SCALE:
        return [(n, f"{n} – {scale[n]}" if n in scale else n) for n in "12345"]
    if question.type == Question.Type.YES_NO:
        return [(code, str(word)) for code, word in YES_NO]
    return [(option["code"], option["label_nb"]) for option in question.options]


def typed_words(question: Question, scale: dict[str, str]) -> Callable[[Value], str]:
    """How a value of this question's field reads, valid or not."""
    known = dict(options_of(question, scale))

    def read(value: Value) -> str:
        if isinstance(value, list):
            return ", ".join(known.get(code, code) for code in value)
        return known.get(value, value)

    return read


def state_words(value: Value) -> str:
    """How "did not know" and its like read."""
    return str(dict(STATES).get(str(value), value))


def answer_words(question: Question, value: Any, scale: dict[str, str]) -> str:
    """A stored value in words, numbers with their unit; empty where there is none."""
    if value is None or value == []:
        return ""
    if question.type == Question.Type.NUMBER and not is_year(question):
        return words.quantity(value, question.unit) if question.unit else words.number(value)
    return typed_words(question, scale)(as_typed(question, value))
