"""What to offer where no example fits: the same without a filter, or other words."""

from __future__ import annotations

from dataclasses import dataclass

from forkommune.search.searching import Among
from forkommune.search.unanswered import NextStep, steps_after_nothing
from pilots.examples.counting import count_each
from pilots.examples.selectors import Choice, Found
from pilots.searching import LABEL


@dataclass(frozen=True)
class Fewer:
    """The search without one of its choices, and what it finds then."""

    choice: Choice
    count: int


@dataclass(frozen=True)
class Nothing:
    """fewer: filters to take off. without_filters: what the words alone find. steps: other words."""

    fewer: list[Fewer]
    without_filters: int
    steps: list[NextStep]


def after_nothing(found: Found, *, is_noted: bool = True) -> Nothing | None:
    """What gives hits instead, each looked up; None where there are hits.

    Words that nothing at all is found for are counted where is_noted, without anybody; that filters
    left nothing is no lack of the database.
    """
    if found.count:
        return None
    among = Among.one(LABEL, public=True)
    facets = found.chosen
    combinations = [[of for name, of in facets.items() if name != left] for left in facets]
    counts = count_each(among.entries, found.understood, [*combinations, []])
    without = dict(zip(facets, counts, strict=False))
    fewer = [
        Fewer(choice, without[choice.name])
        for choice in found.choices
        if without.get(choice.name) and len(found.data.getlist(choice.name)) == 1
    ]
    alone = counts[-1] if found.query and facets else 0
    is_vain = bool(found.query) and not counts[-1]
    steps = steps_after_nothing(found.query, among, is_noted=is_noted) if is_vain else []
    return Nothing(sorted(fewer, key=lambda one: -one.count), alone, steps)
