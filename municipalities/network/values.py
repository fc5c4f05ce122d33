"""One criterion as it is measured: a value for each municipality, on a scale, from a source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .dividing.distances import (
    Measured,
    of_numbers,
    of_places,
    of_ranks,
    of_shares,
    of_themes,
)


class Scale(StrEnum):
    """How the values of a criterion are compared."""

    NUMBER = "number"
    LOGARITHM = "logarithm"
    RANK = "rank"
    THEMES = "themes"
    SHARES = "shares"
    PLACE = "place"


@dataclass(frozen=True)
class Values:
    """What is known of one criterion, a value a municipality (None: not known), and from where.

    words: how each value reads, "" where nothing is known.
    """

    code: str
    label: str
    definition: str
    scale: Scale
    values: tuple[Any, ...]
    source: str
    levels: int = 0
    words: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """Of how many municipalities it is known."""
        return sum(one is not None for one in self.values)

    def measured(self) -> Measured:
        """Distances by this criterion. Raises BadValue."""
        match self.scale:
            case Scale.NUMBER:
                return of_numbers(self.values)
            case Scale.LOGARITHM:
                return of_numbers(self.values, logarithm=True)
            case Scale.RANK:
                return of_ranks(self.values, levels=self.levels)
            case Scale.THEMES:
                return of_themes(self.values)
            case Scale.SHARES:
                return of_shares(self.values)
            case Scale.PLACE:
                return of_places(self.values)
