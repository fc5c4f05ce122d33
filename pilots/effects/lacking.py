"""Why a change cannot be worked out: what is not there, said so that somebody can do something about it."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import Protocol


class Lack(Enum):
    """The first thing that is missing, in the order in which a reader would ask."""

    ANYTHING = "anything"
    BEFORE = "before"
    AFTER = "after"
    BOTH_TIMES = "both_times"
    ONE_UNIT = "one_unit"
    COMPARISON = "comparison"
    COMPARISON_BEFORE = "comparison_before"
    COMPARISON_AFTER = "comparison_after"
    COMPARISON_BOTH_TIMES = "comparison_both_times"
    COMPARISON_ONE_UNIT = "comparison_one_unit"
    INTERVAL = "interval"
    CLUSTERS = "clusters"


FEWEST = 2  # of one alone nobody knows how it varies
OF_COMPARISON = {
    Lack.ANYTHING: Lack.COMPARISON,
    Lack.BEFORE: Lack.COMPARISON_BEFORE,
    Lack.AFTER: Lack.COMPARISON_AFTER,
    Lack.BOTH_TIMES: Lack.COMPARISON_BOTH_TIMES,
    Lack.ONE_UNIT: Lack.COMPARISON_ONE_UNIT,
}


class Measured(Protocol):
    """Units of a group with a value before and after, as `pilots.effects.comparing.Units` has them."""

    @property
    def before(self) -> Collection[str]: ...

    @property
    def after(self) -> Collection[str]: ...

    @property
    def in_both(self) -> Collection[str]: ...


def lack_of(target: Measured, comparison: Measured | None, *, same_units: bool) -> Lack | None:
    """What the groups lack before a change can be told of; None where nothing does.

    comparison: None where none is planned. same_units: whether only those count that were measured
    both times.
    """
    lack = _of_group(target, same_units=same_units)
    if lack is not None or comparison is None:
        return lack
    other = _of_group(comparison, same_units=same_units)
    return None if other is None else OF_COMPARISON[other]


def lack_of_after(target: Measured, comparison: Measured) -> Lack | None:
    """The same where both are measured after only."""
    lack = _of_group_after(target)
    if lack is not None:
        return lack
    other = _of_group_after(comparison)
    return None if other is None else OF_COMPARISON[other]


def _of_group_after(group: Measured) -> Lack | None:
    if not group.after:
        return Lack.AFTER if group.before else Lack.ANYTHING
    return Lack.ONE_UNIT if len(group.after) < FEWEST else None


def _of_group(group: Measured, *, same_units: bool) -> Lack | None:
    before, after, both = len(group.before), len(group.after), len(group.in_both)
    if not before and not after:
        return Lack.ANYTHING
    if not before:
        return Lack.BEFORE
    if not after:
        return Lack.AFTER
    if same_units and not both:
        return Lack.BOTH_TIMES
    return Lack.ONE_UNIT if (both if same_units else min(before, after)) < FEWEST else None
