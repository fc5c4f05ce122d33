"""Direct labels that never meet: each as near as possible to the mark it names."""

from collections.abc import Sequence
from itertools import accumulate, pairwise


def push_apart(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Centres for labels of these heights, as near to `wanted` as least squares allows.

    wanted, heights: in any order, one each per label; the order of `wanted` is kept from top to
    bottom and ties keep theirs. The labels touch at most, and stay within `low`..`high`.
    Raises ValueError when they cannot all stand there.
    """
    if sum(heights) > high - low + 1e-9:
        raise ValueError(
            f"Labels {sum(heights):.1f} high do not fit in {high - low:.1f}; show fewer lines."
        )
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    tall = [heights[i] for i in order]
    offsets = [0.0, *accumulate((a + b) / 2 for a, b in pairwise(tall))]
    free = _rising([wanted[i] - offset for i, offset in zip(order, offsets, strict=True)])
    least, most = low + tall[0] / 2, high - tall[-1] / 2 - offsets[-1]
    placed = [0.0] * len(wanted)
    for i, place, offset in zip(order, free, offsets, strict=True):
        placed[i] = min(max(place, least), most) + offset
    return placed


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest never-falling sequence (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean = (before * members + mean * count) / (members + count)
            count += members
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
