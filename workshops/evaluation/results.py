"""What may be told of an evaluation: nothing before it is closed, nothing of fewer than five."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from forkommune.figures import Bar, BarFigure, Cell, Column, NumberStyle, Row, Table
from forkommune.figures.numbers import format_number
from forkommune.figures.small_cells import K, enough
from workshops.models import (
    Evaluation,
    EvaluationAnswer,
    EvaluationQuestion,
    EvaluationSheet,
    Invitation,
)

from .counting import HIGH, LOW, MIDDLE, Summary, summary, yes_and_no

Kind = EvaluationQuestion.Kind
ONE_DECIMAL = NumberStyle(decimals=1)


@dataclass(frozen=True)
class QuestionResult:
    """What may be told of one question; `why` says why it is nothing.

    count: how many answered it; None where they are fewer than five. split: of yes and no.
    """

    question: EvaluationQuestion
    words: str
    count: int | None = None
    numbers: Summary | None = None
    split: Mapping[str, int] | None = None
    texts: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class RoleGroup:
    """Roles that are told of together, with their means in the order of the questions."""

    label: str
    count: int
    means: tuple[float, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The means as people read them."""
        return tuple(format_number(mean, 1) for mean in self.means)


@dataclass(frozen=True)
class EvaluationResult:
    """All that may be told."""

    evaluation: Evaluation
    answered: int
    asked: int
    is_open: bool
    is_told: bool
    questions: tuple[QuestionResult, ...] = ()
    groups: tuple[RoleGroup, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def told_answered(self) -> int | None:
        """How many answered; None for fewer than five, of whom even that could tell who they are."""
        return enough(self.answered)


def result_of(evaluation: Evaluation) -> EvaluationResult:
    """What may be told of an evaluation at this moment, in the language in force."""
    closed = evaluation.closed_at is not None
    if closed:
        answered = evaluation.answered or 0
    else:
        answered = EvaluationSheet.objects.filter(evaluation=evaluation).exclude(answers={}).count()
    asked = max(evaluation.asked, answered)
    if not closed or answered < K:
        return EvaluationResult(evaluation, answered, asked, evaluation.is_open(), is_told=False)
    language = get_language() or "nb"
    questions = list(evaluation.questions.order_by("position", "pk"))
    told = tuple(_of_question(one, one.words(language)) for one in questions)
    shown = _shown_by_role(evaluation, told)
    return EvaluationResult(
        evaluation,
        answered,
        asked,
        is_open=False,
        is_told=True,
        questions=told,
        groups=tuple(_group(one, shown) for one in evaluation.groups) if shown else (),
        heads=tuple(one.words for one in shown),
    )


def _of_question(question: EvaluationQuestion, words: str) -> QuestionResult:
    rows = EvaluationAnswer.objects.filter(question=question)
    few = _("Fewer than five answered this question, so their answers are not kept.")
    if question.kind == Kind.TEXT:
        texts = list(rows.values_list("text", flat=True))
        if len(texts) < K:
            return QuestionResult(question, words, why=few)
        SystemRandom().shuffle(texts)
        return QuestionResult(question, words, len(texts), texts=tuple(texts))
    numbers = [one for one in rows.values_list("number", flat=True) if one is not None]
    if len(numbers) < K:
        return QuestionResult(question, words, why=few)
    if question.kind == Kind.YES_NO:
        split = yes_and_no(numbers) or {}
        why = (
            "" if split else _("Fewer than five stand behind one of the answers, so none is shown.")
        )
        return QuestionResult(question, words, len(numbers), split=split, why=why)
    return QuestionResult(question, words, len(numbers), numbers=summary(numbers))


def _shown_by_role(
    evaluation: Evaluation, told: tuple[QuestionResult, ...]
) -> list[QuestionResult]:
    """The questions on the scale of which every group may be told."""
    means = [group["means"] for group in evaluation.groups]
    return [one for one in told if means and all(str(one.question.pk) in each for each in means)]


def _group(kept: Mapping[str, Any], shown: list[QuestionResult]) -> RoleGroup:
    labels = dict(Invitation.Role.choices)
    names = [str(labels.get(role, role)) for role in kept["roles"]]
    cells = (kept["means"][str(one.question.pk)] for one in shown)
    return RoleGroup(
        ", ".join(names),
        kept["count"],
        tuple(mean for _count, mean in cells),
    )


def lines_of(result: EvaluationResult) -> list[tuple[str, tuple[str, ...]]]:
    """Questions with the mean of each group of roles; empty where none may be told."""
    return [
        (words, tuple(group.cells[at] for group in result.groups))
        for at, words in enumerate(result.heads)
        if result.groups
    ]


def means_figure(result: EvaluationResult) -> BarFigure | None:
    """The means of the questions on the scale, the highest first; None where none may be told."""
    rows = [one for one in result.questions if one.numbers is not None]
    rows.sort(key=lambda one: -_mean(one))
    if not rows:
        return None
    best = rows[0]
    heading = _("Highest: %(question)s") % {"question": best.words}
    return BarFigure(
        key="evaluering",
        heading=heading,
        description=_("%(heading)s %(mean)s of 5.")
        % {"heading": heading, "mean": format_number(_mean(best), 1)},
        unit=_(
            "Mean of the answers from 1 to 5; 1 is to a very small degree, 5 to a very large degree."
        ),
        source=ngettext(
            "anonymous evaluation, %(n)d answer.",
            "anonymous evaluation, %(n)d answers.",
            result.answered,
        )
        % {"n": result.answered},
        invented=_("Invented example") if result.evaluation.is_invented else "",
        unknown=pgettext("value", "unknown"),
        bars=tuple(Bar(one.words, round(_mean(one), 1)) for one in rows),
        label_title=pgettext("of an evaluation", "Question"),
        value_title=_("Mean"),
        number=ONE_DECIMAL,
    )


def _mean(row: QuestionResult) -> float:
    return row.numbers.mean if row.numbers else 0.0


def table_of(result: EvaluationResult) -> Table:
    """All that may be told as one table, for a spreadsheet; free text a row each."""
    columns = (
        Column(pgettext("of an evaluation", "Question")),
        Column(_("How it is answered")),
        Column(_("Answers"), numeric=True),
        Column(_("Mean"), numeric=True),
        Column(_("Median"), numeric=True),
        Column(_("1 or 2"), numeric=True),
        Column("3", numeric=True),
        Column(_("4 or 5"), numeric=True),
        Column(_("Yes"), numeric=True),
        Column(_("No"), numeric=True),
        Column(_("In own words")),
        *(
            Column(f"{_('Mean')}: {group.label} ({group.count})", numeric=True)
            for group in result.groups
        ),
    )
    title = _("Evaluation: %(meeting)s") % {"meeting": result.evaluation.meeting}
    rows = [row for one in result.questions for row in _table_rows(result, one)]
    return Table(title, columns, tuple(rows))


def _table_rows(result: EvaluationResult, one: QuestionResult) -> list[Row]:
    numbers, split = one.numbers, one.split or {}
    bands = numbers.bands if numbers else {}
    by_role = [_cell_of(group, result, one) for group in result.groups]
    first = [
        Cell(str(one.question.get_kind_display())),
        _number(one.count),
        _number(round(numbers.mean, 2) if numbers else None, ONE_DECIMAL),
        _number(numbers.median if numbers else None, ONE_DECIMAL),
        *(_number(bands.get(band)) for band in (LOW, MIDDLE, HIGH)),
        *(_number(split.get(way)) for way in ("yes", "no")),
    ]
    texts = one.texts or (one.why,)
    return [Row(Cell(one.words), (*first, Cell(text), *by_role)) for text in texts]


def _cell_of(group: RoleGroup, result: EvaluationResult, one: QuestionResult) -> Cell:
    if one.words not in result.heads:
        return Cell("")
    return _number(group.means[result.heads.index(one.words)], ONE_DECIMAL)


def _number(value: float | None, style: NumberStyle | None = None) -> Cell:
    return Cell("") if value is None else Cell.number(value, style or NumberStyle(), "")
