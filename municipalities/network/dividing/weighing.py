"""Several criteria joined to one distance, with what is missing left out pair by pair (Gower)."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .distances import Matrix

DOUBTFUL = 0.5  # less of the weight than this known: the pair is flagged


class NoWeight(ValueError):
    """No criterion counts."""


class BadWeight(ValueError):
    """A weight below 0, or none at all. code: whose; value: what it is."""

    def __init__(self, code: str, value: object) -> None:
        super().__init__(f"{value!r} is no weight for {code}.")
        self.code = code
        self.value = value


class UnknownCriterion(ValueError):
    """A weight for a criterion that nobody measured."""

    def __init__(self, code: str, known: Collection[str]) -> None:
        super().__init__(f"{code} is none of {', '.join(sorted(known))}.")
        self.code = code
        self.known = tuple(sorted(known))


class NothingKnown(ValueError):
    """Nothing that counts is known of a pair. index: the municipality with most such pairs; other: one of them."""

    def __init__(self, index: int, other: int) -> None:
        super().__init__(f"Nothing that counts is known of rows {index} and {other} together.")
        self.index = index
        self.other = other


@dataclass(frozen=True, slots=True)
class Weighed:
    """One distance a pair, and the share of the weight that was known of it (0 to 1)."""

    distances: Matrix
    known: Matrix

    def known_in(self, members: Collection[int]) -> float | None:
        """The mean share known over the pairs of a group; None for fewer than two."""
        shares = [float(self.known[i, j]) for i, j in combinations(sorted(members), 2)]
        return math.fsum(shares) / len(shares) if shares else None

    @property
    def doubtful(self) -> list[tuple[int, int]]:
        """Pairs of which less than half of the weight was known."""
        rows, columns = np.where(np.triu(self.known < DOUBTFUL - 1e-12, 1))
        return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights as shares of their sum, those of 0 left out, by code.

    Raises BadWeight, and NoWeight where nothing counts.
    """
    for code, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, (int, float)):
            raise BadWeight(code, weight)
        if not math.isfinite(weight) or weight < 0:
            raise BadWeight(code, weight)
    whole = math.fsum(weights.values())
    if not 0 < whole < math.inf:
        raise NoWeight("No criterion has a weight above 0.")
    return {code: weights[code] / whole for code in sorted(weights) if weights[code] > 0}


def weigh(criteria: Mapping[str, Matrix], weights: Mapping[str, float]) -> Weighed:
    """The weighted mean of the distances that are known, for each pair.

    Raises UnknownCriterion, BadWeight, NoWeight, and NothingKnown for a pair without any distance.
    """
    for code in weights:
        if code not in criteria:
            raise UnknownCriterion(code, criteria)
    counted = shares(weights)
    size = len(next(iter(criteria.values())))
    summed, known = np.zeros((size, size)), np.zeros((size, size))
    for code, share in counted.items():
        here = ~np.isnan(criteria[code])
        summed += np.where(here, share * np.nan_to_num(criteria[code]), 0.0)
        known += np.where(here, share, 0.0)
    _refuse_unknown(known)
    distances = summed / known
    np.fill_diagonal(distances, 0.0)
    return Weighed(distances, np.minimum(known, 1.0))


def with_neighbours(
    distances: Matrix, neighbours: Collection[tuple[int, int]], bonus: float
) -> Matrix:
    """The distances with those of neighbours shortened by a share (0 to 1): a bonus, no criterion."""
    if not 0 <= bonus <= 1:
        raise ValueError(f"A bonus lies between 0 and 1, not at {bonus}.")
    shortened = distances.copy()
    for i, j in {(min(pair), max(pair)) for pair in neighbours}:
        shortened[i, j] = shortened[j, i] = distances[i, j] * (1 - bonus)
    return shortened


def _refuse_unknown(known: Matrix) -> None:
    empty = known <= 0
    np.fill_diagonal(empty, False)
    if empty.any():
        index = int(empty.sum(axis=1).argmax())
        raise NothingKnown(index, int(empty[index].argmax()))
