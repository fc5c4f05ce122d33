"""Shares, and how they change: answers of yes or no, cars that were electric."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .estimates import LEVEL, Estimate, TooFew, normal_quantile


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many. Raises TooFew for none of none, ValueError for more than all."""

    some: int
    of: int

    def __post_init__(self) -> None:
        if self.of < 1:
            raise TooFew("A share of nobody is not known.")
        if not 0 <= self.some <= self.of:
            raise ValueError(f"{self.some} of {self.of} is no share.")

    @property
    def value(self) -> float:
        """0-1."""
        return self.some / self.of


@dataclass(frozen=True, slots=True)
class Twice:
    """The same units asked twice, by what they said before and after."""

    both: int
    only_before: int
    only_after: int
    neither: int

    def __post_init__(self) -> None:
        if min(self.both, self.only_before, self.only_after, self.neither) < 0:
            raise ValueError(f"Counts of units cannot be negative: {self}.")

    @property
    def of(self) -> int:
        """All units."""
        return self.both + self.only_before + self.only_after + self.neither

    @property
    def before(self) -> Share:
        """The share that said yes before."""
        return Share(self.both + self.only_before, self.of)

    @property
    def after(self) -> Share:
        """The share that said yes after."""
        return Share(self.both + self.only_after, self.of)


def share_of(share: Share, *, level: float = LEVEL) -> Estimate:
    """A share with Wilson's interval, which stays within 0-1 and holds also for none or all.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22 (1927).
    """
    z2 = normal_quantile(level) ** 2
    n, p = share.of, share.value
    middle = (2 * n * p + z2) / (2 * (n + z2))
    reach = math.sqrt(z2) * math.sqrt(z2 + 4 * n * p * (1 - p)) / (2 * (n + z2))
    # The ends are exact where nobody or everybody is, whatever the rounding.
    low = 0.0 if share.some == 0 else middle - reach
    high = 1.0 if share.some == n else middle + reach
    return Estimate(p, low, high, n, level)


def unpaired_share_change(before: Share, after: Share, *, level: float = LEVEL) -> Estimate:
    """Share after minus share before, of two groups without a unit in common.

    Source: R. G. Newcombe, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17 (1998) 873-890, method 10.
    """
    return difference(share_of(after, level=level), share_of(before, level=level))


def paired_share_change(units: Twice, *, level: float = LEVEL) -> Estimate:
    """Share after minus share before, of units that were asked both times.

    Source: R. G. Newcombe, Improved confidence intervals for the difference between binomial
    proportions based on paired data, Statistics in Medicine 17 (1998) 2635-2650, method 10.
    """
    after, before = share_of(units.after, level=level), share_of(units.before, level=level)
    return difference(after, before, correlation=_phi(units), n=units.of)


def share_difference_in_differences(target: Estimate, comparison: Estimate) -> Estimate:
    """Change of the target group's share minus change of the comparison group's.

    target, comparison: changes from one of the functions above, at one level; the two groups have no
    unit in common. Source: R. G. Newcombe, Estimating the difference between differences: measurement
    of additive scale interaction for proportions, Statistics in Medicine 20 (2001) 2885-2893.
    """
    return difference(target, comparison)


def difference(
    one: Estimate, other: Estimate, *, correlation: float = 0.0, n: int | None = None
) -> Estimate:
    """`one` minus `other`, with an interval from the ends of both. Raises ValueError when their
    levels differ. Source: G. Y. Zou and A. Donner, Construction of confidence limits about effect
    measures: a general approach, Statistics in Medicine 27 (2008) 1693-1702."""
    if one.level != other.level:
        raise ValueError(f"Intervals of {one.level} and {other.level} make no interval together.")
    value = one.value - other.value
    down = _reach(one.value - one.low, other.high - other.value, correlation)
    up = _reach(one.high - one.value, other.value - other.low, correlation)
    return Estimate(value, value - down, value + up, n or one.n + other.n, one.level)


def _reach(a: float, b: float, correlation: float) -> float:
    # Rounding may leave a hair below zero where the two move wholly together.
    return math.sqrt(max(a * a - 2 * correlation * a * b + b * b, 0.0))


def _phi(units: Twice) -> float:
    """How far the two answers of a unit go together, corrected as in Newcombe's method 10; 0 where
    either time all said the same."""
    yes_no = (units.before.some, units.of - units.before.some)
    margins = math.prod((*yes_no, units.after.some, units.of - units.after.some))
    if not margins:
        return 0.0
    product = float(units.both * units.neither - units.only_before * units.only_after)
    if product > 0:
        product = max(product - units.of / 2, 0.0)
    return product / math.sqrt(margins)
