"""What a division is measured by: J, and beside it the silhouette."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import combinations

from .distances import Matrix

Groups = Sequence[Collection[int]]


def cost(distances: Matrix, members: Collection[int]) -> float:
    """2 W / (n - 1): the sum, over the members, of the mean distance to the others of the group.

    0 for a group of one, who has nobody to be far from.
    """
    rows = sorted(members)
    if len(rows) < 2:
        return 0.0
    within = math.fsum(float(distances[i, j]) for i, j in combinations(rows, 2))
    return 2 * within / (len(rows) - 1)


def objective(distances: Matrix, groups: Groups) -> float:
    """J: the average, over municipalities, of the mean distance to their own group mates.

    Unlike the sum over pairs it compares groups of different sizes fairly. 0 is quite alike.
    """
    count = sum(len(group) for group in groups)
    return math.fsum(cost(distances, group) for group in groups) / count


def mean_to(distances: Matrix, row: int, members: Collection[int]) -> float:
    """The mean distance of one municipality to the others in a group; 0 where there are none."""
    others = [one for one in sorted(members) if one != row]
    return math.fsum(float(distances[row, j]) for j in others) / len(others) if others else 0.0


def nearest_other(distances: Matrix, row: int, groups: Groups) -> tuple[int, float] | None:
    """The group, other than its own, that a municipality is nearest to, and how far that is."""
    means = [(mean_to(distances, row, g), n) for n, g in enumerate(groups) if row not in g]
    if not means:
        return None
    mean, number = min(means)
    return number, mean


def silhouette(distances: Matrix, groups: Groups) -> float | None:
    """Rousseeuw's mean silhouette, -1 to 1, higher is clearer; None with fewer than two groups."""
    if len(groups) < 2:
        return None
    values = []
    for group in groups:
        for row in sorted(group):
            own, other = mean_to(distances, row, group), nearest_other(distances, row, groups)
            apart = other[1] if other else 0.0
            larger = max(own, apart)
            values.append((apart - own) / larger if larger > 0 and len(group) > 1 else 0.0)
    return math.fsum(values) / len(values)
