"""What the page of a pilot tells of its experiment: the picture, a verdict an indicator, who was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forkommune.figures import Change, Estimate, NumberStyle, SlopeFigure, SlopePanel, SlopeWords
from forkommune.figures.numbers import format_number
from forkommune.ui.dates import long_date
from pilots.effects import estimates
from pilots.effects.comparing import GroupChange
from pilots.effects.conclusion import Conclusion, Reason, Verdict
from pilots.effects.dropout import Dropout, uneven
from pilots.effects.told import Judged, read, written
from pilots.experiments.results import Result, Source, experiment_of, results_of
from pilots.models import ExperimentConclusion, FieldExperiment, Indicator, Pilot
from pilots.numbers import typed

STATES = {Verdict.EFFECT: "done", Verdict.NO_EFFECT: "not_begun", Verdict.UNDECIDED: "late"}
BESIDE_THE_RULE = ("source", "is_few")
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
    """All that the page tells. numbers: rows of label, target and comparison group, in words."""

    experiment: FieldExperiment
    cards: Sequence[Card]
    figure: SlopeFigure | None
    numbers: Sequence[tuple[str, str, str]]
    notices: Sequence[str]
    concluded: Concluded | None = None


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
        _figure(experiment, [one for one in results if one.target.before or one.target.after]),
        _numbers(results, experiment),
        _uneven(results),
        _concluded(results, experiment, sees_all=sees_all),
    )


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
                STATES[judged.conclusion.verdict],
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
    decimals = _decimals(values if change.is_bounded else values[:1])
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


def verdict_words(conclusion: Conclusion) -> str:
    """Effect, no effect found, or cannot be decided."""
    match conclusion.verdict:
        case Verdict.EFFECT:
            is_better = conclusion.is_better
            return _("Effect") if is_better else _("Effect for the worse")
        case Verdict.NO_EFFECT:
            return _("No effect shown")
        case _other:
            return _("Cannot be decided")


def _card(result: Result, experiment: FieldExperiment) -> Card:
    return Card(
        result,
        verdict_words(result.conclusion),
        STATES[result.conclusion.verdict] if result.is_measured else "not_begun",
        _reasons(result, experiment),
        _method(result, experiment),
        _notices(result),
    )


def _reasons(result: Result, experiment: FieldExperiment) -> list[str]:
    if result.is_few:
        return [_("Fewer than five were measured, so the numbers are not shown.")]
    return reasons_of(judged_of(result, experiment))


def judged_of(result: Result, experiment: FieldExperiment, *, is_few: bool = False) -> Judged:
    """A result with the inputs that the rule was given."""
    indicator = result.indicator
    is_share = indicator.kind == Indicator.Kind.YES_NO
    return Judged(
        code=indicator.code or str(indicator.pk),
        name=indicator.name,
        unit=_("percentage points") if is_share else indicator.unit,
        source=result.source.value,
        change=result.change,
        has_before=experiment.has_before,
        is_compared=experiment.is_compared,
        lower_is_better=indicator.lower_is_better,
        smallest=None if indicator.smallest is None else float(indicator.smallest),
        conclusion=result.conclusion,
        is_few=is_few,
    )


def reasons_of(judged: Judged) -> list[str]:
    """Why the rule says what it says, in words."""
    said = {
        Reason.NOTHING_BEFORE: _("Nothing was measured before, so nothing is called an effect."),
        Reason.NOT_MEASURED: _("Not measured, or measured of too few for an interval."),
        Reason.WITHIN_SMALLEST: _(
            "The whole interval lies within %(smallest)s: too small to matter."
        ),
        Reason.BEYOND_SMALLEST: _("The whole interval lies beyond the limit of %(smallest)s."),
        Reason.BEYOND_ZERO: _(
            "The interval holds no zero; nobody said before what change matters."
        ),
        Reason.PERHAPS_TOO_SMALL: _(
            "Something changed, but it may be less than the %(smallest)s that matter."
        ),
        Reason.TOO_WIDE: _(
            "The interval holds both no change and one that matters. That is not the same as no effect."
        ),
    }[judged.conclusion.reason]
    reasons = [said % {"smallest": _smallest(judged)} if "%" in said else said]
    is_effect = judged.conclusion.verdict is Verdict.EFFECT
    if is_effect and not judged.conclusion.others_ruled_out:
        reasons.append(_("Other causes cannot be ruled out: nobody was compared with."))
    return reasons


def _smallest(judged: Judged) -> str:
    """3 percentage points, 0,2 points."""
    if judged.smallest is None:
        return ""
    return f"{typed(Decimal(str(judged.smallest)))} {judged.unit}"


def _method(result: Result, experiment: FieldExperiment) -> str:
    """How the numbers were worked out, in a sentence."""
    match result.source:
        case Source.OWN:
            return _("Analysed by a researcher in another program.")
        case Source.MEANS:
            return _("Worked out of reported means; how each one changed is not known.")
        case Source.KEPT:
            return _("Worked out of single measurements, which are deleted since.")
        case Source.ROWS if experiment.same_units:
            return _("Each one's change, of those that were measured both times. 95 % interval.")
        case Source.ROWS:
            return _("Means of all that were measured each time. 95 % interval.")
        case _nothing:
            return ""


def _notices(result: Result) -> list[str]:
    said = []
    if result.early is not None:
        said.append(
            _("Measured on %s already, before the plan was registered.") % long_date(result.early)
        )
    if result.missing:
        said.append(_("Measurements without a value: %d") % result.missing)
    return said


def _decimals(values: Sequence[float]) -> int:
    """As many as tell the smallest of the values from nothing; none from a hundred up."""
    largest = max((abs(value) for value in values), default=0.0)
    return 0 if largest >= 100 else 1 if largest >= 3 else 2


def _figure(experiment: FieldExperiment, results: Sequence[Result]) -> SlopeFigure | None:
    if not results:
        return None
    groups = [f"{verdict_words(one.conclusion)}: {one.indicator.name}" for one in results]
    return SlopeFigure(
        key="effekt",
        heading=". ".join(groups),
        description=" ".join(_spoken(one, experiment) for one in results),
        unit=_("Grey: a difference too small to matter. Line: 95 % interval."),
        source=_("measured in the pilot"),
        unknown=_("not known"),
        invented=_("Invented example") if any(one.is_invented for one in results) else "",
        panels=tuple(_panel(one) for one in results),
        words=SlopeWords(
            measure=_("Indicator"),
            group=_("Group"),
            pilot=_("Pilot"),
            comparison=_("Comparison"),
            before=_("Before"),
            after=_("After"),
            difference=_("Difference between the changes"),
            until=_("to"),
            change=_("Change"),
        ),
    )


def _spoken(result: Result, experiment: FieldExperiment) -> str:
    reasons = " ".join(_reasons(result, experiment))
    return f"{result.indicator.name}: {verdict_words(result.conclusion)}. {reasons}"


def _panel(result: Result) -> SlopePanel:
    indicator = result.indicator
    return SlopePanel(
        title=indicator.name,
        unit=indicator.unit,
        pilot=_change(result.target),
        comparison=None if result.comparison is None else _change(result.comparison),
        difference=_drawn(result.change),
        number=NumberStyle(_decimals(_values(result))),
        smallest=None if indicator.smallest is None else float(indicator.smallest),
    )


def _values(result: Result) -> list[float]:
    groups = [result.target] + ([result.comparison] if result.comparison else [])
    return [one.value for group in groups for one in (group.before, group.after) if one]


def _change(group: GroupChange) -> Change:
    return Change(_drawn(group.before), _drawn(group.after))


def _drawn(found: estimates.Estimate | None) -> Estimate | None:
    """As the picture takes it: without an interval both ends are the value."""
    if found is None:
        return None
    if not found.is_bounded:
        return Estimate(found.value, found.value, found.value)
    return Estimate(found.value, found.low, found.high)


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
