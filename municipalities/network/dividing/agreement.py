"""How alike two divisions of the same municipalities are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from math import comb

Groups = Sequence[Collection[Hashable]]


def adjusted_rand(one: Groups, other: Groups) -> float:
    """Hubert and Arabie's adjusted Rand index: 1 for the same division, about 0 for unrelated ones."""
    place = label_of(other)
    cells = Counter((n, place[member]) for n, group in enumerate(one) for member in group)
    count = sum(len(group) for group in one)
    both = sum(comb(held, 2) for held in cells.values())
    rows = sum(comb(len(group), 2) for group in one)
    columns = sum(comb(len(group), 2) for group in other)
    pairs = comb(count, 2)
    expected = rows * columns / pairs if pairs else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def same(one: Groups, other: Groups) -> bool:
    """Whether two divisions put the same municipalities together."""
    return {frozenset(group) for group in one} == {frozenset(group) for group in other}


def unchanged(one: Groups, other: Groups) -> list[bool]:
    """For each group of the first, whether it stands as it is in the second."""
    kept = {frozenset(group) for group in other}
    return [frozenset(group) in kept for group in one]


def matched(one: Groups, other: Groups) -> dict[int, int]:
    """For each group of the second, the group of the first that it shares most with, each used once.

    So that letters can stay where they were when something moves.
    """
    shared = sorted(
        (
            (-len(set(mine) & set(theirs)), n, m)
            for n, mine in enumerate(one)
            for m, theirs in enumerate(other)
        ),
    )
    found: dict[int, int] = {}
    for _shared, n, m in shared:
        if m not in found and n not in found.values():
            found[m] = n
    return found


def label_of(groups: Groups) -> Mapping[Hashable, int]:
    """The number of each member's group."""
    return {member: number for number, group in enumerate(groups) for member in group}
