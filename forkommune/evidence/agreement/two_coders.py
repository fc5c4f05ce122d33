"""Two coders, one code, yes or no for every unit: the measures that need four counts only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Units that both coders marked as coded, by who used the code in them."""

    both: int
    only_first: int
    only_second: int
    neither: int

    def __post_init__(self) -> None:
        if min(self.both, self.only_first, self.only_second, self.neither) < 0:
            raise ValueError(f"Counts of units cannot be negative: {self}.")

    @property
    def units(self) -> int:
        """All units compared."""
        return self.both + self.differing + self.neither

    @property
    def differing(self) -> int:
        """Units in which only one of the two used the code."""
        return self.only_first + self.only_second

    @property
    def used(self) -> int:
        """Units in which at least one of them used the code."""
        return self.both + self.differing

    @property
    def varies(self) -> bool:
        """Whether the code was used somewhere and left out somewhere; else there is no coefficient."""
        return self.used > 0 and self.differing + self.neither > 0


def percent(counts: Counts) -> float | None:
    """Share of the units on which they agree, 0-1; None without units."""
    return (counts.both + counts.neither) / counts.units if counts.units else None


def alpha(counts: Counts) -> float | None:
    """Krippendorff's alpha; None without variation. Source: research note, section 4."""
    if not counts.varies:
        return None
    values = 2 * counts.units
    ones = 2 * counts.both + counts.differing
    return 1 - (values - 1) * counts.differing / (ones * (values - ones))


def kappa(counts: Counts) -> float | None:
    """Cohen's kappa: chance is what each coder's own habit would give; None without variation."""
    if not counts.varies:
        return None
    first, second = counts.both + counts.only_first, counts.both + counts.only_second
    n = counts.units
    chance = (first * second + (n - first) * (n - second)) / n**2
    return _above(percent(counts), chance)


def ac1(counts: Counts) -> float | None:
    """Gwet's AC1: chance shrinks for codes that are used seldom or nearly always."""
    if not counts.varies:
        return None
    share = (2 * counts.both + counts.differing) / (2 * counts.units)
    return _above(percent(counts), 2 * share * (1 - share))


def _above(agreement: float | None, chance: float) -> float | None:
    return None if agreement is None or chance == 1 else (agreement - chance) / (1 - chance)
