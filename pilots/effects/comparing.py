"""One indicator of one experiment: each group before and after, and what became otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from .clusters import by_cluster
from .dropout import Dropout, dropout
from .estimates import Estimate, TooFew, sample_of
from .lacking import FEWEST, Lack, lack_of, lack_of_after
from .means import (
    contrast,
    mean_of,
    paired_change,
    paired_difference_in_differences,
    unpaired_change,
    unpaired_difference_in_differences,
)
from .shares import (
    Share,
    Twice,
    paired_share_change,
    share_difference_in_differences,
    share_of,
    unpaired_share_change,
)
from .units import Units

PERCENT = 100.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group's levels and how they changed; None where too few were measured."""

    before: Estimate | None
    after: Estimate | None
    change: Estimate | None
    dropout: Dropout | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The groups of an experiment. change: what is judged, the difference between the changes where
    a comparison is planned, or between the groups where both are measured after only; else the target
    group's change. lack: why there is no change. clusters:
    how many of each group the change was worked out of; None where units count by themselves."""

    target: GroupChange
    comparison: GroupChange | None
    change: Estimate | None
    lack: Lack | None = None
    clusters: tuple[int, ...] | None = None


def compare(
    target: Units,
    comparison: Units | None,
    *,
    same_units: bool,
    is_share: bool,
    is_clustered: bool = False,
    planned: tuple[int | None, int | None] = (None, None),
    has_before: bool = True,
) -> Comparison:
    """What single measurements say.

    has_before: whether the plan measures before; two groups that are not are held up against each other
    as they are after.

    comparison: None where none is planned. same_units: whether the plan has the same ones measured
    twice; then only those are counted that were. is_share: values are 1 and 0, results per cent;
    where some are neither, since they are means of several days or of clusters, the shares are treated
    as numbers. is_clustered: whether whole schools or blocks are in one group; then each counts once, with the
    mean of its units. planned: numbers of the two groups.
    """
    if comparison is not None and not has_before:
        return _compare_after(
            [target, comparison], is_share=is_share, is_clustered=is_clustered, planned=planned
        )
    groups = [target] if comparison is None else [target, comparison]
    clusters = None
    counted, paired = groups, same_units
    if is_clustered:
        counted, paired = [by_cluster(group, same_units=same_units) for group in groups], True
        clusters = tuple(len(group.in_both) for group in counted)
    if is_share and not is_clustered and all(map(_is_yes_or_no, groups)):
        changes, difference = _shares(counted, same_units=paired)
    else:
        changes, difference = _numbers(counted, paired, factor=PERCENT if is_share else 1.0)
    told = [
        GroupChange(*levels, dropout(number, group.before.keys(), group.after.keys()))
        for levels, group, number in zip(changes, groups, planned, strict=False)
    ]
    change = told[0].change if comparison is None else difference
    lack = None
    if change is None:
        lack = lack_of(target, comparison, same_units=same_units) or Lack.CLUSTERS
    found = Comparison(told[0], told[1] if comparison is not None else None, change, lack, clusters)
    return _of_all_units(found, groups, same_units=same_units) if is_clustered else found


def compare_means(
    target: tuple[Estimate | None, Estimate | None],
    comparison: tuple[Estimate | None, Estimate | None] | None,
    *,
    has_before: bool = True,
) -> Comparison:
    """What means say that somebody else has worked out, before and after, with Student's intervals.

    How each unit changed is not known, so the interval is the wider one of different units.
    """
    if comparison is not None and not has_before:
        return _compare_means_after(target[1], comparison[1])
    told = _group_means(target)
    ends = [target] if comparison is None else [target, comparison]
    lack = _lack_of_means(ends)
    if comparison is None:
        return Comparison(told, None, told.change, lack)
    four = (target[1], comparison[0], target[0], comparison[1])
    return Comparison(told, _group_means(comparison), _contrast(four), lack)


Levels = tuple[Estimate | None, Estimate | None, Estimate | None]


def _compare_after(
    groups: list[Units],
    *,
    is_share: bool,
    is_clustered: bool,
    planned: tuple[int | None, int | None],
) -> Comparison:
    """Target group minus comparison group, each as it is after: Welch's test of two groups, or for shares
    Newcombe's interval."""
    after = [Units({}, group.after, group.clusters) for group in groups]
    counted = [by_cluster(one, same_units=False) if is_clustered else one for one in after]
    target, comparison = (list(one.after.values()) for one in counted)
    if is_share and not is_clustered and all(map(_is_yes_or_no, after)):
        levels = [_share_levels([], values, False)[1] for values in (target, comparison)]
        shares = [_or_none(_share, values) for values in (comparison, target)]
        change = _or_none(unpaired_share_change, *shares) if all(shares) else None
    else:
        levels = [_or_none(mean_of, values) for values in (target, comparison)]
        change = _or_none(unpaired_change, comparison, target)
    percent = PERCENT if is_share else 1.0
    if is_clustered or not is_share or not all(map(_is_yes_or_no, after)):
        levels = [one and one.times(percent) for one in levels]
    change = change and change.times(percent)
    told = [
        GroupChange(
            None,
            level and replace(level, n=len(group.after)),
            None,
            dropout(number, (), group.after.keys()),
        )
        for level, group, number in zip(levels, groups, planned, strict=True)
    ]
    lack = None if change else lack_of_after(*groups) or Lack.CLUSTERS
    n = sum(len(group.after) for group in groups)
    clusters = tuple(len(one.after) for one in counted) if is_clustered else None
    return Comparison(told[0], told[1], change and replace(change, n=n), lack, clusters)


def _compare_means_after(target: Estimate | None, comparison: Estimate | None) -> Comparison:
    after = [GroupChange(None, one, None) for one in (target, comparison)]
    change = _contrast((target, comparison))
    # A mean stands for its group, of which two are enough here.
    groups = [Units({}, dict.fromkeys("ab", 0.0) if one else {}) for one in (target, comparison)]
    lack = None if change else lack_of_after(*groups)
    if change is None and lack is None:
        ends = [one for one in (target, comparison) if one is not None]
        lack = Lack.ONE_UNIT if any(one.n < FEWEST for one in ends) else Lack.INTERVAL
    return Comparison(after[0], after[1], change, lack)


def _share(values: list[float]) -> Share:
    return Share(int(sum(values)), len(values))


def _is_yes_or_no(units: Units) -> bool:
    return all(value in (0, 1) for side in (units.before, units.after) for value in side.values())


def _sides(units: Units, *, same_units: bool) -> tuple[list[float], list[float]]:
    """Values before and after; of the same units in one order where they are measured twice."""
    if not same_units:
        return list(units.before.values()), list(units.after.values())
    both = units.in_both
    return [units.before[one] for one in both], [units.after[one] for one in both]


def _numbers(
    groups: list[Units], same_units: bool, *, factor: float
) -> tuple[list[Levels], Estimate | None]:
    sides = [_sides(group, same_units=same_units) for group in groups]
    changed = paired_change if same_units else unpaired_change
    levels = [
        (_or_none(mean_of, before), _or_none(mean_of, after), _or_none(changed, before, after))
        for before, after in sides
    ]
    differ = paired_difference_in_differences if same_units else unpaired_difference_in_differences
    difference = _or_none(differ, *sides) if len(sides) > 1 else None
    return [_times(row, factor) for row in levels], difference and difference.times(factor)


def _times(levels: Levels, factor: float) -> Levels:
    before, after, change = (one and one.times(factor) for one in levels)
    return before, after, change


def _shares(groups: list[Units], *, same_units: bool) -> tuple[list[Levels], Estimate | None]:
    levels = [_share_levels(*_sides(one, same_units=same_units), same_units) for one in groups]
    changes = [change for _before, _after, change in levels]
    difference = None
    if len(changes) > 1 and changes[0] is not None and changes[1] is not None:
        difference = share_difference_in_differences(changes[0], changes[1])
    return levels, difference


def _share_levels(before: list[float], after: list[float], same_units: bool) -> Levels:
    shares = [_or_none(_share, side) for side in (before, after)]
    first, second = (None if one is None else share_of(one).times(PERCENT) for one in shares)
    if shares[0] is None or shares[1] is None:
        return first, second, None
    if same_units:
        change = paired_share_change(_twice(before, after))
    else:
        change = unpaired_share_change(shares[0], shares[1])
    return first, second, change.times(PERCENT)


def _twice(before: list[float], after: list[float]) -> Twice:
    pairs = list(zip(before, after, strict=True))
    return Twice(*(pairs.count(pair) for pair in ((1, 1), (1, 0), (0, 1), (0, 0))))


def _group_means(ends: tuple[Estimate | None, Estimate | None]) -> GroupChange:
    return GroupChange(*ends, _contrast((ends[1], ends[0])))


def _lack_of_means(groups: list[tuple[Estimate | None, Estimate | None]]) -> Lack | None:
    """What reported means lack: one of them, its number, or how sure it is."""
    # A mean stands for its group, of which two are enough here.
    sides = [[dict.fromkeys("ab", 0.0) if one else {} for one in ends] for ends in groups]
    target, *others = [Units(before, after) for before, after in sides]
    if found := lack_of(target, others[0] if others else None, same_units=False):
        return found
    ends = [one for group in groups for one in group if one is not None]
    if any(one.n < FEWEST for one in ends):
        return Lack.ONE_UNIT
    return None if all(one.is_bounded for one in ends) else Lack.INTERVAL


def _of_all_units(found: Comparison, groups: list[Units], *, same_units: bool) -> Comparison:
    """With the numbers of units that stand behind the clusters: those are who was measured."""
    told = [found.target] + ([found.comparison] if found.comparison else [])
    counted = [
        _with_numbers(one, group, same_units) for one, group in zip(told, groups, strict=True)
    ]
    change = counted[0].change
    if found.comparison is not None and found.change is not None:
        change = replace(found.change, n=sum(one.change.n for one in counted if one.change))
    return replace(
        found,
        target=counted[0],
        comparison=counted[1] if found.comparison else None,
        change=change if found.change else None,
    )


def _with_numbers(told: GroupChange, units: Units, same_units: bool) -> GroupChange:
    both = len(units.in_both)
    before, after = (both, both) if same_units else (len(units.before), len(units.after))
    change = both if same_units else before + after
    ends = zip((told.before, told.after, told.change), (before, after, change), strict=True)
    first, second, third = (one and replace(one, n=number) for one, number in ends)
    return GroupChange(first, second, third, told.dropout)


def _contrast(means: tuple[Estimate | None, ...]) -> Estimate | None:
    """The sum of the first half minus the sum of the second; None where one is not known."""
    known = [one for one in means if one is not None]
    if len(known) < len(means):
        return None
    samples = _or_none(lambda rows: [sample_of(one) for one in rows], known)
    if samples is None:
        return None
    half = len(means) // 2
    return contrast(samples[:half], samples[half:])


def _or_none(work: Callable[..., T], *values: Any) -> T | None:
    """What the function says, None where it says that there is too little to say it of."""
    try:
        return work(*values)
    except TooFew:
        return None
