"""Which question of an earlier guide a question repeats: what may be chosen, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from .likeness import most_alike
from .models import InterviewGuide, Question

SHOWN = 110  # letters of a question in a list


def earlier_questions(guide: InterviewGuide) -> list[Question]:
    """Questions of guides made before this one, the newest guide first; of all for a new one."""
    rows = Question.objects.exclude(guide=guide.pk) if guide.pk else Question.objects.all()
    if guide.pk:
        rows = rows.filter(guide__lt=guide.pk)
    return list(rows.select_related("guide").order_by("-guide", "number"))


def called(question: Question) -> str:
    """How a workbook names a question of another guide."""
    return f"{question.code}, {question.guide}"


def named(written: str, earlier: Iterable[Question]) -> Question | None:
    """The question that somebody names: as `called`, or by its code alone for the newest guide."""
    words = " ".join(written.split()).casefold()
    rows = list(earlier)
    for one in rows:
        if " ".join(called(one).split()).casefold() == words:
            return one
    return next((one for one in rows if one.code.casefold() == words), None)


def choices(question: Question | None, earlier: Sequence[Question]) -> list[tuple[Any, Any]]:
    """What a list offers: nothing, those most like the question, then guide by guide."""
    texts = {one.pk: one.text for one in earlier}
    alike = most_alike(question.text, texts) if question else []
    by_key = {one.pk: one for one in earlier}
    offered: list[tuple[Any, Any]] = [("", _("No earlier question"))]
    if alike:
        likest = [(key, f"{_line(by_key[key])} ({by_key[key].guide.version})") for key in alike]
        offered.append((_("Most like this one"), likest))
    by_guide: dict[str, list[tuple[int, str]]] = {}
    for one in earlier:
        if one.pk not in alike:
            by_guide.setdefault(str(one.guide), []).append((one.pk, _line(one)))
    return [*offered, *by_guide.items()]


def repeated_by(guide: InterviewGuide, earlier: Question, but: Question | None) -> Question | None:
    """Another question of a guide that repeats the same one; answers can stand beside one alone."""
    rows = guide.questions.filter(previous_question=earlier)
    return rows.exclude(pk=but.pk).first() if but else rows.first()


def _line(question: Question) -> str:
    text = question.text if len(question.text) <= SHOWN else f"{question.text[:SHOWN].rstrip()} …"
    return f"{question.number}. {text}"
