"""How pilots are weighed against each other: totals, disagreement, and how far weights decide.

Plain arithmetic, no database. A score is a whole number from 1 to 5; a missing one is never 0, and
never left out as if the others were all there is.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
C = TypeVar("C", bound=Hashable)
LOWEST, HIGHEST = 1, 5
APART = 2  # points between the lowest and the highest score from which people disagree
WHOLE = 100  # weights are per cent
NEARNESS = 50.0
DRAWS = 1000
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Spread:
    """What several assessors say of one criterion. deviation: None for a single one."""

    n: int
    mean: float
    lowest: int
    highest: int
    deviation: float | None

    @property
    def between(self) -> int:
        """From the lowest score to the highest."""
        return self.highest - self.lowest

    @property
    def is_apart(self) -> bool:
        """Whether they disagree so much that somebody should ask why."""
        return self.between >= APART


def spread(scores: Sequence[int]) -> Spread | None:
    """Mean, ends and standard deviation (with n - 1) of scores; None where nobody gave one.

    Raises ValueError for a score that is none.
    """
    wrong = [one for one in scores if not LOWEST <= one <= HIGHEST]
    if wrong:
        raise ValueError(f"{wrong[0]} is no score; it is from {LOWEST} to {HIGHEST}.")
    if not scores:
        return None
    deviation = stdev(scores) if len(scores) > 1 else None
    return Spread(len(scores), fmean(scores), min(scores), max(scores), deviation)


@dataclass(frozen=True, slots=True)
class Total:
    """A pilot's weighted mean, 1-5. value: None while a criterion that counts has no score.

    low, high: where it lies whatever the missing scores are; both are `value` where none is missing.
    missing: the criteria without a score, in the order of the weights.
    """

    value: float | None
    low: float
    high: float
    missing: tuple[Hashable, ...] = ()


def total(means: Mapping[K, float | None], weights: Mapping[K, float]) -> Total:
    """The mean of criteria with their weights. Raises ValueError where no weight is above zero."""
    counted = {key: weight for key, weight in weights.items() if weight > 0}
    whole = math.fsum(counted.values())
    if whole <= 0:
        raise ValueError("No criterion has a weight above zero; nothing can be weighed.")
    missing = tuple(key for key in counted if means.get(key) is None)

    def filled(instead: float) -> float:
        found = ((means.get(key), weight) for key, weight in counted.items())
        return (
            math.fsum(weight * (instead if mean is None else mean) for mean, weight in found)
            / whole
        )

    low, high = filled(LOWEST), filled(HIGHEST)
    return Total(None if missing else low, low, high, missing)


def places(totals: Mapping[K, float]) -> dict[K, int]:
    """Who is first, second, and so on; equals share the better place."""
    return {
        key: 1 + sum(other > value + SAME for other in totals.values())
        for key, value in totals.items()
    }


@dataclass(frozen=True, slots=True)
class Steadiness(Generic[K]):
    """Where one pilot lands under weights near the ones that hold.

    usual: its commonest place, the better of equals. best, worst: the places between which it lies in
    nine of ten. among: the share of draws in which it is among the first `first`, 0-1.
    """

    key: K
    usual: int
    best: int
    worst: int
    among: float
    first: int


def steadiness(
    pilots: Mapping[K, Mapping[C, float]],
    weights: Mapping[C, float],
    *,
    first: int = 3,
    draws: int = DRAWS,
    seed: int = 275769,
) -> list[Steadiness[K]]:
    """How the order of pilots hangs on the weights: many weightings round the ones that hold.

    pilots: by key the mean of every criterion; those without all of them are not in it. Weights are
    drawn from a Dirichlet distribution with the present ones as its mean and `NEARNESS` as its
    concentration: a weight of 30 lies between 18 and 43 in nine of ten. The same seed gives the same
    answer. In the order of the present totals. Source: C. Tervonen and J. R. Figueira, A survey on
    stochastic multicriteria acceptability analysis methods, J. Multi-Criteria Decision Analysis 15
    (2008).
    """
    dice = random.Random(seed)  # nosec B311: no secret is made of it
    found: dict[K, list[int]] = {key: [] for key in pilots}
    for _draw in range(draws):
        drawn = _drawn(weights, dice)
        ranked = places({key: total(means, drawn).low for key, means in pilots.items()})
        for key, place in ranked.items():
            found[key].append(place)
    now = places({key: total(means, weights).low for key, means in pilots.items()})
    rows = [_steadiness(key, sorted(places_of), first) for key, places_of in found.items()]
    return sorted(rows, key=lambda row: (now[row.key], row.usual, row.worst))


def _drawn(weights: Mapping[C, float], dice: random.Random) -> dict[C, float]:
    whole = math.fsum(weights.values())
    return {
        key: dice.gammavariate(NEARNESS * weight / whole, 1.0) if weight > 0 else 0.0
        for key, weight in weights.items()
    }


def _steadiness(key: K, ordered: Sequence[int], first: int) -> Steadiness[K]:
    n = len(ordered)
    counted = Counter(ordered)
    usual = min(counted, key=lambda place: (-counted[place], place))
    best, worst = ordered[int(0.05 * n)], ordered[math.ceil(0.95 * n) - 1]
    among = sum(place <= first for place in ordered) / n
    return Steadiness(key, usual, best, worst, among, first)


def rest(weights: Sequence[int]) -> int:
    """What weights lack before they add up to a hundred; below zero when they are too many."""
    return WHOLE - sum(weights)
