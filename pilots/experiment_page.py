"""What the page of a pilot tells of its experiment: the picture, a verdict an indicator, who was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forkommune.figures import Change, Estimate, NumberStyle, SlopeFigure, SlopePanel, SlopeWords
from forkommune.figures.numbers import format_number
from forkommune.ui.dates import long_date
from pilots.effects import estimates
from pilots.effects.comparing import GroupChange
from pilots.effects.conclusion import Reason, Verdict
from pilots.effects.dropout import Dropout, uneven
from pilots.models import FieldExperiment, Indicator, Pilot
from pilots.numbers import typed
from pilots.results import Result, Source, experiment_of, results_of

STATES = {Verdict.EFFECT: "done", Verdict.NO_EFFECT: "not_begun", Verdict.UNDECIDED: "late"}
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


def experiment_page(pilot: Pilot, *, sees_all: bool) -> ExperimentPage | None:
    """The experiment of a pilot as its reader may see it; None where there is none."""
    experiment = experiment_of(pilot)
    if experiment is None:
        return None
    results = results_of(pilot, sees_all=sees_all)
    return ExperimentPage(
        experiment,
        [_card(result, experiment) for result in results],
        _figure(pilot, [one for one in results if one.target.before or one.target.after]),
        _numbers(results, experiment),
        _uneven(results),
    )


def verdict_words(result: Result) -> str:
    """Effect, no effect found, or cannot be decided."""
    match result.conclusion.verdict:
        case Verdict.EFFECT:
            is_better = result.conclusion.is_better
            return _("Effect") if is_better else _("Effect for the worse")
        case Verdict.NO_EFFECT:
            return _("No effect shown")
        case _other:
            return _("Cannot be decided")


def _card(result: Result, experiment: FieldExperiment) -> Card:
    return Card(
        result,
        verdict_words(result),
        STATES[result.conclusion.verdict] if result.is_measured else "not_begun",
        _reasons(result),
        _method(result, experiment),
        _notices(result),
    )


def _reasons(result: Result) -> list[str]:
    if result.is_few:
        return [_("Fewer than five were measured, so the numbers are not shown.")]
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
    }[result.conclusion.reason]
    reasons = [said % {"smallest": _smallest(result)} if "%" in said else said]
    is_effect = result.conclusion.verdict is Verdict.EFFECT
    if is_effect and not result.conclusion.others_ruled_out:
        reasons.append(_("Other causes cannot be ruled out: nobody was compared with."))
    return reasons


def _smallest(result: Result) -> str:
    """3 percentage points, 0,2 points."""
    indicator = result.indicator
    if indicator.smallest is None:
        return ""
    is_share = indicator.kind == Indicator.Kind.YES_NO
    unit = _("percentage points") if is_share else indicator.unit
    return f"{typed(indicator.smallest)} {unit}"


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


def _figure(pilot: Pilot, results: Sequence[Result]) -> SlopeFigure | None:
    if not results:
        return None
    groups = [f"{verdict_words(one)}: {one.indicator.name}" for one in results]
    return SlopeFigure(
        key="effekt",
        heading=". ".join(groups),
        description=" ".join(_spoken(one) for one in results),
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


def _spoken(result: Result) -> str:
    reasons = " ".join(_reasons(result))
    return f"{result.indicator.name}: {verdict_words(result)}. {reasons}"


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
