"""What the page of a pilot tells of its experiment: the picture, a verdict an indicator, who was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forkommune.figures import SlopeFigure
from forkommune.figures.numbers import format_number
from forkommune.ui.dates import long_date
from pilots.effects.conclusion import Conclusion, Verdict
from pilots.effects.dropout import Dropout, uneven
from pilots.effects.told import Judged, read, written
from pilots.experiments.deviating import Deviated, deviations_of
from pilots.experiments.figure import figure_of
from pilots.experiments.results import Result, experiment_of, results_of
from pilots.experiments.words import (
    decimals_of,
    judged_of,
    method_of,
    notices_of,
    reasons_of,
    reasons_of_result,
    verdict_words,
)
from pilots.models import ExperimentConclusion, FieldExperiment, Moment, Pilot

BESIDE_THE_RULE = ("source", "is_few", "lack")
FAR_APART = 0.1  # of the one group more than of the other was lost


@dataclass(frozen=True)
class Card:
    """A verdict with its reasons. state: of the status mark."""

    result: Result
    verdict: str
    state: str
    reasons: Sequence[str]
    method: str
    notices: Sequence[str]


@dataclass(frozen=True)
class ExperimentPage:
    """All that the page tells. numbers: rows of label, target and comparison group, in words.

    deviations: in dates and numbers from the registered plan, as they were found.
    measured: when, in words, before and after; the plan's own days are no measurement.
    """

    experiment: FieldExperiment
    cards: Sequence[Card]
    figure: SlopeFigure | None
    numbers: Sequence[tuple[str, str, str]]
    notices: Sequence[str]
    concluded: Concluded | None = None
    deviations: Sequence[Deviated] = ()
    measured: Sequence[str] = ()


@dataclass(frozen=True)
class Line:
    """One indicator of a conclusion, in words. inputs: what the rule was given."""

    name: str
    verdict: str
    state: str
    reasons: Sequence[str]
    inputs: str


@dataclass(frozen=True)
class Concluded:
    """The newest conclusion. is_old: the measurements say otherwise by now. earlier: those before."""

    row: ExperimentConclusion
    lines: Sequence[Line]
    is_old: bool
    earlier: Sequence[ExperimentConclusion]


def experiment_page(pilot: Pilot, *, sees_all: bool) -> ExperimentPage | None:
    """The experiment of a pilot as its reader may see it; None where there is none."""
    experiment = experiment_of(pilot)
    if experiment is None:
        return None
    results = results_of(pilot, sees_all=sees_all)
    return ExperimentPage(
        experiment,
        [_card(result, experiment) for result in results],
        figure_of(experiment, [one for one in results if one.target.before or one.target.after]),
        _numbers(results, experiment),
        _uneven(results),
        _concluded(results, experiment, sees_all=sees_all),
        deviations_of(experiment, results, sees_all=sees_all),
        _measured(results),
    )


def _measured(results: Sequence[Result]) -> list[str]:
    """The first and the last day of each time, of all indicators; nothing where no day is kept."""
    rounds = [one for result in results for one in result.rounds if one.units]
    found = []
    for moment in Moment:
        there = [one for one in rounds if one.moment == moment]
        first = min((one.first for one in there if one.first), default=None)
        last = max((one.last for one in there if one.last), default=None)
        if first is None or last is None:
            continue
        days = long_date(first)
        if last != first:
            days = _("%(first)s to %(last)s") % {"first": days, "last": long_date(last)}
        found.append(f"{moment.label}: {days}")
    return found


def _concluded(
    results: Sequence[Result], experiment: FieldExperiment, *, sees_all: bool
) -> Concluded | None:
    """What was concluded, for its reader: figures of fewer than five are kept back."""
    rows = list(experiment.conclusions.select_related("by").order_by("-pk"))
    if not rows:
        return None
    row, *earlier = rows
    lines = []
    for told in row.told:
        judged = read(told)
        lines.append(
            Line(
                judged.name,
                verdict_words(judged.conclusion),
                _state(judged.conclusion),
                reasons_of(judged),
                "" if judged.is_few and not sees_all else _inputs(judged),
            )
        )
    now = [written(judged_of(one, experiment)) for one in results]
    is_old = [_beside_source(one) for one in now] != [_beside_source(one) for one in row.told]
    return Concluded(row, lines, sees_all and is_old, earlier)


def _beside_source(told: Mapping[str, Any]) -> dict[str, Any]:
    """What the rule was given: measurements that are deleted by their plan change nothing in it."""
    return {name: value for name, value in told.items() if name not in BESIDE_THE_RULE}


def _inputs(judged: Judged) -> str:
    """Change 0,4 (0,2 to 0,6) points of 548; matters from 0,2."""
    change = judged.change
    if change is None:
        return ""
    values = [change.value, change.low, change.high]
    decimals = decimals_of(values if change.is_bounded else values[:1])
    said = {
        "value": format_number(change.value, decimals),
        "unit": judged.unit,
        "n": format_number(change.n),
    }
    if not change.is_bounded:
        return _("Change %(value)s %(unit)s, interval not known, of %(n)s") % said
    said |= {
        "low": format_number(change.low, decimals),
        "high": format_number(change.high, decimals),
    }
    return _("Change %(value)s %(unit)s, from %(low)s to %(high)s, of %(n)s") % said


def _card(result: Result, experiment: FieldExperiment) -> Card:
    return Card(
        result,
        verdict_words(result.conclusion),
        _state(result.conclusion) if result.is_measured else "not_begun",
        reasons_of_result(result, experiment),
        method_of(result, experiment),
        notices_of(result),
    )


def _state(conclusion: Conclusion) -> str:
    """The mark of a verdict: what is for the worse gets no tick."""
    if conclusion.verdict is Verdict.EFFECT:
        return "done" if conclusion.is_better else "error"
    return "not_begun" if conclusion.verdict is Verdict.NO_EFFECT else "late"


def _numbers(results: Sequence[Result], experiment: FieldExperiment) -> list[tuple[str, str, str]]:
    """Planned, measured before, also after, lost: of the indicator with most units."""
    told = [one for one in results if one.target.dropout is not None]
    if not told:
        return []
    widest = max(told, key=lambda one: one.target.dropout.before if one.target.dropout else 0)
    target = widest.target.dropout
    other = widest.comparison.dropout if widest.comparison else None
    heads = (_("Planned"), _("Measured before"), _("Measured after"), _("Measured both times"))
    counts = zip(heads, _counts(target), _counts(other), strict=True)
    found = [(label, _count(one), _count(another)) for label, one, another in counts]
    if not experiment.has_before and experiment.is_compared:
        return [found[0], found[2]]
    lost = (_("Lost on the way"), _share(target), _share(other))
    return [*found, lost] if experiment.same_units else found[:-1]


def _counts(dropout: Dropout | None) -> tuple[int | None, ...]:
    if dropout is None:
        return (None,) * 4
    return dropout.planned, dropout.before, dropout.after, dropout.both


def _count(number: int | None) -> str:
    return _("not known") if number is None else format_number(number)


def _share(dropout: Dropout | None) -> str:
    share = None if dropout is None else dropout.lost_share
    return _("not known") if share is None else f"{format_number(100 * share)} %"


def _uneven(results: Sequence[Result]) -> list[str]:
    """Where far more of one group was lost than of the other the two are no longer alike."""
    for one in results:
        if one.comparison is None or one.target.dropout is None or one.comparison.dropout is None:
            continue
        apart = uneven(one.target.dropout, one.comparison.dropout)
        if apart is not None and abs(apart) > FAR_APART:
            return [
                _("Far more of one group was lost than of the other; the two may differ for that.")
            ]
    return []
