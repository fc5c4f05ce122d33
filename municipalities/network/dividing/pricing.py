"""Which groups can be in a good division at all: most cannot, and need not be tried.

Each municipality gets a price (Lagrange's multipliers, by subgradient). Whatever the prices are, a
division with a group in it costs at least all prices together, plus that group's cost above the prices
of its members, plus the cheapest such surplus of the other groups. What is above the limit even so is
left out; nothing that could be within it is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROUNDS = 160
SLACK = 1e-9


def worth_trying(
    members: NDArray[np.float64], costs: NDArray[np.float64], groups: int, limit: float
) -> NDArray[np.bool_]:
    """Which groups may be in a division into `groups` groups whose summed cost is at most `limit`.

    members: groups by municipalities, 1 where the municipality is in the group.
    """
    prices = np.full(members.shape[1], limit / members.shape[1])
    best, kept = -np.inf, np.ones(len(members), dtype=bool)
    step = 1.0
    since = 0
    for _round in range(ROUNDS):
        surplus = costs - members @ prices
        cheapest = np.argpartition(surplus, groups - 1)[:groups]
        bound = float(prices.sum() + surplus[cheapest].sum())
        others = bound - float(surplus[cheapest].max())
        kept &= others + surplus <= limit + SLACK
        since = 0 if bound > best else since + 1
        best = max(best, bound)
        if since == 10:
            step, since = step / 2, 0
        uncovered = 1 - members[cheapest].sum(axis=0)
        length = float(uncovered @ uncovered)
        if length == 0 or bound >= limit:
            break
        prices = prices + step * (limit - bound) / length * uncovered
    return kept
