"""Where a coefficient and its interval lie on a line from `start` to 1, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from .verdicts import RELIABLE, TENTATIVE

WIDTH = 440
USUAL_START = 0.2
STEP = 0.2


@dataclass(frozen=True)
class Axis:
    """The line. start: its left end, 0.2 unless an interval reaches further down."""

    start: float

    def place(self, value: float) -> float:
        """The x of a value, 0 to WIDTH."""
        return round((value - self.start) / (1 - self.start) * WIDTH, 1)

    @property
    def tentative(self) -> float:
        """Where the band of tentative values begins."""
        return self.place(TENTATIVE)

    @property
    def reliable(self) -> float:
        """Where the band of reliable values begins."""
        return self.place(RELIABLE)

    @property
    def band_tentative(self) -> float:
        """How wide that band is."""
        return round(self.reliable - self.tentative, 1)

    @property
    def band_reliable(self) -> float:
        """How wide the band of reliable values is."""
        return round(WIDTH - self.reliable, 1)

    @property
    def ticks(self) -> list[tuple[float, float]]:
        """Values with their places: the two limits, the end, and even steps left of them."""
        count = round((TENTATIVE - self.start) / STEP)
        low = [round(self.start + n * STEP, 1) for n in range(count)]
        return [(value, self.place(value)) for value in (*low, TENTATIVE, RELIABLE, 1.0)]


def axis_for(lows: list[float]) -> Axis:
    """An axis on which every lower end fits."""
    lowest = min([*lows, USUAL_START])
    return Axis(round(floor(lowest / STEP + 1e-9) * STEP, 1))
