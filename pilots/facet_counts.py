"""How many hits each choice of a facet would give, worked out from one list of combinations.

A facet is counted without its own choice, as readers expect of a shop: having chosen transport they
still see how many hits buildings would give. Plain Python: the database counts each combination of
values once, whatever the number of facets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple


class Combination(NamedTuple):
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


def count_choices(
    combinations: Collection[Combination], chosen: Sequence[Set[str]]
) -> ChoiceCounts:
    """Hits by value of each facet; the choices of the other facets narrow them.

    chosen: what is chosen of each facet, empty where nothing is. Several values widen a facet.
    """
    counts: list[Counter[str]] = [Counter() for _ in chosen]
    narrowing = [(at, values) for at, values in enumerate(chosen) if values]
    everywhere = range(len(chosen))
    hits = 0
    for values, number, is_found in combinations:
        outside = [at for at, of in narrowing if values[at] not in of]
        if len(outside) > 1 or not is_found:
            continue
        hits += 0 if outside else number
        # A row that only one facet shuts out would come with another choice of that facet.
        for at in outside or everywhere:
            counts[at][values[at]] += number
    used = [{one.values[at] for one in combinations} for at in everywhere]
    return ChoiceCounts(counts, used, hits, sum(one.number for one in combinations))
