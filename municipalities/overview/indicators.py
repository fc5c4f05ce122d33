"""Indicators of transition: what each part is worth, and their weighed mean. No Django, no rows.

Nothing here is ever stored: a number is worked out of what stands in the portal when it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A part of an indicator: so much of so much. Unknown where the whole is nothing."""

    part: float
    whole: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where nothing is known to divide by."""
        return self.part / self.whole if self.whole else None


NOTHING = Share(0, 0)


@dataclass(frozen=True)
class Indicator:
    """code, weight, and which kinds of rows go in; the words stand in `inputs`."""

    code: str
    weight: int


@dataclass(frozen=True)
class Weighed:
    """The weighed mean of the parts that are known. missing: codes of those that are not."""

    value: float | None
    known_weight: int
    whole_weight: int
    missing: tuple[str, ...]


def weigh(indicators: Sequence[Indicator], shares: Mapping[str, Share]) -> Weighed:
    """The mean of the known parts, each by its weight; None where nothing is known.

    shares: by the indicator's code; one that is left out is not known. What is missing counts
    neither for nor against: unknown is not nought.
    """
    values = {one.code: shares.get(one.code, NOTHING).value for one in indicators}
    known = [(one.weight, value) for one in indicators if (value := values[one.code]) is not None]
    weight = sum(each for each, _value in known)
    return Weighed(
        value=sum(each * value for each, value in known) / weight if weight else None,
        known_weight=weight,
        whole_weight=sum(one.weight for one in indicators),
        missing=tuple(one.code for one in indicators if values[one.code] is None),
    )
