"""Changes of means: the same units twice, two groups, and two groups twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from .estimates import LEVEL, Estimate, Sample, around, freedom_of, sample


def mean_of(values: Sequence[float], *, level: float = LEVEL) -> Estimate:
    """The mean of one group at one moment, with Student's interval. Raises TooFew."""
    group = sample(values)
    return around(group.mean, group.square_error, group.n - 1, group.n, level)


def paired_change(
    before: Sequence[float], after: Sequence[float], *, level: float = LEVEL
) -> Estimate:
    """Mean change of units that were measured both times.

    before, after: one value a unit, in the same order and of the same length n >= 2.
    Raises TooFew, and ValueError where the lengths differ.
    Source: Student, The probable error of a mean, Biometrika 6 (1908).
    """
    return mean_of(_changes(before, after), level=level)


def unpaired_change(
    before: Sequence[float], after: Sequence[float], *, level: float = LEVEL
) -> Estimate:
    """Mean of `after` minus mean of `before`, where nobody knows who is who in the two.

    Lengths n >= 2 and m >= 2 may differ. The two may vary differently. Raises TooFew.
    Source: Welch 1947, see `freedom_of`.
    """
    first, second = sample(before, "group before"), sample(after, "group after")
    return contrast([second], [first], level=level)


def paired_difference_in_differences(
    target: tuple[Sequence[float], Sequence[float]],
    comparison: tuple[Sequence[float], Sequence[float]],
    *,
    level: float = LEVEL,
) -> Estimate:
    """Change of the target group minus change of the comparison group; each unit measured twice.

    target, comparison: values before and after, as in `paired_change`.
    It is Welch's comparison of two groups of changes. Raises TooFew, ValueError.
    Source: J. D. Angrist and J.-S. Pischke, Mostly Harmless Econometrics (2009), section 5.2.
    """
    return unpaired_change(_changes(*comparison), _changes(*target), level=level)


def unpaired_difference_in_differences(
    target: tuple[Sequence[float], Sequence[float]],
    comparison: tuple[Sequence[float], Sequence[float]],
    *,
    level: float = LEVEL,
) -> Estimate:
    """As `paired_difference_in_differences` of four groups of which no unit is measured twice.

    The interval is the one of the saturated regression with errors robust by HC2, with the degrees
    of freedom of `freedom_of`. Raises TooFew.
    Source: Angrist and Pischke 2009, sections 5.2 and 8.1.
    """
    names = ("target group before", "target group after")
    others = ("comparison group before", "comparison group after")
    target_before, target_after = map(sample, target, names)
    before, after = map(sample, comparison, others)
    return contrast([target_after, before], [target_before, after], level=level)


def contrast(plus: Sequence[Sample], minus: Sequence[Sample], *, level: float = LEVEL) -> Estimate:
    """Sum of some means minus the sum of others, all of them of units of their own.

    It asks for means, variances and numbers only, as a paper prints them. Where nothing varies the
    interval has no width. Source: Welch 1947, see `freedom_of`.
    """
    groups = [*plus, *minus]
    value = math.fsum([one.mean for one in plus] + [-one.mean for one in minus])
    square_error = math.fsum(one.square_error for one in groups)
    freedom = freedom_of(groups) if square_error else math.inf
    return around(value, square_error, freedom, sum(one.n for one in groups), level)


def _changes(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """After minus before, unit by unit."""
    if len(before) != len(after):
        raise ValueError(
            f"{len(before)} values before and {len(after)} after; units measured twice have both."
        )
    # In decimals as they were written: 0.3 - 0.1 and 0.5 - 0.3 are the same change, in floats not.
    decimal = [[Decimal(repr(float(value))) for value in side] for side in (before, after)]
    return [float(second - first) for first, second in zip(*decimal, strict=True)]
