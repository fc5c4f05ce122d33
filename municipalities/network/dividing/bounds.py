"""How low J can be at all, without finding the division: true, quick, and not far below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .distances import Matrix
from .rules import Task

ROUNDS = 300
PATIENCE = 12  # rounds without a better bound before the steps become shorter
TRIES = 100
ENOUGH = 1e-9
FIRST = 1e6  # taken from the distance of those who must be mates, so that they are chosen first

Rows = NDArray[np.int64]


def lower_bound(distances: Matrix, task: Task, groups: int, known: float) -> float:
    """No division of a task into `groups` groups has a lower J than this.

    In a group of s a municipality is at least as far from its s - 1 mates as from the s - 1 that are
    nearest to it, those who must be together first and those who must be apart never. Two conditions
    are given a price (Lagrange), and any price leaves a true bound: the sizes fill the groups (each
    member of a group of s is 1/s of a group, and the shares sum to their number), and whom I have as a
    mate has me. The second price is added to the distance on one side of a pair and taken from the
    other. The prices are sought by subgradient; the best bound is kept. Rules on counties and on the map are left out.

    known: J of a division that was found, by which the length of a step is judged.
    """
    relaxed = _Relaxed.of(distances, task)
    count = len(distances)
    prices, price = np.zeros((count, count)), 0.0
    best, best_at, step, since = -np.inf, prices, 1.0, 0
    for _round in range(ROUNDS):
        mates, least = relaxed.chosen(prices)
        priced = least - price * relaxed.part
        size = priced.argmin(axis=1)
        value = float(priced.min(axis=1).sum()) + price * groups
        since = 0 if value > best + ENOUGH else since + 1
        if value > best:
            best, best_at = value, prices
        if since == PATIENCE:
            step, since = step / 2, 0
        uneven = relaxed.held(mates, size)
        uneven = uneven - uneven.T
        lacking = groups - float(relaxed.part[size].sum())
        length = float((uneven**2).sum()) / 2 + lacking**2
        if length < ENOUGH or value >= known * count:
            break
        stride = step * (known * count - value) / length
        prices = prices + stride * uneven / 2
        price += stride * lacking
    found = (relaxed.at_best_price(one, groups) for one in (np.zeros_like(prices), best_at))
    return max(0.0, *found) / count


@dataclass(frozen=True)
class _Relaxed:
    """What is left when each municipality chooses its own size and mates.

    sizes: those that a group may have; part: 1 over each. kept: rows by rows, below 0 for those who
    must be mates, infinite for those who may not. least: the smallest size of each row's group.
    """

    distances: Matrix
    kept: Matrix
    sizes: Rows
    part: Matrix
    least: Rows

    @classmethod
    def of(cls, distances: Matrix, task: Task) -> _Relaxed:
        count = len(distances)
        kept = np.zeros((count, count))
        least = np.zeros(count, dtype=np.int64)
        for block in task.blocks():
            kept[np.ix_(block, block)] = -FIRST
            least[list(block)] = len(block)
        for one, other in task.apart():
            kept[one, other] = kept[other, one] = np.inf
        np.fill_diagonal(kept, np.inf)
        sizes = np.arange(task.sizes.smallest, min(task.sizes.largest, count) + 1)
        return cls(distances, kept, sizes, 1 / sizes, least)

    def chosen(self, prices: Matrix) -> tuple[Rows, Matrix]:
        """Of each row the mates that it would have, the nearest first, and the mean distance to them
        for each size (infinite where it cannot be)."""
        most = int(self.sizes[-1]) - 1
        seen = self.distances + prices
        order = seen + self.kept
        if most < len(order) - 1:
            found = np.argpartition(order, most, axis=1)[:, :most]
        else:
            found = np.argsort(order, axis=1)[:, :most]
        near = np.take_along_axis(order, found, axis=1)
        found = np.take_along_axis(found, np.argsort(near, axis=1, kind="stable"), axis=1)
        told = np.take_along_axis(seen, found, axis=1)
        told = np.where(np.isinf(np.take_along_axis(self.kept, found, axis=1)), np.inf, told)
        means = np.cumsum(told, axis=1)[:, self.sizes - 2] / (self.sizes - 1)
        return found, np.where(self.sizes[None, :] < self.least[:, None], np.inf, means)

    def held(self, mates: Rows, size: Rows) -> Matrix:
        """How much of each row's mean distance is to each other row."""
        others = self.sizes[size] - 1
        held = np.zeros_like(self.distances)
        among = np.arange(mates.shape[1])[None, :] < others[:, None]
        held[np.arange(len(mates))[:, None], mates] = np.where(among, 1 / others[:, None], 0)
        return held

    def at_best_price(self, prices: Matrix, groups: int) -> float:
        """The summed bound at the best price of a group, the prices of mates as they are."""
        least = self.chosen(prices)[1]
        finite = np.where(np.isinf(least), np.nan, least)
        span = float(np.nanmax(finite) - np.nanmin(finite))
        if len(self.sizes) == 1:  # nothing to choose between, and no price to find
            return float(least.sum())
        steepest = span / float(self.part[0] - self.part[-1])

        def priced(price: float) -> float:
            return float((least - price * self.part).min(axis=1).sum()) + price * groups

        low, high = -steepest, steepest
        for _try in range(TRIES):  # concave in the price
            one, two = low + (high - low) / 3, high - (high - low) / 3
            if priced(one) < priced(two):
                low = one
            else:
                high = two
        return max(priced(0.0), priced(low), priced(high))
