"""Seats that change: somebody comes late, somebody does not come, somebody is moved by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .account import (
    COUNTY,
    MET,
    MUNICIPALITY,
    ROLE,
    Account,
    Breach,
    account_of,
    breaches,
)
from .guests import Guest, Seats, Task
from .searching import WORK, Search

# Dearer than every pair that one can leave or meet, cheaper by far than a broken rule.
MOVED = 2_000
MOST_PASSES = 5


@dataclass(frozen=True)
class Change:
    """What a change does. price: of the cost, negative where it gets better.

    broken: rules that are broken after it and were not before.
    """

    seats: Seats
    account: Account
    price: int
    met: int
    broken: list[Breach]


def changed(task: Task, before: Seats, after: Seats) -> Change:
    """The price of other seats for the same guests."""
    old, new = account_of(task, before), account_of(task, after)
    were = set(breaches(task, before))
    return Change(
        seats=after,
        account=new,
        price=new.cost - old.cost,
        met=new.met - old.met,
        broken=[one for one in breaches(task, after) if one not in were],
    )


def moved(seats: Seats, number: int, key: int, table: int) -> Seats:
    """A guest at another table in one round (0, 1, …)."""
    return _with(seats, number, {key: table})


def swapped(seats: Seats, number: int, one: int, other: int) -> Seats:
    """Two guests who sit in each other's place in one round."""
    row = seats[number]
    return _with(seats, number, {one: row[other], other: row[one]})


def reseated(task: Task, seats: Seats, *, rounds: Collection[int], seed: int = 1) -> Seats:
    """Seats for those who came: the rules hold, the fewest move, and only then is it seen who sits well.

    task: of those who are there. seats: as they were, or as they are printed; others' are forgotten.
    rounds: those that may still change (0, 1, …).
    """
    there = {guest.key for guest in task.guests}
    kept: Seats = tuple({k: t for k, t in row.items() if k in there} for row in seats)
    changing = sorted(rounds)
    if not changing or not there:
        return kept
    asked = replace(
        task, rounds=len(changing), guests=tuple(_asked(one, changing) for one in task.guests)
    )
    begin = tuple(kept[number] for number in changing)
    earlier = tuple(row for number, row in enumerate(kept) if number not in changing)
    search = Search(asked, seed=seed, pull=_pull(asked, begin), earlier=earlier)
    search.work = WORK / 4  # the seats are good already, and people stand waiting
    found = dict(zip(changing, search.best(search.labels_of(begin)), strict=True))
    return tuple(found.get(number, row) for number, row in enumerate(kept))


def _asked(guest: Guest, changing: list[int]) -> Guest:
    """The guest with the locked tables of the rounds that may change."""
    locked = {at: guest.locked[n] for at, n in enumerate(changing) if n in guest.locked}
    return replace(guest, locked=locked)


def _pull(task: Task, begin: Seats) -> NDArray[np.float64]:
    """MOVED for each table but the guest's own."""
    pull = np.zeros((task.rounds, len(task.guests), task.tables))
    for number, row in enumerate(begin):
        for place, guest in enumerate(task.guests):
            if 1 <= (table := row.get(guest.key, 0)) <= task.tables:
                pull[number, place] = MOVED
                pull[number, place, table - 1] = 0
    return pull


def with_late(task: Task, seats: Seats, key: int) -> Seats:
    """The cheapest free seats for one guest of the task, who has none yet; nobody else moves.

    A seat is free where tables stay within one of each other; one that breaks a rule is taken only
    where all do. The lowest number where two are equal. Each round is looked at again when another
    has changed, since whom the guest has met counts.
    """
    for _pass in range(MOST_PASSES):
        before = seats
        for number in range(task.rounds):
            free = _free(task, seats[number], key)
            priced = [
                (_dear(task, moved(seats, number, key, one), number, key), one) for one in free
            ]
            seats = moved(seats, number, key, min(priced)[1])
        if seats == before:
            break
    return seats


def _free(task: Task, row: dict[int, int], key: int) -> list[int]:
    """Tables with the fewest guests."""
    taken = Counter(dict.fromkeys(range(1, task.tables + 1), 0))
    taken.update(table for other, table in row.items() if other != key)
    fewest = min(taken.values())
    return sorted(table for table, count in taken.items() if count == fewest)


def _dear(task: Task, offer: Seats, number: int, key: int) -> tuple[int, int]:
    places = _Places(task, offer, number)
    return len(breaches(task, offer)), places.cost(key, offer[number][key])


def _with(seats: Seats, number: int, changes: dict[int, int]) -> Seats:
    return tuple(row | changes if at == number else dict(row) for at, row in enumerate(seats))


@dataclass(frozen=True)
class Offer:
    """Another place for a guest: a table, or the place of the other guest there who takes theirs."""

    table: int
    other: int | None
    price: int


def offers(task: Task, seats: Seats, number: int, key: int) -> list[Offer]:
    """Every other table and every swap for one guest in one round (0, 1, …), the cheapest first."""
    places = _Places(task, seats, number)
    mine = seats[number][key]
    found = []
    for table in range(1, task.tables + 1):
        if table == mine:
            continue
        joins = places.cost(key, table) - places.cost(key, mine)
        found.append(Offer(table, None, joins))
        for other in places.at[table]:
            leaves = places.cost(other, mine) - places.cost(other, table)
            apart = 2 * places.pair(key, other)
            found.append(Offer(table, other, joins + leaves - apart))
    return sorted(found, key=lambda one: (one.price, one.table, one.other or 0))


class _Places:
    """What pairs cost at a table of one round, given who sits together in the others."""

    def __init__(self, task: Task, seats: Seats, number: int) -> None:
        self.guests = {guest.key: guest for guest in task.guests}
        self.others = [row for at, row in enumerate(seats) if at != number]
        self.at: dict[int, list[int]] = {table: [] for table in range(1, task.tables + 1)}
        for key, table in sorted(seats[number].items()):
            self.at.setdefault(table, []).append(key)

    def cost(self, key: int, table: int) -> int:
        """A guest with all others at a table."""
        return sum(self.pair(key, other) for other in self.at[table] if other != key)

    def pair(self, key: int, other: int) -> int:
        """Two guests at one table."""
        one, two = self.guests[key], self.guests[other]
        met = any(key in row and row[key] == row.get(other) for row in self.others)
        return (
            MUNICIPALITY * (one.municipality == two.municipality != "")
            + ROLE * (one.role == two.role)
            + COUNTY * (one.county == two.county != "")
            + MET * met
        )
