"""Where a coefficient and its interval lie on a line from `start` to 1, in pixels.

The line never begins below 0: agreement no better than chance is one answer, however bad, and the
limits at .667 and .8, which tell the others apart, keep the room that their words take.
"""

from __future__ import annotations

from dataclasses import dataclass

from .verdicts import RELIABLE, TENTATIVE

WIDTH = 440
USUAL_START = 0.2
LOWEST_START = 0.0
CUT = 16  # where the mark of a value left of the line stands, so that the arrow beside it shows
STEP = 0.2


@dataclass(frozen=True)
class Axis:
    """The line. start: its left end, 0.2, or 0 where an interval reaches further down."""

    start: float

    def place(self, value: float) -> float:
        """The x of a value, 0 to WIDTH; what lies left of the line is put at its end."""
        return max(0.0, round((value - self.start) / (1 - self.start) * WIDTH, 1))

    def reaches(self, value: float) -> bool:
        """Whether a value lies on the line."""
        return value >= self.start

    def mark(self, value: float) -> float:
        """The x of the mark of a value."""
        return self.place(value) if self.reaches(value) else CUT

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
    """An axis on which every lower end fits, or is drawn as an arrow from 0."""
    return Axis(LOWEST_START if any(low < USUAL_START for low in lows) else USUAL_START)
