"""What the measurements of a pilot say, indicator by indicator, without judging more than they do.

Worked out whenever it is asked for and never stored; the arithmetic is in `pilots.effects`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from math import inf
from statistics import fmean

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from forkommune.figures.small_cells import is_small
from pilots.effects import kept
from pilots.effects.comparing import PERCENT, Comparison, GroupChange, compare, compare_means
from pilots.effects.conclusion import Conclusion, conclude
from pilots.effects.deviating import Round
from pilots.effects.estimates import Estimate
from pilots.effects.lacking import Lack
from pilots.effects.several import holm, p_of
from pilots.effects.units import Units
from pilots.models import (
    FieldExperiment,
    Group,
    Indicator,
    KeptResult,
    Measurement,
    Moment,
    Observation,
    OwnAnalysis,
    Pilot,
)
from pilots.querysets import ObservationRow

Key = tuple[str, str]  # group and moment
NOTHING = GroupChange(None, None, None)


class Source(Enum):
    """What a result was worked out of."""

    ROWS = "rows"
    KEPT = "kept"
    MEANS = "means"
    OWN = "own"
    NOTHING = "nothing"


@dataclass
class Rows:
    """Single measurements of an indicator. missing: tried and without a value. clusters: by unit.
    days: the first and the last on which a group was measured.
    """

    values: dict[Key, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(dict))
    clusters: dict[str, str] = field(default_factory=dict)
    first: dict[str, date] = field(default_factory=dict)
    days: dict[Key, tuple[date, date]] = field(default_factory=dict)
    missing: int = 0
    is_invented: bool = False

    def add(self, row: ObservationRow) -> None:
        """Take one measurement in."""
        self.first[row.moment] = min(self.first.get(row.moment, row.on), row.on)
        self.is_invented |= row.is_invented
        if row.cluster:
            self.clusters[row.unit] = row.cluster
        if row.value is None:
            self.missing += 1
        else:
            key = row.group, row.moment
            first, last = self.days.get(key, (row.on, row.on))
            self.days[key] = min(first, row.on), max(last, row.on)
            by_unit = self.values[key]
            by_unit.setdefault(row.unit, []).append(float(row.value))

    @property
    def rounds(self) -> tuple[Round, ...]:
        """How many of each group were measured each time, and when."""
        return tuple(
            Round(group, moment, len(self.values[group, moment]), *days)
            for (group, moment), days in self.days.items()
        )

    def units(self, group: Group) -> Units:
        """A group's units, each with the mean of its measurements before and after."""
        before, after = (
            {unit: fmean(some) for unit, some in self.values.get((group, moment), {}).items()}
            for moment in (Moment.BEFORE, Moment.AFTER)
        )
        return Units(before, after, self.clusters)


@dataclass(frozen=True)
class Result:
    """One indicator: its groups, the change that is judged, and what may be said of it.

    is_few: numbers of fewer than five are kept back from this reader, and all that rests on them.
    own_working: what the portal itself works out where a researcher's analysis counts instead.
    lack: why there is no change. clusters: how many of each group it was worked out of.
    early: the first measurement, where it came before the plan was registered.
    rounds: how many of each group were measured each time, and when; with numbers of fewer than five.
    chance: how probable such a change would be by chance. corrected: the same for all indicators together.
    """

    indicator: Indicator
    source: Source
    target: GroupChange
    comparison: GroupChange | None
    change: Estimate | None
    conclusion: Conclusion
    analysis: OwnAnalysis | None = None
    own_working: Estimate | None = None
    lack: Lack | None = None
    clusters: tuple[int, ...] | None = None
    missing: int = 0
    early: date | None = None
    rounds: tuple[Round, ...] = ()
    is_few: bool = False
    is_invented: bool = False
    chance: float | None = None
    corrected: float | None = None
    is_one_of_several: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether there is any number to show."""
        return any(
            one is not None
            for group in (self.target, self.comparison)
            if group is not None
            for one in (group.before, group.after, group.change)
        )


def experiment_of(pilot: Pilot) -> FieldExperiment | None:
    """The pilot's field experiment, if it has one."""
    try:
        return pilot.experiment
    except ObjectDoesNotExist:
        return None


def results_of(pilot: Pilot, *, sees_all: bool) -> list[Result]:
    """All indicators of a pilot; five queries whatever their number.

    sees_all: whether the reader also sees numbers of fewer than five.
    """
    experiment = experiment_of(pilot)
    if experiment is None:
        return []
    indicators = list(experiment.indicators.in_order())
    rows = rows_of(indicators)
    found = [_result(pilot, experiment, one, rows[one.pk], sees_all=sees_all) for one in indicators]
    # Those whose figures this reader does not see are counted with the others.
    corrected = holm([one.chance for one in found])
    return [
        replace(
            one,
            chance=None if one.is_few else one.chance,
            corrected=None if one.is_few else chance,
            is_one_of_several=len(found) > 1,
        )
        for one, chance in zip(found, corrected, strict=True)
    ]


def rows_of(indicators: Iterable[Indicator]) -> dict[int, Rows]:
    found: defaultdict[int, Rows] = defaultdict(Rows)
    for row in Observation.objects.of_indicators(indicators):
        found[row.indicator_id].add(row)
    return found


def _result(
    pilot: Pilot, experiment: FieldExperiment, indicator: Indicator, rows: Rows, *, sees_all: bool
) -> Result:
    means = list(indicator.measurements.all())
    deleted = kept_of(indicator)
    analysis = next(iter(indicator.analyses.all()), None)
    source, found, early = _read(experiment, indicator, rows, means)
    change = found.change
    if analysis is not None:
        source, change = Source.OWN, _of(analysis)
    # Judged of what was measured, and the same for every reader: a verdict is no figure.
    conclusion = conclude(
        change,
        has_before=experiment.has_before,
        is_compared=experiment.is_compared,
        lower_is_better=indicator.lower_is_better,
        smallest=None if indicator.smallest is None else float(indicator.smallest),
        is_drawn=experiment.is_drawn,
    )
    chance = p_of(change) if change else None
    is_few = not sees_all and any(map(is_small, _numbers(found, change, experiment, indicator)))
    if is_few:
        found, change = Comparison(NOTHING, None, None), None
    registered = pilot.hypothesis_registered_at
    return Result(
        indicator=indicator,
        source=source,
        target=found.target,
        comparison=found.comparison,
        change=change,
        conclusion=conclusion,
        analysis=analysis,
        own_working=found.change if analysis is not None else None,
        lack=found.lack if change is None else None,
        clusters=found.clusters if analysis is None else None,
        missing=rows.missing or (deleted.missing if deleted else 0),
        early=early if registered and early and early < timezone.localdate(registered) else None,
        rounds=_rounds(rows, deleted, means),
        is_few=is_few,
        chance=chance,
        is_invented=rows.is_invented
        or bool(deleted and deleted.is_invented)
        or any(one.is_invented for one in means),
    )


def _read(
    experiment: FieldExperiment, indicator: Indicator, rows: Rows, means: list[Measurement]
) -> tuple[Source, Comparison, date | None]:
    """Of single measurements where there are any, or were; else of means."""
    if rows.values:
        return Source.ROWS, worked_out(experiment, indicator, rows), min(rows.first.values())
    if (deleted := kept_of(indicator)) is not None:
        return Source.KEPT, kept.read(deleted.told), deleted.first_on
    ends = {(one.group, one.moment): _mean(one) for one in means}
    target, other = (
        (ends.get((group, Moment.BEFORE)), ends.get((group, Moment.AFTER)))
        for group in (Group.TARGET, Group.COMPARISON)
    )
    found = compare_means(
        target, other if experiment.is_compared else None, has_before=experiment.has_before
    )
    early = min((one.on for one in means), default=None)
    return (Source.MEANS if means else Source.NOTHING), found, early


def _rounds(rows: Rows, deleted: KeptResult | None, means: list[Measurement]) -> tuple[Round, ...]:
    """Of single measurements where there are any, or were; else of means."""
    if rows.values:
        return rows.rounds
    if deleted is not None:
        return kept.rounds(deleted.told)
    return tuple(Round(one.group, one.moment, one.n, one.on, one.on) for one in means)


def worked_out(experiment: FieldExperiment, indicator: Indicator, rows: Rows) -> Comparison:
    """What single measurements say."""
    comparison = rows.units(Group.COMPARISON) if experiment.is_compared else None
    return compare(
        rows.units(Group.TARGET),
        comparison,
        same_units=experiment.same_units,
        is_share=indicator.kind == Indicator.Kind.YES_NO,
        is_clustered=experiment.is_clustered,
        planned=(experiment.planned_n, experiment.planned_comparison_n),
        has_before=experiment.has_before,
    )


def kept_of(indicator: Indicator) -> KeptResult | None:
    """What stayed of an indicator's deleted measurements, if it had any."""
    try:
        return indicator.kept
    except ObjectDoesNotExist:
        return None


def _mean(one: Measurement) -> Estimate:
    low = -inf if one.low is None else float(one.low)
    high = inf if one.high is None else float(one.high)
    return Estimate(float(one.mean), low, high, one.n)


def _of(analysis: OwnAnalysis) -> Estimate:
    value, low, high = float(analysis.value), float(analysis.low), float(analysis.high)
    return Estimate(value, low, high, analysis.n)


def _numbers(
    found: Comparison, change: Estimate | None, experiment: FieldExperiment, indicator: Indicator
) -> list[int]:
    """How many stand behind each number that a reader would see; of a share of people also how many
    said yes and how many no, which anybody works out of it."""
    groups = [found.target] + ([found.comparison] if found.comparison else [])
    ends = [one for group in groups for one in (group.before, group.after, group.change)]
    counted = [group.dropout for group in groups if group.dropout is not None]
    told = [number for one in counted for number in (one.before, one.after, one.both)]
    of_people = experiment.personal_data != FieldExperiment.PersonalData.NONE
    if of_people and indicator.kind == Indicator.Kind.YES_NO:
        levels = [one for group in groups for one in (group.before, group.after) if one]
        yes = [round(one.value / PERCENT * one.n) for one in levels]
        told += yes + [one.n - some for one, some in zip(levels, yes, strict=True)]
    return [one.n for one in (*ends, change) if one is not None] + told
