"""How low J can be at all, without finding the division: cheap, and true whatever the rules."""

from __future__ import annotations

import numpy as np

from .distances import Matrix
from .rules import Sizes

TRIES = 200


def lower_bound(distances: Matrix, sizes: Sizes, groups: int) -> float:
    """No division into `groups` groups of these sizes has a lower J than this.

    In a group of s a municipality is at least as far from its s - 1 mates as from its s - 1 nearest.
    The sizes must fill the groups: each member of a group of s is 1/s of a group, and the shares sum
    to their number. That sum is priced (Lagrange), and any price gives a true bound; the best is kept.
    """
    count = len(distances)
    others = distances[~np.eye(count, dtype=bool)].reshape(count, count - 1)
    nearest = np.cumsum(np.sort(others, axis=1), axis=1)
    possible = range(sizes.smallest, min(sizes.largest, count) + 1)
    least = np.stack([nearest[:, size - 2] / (size - 1) for size in possible], axis=1)
    part = 1 / np.array(possible)
    steepest = float((least[:, -1] - least[:, 0]).max()) / max(part[0] - part[-1], 1e-9)

    def priced(price: float) -> float:
        return float((least - price * part).min(axis=1).sum()) + price * groups

    low, high = -steepest, steepest
    for _try in range(TRIES):  # concave in the price
        one, two = low + (high - low) / 3, high - (high - low) / 3
        if priced(one) < priced(two):
            low = one
        else:
            high = two
    return max(0.0, max(priced(0.0), priced(low), priced(high)) / count)
