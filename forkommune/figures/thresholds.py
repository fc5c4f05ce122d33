"""From values to steps of tint, so that what is printed never stands on the wrong side of a limit."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from forkommune.figures.numbers import NumberStyle, faithful_decimals


@dataclass(frozen=True)
class Thresholds:
    """Rising limits; a value at a limit belongs to the step above it.

    n limits make n + 1 steps, 0 (light) to n (dark). Raises ValueError unless they rise.
    """

    limits: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.limits or list(self.limits) != sorted(set(self.limits)):
            raise ValueError(f"Limits {self.limits} must rise, and there must be one at least.")

    def step(self, value: float) -> int:
        """The step of the exact value."""
        return bisect_right(self.limits, value)

    def style(self, values: Iterable[float | None], wanted: NumberStyle) -> NumberStyle:
        """`wanted` with as many more decimals as keep each printed value in its own step."""
        known = [value for value in values if value is not None]
        return wanted.with_decimals(faithful_decimals(known, self.limits, wanted.decimals))
