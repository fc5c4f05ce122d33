"""The best division that can be found: proven up to sixteen municipalities, searched for beyond that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from .bounds import lower_bound
from .distances import Matrix
from .exact import LARGEST, Exact, TooMany
from .feasible import Impossible, numbers_of_groups, refuse_impossible
from .objective import objective
from .rules import Rule, Task
from .searching import searched
from .units import Rows

SEED = 2017
PROVEN = 1e-9


class Proof(StrEnum):
    """What is known of how good an answer is. Never just "best"."""

    PROVEN = "proven"
    WITHIN = "within"  # at most a share from the best
    FOUND = "found"  # nothing is known


@dataclass(frozen=True, slots=True)
class Answer:
    """A division: keys of each group, J, and the bound below which no J lies (None: not known)."""

    groups: tuple[tuple[str, ...], ...]
    objective: float
    bound: float | None

    @property
    def proof(self) -> Proof:
        """What is known of how good it is."""
        if self.bound is None:
            return Proof.FOUND
        return Proof.PROVEN if self.objective - self.bound <= PROVEN else Proof.WITHIN

    @property
    def gap(self) -> float | None:
        """At most this share above the best; None where nothing is known."""
        if self.bound is None or self.bound <= 0:
            return 0.0 if self.proof is Proof.PROVEN else None
        return max(0.0, self.objective / self.bound - 1)


def divide(distances: Matrix, task: Task, groups: int, *, seed: int = SEED) -> Answer:
    """The best division of a task into `groups` groups; the same for the same numbers every time.

    distances: between the keys of the task, in their order. The order and the keys themselves change
        nothing but which of two equally good divisions is told.
    Raises Impossible before anything is computed, and TooMany where groups must hang together on the
    map and there are more municipalities than can be tried out.
    """
    if task.hangs and len(task.keys) > LARGEST:
        raise TooMany(f"{len(task.keys)} municipalities are more than {LARGEST}.")
    refuse_impossible(task, groups)
    order = canonical_order(distances, task)
    sorted_task = reordered(task, order)
    matrix = distances[np.ix_(order, order)]
    if len(task.keys) <= LARGEST:
        rows = Exact(matrix, sorted_task).best(groups)
        if rows is None:
            raise _in_the_way(task, groups)
        value = objective(matrix, rows)
        return Answer(in_order(rows, sorted_task), value, value)
    rows = searched(matrix, sorted_task, groups, seed=seed)
    if rows is None:
        raise Impossible(task.rules, numbers_of_groups(task), groups)
    value = objective(matrix, rows)
    bound = lower_bound(matrix, sorted_task, groups, value)
    return Answer(in_order(rows, sorted_task), value, bound if bound > 0 else None)


def _in_the_way(task: Task, groups: int) -> Impossible:
    """The rules in the way of a division, where only trying all groups out could tell."""

    def possible(rules: tuple[Rule, ...], number: int) -> bool:
        few = replace(task, rules=rules)
        if number not in few.sizes.numbers_of_groups(len(few.keys)):
            return False
        nothing = np.zeros((len(few.keys), len(few.keys)))
        return Exact(nothing, few).best(number) is not None

    rules = task.rules
    for rule in task.rules:
        fewer = tuple(one for one in rules if one is not rule)
        if not possible(fewer, groups):
            rules = fewer
    numbers = tuple(n for n in numbers_of_groups(task) if n != groups and possible(task.rules, n))
    return Impossible(rules, numbers, groups)


def canonical_order(distances: Matrix, task: Task) -> list[int]:
    """An order of the rows that comes from the numbers alone, and from the keys only between twins."""
    rounded = np.round(np.sort(distances, axis=1), 9)
    return sorted(range(len(task.keys)), key=lambda n: (tuple(rounded[n]), task.keys[n]))


def reordered(task: Task, order: list[int]) -> Task:
    """The same task with its keys in another order."""
    return replace(task, keys=tuple(task.keys[n] for n in order))


def in_order(groups: Rows, task: Task) -> tuple[tuple[str, ...], ...]:
    """Rows as keys: sorted inside each group, and the groups by their first."""
    return tuple(sorted(tuple(sorted(task.keys[row] for row in group)) for group in groups))
