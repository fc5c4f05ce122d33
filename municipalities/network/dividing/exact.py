"""The proven best division of up to sixteen municipalities, and all that are nearly as good.

A set of rows is a number whose bits they are. `value[k][set]` is the least summed cost of dividing a
set into k lawful groups; the group of the lowest row is taken out first, so each division is met once.
All lawful groups are listed, so the answer is the best there is (dynamic programme over subsets).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .distances import Matrix
from .hanging import hanging
from .objective import objective
from .pricing import worth_trying
from .rules import Task
from .searching import searched

LARGEST = 16
SAME = 1e-12
CHUNK = 2_000_000  # cells of one table of sets by groups held at a time

Sets = NDArray[np.int64]
Values = NDArray[np.float64]


class TooMany(ValueError):
    """More municipalities than can be tried out exactly."""


@dataclass(frozen=True, slots=True)
class Near:
    """A division and how much dearer than the best it is, as a share."""

    groups: tuple[tuple[int, ...], ...]
    objective: float
    dearer: float


class Exact:
    """All lawful groups of a task, and the best way of joining them."""

    def __init__(self, distances: Matrix, task: Task) -> None:
        count = len(task.keys)
        if count > LARGEST:
            raise TooMany(f"{count} municipalities are more than {LARGEST}.")
        self.count = count
        self.sizes = task.sizes
        self.full = (1 << count) - 1
        everything = np.arange(1 << count, dtype=np.int64)
        self._members = _counted(everything, count)
        lawful = everything[_lawful(everything, self._members, task)]
        if task.hangs:
            lawful = lawful[hanging(lawful, task.neighbours())]
        self._cost = np.full(1 << count, np.inf)
        within = _within(distances)[lawful]
        self._cost[lawful] = 2 * within / (self._members[lawful] - 1)
        self._lawful = lawful
        self._distances, self._task = distances, task
        self._lowest: list[Sets] = []
        self._values: dict[int, Values] = {}
        self._cap = np.inf  # the summed cost that a division on the walk may have

    @property
    def lawful_groups(self) -> int:
        """How many lawful groups there are."""
        return len(self._lawful)

    def best(self, groups: int) -> tuple[tuple[int, ...], ...] | None:
        """The division into `groups` groups with the least J; None where none is lawful."""
        self._solve(groups, 0.0)
        if not np.isfinite(self._values[groups][self.full]):
            return None
        left, found = self.full, []
        for number in range(groups, 0, -1):
            chosen, rest = self._after(left, number)
            totals = self._cost[chosen] + self._values[number - 1][rest]
            at = int(np.flatnonzero(totals <= totals.min() + SAME)[0])
            found.append(self._rows(int(chosen[at])))
            left = int(rest[at])
        return tuple(found)

    def near(self, groups: int, limit: float, most: int) -> tuple[list[Near], bool]:
        """The divisions at most a share `limit` dearer than the best, the best first.

        The second answer tells whether there are more than `most`, of which the best are here.
        """
        self._solve(groups, limit)
        best = float(self._values[groups][self.full])
        if not np.isfinite(best):
            return [], False
        found: list[Near] = []
        more = False
        self._cap = best * (1 + limit) + SAME
        for total, sets in self._walk(self.full, groups, 0.0):
            rows = tuple(self._rows(one) for one in sets)
            share = total / best - 1 if best > 0 else 0.0
            found.append(Near(rows, total / self.count, max(0.0, share)))
            if len(found) > most:  # what is dearer than those that are kept need not be walked to
                found = sorted(found, key=_order)[:most]
                self._cap, more = found[-1].objective * self.count + SAME, True
        return sorted(found, key=_order), more

    def _walk(
        self, left: int, number: int, spent: float
    ) -> Iterator[tuple[float, tuple[int, ...]]]:
        if number == 0:
            yield spent, ()
            return
        chosen, rest = self._after(left, number)
        totals = spent + self._cost[chosen] + self._values[number - 1][rest]
        for at in np.argsort(totals, kind="stable"):
            if totals[at] > self._cap:
                break
            one = int(chosen[at])
            deeper = self._walk(int(rest[at]), number - 1, spent + float(self._cost[one]))
            for total, sets in deeper:
                yield total, (one, *sets)

    def _after(self, left: int, number: int) -> tuple[Sets, Sets]:
        """The lawful groups of the lowest row of a set, and what each leaves."""
        groups = self._lowest[(left & -left).bit_length() - 1]
        groups = groups[(groups & ~left) == 0]
        rest = left ^ groups
        keep = (rest == 0) if number == 1 else (rest != 0)
        return groups[keep], rest[keep]

    def _solve(self, groups: int, limit: float) -> None:
        """Fill `_values` for every set that a division within the limit can leave."""
        tried = self._within_reach(groups, limit)
        self._lowest = [tried[_lowest_is(tried, row)] for row in range(self.count)]
        self._values = {}
        levels = {groups: np.array([self.full], dtype=np.int64)}
        for number in range(groups, 1, -1):
            levels[number - 1] = self._left_by(levels[number], number - 1)
        self._table(0)[0] = 0.0
        for number in range(1, groups + 1):
            value = self._table(number)
            sets = levels[number]
            value[sets] = self._cost[sets] if number == 1 else self._joined(sets, number - 1)

    def _within_reach(self, groups: int, limit: float) -> Sets:
        """The lawful groups that a division within the limit of a known one can have."""
        known = self._known(groups)
        if known is None or len(self._lawful) <= groups:
            return self._lawful
        bits = (self._lawful[:, None] >> np.arange(self.count)[None, :]) & 1
        costs = self._cost[self._lawful]
        kept = worth_trying(bits.astype(float), costs, groups, known * (1 + limit) + SAME)
        return self._lawful[kept]

    def _known(self, groups: int) -> float | None:
        """The summed cost of a good division by local search; None where it finds none."""
        found = searched(self._distances, self._task, groups, seed=0)
        return objective(self._distances, found) * self.count if found else None

    def _table(self, number: int) -> Values:
        return self._values.setdefault(number, np.full(1 << self.count, np.inf))

    def _left_by(self, sets: Sets, number: int) -> Sets:
        """What is left when the lowest row's group is taken out, and can still be `number` groups."""
        met = np.zeros(1 << self.count, dtype=bool)
        for chunk, groups in self._chunks(sets):
            rest = chunk[:, None] ^ groups[None, :]
            met[rest[(groups[None, :] & ~chunk[:, None]) == 0]] = True
        rest = np.flatnonzero(met).astype(np.int64)
        size = self._members[rest]
        low, high = number * self.sizes.smallest, number * self.sizes.largest
        return np.asarray(rest[(size >= low) & (size <= high)])

    def _joined(self, sets: Sets, number: int) -> Values:
        below = self._values[number]
        found = np.full(1 << self.count, np.inf)
        for chunk, groups in self._chunks(sets):
            outside = (groups[None, :] & ~chunk[:, None]) != 0
            rest = np.where(outside, 0, chunk[:, None] ^ groups[None, :])
            totals = np.where(outside, np.inf, self._cost[groups][None, :] + below[rest])
            found[chunk] = totals.min(axis=1, initial=np.inf)
        return found[sets]

    def _chunks(self, sets: Sets) -> Iterator[tuple[Sets, Sets]]:
        """Sets with the same lowest row, and the groups of that row."""
        for row, groups in enumerate(self._lowest):
            here = sets[_lowest_is(sets, row)]
            step = max(1, CHUNK // max(1, len(groups)))
            for start in range(0, len(here), step):
                yield here[start : start + step], groups

    def _rows(self, one: int) -> tuple[int, ...]:
        return tuple(row for row in range(self.count) if one >> row & 1)


def _order(near: Near) -> tuple[float, tuple[tuple[int, ...], ...]]:
    return round(near.objective, 12), near.groups


def _lowest_is(sets: Sets, row: int) -> NDArray[np.bool_]:
    return np.asarray((sets & ((2 << row) - 1)) == (1 << row))


def _counted(sets: Sets, count: int) -> Sets:
    return sum(((sets >> row) & 1 for row in range(count)), np.zeros_like(sets))


def _within(distances: Matrix) -> Values:
    """The sum of distances inside each set, by doubling: the sets with a row from those without."""
    inside = np.zeros(1)
    for row in range(len(distances)):
        to_row = np.zeros(1)
        for other in range(row):
            to_row = np.concatenate([to_row, to_row + distances[row, other]])
        inside = np.concatenate([inside, inside + to_row])
    return inside


def _lawful(sets: Sets, members: Sets, task: Task) -> NDArray[np.bool_]:
    """Which sets are lawful groups."""
    lawful = (members >= task.sizes.smallest) & (members <= task.sizes.largest)
    for block in task.blocks():
        bits = sum(1 << row for row in block)
        lawful &= ((sets & bits) == 0) | ((sets & bits) == bits)
    for a, b in task.apart():
        bits = 1 << a | 1 << b
        lawful &= (sets & bits) != bits
    if task.cap is not None:
        counties = [task.counties.get(key, "") for key in task.keys]
        for county in {one for one in counties if one}:
            bits = sum(1 << row for row, one in enumerate(counties) if one == county)
            lawful &= _counted(sets & bits, len(counties)) <= task.cap
    return lawful
