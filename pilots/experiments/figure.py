"""The picture of an experiment: each group before and after, and the change with its interval."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from forkommune.figures import Change, Estimate, NumberStyle, SlopeFigure, SlopePanel, SlopeWords
from pilots.effects import estimates
from pilots.effects.comparing import GroupChange
from pilots.experiments.results import Result
from pilots.experiments.words import decimals_of, reasons_of_result, verdict_words
from pilots.models import FieldExperiment


def figure_of(experiment: FieldExperiment, results: Sequence[Result]) -> SlopeFigure | None:
    if not results:
        return None
    groups = [f"{verdict_words(one.conclusion)}: {one.indicator.name}" for one in results]
    return SlopeFigure(
        key="effekt",
        heading=". ".join(groups),
        description=" ".join(_spoken(one, experiment) for one in results),
        unit=_("Grey: a difference too small to matter. Line: 95 % interval."),
        source=_("measured in the pilot"),
        unknown=_("not known") if experiment.has_before else _("not measured"),
        invented=_("Invented example") if any(one.is_invented for one in results) else "",
        panels=tuple(_panel(one) for one in results),
        words=SlopeWords(
            measure=_("Indicator"),
            group=_("Group"),
            pilot=_("Pilot"),
            comparison=_("Comparison"),
            before=_("Before"),
            after=_("After"),
            difference=_("Difference between the changes")
            if experiment.has_before
            else _("Difference between the groups"),
            until=_("to"),
            change=_("Change"),
        ),
    )


def _spoken(result: Result, experiment: FieldExperiment) -> str:
    reasons = " ".join(reasons_of_result(result, experiment))
    return f"{result.indicator.name}: {verdict_words(result.conclusion)}. {reasons}"


def _panel(result: Result) -> SlopePanel:
    indicator = result.indicator
    return SlopePanel(
        title=indicator.name,
        unit=indicator.unit,
        pilot=_change(result.target),
        comparison=None if result.comparison is None else _change(result.comparison),
        difference=_drawn(result.change),
        number=NumberStyle(_decimals(result)),
        smallest=None if indicator.smallest is None else float(indicator.smallest),
    )


def _decimals(result: Result) -> int:
    """As many as the levels bear, and the change where it is what is judged: 0,4 of 310 is not 0."""
    change = [] if result.change is None else [result.change.value]
    if result.change is not None and result.change.is_bounded:
        change += [result.change.low, result.change.high]
    return max(decimals_of(_values(result)), decimals_of(change) if change else 0)


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
