"""How alike two municipalities are, in four ways, and by which figures. Plain Python.

Alike, unlike and not known are three answers: what the portal has no figure for is never called unlike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

# Rules of our own, stated on the page; the classes of size are those of the facet of that name.
BORDERS = (5_000, 20_000, 50_000)
NEAR = Decimal("1.25")
POINTS = Decimal(50)
SHARE = Decimal("0.15")
FEWEST_SECTORS = 4


class Way(Enum):
    """In what two municipalities are compared; the value stands in the address."""

    SIZE = "storrelse"
    CENTRALITY = "sentralitet"
    EMISSIONS = "utslipp"
    LANGUAGE = "malform"


class Answer(Enum):
    """Whether they are alike in one way."""

    ALIKE = "alike"
    UNLIKE = "unlike"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Known:
    """What is known of a municipality; None and empty are not known.

    population: inhabitants, with the year. centrality: index from 0 to 1000.
    emissions: tonnes by sector, all of `emissions_year`.
    """

    population: Decimal | None = None
    population_year: int | None = None
    centrality: Decimal | None = None
    emissions: Mapping[str, Decimal] = field(default_factory=dict)
    emissions_year: int | None = None
    language: str = ""


def compare(way: Way, mine: Known, other: Known) -> Answer:
    """Whether two municipalities are alike in one way."""
    alike = {
        Way.SIZE: _in_size,
        Way.CENTRALITY: _in_centrality,
        Way.EMISSIONS: _in_emissions,
        Way.LANGUAGE: _in_language,
    }[way](mine, other)
    if alike is None:
        return Answer.UNKNOWN
    return Answer.ALIKE if alike else Answer.UNLIKE


def unlikeness(mine: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> Decimal | None:
    """The share of the emissions that would have to change sector for the two to be divided alike.

    mine, other: tonnes by sector of one year, 0 or more. Only sectors that both have are compared;
    None where they are too few, or where one has no emissions in them.
    Returns 0 (divided alike) to 1. Source: the index of dissimilarity, half the sum of differences
    between shares (Duncan and Duncan 1955).
    """
    both = mine.keys() & other.keys()
    if len(both) < FEWEST_SECTORS:
        return None
    total, others = sum(mine[one] for one in both), sum(other[one] for one in both)
    if total <= 0 or others <= 0:
        return None
    return sum(
        (abs(mine[one] / total - other[one] / others) for one in both), start=Decimal(0)
    ) / Decimal(2)


def _in_size(mine: Known, other: Known) -> bool | None:
    """In the same class of size, or one at most a quarter larger than the other."""
    if not mine.population or not other.population:
        return None
    small, large = sorted((mine.population, other.population))
    return _class(small) == _class(large) or large <= small * NEAR


def _class(population: Decimal) -> int:
    return sum(population >= border for border in BORDERS)


def _in_centrality(mine: Known, other: Known) -> bool | None:
    """At most 50 of the 1000 points of Statistics Norway's index apart."""
    if mine.centrality is None or other.centrality is None:
        return None
    return abs(mine.centrality - other.centrality) <= POINTS


def _in_emissions(mine: Known, other: Known) -> bool | None:
    """Divided on sectors so that at most 15 per cent would have to change sector, in one year."""
    if mine.emissions_year is None or mine.emissions_year != other.emissions_year:
        return None
    apart = unlikeness(mine.emissions, other.emissions)
    return None if apart is None else apart <= SHARE


def _in_language(mine: Known, other: Known) -> bool | None:
    """The same official form of the language, neutral being one of its own."""
    if not mine.language or not other.language:
        return None
    return mine.language == other.language
