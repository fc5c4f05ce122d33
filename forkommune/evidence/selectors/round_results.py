"""The result of a round as its row keeps it: counted once, when the round is closed, and read ever after."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, NotRequired, TypedDict

from forkommune.evidence.agreement.bootstrap import Interval, alpha_interval
from forkommune.evidence.agreement.two_coders import Counts
from forkommune.evidence.models import Code


class Judged(TypedDict):
    """One code over the texts compared. interval: of alpha, left out where alpha is not defined."""

    uuid: str
    name: str
    both: int
    only_first: int
    only_second: int
    interval: NotRequired[dict[str, Any]]


def judged(code: Code, counts: Counts) -> Judged:
    """What is kept of a code."""
    kept = Judged(
        uuid=str(code.uuid),
        name=code.name,
        both=counts.both,
        only_first=counts.only_first,
        only_second=counts.only_second,
    )
    interval = alpha_interval(counts)
    return {**kept, "interval": asdict(interval)} if interval else kept


def counts_of(kept: Judged, compared: int) -> Counts:
    """The four counts over so many texts."""
    both, first, second = kept["both"], kept["only_first"], kept["only_second"]
    return Counts(both, first, second, compared - both - first - second)


def interval_of(kept: Judged) -> Interval | None:
    """The interval as it was drawn then."""
    return Interval(**kept["interval"]) if "interval" in kept else None
