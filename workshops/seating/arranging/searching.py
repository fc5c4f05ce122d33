"""Seats by local search: guests dealt around the tables, then the swaps that help most.

Tables are filled up with stand-ins that weigh nothing, at most one a table, so that a swap with one
is a move, and sizes never differ by more than one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .account import COUNTY, MET, MUNICIPALITY, ROLE, account_of, breaches
from .guests import Seats, Task

BROKEN = 100_000.0  # dearer than all pairs of a table together
WORK = 12_000.0  # units of work: a step of the search is one, and one more for each CELLS of pairs
CELLS = 1_100
KICKED = 3  # swaps at random between two searches
NO_GAIN = -1e-6

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


def seated(task: Task, *, seed: int = 1) -> Seats:
    """Seats for all rounds; the same for the same guests and seed, in whatever order they came.

    Expects a task that `refusals` has nothing against. Where the rules still cannot be kept, or were
    not found to be, the seats break some: ask `breaches`.
    """
    return Search(task, seed=seed).best()


class Search:
    """The pairs of a task as weights, and the seats of its rounds as rows of table indices.

    pull: what it costs each guest (rows in the order of keys) to sit at each table, by round.
    earlier: seats of rounds that are over, which count in who has met.
    """

    def __init__(
        self, task: Task, *, seed: int, pull: Floats | None = None, earlier: Seats = ()
    ) -> None:
        self.task = task
        self.guests, self.places = len(task.guests), task.room * task.tables
        self.random = np.random.default_rng(seed)
        self.pairs = self._pairs()
        shape = (task.rounds, self.places, task.tables)
        self.pull = np.zeros(shape)
        if pull is not None:
            self.pull[:, : self.guests] = pull
        self.locked = self._locked()
        self.met_before = self._met_before(earlier)
        names = _numbered([guest.municipality for guest in task.guests])
        self.municipality = np.array([*names, *[-1] * (self.places - self.guests)], dtype=np.int64)
        self.work = WORK

    def best(self, begin: Labels | None = None) -> Seats:
        """The cheapest seats found, from given ones or from dealt ones."""
        labels = self.settle(self.dealt() if begin is None else begin)
        cost = self.cost(labels)
        while self.work > 0 and not self._is_done(labels, cost):
            tried = self.settle(self._kicked(labels))
            reached = self.cost(tried)
            if reached <= cost:
                labels, cost = tried, reached
        return self.seats(labels)

    def _is_done(self, labels: Labels, cost: float) -> bool:
        """Whether nothing can be better: seats without any pull that cost their bound."""
        if self.pull.any() or cost >= BROKEN:
            return False
        seats = self.seats(labels)
        return account_of(self.task, seats).is_best and not breaches(self.task, seats)

    def dealt(self) -> Labels:
        """Guests of the same role follow each other around the tables, locked ones first."""
        roles = _numbered([f"-{guest.role}" for guest in self.task.guests])
        kinds = np.array([*roles, *[max(roles) + 1] * (self.places - self.guests)])
        rows = []
        for number in range(self.task.rounds):
            order = self.random.permutation(self.places)
            rank = self.random.permutation(kinds.max() + 1)
            order = order[np.argsort(rank[kinds[order]], kind="stable")]
            rows.append(self._deal(order, self._fitting(self.locked[number], number)))
        return np.array(rows)

    def _deal(self, order: Labels, locked: Labels) -> Labels:
        labels = locked.copy()
        free = np.full(self.task.tables, self.task.room)
        np.subtract.at(free, locked[locked >= 0], 1)
        table = 0
        for place in order:
            if labels[place] >= 0:
                continue
            while free[table] <= 0:
                table = (table + 1) % self.task.tables
            labels[place] = table
            free[table] -= 1
            table = (table + 1) % self.task.tables
        return labels

    def settle(self, labels: Labels) -> Labels:
        """Each round made better in its turn, until none changes."""
        labels = labels.copy()
        while self.work > 0:
            before = labels.copy()
            for number in range(self.task.rounds):
                weights = self.pairs + MET * (self._met(labels, number) > 0)
                self._improve(labels[number], weights, number)
            if (before == labels).all():
                break
        return labels

    def cost(self, labels: Labels) -> float:
        """The cost of all rounds, rules that are broken and pull among it."""
        total, met = 0.0, self.met_before.copy()
        for number, row in enumerate(labels):
            same = (row[:, None] == row[None, :]).astype(float)
            np.fill_diagonal(same, 0.0)
            total += float((self.pairs * same).sum()) / 2
            total += BROKEN * float(np.maximum(0, self._wanted - self._kinds(row)).sum())
            total += float(self.pull[number][np.arange(self.places), row].sum())
            met += same
        met[self.guests :] = met[:, self.guests :] = 0
        return total + MET * float(np.maximum(met - 1, 0).sum()) / 2

    def seats(self, labels: Labels) -> Seats:
        """As tables by the keys of the guests."""
        keys = [guest.key for guest in self.task.guests]
        return tuple(
            {key: int(table) + 1 for key, table in zip(keys, row, strict=False)} for row in labels
        )

    def labels_of(self, seats: Seats) -> Labels:
        """Rows for seats that are given; who has none, or is one too many, gets a free place."""
        rows = []
        for number, one in enumerate(seats):
            row = np.full(self.places, -1, dtype=np.int64)
            for place, guest in enumerate(self.task.guests):
                if 1 <= (table := one.get(guest.key, 0)) <= self.task.tables:
                    row[place] = table - 1
            kept = np.where(self.locked[number] >= 0, self.locked[number], row)
            rows.append(self._deal(np.arange(self.places), self._fitting(kept, number)))
        return np.array(rows)

    def _fitting(self, kept: Labels, number: int) -> Labels:
        """Of places that are asked for only so many as there is room for, the locked ones first."""
        free = np.full(self.task.tables, self.task.room)
        result = np.full(self.places, -1, dtype=np.int64)
        for place in np.argsort(self.locked[number] < 0, kind="stable"):
            if kept[place] >= 0 and free[kept[place]] > 0:
                result[place] = kept[place]
                free[kept[place]] -= 1
        return result

    def _improve(self, row: Labels, weights: Floats, number: int) -> None:
        """The swaps that help most, in place, those at different tables together."""
        places = np.arange(self.places)
        fixed = self.locked[number] >= 0
        several = min(4 * self.task.tables, self.places * self.places - 1)
        while self.work > 0:
            self.work -= 1 + self.places * self.places / CELLS
            towards = weights @ np.eye(self.task.tables)[row] + self.pull[number]
            there = towards[:, row]
            own = towards[places, row]
            gains = there + there.T - own[:, None] - own[None, :] - 2 * weights
            gains += self._unmixed(row)
            gains[row[:, None] == row[None, :]] = np.inf
            gains[fixed] = gains[:, fixed] = np.inf
            flat = gains.ravel()
            chosen = np.argpartition(flat, several)[:several]
            chosen = chosen[np.lexsort((chosen, flat[chosen]))]
            if not self._swap(row, flat, chosen):
                break

    def _swap(self, row: Labels, gains: Floats, chosen: Labels) -> bool:
        touched: set[int] = set()
        for at in chosen:
            if gains[at] >= NO_GAIN:
                break
            one, other = divmod(int(at), self.places)
            tables = {int(row[one]), int(row[other])}
            if not tables & touched:
                touched |= tables
                row[one], row[other] = row[other], row[one]
        return bool(touched)

    def _unmixed(self, row: Labels) -> Floats | float:
        """What each swap does to tables with fewer than two municipalities."""
        if not self._wanted:
            return 0.0
        kinds = self._kinds(row)
        if kinds.min() > self._wanted:
            return 0.0
        present = self._present(row)
        there = np.maximum(self.municipality, 0)
        named = self.municipality >= 0
        leaves = named & (present[row, there] == 1)  # the last of its municipality at its table
        joins = named[:, None] & (present[:, there].T == 0)  # places, tables: a new one there
        alike = named[:, None] & (self.municipality[:, None] == self.municipality[None, :])
        after = kinds[row][:, None] - leaves[:, None] + joins[:, row].T
        after = np.where(alike, kinds[row][:, None], after)
        lacking = np.maximum(0, self._wanted - kinds)[row]
        worse = np.maximum(0, self._wanted - after) - lacking[:, None]
        return np.asarray(BROKEN * (worse + worse.T), dtype=np.float64)

    @property
    def _wanted(self) -> int:
        return 2 if self.task.mixed else 0

    def _present(self, row: Labels) -> Labels:
        """Guests of each municipality at each table."""
        count = np.zeros((self.task.tables, int(self.municipality.max()) + 2), dtype=np.int64)
        named = self.municipality >= 0
        np.add.at(count, (row[named], self.municipality[named]), 1)
        return count

    def _kinds(self, row: Labels) -> Labels:
        """Municipalities at each table."""
        return np.asarray((self._present(row) > 0).sum(axis=1), dtype=np.int64)

    def _kicked(self, labels: Labels) -> Labels:
        """Some swaps at random in one round."""
        labels = labels.copy()
        number = int(self.random.integers(self.task.rounds))
        free = np.flatnonzero(self.locked[number] < 0)
        if len(free) > 1:
            for _time in range(KICKED):
                one, other = self.random.choice(free, size=2, replace=False)
                row = labels[number]
                row[one], row[other] = row[other], row[one]
        else:
            self.work = 0
        return labels

    def _met(self, labels: Labels, number: int) -> Floats:
        """How often each pair sits together in the other rounds."""
        met = self.met_before.copy()
        for other, row in enumerate(labels):
            if other != number:
                met += row[:, None] == row[None, :]
        met[self.guests :] = met[:, self.guests :] = 0
        np.fill_diagonal(met, 0)
        return met

    def _met_before(self, earlier: Seats) -> Floats:
        met = np.zeros((self.places, self.places))
        for row in earlier:
            tables = np.array([row.get(guest.key, 0) for guest in self.task.guests])
            same = (tables[:, None] == tables[None, :]) & (tables > 0)
            met[: self.guests, : self.guests] += same
        np.fill_diagonal(met, 0)
        return met

    def _pairs(self) -> Floats:
        guests = self.task.guests
        apart = BROKEN if self.task.apart else MUNICIPALITY
        pairs = np.zeros((self.places, self.places))
        inner = pairs[: self.guests, : self.guests]
        for weight, kinds in (
            (apart, [guest.municipality for guest in guests]),
            (ROLE, [f"-{guest.role}" for guest in guests]),
            (COUNTY, [guest.county for guest in guests]),
            (BROKEN, ["leads" if guest.leads else "" for guest in guests]),
        ):
            numbers = np.array(_numbered(kinds))
            inner += weight * ((numbers[:, None] == numbers[None, :]) & (numbers >= 0))
        pairs[self.guests :, self.guests :] = BROKEN  # two stand-ins at a table: too small a one
        np.fill_diagonal(pairs, 0)
        return pairs

    def _locked(self) -> Labels:
        locked = np.full((self.task.rounds, self.places), -1, dtype=np.int64)
        for place, guest in enumerate(self.task.guests):
            for number, table in guest.locked.items():
                if number < self.task.rounds:
                    locked[number, place] = table - 1
        return locked


def _numbered(kinds: list[str]) -> list[int]:
    """A number for each kind in the order of first appearance, so that a new name changes nothing."""
    seen: dict[str, int] = {}
    return [seen.setdefault(kind, len(seen)) if kind else -1 for kind in kinds]
