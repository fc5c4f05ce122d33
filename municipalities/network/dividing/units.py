"""The blocks of a task as the search moves them: municipalities that must stay together are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .distances import Matrix
from .hanging import hanging
from .rules import Task

FORBIDDEN = 1000.0  # far beyond any distance: what breaks a rule is never worth it

Labels = NDArray[np.int64]
Rows = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Units:
    """The blocks of a task as the search sees them: how many rows, which rows, of which counties."""

    blocks: tuple[tuple[int, ...], ...]
    sizes: NDArray[np.int64]
    belongs: NDArray[np.float64]  # blocks by rows, 1 where the row is in the block
    forbidden: Matrix
    counties: NDArray[np.int64]  # blocks by counties that the rule can bind
    cap: int
    torn: NDArray[np.float64] | None  # by set of blocks: 1 where it does not hang together

    @classmethod
    def of(cls, task: Task) -> Units:
        """The blocks of a task."""
        blocks = tuple(task.blocks())
        belongs = np.zeros((len(blocks), len(task.keys)))
        for number, block in enumerate(blocks):
            belongs[number, list(block)] = 1
        apart = np.zeros((len(task.keys), len(task.keys)))
        for a, b in task.apart():
            apart[a, b] = apart[b, a] = FORBIDDEN
        names = [task.counties.get(key, "") for key in task.keys]
        cap = task.cap if task.cap is not None else len(names)
        bound = sorted({one for one in names if one and names.count(one) > cap})
        held = np.array([[one == county for county in bound] for one in names], dtype=float)
        counties = belongs @ held.reshape(len(names), len(bound))
        return cls(
            blocks,
            belongs.sum(axis=1).astype(np.int64),
            belongs,
            belongs @ apart @ belongs.T,
            counties.astype(np.int64),
            cap,
            _torn(task, blocks) if task.hangs else None,
        )

    def starts(self, groups: int, number: int, seed: int) -> Labels:
        """Random divisions of even sizes, one a row: larger blocks first, each to the emptiest group."""
        draw = np.random.default_rng(seed)
        found = np.empty((number, len(self.blocks)), dtype=np.int64)
        for layer in range(number):
            filled = np.zeros(groups)
            order = sorted(draw.permutation(len(self.blocks)), key=lambda n: -self.sizes[n])
            for unit in order:
                group = int(np.argmin(filled + draw.random(groups) * 0.5))
                found[layer, unit] = group
                filled[group] += self.sizes[unit]
        return found

    def labels(self, groups: Sequence[Sequence[int]]) -> Labels:
        """A division of rows as the group of each block."""
        place = {row: number for number, group in enumerate(groups) for row in group}
        return np.array([place[block[0]] for block in self.blocks], dtype=np.int64)

    def rows(self, labels: Labels, groups: int) -> Rows:
        """The rows of each group, ascending, the group with the lowest row first."""
        held: list[list[int]] = [[] for _ in range(groups)]
        for block, label in zip(self.blocks, labels, strict=True):
            held[int(label)].extend(block)
        return tuple(sorted(tuple(sorted(one)) for one in held))


def _torn(task: Task, blocks: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Which sets of blocks do not hang together on the map; there are few blocks where it is asked."""
    sets = np.arange(1 << len(blocks), dtype=np.int64)
    rows = np.zeros_like(sets)
    for number, block in enumerate(blocks):
        rows |= np.where((sets >> number) & 1 == 1, sum(1 << row for row in block), 0)
    return (~hanging(rows, task.neighbours())).astype(np.float64)
