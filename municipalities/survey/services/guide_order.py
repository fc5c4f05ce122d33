"""The order of a guide's questions: numbered part by part, conditions after what they rest on."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from municipalities.survey.models import Question

OUT_OF_THE_WAY = 10_000  # added to numbers while they change places; a guide has some tens


class ConditionOutOfOrder(ValueError):
    """A question would come before the one whose answer decides whether it is asked."""


def number_questions(questions: Sequence[Question]) -> None:
    """Number questions from 1, part by part; within a part in the order given.

    Raises ConditionOutOfOrder; then nothing may be kept of the change.
    """
    ordered = sorted(questions, key=lambda one: one.section.position)
    wanted = {one.pk: number for number, one in enumerate(ordered, start=1)}
    for one in ordered:
        if one.depends_on_id and wanted[one.depends_on_id] >= wanted[one.pk]:
            raise ConditionOutOfOrder(_out_of_order(one))
    moved = [one for one in ordered if one.number != wanted[one.pk]]
    for shift in (OUT_OF_THE_WAY, 0):  # each number once at any moment
        for one in moved:
            one.number = wanted[one.pk] + shift
            one.save(update_fields=["number"])


def _out_of_order(question: Question) -> str:
    return _(
        "“%(question)s” is asked only after an answer to “%(before)s”, so it must come after it."
    ) % {"question": question.text, "before": question.depends_on.text}  # type: ignore[union-attr]
