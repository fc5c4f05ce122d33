"""What keeping mergers together would cost, told before anything is computed."""

from __future__ import annotations

from dataclasses import replace

from .dividing.account import LARGEST_DRAWN, Case
from .dividing.feasible import numbers_of_groups
from .dividing.objective import objective
from .dividing.rules import Kind, Rule, Sizes, Task
from .dividing.searching import searched
from .dividing.solving import SEED
from .dividing.weighing import NothingKnown, NoWeight, UnknownCriterion
from .inputs import USUAL_WEIGHTS, Inputs, NoInputs


def usual_prices(inputs: Inputs, *, sizes: Sizes, groups: int) -> dict[str, float | None]:
    """By the members of a merger with commas: the share of J that it costs with the usual weights.

    None where it cannot be done. Found by local search, in a tenth of a second for sixteen; empty
    for many municipalities, and where the usual criteria cannot be weighed.
    """
    if not inputs.mergers or len(inputs.keys) > LARGEST_DRAWN:
        return {}
    task = Task(inputs.keys, sizes, (), inputs.counties)
    try:
        distances = Case(task, inputs.matrices(), USUAL_WEIGHTS).weighed().distances
    except (NoInputs, NoWeight, NothingKnown, UnknownCriterion):
        return {}
    if groups not in numbers_of_groups(task):
        return {}
    free = searched(distances, task, groups, seed=SEED)
    if free is None or not (least := objective(distances, free)):
        return {}
    found: dict[str, float | None] = {}
    for merger in inputs.mergers:
        ruled = replace(task, rules=(Rule(Kind.TOGETHER, merger.members),))
        rows = searched(distances, ruled, groups, seed=SEED)
        found[",".join(merger.members)] = objective(distances, rows) / least - 1 if rows else None
    return found
