"""What seats cost, the least that any seats can cost, and which rules some seats break."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from .guests import Guest, Seats, Task
from .refusing import Rule

MUNICIPALITY, ROLE, COUNTY, MET = 100, 10, 1, 20


@dataclass(frozen=True)
class Account:
    """Pairs at the same table over all rounds, and what they cost together.

    met: meetings of two who have sat together before. bound, least_met: no seats can do better.
    """

    municipality: int
    role: int
    county: int
    met: int
    bound: int
    least_met: int

    @property
    def cost(self) -> int:
        """The sum that is made small."""
        return (
            MUNICIPALITY * self.municipality
            + ROLE * self.role
            + COUNTY * self.county
            + MET * self.met
        )

    @property
    def is_best(self) -> bool:
        """Whether it is proven that nothing is better."""
        return self.cost == self.bound

    @property
    def is_least_met(self) -> bool:
        """Whether it is proven that no seats let fewer meet again."""
        return self.met == self.least_met


@dataclass(frozen=True)
class Breach:
    """A rule that is broken at a table. round counts from 1; keys: of the guests it is about."""

    rule: Rule
    round: int
    table: int
    keys: tuple[int, ...] = ()


def account_of(task: Task, seats: Seats) -> Account:
    """The account of seats, which may break rules. Guests without a seat count in no pair."""
    pairs: Counter[str] = Counter()
    together: Counter[tuple[int, int]] = Counter()
    for tables in (_by_table(task, one) for one in seats):
        for guests in tables.values():
            for one, other in combinations(guests, 2):
                pairs["municipality"] += _alike(one.municipality, other.municipality)
                pairs["role"] += one.role == other.role
                pairs["county"] += _alike(one.county, other.county)
                together[one.key, other.key] += 1
    least_met = least_met_of(len(task.guests), task.tables, task.rounds)
    return Account(
        municipality=pairs["municipality"],
        role=pairs["role"],
        county=pairs["county"],
        met=sum(times - 1 for times in together.values()),
        bound=_bound(task) + MET * least_met,
        least_met=least_met,
    )


def least_met_of(guests: int, tables: int, rounds: int) -> int:
    """Meetings again that cannot be avoided.

    Two rounds put the guests in tables² cells, and all in one cell meet twice: the bound of one later
    round, which holds for each. Over all rounds, pairs beyond every pair there is have met before.
    """
    if rounds < 2 or not guests:
        return 0
    later = (rounds - 1) * _pairs(guests, tables * tables)
    beyond = rounds * _pairs(guests, tables) - guests * (guests - 1) // 2
    return max(later, beyond)


def breaches(task: Task, seats: Seats) -> list[Breach]:
    """Every rule that the seats break, by round and table."""
    found: list[Breach] = []
    for number, one in enumerate(seats, start=1):
        for table, guests in sorted(_by_table(task, one).items()):
            found += _of_table(task, guests, number, table)
    return found


def _of_table(task: Task, guests: list[Guest], number: int, table: int) -> Iterator[Breach]:
    if task.apart:
        for keys in _groups(guests, lambda guest: guest.municipality):
            yield Breach(Rule.APART, number, table, keys)
    leading = tuple(guest.key for guest in guests if guest.leads)
    if len(leading) > 1:
        yield Breach(Rule.LEADERS, number, table, leading)
    if task.mixed and len({guest.municipality for guest in guests if guest.municipality}) < 2:
        yield Breach(Rule.MIXED, number, table)
    if not task.least <= len(guests) <= task.room:
        yield Breach(Rule.SIZES, number, table)
    astray = tuple(g.key for g in guests if g.locked.get(number - 1, table) != table)
    if astray:
        yield Breach(Rule.LOCKED, number, table, astray)


def _groups(guests: list[Guest], of: Callable[[Guest], str]) -> Iterator[tuple[int, ...]]:
    """Keys of those of one municipality, where there are several."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for guest in guests:
        if name := of(guest):
            found[name].append(guest.key)
    return (tuple(keys) for keys in found.values() if len(keys) > 1)


def _by_table(task: Task, seats: dict[int, int]) -> dict[int, list[Guest]]:
    """All tables of a round, also those where nobody sits."""
    found: dict[int, list[Guest]] = {table: [] for table in range(1, task.tables + 1)}
    for guest in task.guests:
        if guest.key in seats:
            found.setdefault(seats[guest.key], []).append(guest)
    return found


def _bound(task: Task) -> int:
    """A round spreads each kind of guest evenly at best; the sum over kinds is a valid bound."""
    weighed = ((MUNICIPALITY, "municipality"), (ROLE, "role"), (COUNTY, "county"))
    least = 0
    for weight, name in weighed:
        counts = Counter(getattr(guest, name) for guest in task.guests)
        least += weight * sum(
            _pairs(n, task.tables) for kind, n in counts.items() if kind or name == "role"
        )
    return task.rounds * least


def _pairs(guests: int, places: int) -> int:
    """Pairs in the same place when guests are spread evenly over places."""
    each, over = divmod(guests, places)
    return places * (each * (each - 1) // 2) + over * each


def _alike(one: str, other: str) -> bool:
    return one == other != ""
