"""Good divisions of many municipalities by local search: many starts at once, each made better by the
best swap or move until none helps. Blocks that must stay together move as one.

Arrays have one layer a start; the layers do not touch each other, so that one call serves both a hard
case from many starts and many drawn weightings of an easy one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .distances import Matrix
from .feasible import packed
from .rules import Task
from .units import FORBIDDEN, Labels, Rows, Units

WORK = 200_000  # cells of all layers of one round of search
MOST_STARTS, FEWEST_STARTS = 60, 2
SMALL = 40  # units from which several changes are made a step
LEAST_GAIN = 1e-10
MOST_STEPS = 5000

Layers = NDArray[np.float64]


def searched(matrix: Matrix, task: Task, groups: int, *, seed: int) -> Rows | None:
    """The best of many starts, the same for the same seed; None where none ends lawfully."""
    units = Units.of(task)
    cells = len(units.blocks) * (len(units.blocks) + groups)
    number = max(FEWEST_STARTS, min(MOST_STARTS, WORK // cells))
    starts = units.starts(groups, number, seed)
    lawful = packed(task, groups)
    if isinstance(lawful, list):
        starts[0] = units.labels(lawful)
    fits = fitting(starts, units, task, groups)
    if not fits.any():
        return None
    labels, costs = Search(matrix, units, task, groups).improve(starts[fits])
    if costs.min() >= FORBIDDEN / task.sizes.largest:
        return None
    return units.rows(labels[int(costs.argmin())], groups)


def fitting(starts: Labels, units: Units, task: Task, groups: int) -> NDArray[np.bool_]:
    """Which starts keep the sizes."""
    filled = np.eye(groups)[starts].transpose(0, 2, 1) @ units.sizes
    low, high = task.sizes.smallest, task.sizes.largest
    return np.asarray(((filled >= low) & (filled <= high)).all(axis=1))


class Search:
    """Layers of divisions into the same number of groups, made better together."""

    def __init__(self, distances: Layers, units: Units, task: Task, groups: int) -> None:
        """distances: one matrix of rows, or one a layer (layers, n, n)."""
        stacked = distances if distances.ndim == 3 else distances[None]
        between = units.belongs @ stacked @ units.belongs.T
        self.inner = np.diagonal(between, axis1=1, axis2=2) / 2
        self.between = between + units.forbidden
        diagonal = np.arange(len(units.blocks))
        self.between[:, diagonal, diagonal] = 0.0
        self.units = units
        self.sizes = task.sizes
        self.groups = groups

    def improve(self, labels: Labels) -> tuple[Labels, Layers]:
        """The layers at their local best, and the summed cost of each (rules broken cost dearly)."""
        labels = labels.copy()
        running = np.arange(len(labels))
        for _step in range(MOST_STEPS):
            better = self._step(labels, running)
            running = running[better]
            if not len(running):
                break
        return labels, self.cost(labels)

    def cost(self, labels: Labels) -> Layers:
        """The summed cost of each layer."""
        state = _State(self, labels, np.arange(len(labels)))
        broken = state.excess.sum(axis=1) + state.tears()
        return np.asarray(state.costs.sum(axis=1) + FORBIDDEN * broken)

    def _step(self, labels: Labels, running: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Make each running layer better by the moves that help most; whether any did."""
        state = _State(self, labels[running], running)
        swaps, moves = state.swaps(), state.moves()
        units = swaps.shape[1]
        everything = np.concatenate([swaps, moves], axis=2)
        flat = everything.reshape(len(running), -1)
        helped = np.asarray(flat.min(axis=1) < -LEAST_GAIN)
        several = 4 * self.groups if units > SMALL else 1
        for layer in np.flatnonzero(helped):
            self._apply(labels[running[layer]], flat[layer], units, several)
        return helped

    def _apply(self, labels: Labels, gains: Layers, units: int, several: int) -> None:
        """Make the best changes that touch different groups: their gains add up."""
        wide = units + self.groups
        if several == 1:
            chosen = np.array([int(gains.argmin())])
        else:
            several = min(several, len(gains) - 1)
            chosen = np.argpartition(gains, several)[: several + 1]
            chosen = chosen[np.lexsort((chosen, gains[chosen]))]
        touched: set[int] = set()
        for at in chosen:
            if gains[at] >= -LEAST_GAIN:
                break
            unit, other = divmod(int(at), wide)
            mine = int(labels[unit])
            theirs = int(labels[other]) if other < units else other - units
            if {mine, theirs} & touched:
                continue
            touched |= {mine, theirs}
            labels[unit] = theirs
            if other < units:
                labels[other] = mine


class _State:
    """Sums of some layers as they stand, and what each change would gain."""

    def __init__(self, search: Search, labels: Labels, layers: NDArray[np.int64]) -> None:
        one_hot = np.eye(search.groups)[labels]
        several = len(search.between) > 1
        self.between = search.between[layers] if several else search.between
        inner = search.inner[layers] if several else search.inner
        self.inner = np.broadcast_to(inner, labels.shape)
        self.search, self.labels, self.one_hot = search, labels, one_hot
        self.towards = self.between @ one_hot  # layers, units, groups
        self.own = np.take_along_axis(self.towards, labels[:, :, None], axis=2)[:, :, 0]
        self.within = ((self.own / 2 + self.inner)[:, None, :] @ one_hot)[:, 0]
        self.counts = one_hot.transpose(0, 2, 1) @ search.units.sizes.astype(float)
        self.costs = 2 * self.within / np.maximum(self.counts - 1, 1)
        self.held = one_hot.transpose(0, 2, 1) @ search.units.counties.astype(float)
        self.excess = np.maximum(self.held - search.units.cap, 0).sum(axis=2)
        self.bits = np.int64(1) << np.arange(labels.shape[1], dtype=np.int64)
        self.torn = search.units.torn
        if self.torn is not None:
            self.sets = (one_hot.astype(np.int64) * self.bits[None, :, None]).sum(axis=1)

    def tears(self) -> Layers | float:
        """How many groups of each layer do not hang together, where they must."""
        return 0.0 if self.torn is None else np.asarray(self.torn[self.sets].sum(axis=1))

    def swaps(self) -> Layers:
        """What a swap of two units changes; infinite within a group and where sizes forbid it."""
        sizes = self.search.units.sizes.astype(float)
        into_mine = np.take_along_axis(
            self.towards.transpose(0, 2, 1), self.labels[:, :, None], axis=1
        )
        mine = self._of_own(self.within) - self.own - self.inner
        within = mine[:, :, None] + into_mine - self.between + self.inner[:, None, :]
        counts = (self._of_own(self.counts) - sizes)[:, :, None] + sizes[None, None, :]
        change = self._priced(within, counts) - self._of_own(self.costs)[:, :, None]
        change += FORBIDDEN * (self._crowding_of_swaps() + self._tearing_of_swaps())
        change = change + change.transpose(0, 2, 1)
        change[self.labels[:, :, None] == self.labels[:, None, :]] = np.inf
        return change

    def moves(self) -> Layers:
        """What moving a unit to a group changes; infinite where sizes forbid it."""
        sizes = self.search.units.sizes.astype(float)
        leaving = self._priced(
            self._of_own(self.within) - self.own - self.inner, self._of_own(self.counts) - sizes
        ) - self._of_own(self.costs)
        arriving = self._priced(
            self.within[:, None, :] + self.towards + self.inner[:, :, None],
            self.counts[:, None, :] + sizes[None, :, None],
        )
        change = leaving[:, :, None] + arriving - self.costs[:, None, :]
        change += FORBIDDEN * (self._crowding_of_moves() + self._tearing_of_moves())
        np.put_along_axis(change, self.labels[:, :, None], np.inf, axis=2)
        return np.asarray(change)

    def _priced(self, within: Layers, counts: Layers) -> Layers:
        low, high = self.search.sizes.smallest, self.search.sizes.largest
        priced = 2 * within / np.maximum(counts - 1, 1)
        return np.where((counts >= low) & (counts <= high), priced, np.inf)

    def _of_own(self, by_group: Layers) -> Layers:
        return np.take_along_axis(by_group, self.labels, axis=1)

    def _crowding_of_swaps(self) -> Layers | float:
        """The change of crowding in a unit's own group when another takes its place."""
        total: Layers | float = 0.0
        cap = self.search.units.cap
        for number, held in enumerate(self.search.units.counties.T):
            here = self._of_own(self.held[:, :, number])
            after = (here - held)[:, :, None] + held[None, None, :]
            total = total + np.maximum(after - cap, 0) - np.maximum(here - cap, 0)[:, :, None]
        return total

    def _crowding_of_moves(self) -> Layers | float:
        total: Layers | float = 0.0
        cap = self.search.units.cap
        for number, held in enumerate(self.search.units.counties.T):
            mine, there = self._of_own(self.held[:, :, number]), self.held[:, None, :, number]
            left = np.maximum(mine - held - cap, 0) - np.maximum(mine - cap, 0)
            came = np.maximum(there + held[None, :, None] - cap, 0) - np.maximum(there - cap, 0)
            total = total + left[:, :, None] + came
        return total

    def _tearing_of_swaps(self) -> Layers | float:
        """Whether a unit's own group comes apart, or together, when another takes its place."""
        if self.torn is None:
            return 0.0
        mine = np.take_along_axis(self.sets, self.labels, axis=1)
        after = (mine ^ self.bits)[:, :, None] | self.bits[None, None, :]
        return np.asarray(self.torn[after] - self.torn[mine][:, :, None])

    def _tearing_of_moves(self) -> Layers | float:
        if self.torn is None:
            return 0.0
        mine = np.take_along_axis(self.sets, self.labels, axis=1)
        left = self.torn[mine ^ self.bits] - self.torn[mine]
        came = self.torn[self.sets[:, None, :] | self.bits[None, :, None]]
        return np.asarray(left[:, :, None] + came - self.torn[self.sets][:, None, :])
