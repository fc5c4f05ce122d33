"""What binds a group, who could as well be elsewhere, and what a move by hand costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from .distances import Matrix
from .objective import nearest_other, objective
from .rules import Task

BOUND, MIXED = 0.6, 0.9  # of the average: at most this binds a group; from this on nothing does
TIGHT = 90.0  # per cent of groups of the same size that are looser
MOST_LISTED = 20_000
DRAWN = 10_000


@dataclass(frozen=True, slots=True)
class Tie:
    """How tight a group is by one criterion.

    ratio: the mean distance in the group over the mean of all pairs; 0 identical, 1 no closer than
        any two. None where it is not known.
    looser: per cent of all groups of the same size that are looser; small groups look tight by chance.
    """

    code: str
    ratio: float | None
    looser: float | None

    @property
    def binds(self) -> bool:
        """Whether the criterion holds the group together, and not by chance."""
        tight = self.ratio is not None and self.ratio <= BOUND
        return tight and self.looser is not None and self.looser >= TIGHT

    @property
    def does_not_bind(self) -> bool:
        """Whether the group is about as mixed as any."""
        return self.ratio is not None and self.ratio >= MIXED


def ties(criteria: Mapping[str, Matrix], group: Collection[int], *, seed: int = 0) -> list[Tie]:
    """How tight a group is by each criterion, in the order they come."""
    rows = sorted(group)
    others = _groups_of(len(next(iter(criteria.values()))), len(rows), seed)
    return [_tie(code, matrix, rows, others) for code, matrix in criteria.items()]


def _tie(code: str, matrix: Matrix, rows: list[int], others: NDArray[np.int64]) -> Tie:
    size = len(matrix)
    everywhere = matrix[np.triu_indices(size, 1)]
    here = _means(matrix, np.array([rows]))[0]
    if np.isnan(here) or np.isnan(everywhere).all():
        return Tie(code, None, None)
    average = float(np.nanmean(everywhere))
    ratio = float(here) / average if average > 0 else 0.0
    means = _means(matrix, others)
    means = means[~np.isnan(means)]
    looser = 100 * float((means > here + 1e-12).sum()) / len(means) if len(means) else None
    return Tie(code, ratio, looser)


def _means(matrix: Matrix, groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean known distance inside each group; NaN where none is known."""
    summed, counted = np.zeros(len(groups)), np.zeros(len(groups))
    for a, b in combinations(range(groups.shape[1]), 2):
        values = matrix[groups[:, a], groups[:, b]]
        summed += np.nan_to_num(values)
        counted += ~np.isnan(values)
    return np.where(counted > 0, summed / np.maximum(counted, 1), np.nan)


def _groups_of(count: int, size: int, seed: int) -> NDArray[np.int64]:
    """All groups of a size, or ten thousand drawn ones where there are too many."""
    if comb(count, size) <= MOST_LISTED:
        return np.array(list(combinations(range(count), size)), dtype=np.int64)
    draw = np.random.default_rng(seed)
    order = np.argsort(draw.random((DRAWN, count)), axis=1)
    return np.sort(order[:, :size], axis=1)


class Hindrance(StrEnum):
    """Why a municipality cannot move."""

    TOO_FEW = "too_few"  # its own group would be too small
    TOO_MANY = "too_many"  # no other group has room
    RULE = "rule"  # a rule keeps it from the groups that have


@dataclass(frozen=True, slots=True)
class Member:
    """Where a member stands. own, other: mean distances to its group and to the nearest other one.

    move_to, price: the group it could go to at the least price (a share of J); None where none is
        lawful, for the reason `hindrance`.
    """

    row: int
    own: float
    nearest: int | None
    other: float | None
    move_to: int | None
    price: float | None
    hindrance: Hindrance | None


def member(distances: Matrix, task: Task, groups: Sequence[Sequence[int]], row: int) -> Member:
    """Where one municipality stands in a division, and where else it could be."""
    own = next(n for n, group in enumerate(groups) if row in group)
    mates = [float(distances[row, j]) for j in groups[own] if j != row]
    nearest = nearest_other(distances, row, groups)
    lawful = [
        (price(distances, groups, moved), target)
        for target in range(len(groups))
        if target != own and task.keeps(moved := move(groups, row, target))
    ]
    cheapest = min(lawful, default=None)
    return Member(
        row,
        sum(mates) / len(mates) if mates else 0.0,
        nearest[0] if nearest else None,
        nearest[1] if nearest else None,
        cheapest[1] if cheapest else None,
        cheapest[0] if cheapest else None,
        None if cheapest else _hindrance(task, groups, own),
    )


def _hindrance(task: Task, groups: Sequence[Sequence[int]], own: int) -> Hindrance:
    if len(groups[own]) <= task.sizes.smallest:
        return Hindrance.TOO_FEW
    room = any(len(g) < task.sizes.largest for n, g in enumerate(groups) if n != own)
    return Hindrance.RULE if room else Hindrance.TOO_MANY


def move(groups: Sequence[Sequence[int]], row: int, target: int) -> list[tuple[int, ...]]:
    """The division with one municipality in another group."""
    return [
        tuple(sorted({*group, row} if n == target else set(group) - {row}))
        for n, group in enumerate(groups)
    ]


def swap(groups: Sequence[Sequence[int]], one: int, other: int) -> list[tuple[int, ...]]:
    """The division with two municipalities in each other's groups."""
    turned = {one: other, other: one}
    return [tuple(sorted(turned.get(row, row) for row in group)) for group in groups]


def price(
    distances: Matrix, groups: Sequence[Sequence[int]], changed: Sequence[Sequence[int]]
) -> float:
    """How much dearer a changed division is, as a share of J; below 0 when it is better."""
    before, after = objective(distances, groups), objective(distances, changed)
    if before > 0:
        return after / before - 1
    return 0.0 if after <= 0 else float("inf")


def cheapest_swap(
    distances: Matrix, task: Task, groups: Sequence[Sequence[int]]
) -> tuple[int, int, float] | None:
    """The lawful swap of two municipalities that costs least, and its price; None where none is."""
    found = None
    for mine, theirs in combinations(groups, 2):
        for one in mine:
            for other in theirs:
                changed = swap(groups, one, other)
                cost = price(distances, groups, changed)
                if (found is None or cost < found[2] - 1e-12) and task.keeps(changed):
                    found = (one, other, cost)
    return found
