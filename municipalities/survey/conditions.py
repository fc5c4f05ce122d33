"""Which questions are asked after what was answered: plain functions, no rows are read.

A question may be asked only after some answers to one before it. Where that one was not asked
itself, this one is not either. What was answered although it should not be asked is never lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from forkommune.work.merging import Value

from .models import Question
from .values import field_name
from .wording import options_of

TYPES = (
    Question.Type.SINGLE,
    Question.Type.MULTIPLE,
    Question.Type.SCALE,
    Question.Type.YES_NO,
)  # only these have answers that can be named beforehand


def asked(questions: Sequence[Question], values: Mapping[str, Value]) -> set[int]:
    """Primary keys of the questions that are to be asked, given what is filled in so far.

    questions: in the guide's order. values: of form fields, by name. A question that depends on one
    which is not among `questions` is taken as asked: nothing is told about what a reader may not see.
    """
    before: dict[int | None, Question] = {one.pk: one for one in questions}
    found: set[int] = set()
    for question in questions:
        parent = before.get(question.depends_on_id)
        if parent is None or (parent.pk in found and _meets(question, parent, values)):
            found.add(question.pk)
    return found


def _meets(question: Question, parent: Question, values: Mapping[str, Value]) -> bool:
    name = field_name(parent)
    if values.get(f"{name}_state"):
        return False
    value = values.get(name) or []
    chosen = [value] if isinstance(value, str) else value
    return bool(set(chosen) & set(question.asked_if))


def condition_words(
    question: Question, questions: Collection[Question], scale: dict[str, str]
) -> str:
    """ "Asked only if question 3 is answered by “Yes”"; empty for a question that is always asked.

    questions: the guide's, the one it depends on among them.
    """
    parent = next((one for one in questions if one.pk == question.depends_on_id), None)
    if parent is None:
        return ""
    known = dict(options_of(parent, scale))
    answers = [_("“%s”") % known.get(code, code) for code in question.asked_if]
    return _("Asked only if question %(number)d is answered by %(answers)s") % {
        "number": parent.number,
        "answers": _(" or ").join(answers),
    }
