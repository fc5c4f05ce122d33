"""Rules that no seats can keep, found by counting, before anything is computed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .guests import Guest, Task


class Rule(StrEnum):
    """What seats must keep."""

    NOBODY = "nobody"  # there is somebody to seat
    EMPTY = "empty"  # no table is empty
    APART = "apart"  # members of one municipality apart
    MIXED = "mixed"  # at least two municipalities at a table
    LEADERS = "leaders"  # at most one facilitator a table
    SIZES = "sizes"  # tables differ by one at most
    LOCKED = "locked"  # what was decided is kept


@dataclass(frozen=True)
class Refusal:
    """A rule that cannot be kept. count: of what there is; most: of what there can be.

    municipality, table, round: where it is about one; table and round are 0 where it is not, and
    round counts from 1.
    """

    rule: Rule
    count: int
    most: int
    municipality: str = ""
    table: int = 0
    round: int = 0


def refusals(task: Task) -> list[Refusal]:
    """Every rule that counting shows to be impossible; an empty list promises nothing."""
    if not task.guests:
        return [Refusal(Rule.NOBODY, 0, 0)]
    if len(task.guests) < task.tables:
        return [Refusal(Rule.EMPTY, task.tables, len(task.guests))]
    found = [*_apart(task), *_mixed(task), *_leaders(task)]
    for number in range(task.rounds):
        found += _locked(task, number)
    return found


def _apart(task: Task) -> Iterator[Refusal]:
    if task.apart:
        for municipality, count in sorted(_municipalities(task).items()):
            if count > task.tables:
                yield Refusal(Rule.APART, count, task.tables, municipality)


def _mixed(task: Task) -> Iterator[Refusal]:
    """Dealt around the tables, a municipality reaches as many as it has guests."""
    reached = sum(min(count, task.tables) for count in _municipalities(task).values())
    if task.mixed and reached < 2 * task.tables:
        yield Refusal(Rule.MIXED, reached, reached // 2)


def _leaders(task: Task) -> Iterator[Refusal]:
    count = sum(guest.leads for guest in task.guests)
    if count > task.tables:
        yield Refusal(Rule.LEADERS, count, task.tables)


def _locked(task: Task, number: int) -> Iterator[Refusal]:
    decided: defaultdict[int, list[Guest]] = defaultdict(list)
    for guest in task.guests:
        if number in guest.locked:
            decided[guest.locked[number]].append(guest)
    full = 0
    for table, guests in sorted(decided.items()):
        at = number + 1
        if not 1 <= table <= task.tables:
            yield Refusal(Rule.LOCKED, len(guests), 0, table=table, round=at)
            continue
        full += len(guests) > task.least
        if len(guests) > task.room or full > task.larger > 0:
            places = _places(task, len(guests))
            yield Refusal(Rule.LOCKED, len(guests), places, table=table, round=at)
        leading = sum(guest.leads for guest in guests)
        if leading > 1:
            yield Refusal(Rule.LEADERS, leading, 1, table=table, round=at)
        together = Counter(guest.municipality for guest in guests if guest.municipality)
        for municipality, count in sorted(together.items()):
            if task.apart and count > 1:
                yield Refusal(Rule.APART, count, 1, municipality, table, at)


def _places(task: Task, decided: int) -> int:
    return task.room if decided > task.room else task.least


def _municipalities(task: Task) -> Counter[str]:
    return Counter(guest.municipality for guest in task.guests if guest.municipality)
