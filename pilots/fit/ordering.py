"""How many conditions of each example a municipality meets, counted in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pilots.fit.conditions import Figure, Tally
from pilots.models import ExampleCondition


def most_met_first(keys: Sequence[int], figures: Mapping[str, Figure]) -> list[int]:
    """Keys of examples, those of which most conditions are met first, of them those of which fewest are not.

    Where that is equal they stand in the order in which they came. figures: of a municipality, as
    `figures_of` gives them. One query. What no figure decides counts for nothing.
    """
    tallies = tallies_of(figures)
    none = Tally(0, 0, 0)

    def place(key: int) -> tuple[int, int]:
        tally = tallies.get(key, none)
        return -tally.met, tally.decided - tally.met

    return sorted(keys, key=place)


def tallies_of(figures: Mapping[str, Figure]) -> dict[int, Tally]:
    """By published example the conditions that figures decide and that its owner shows; one query."""
    rows = ExampleCondition.objects.tallied({key: one.value for key, one in figures.items()})
    return {key: Tally(met, decided, 0) for key, met, decided in rows}
