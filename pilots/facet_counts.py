"""How many hits each choice of a facet would give, worked out from one list of combinations.

A facet is counted without its own choice, as readers expect of a shop: having chosen transport they
still see how many hits buildings would give. Plain Python: the database counts each combination of
values once, whatever the number of facets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Combination:
    """Rows that have the same value in every facet, in the order of the facets.

    number: how many rows. is_found: whether they fit what was asked for besides facets (the words).
    """

    values: tuple[str, ...]
    number: int
    is_found: bool = True


@dataclass(frozen=True, slots=True)
class ChoiceCounts:
    """For each facet: hits by value, and the values that any row has.

    hits: rows that fit it all. rows: all rows there are.
    """

    by_facet: list[Counter[str]]
    used: list[set[str]]
    hits: int
    rows: int


def count_choices(combinations: Iterable[Combination], chosen: Sequence[Set[str]]) -> ChoiceCounts:
    """Hits by value of each facet; the choices of the other facets narrow them.

    chosen: what is chosen of each facet, empty where nothing is. Several values widen a facet.
    """
    counts: list[Counter[str]] = [Counter() for _ in chosen]
    used: list[set[str]] = [set() for _ in chosen]
    hits = rows = 0
    for one in combinations:
        rows += one.number
        for values, value in zip(used, one.values, strict=True):
            values.add(value)
        outside = [at for at, of in enumerate(chosen) if of and one.values[at] not in of]
        if len(outside) > 1 or not one.is_found:
            continue
        hits += 0 if outside else one.number
        # A row that only one facet shuts out would come with another choice of that facet.
        for at in outside or range(len(chosen)):
            counts[at][one.values[at]] += one.number
    return ChoiceCounts(counts, used, hits, rows)
