"""Which conditions of an example a municipality meets. Plain Python.

Met, not met, not known (the portal has no figure) and "ask yourselves" are four answers; the third and
fourth are never counted as met or as not met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Verdict(Enum):
    """The answer for one condition."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    ASK = "ask"


@dataclass(frozen=True)
class Figure:
    """A figure of a municipality, and the year it is from; no year for what does not change yearly."""

    value: Decimal
    year: int | None = None


@dataclass(frozen=True)
class Needed:
    """A condition: which figure decides ("" for none) and between which ends, both included.

    key: names the figure, "population" or, for a sector, "emissions:road_traffic".
    """

    key: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Judged:
    """The verdict for one condition, and the figure that it rests on."""

    verdict: Verdict
    figure: Figure | None = None


def judge(needed: Needed, figures: Mapping[str, Figure]) -> Judged:
    """Whether a municipality with these figures meets a condition."""
    if not needed.key:
        return Judged(Verdict.ASK)
    figure = figures.get(needed.key)
    if figure is None:
        return Judged(Verdict.UNKNOWN)
    fits = (needed.low is None or figure.value >= needed.low) and (
        needed.high is None or figure.value <= needed.high
    )
    return Judged(Verdict.MET if fits else Verdict.NOT_MET, figure)


@dataclass(frozen=True)
class Tally:
    """How many of the conditions that figures decide are met, and how many could not be decided."""

    met: int
    decided: int
    undecided: int


def count(verdicts: Iterable[Verdict]) -> Tally:
    """Sums up verdicts: "Meets 4 of 5 conditions" counts the decided ones."""
    found = list(verdicts)
    met = found.count(Verdict.MET)
    decided = met + found.count(Verdict.NOT_MET)
    return Tally(met, decided, len(found) - decided)
