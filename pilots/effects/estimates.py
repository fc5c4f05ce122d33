"""An estimate with its interval, and the quantiles that intervals are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

LEVEL = 0.95


class TooFew(ValueError):
    """There are not enough values for an interval; "no data" is not "no effect"."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A change or a level with the interval that holds it at `level`.

    value, low, high: in the indicator's unit (shares 0-1), low <= value <= high; the ends are
        infinite where nobody knows how sure the value is.
    n: how many units it was made of; of several groups their sum.
    freedom: degrees of freedom of Student's t, where the interval is one of his.
    """

    value: float
    low: float
    high: float
    n: int
    level: float = LEVEL
    freedom: float | None = None

    @property
    def excludes_zero(self) -> bool:
        """Whether the whole interval lies on one side of no change."""
        return self.low > 0 or self.high < 0

    @property
    def is_bounded(self) -> bool:
        """Whether the interval is known."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def has_width(self) -> bool:
        """Whether the interval reaches out from the value, and so says how sure it is."""
        return self.low < self.high

    def times(self, factor: float) -> Estimate:
        """In another unit, such as per cent for a share. factor > 0."""
        ends = (self.value * factor, self.low * factor, self.high * factor)
        return Estimate(*ends, self.n, self.level, self.freedom)


@dataclass(frozen=True, slots=True)
class Sample:
    """Mean and spread of one group at one moment. variance: with n - 1 below the line."""

    n: int
    mean: float
    variance: float

    @property
    def square_error(self) -> float:
        """Square of the mean's standard error."""
        return self.variance / self.n


def sample(values: Sequence[float], what: str = "group") -> Sample:
    """Mean and variance of at least two finite values. Raises TooFew, ValueError.

    Two passes with exact sums, so that large levels with small differences keep their digits; equal
    values vary by nothing, not by what rounding makes of their mean.
    """
    n = len(values)
    if n < 2:
        raise TooFew(f"The {what} has {n} values; an interval needs at least 2.")
    if not all(map(math.isfinite, values)):
        raise ValueError(f"The {what} holds a value that is no number.")
    if all(value == values[0] for value in values):
        return Sample(n, float(values[0]), 0.0)
    mean = math.fsum(values) / n
    rest = math.fsum(value - mean for value in values) / n
    squares = math.fsum((value - mean - rest) ** 2 for value in values)
    return Sample(n, mean + rest, squares / (n - 1))


def sample_of(estimate: Estimate) -> Sample:
    """The sample behind a mean that somebody else has worked out with Student's interval.

    Raises TooFew for a mean of one, and for one without an interval.
    """
    if estimate.n < 2 or not estimate.is_bounded:
        raise TooFew("A mean of one unit, or without an interval, has no known variance.")
    half = (estimate.high - estimate.low) / 2
    error = half / t_quantile(estimate.n - 1, estimate.level)
    return Sample(estimate.n, estimate.value, error**2 * estimate.n)


def t_quantile(freedom: float, level: float = LEVEL) -> float:
    """How many standard errors an interval reaches out: Student's t, two-sided."""
    # Only pages of experiments need it; the web server starts sooner without.
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + level) / 2))


def normal_quantile(level: float = LEVEL) -> float:
    """As `t_quantile` of a normal distribution."""
    return NormalDist().inv_cdf((1 + level) / 2)


def around(value: float, square_error: float, freedom: float, n: int, level: float) -> Estimate:
    """The interval of Student's t around a value."""
    reach = t_quantile(freedom, level) * math.sqrt(square_error) if square_error else 0.0
    known = freedom if math.isfinite(freedom) else None
    return Estimate(value, value - reach, value + reach, n, level, known)


def freedom_of(samples: Sequence[Sample]) -> float:
    """Degrees of freedom of a sum of independent means with variances of their own.

    At least one of them varies. Source: B. L. Welch, The generalization of "Student's" problem when
    several different population variances are involved, Biometrika 34 (1947); F. E. Satterthwaite,
    An approximate distribution of estimates of variance components, Biometrics Bulletin 2 (1946).
    """
    total = math.fsum(one.square_error for one in samples)
    return total**2 / math.fsum(one.square_error**2 / (one.n - 1) for one in samples)
