"""From values to places: linear scales with round ticks."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)
SLACK = 0.75  # rather a rule too many than half an empty axis
ALIKE = 1e-12  # a smaller difference (to zero, or as a share) is rounding, and no extent


@dataclass(frozen=True)
class Scale:
    """Maps `low`..`high` of the data linearly to `start`..`end` of the drawing (either direction).

    Raises ValueError when the data have no extent: everything would stand on one spot.
    """

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"A scale from {self.low} to {self.high} has no extent; widen it.")

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def known(values: Iterable[float | None]) -> list[float]:
    """The values somebody knows."""
    return [value for value in values if value is not None]


def nice_ticks(low: float, high: float, count: int = 5) -> tuple[float, ...]:
    """About `count` round numbers from at or below `low` to at or above `high`, evenly spaced.

    Gives at least two ticks, also when all data are alike, but for rounding. Raises ValueError when `low` > `high`.
    """
    if low > high:
        raise ValueError(f"Lowest value {low} is above highest value {high}.")
    if math.isclose(low, high, rel_tol=ALIKE, abs_tol=ALIKE):
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    rough = (high - low) / max(1, count - 1)
    power = math.floor(math.log10(rough))
    step = next(s for s in ROUND_STEPS if s * 10.0**power >= rough * SLACK) * 10.0**power
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, 2 - power)
    return tuple(round(i * step, digits) + 0.0 for i in range(first, max(last, first + 1) + 1))


def ticks_from_zero(values: Sequence[float], count: int = 5) -> tuple[float, ...]:
    """Ticks of an axis that holds zero and all `values`; 0 to 1 when nothing is known.

    Whole values have whole ticks: an axis of municipalities knows no half of one.
    """
    ticks = nice_ticks(min(0.0, *values, 0.0), max(0.0, *values, 0.0), count)
    is_whole = values and all(float(value).is_integer() for value in values)
    if is_whole and ticks[1] - ticks[0] < 1:
        return tuple(float(tick) for tick in range(round(ticks[0]), math.ceil(ticks[-1]) + 1))
    return ticks


def tick_decimals(ticks: Sequence[float]) -> int:
    """The fewest decimals (0 to 6) that tell the ticks apart exactly."""
    for decimals in range(6):
        if all(math.isclose(round(t, decimals), t, abs_tol=1e-12) for t in ticks):
            return decimals
    return 6


def year_ticks(first: int, last: int, most: int) -> tuple[int, ...]:
    """Round years from `first` to `last`, at most `most` of them (2 or more).

    Gives the two ends when no two round years lie between them, one year when they are the same.
    """
    for step in (1, 2, 5, 10, 20, 50, 100):
        years = tuple(range(-(-first // step) * step, last + 1, step))
        if 2 <= len(years) <= max(2, most):
            return years
    return tuple(sorted({first, last}))
