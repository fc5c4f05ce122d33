"""How long a division takes: the sixteen of 2017 exactly, and synthetic regions with the gap."""

from __future__ import annotations

import time

import numpy as np

from municipalities.network.dividing.exact import Exact
from municipalities.network.dividing.rules import Sizes, Task
from municipalities.network.dividing.solving import divide
from municipalities.network.dividing.stability import stability
from tests.network.numbers import CRITERIA, DISTANCES, TASK, WEIGHTS

from .figures import Figure

SYNTHETIC = ((98, 3, 6, 20), (357, 3, 6, 80), (357, 6, 12, 36))


def measure_network() -> list[Figure]:
    """Seconds and gaps; the limit is for the sixteen, whose answer is waited for."""
    figures = []
    for groups in (3, 4, 5):
        begun = time.perf_counter()
        answer = divide(DISTANCES, TASK, groups)
        figures.append(Figure(f"16 municipalities, {groups} groups, proven", _since(begun), "s", 2))
        if groups == 4:
            rows = [[TASK.keys.index(key) for key in group] for group in answer.groups]
            begun = time.perf_counter()
            Exact(DISTANCES, TASK).near(4, 0.05, 50)
            figures.append(
                Figure("16 municipalities, all divisions within 5 %", _since(begun), "s", 2)
            )
            begun = time.perf_counter()
            stability(CRITERIA, WEIGHTS, TASK, rows)
            figures.append(Figure("16 municipalities, 500 drawn weightings", _since(begun), "s"))
    for count, smallest, largest, groups in SYNTHETIC:
        figures += _synthetic(count, smallest, largest, groups)
    return figures


def _synthetic(count: int, smallest: int, largest: int, groups: int) -> list[Figure]:
    draw = np.random.default_rng(3)
    places, size = draw.random((count, 2)), draw.random(count)
    far = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    distances = far / far.max() / 2 + np.abs(size[:, None] - size[None]) / 2
    task = Task(tuple(f"{n:04}" for n in range(count)), Sizes(smallest, largest))
    begun = time.perf_counter()
    answer = divide(distances, task, groups)
    taken = _since(begun)
    name = f"{count} municipalities, {groups} groups of {smallest} to {largest}"
    gap = answer.gap
    told = [Figure(f"{name}, searched", taken, "s")]
    return (
        told if gap is None else [*told, Figure(f"{name}, at most from the best", 100 * gap, "%")]
    )


def _since(begun: float) -> float:
    return time.perf_counter() - begun
