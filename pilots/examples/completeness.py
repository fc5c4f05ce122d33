"""How much of an example is known: parts told, of those that there are. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Completeness:
    """known of all parts; what is kept from the public counts as known, for the owner knows it."""

    known: int
    all: int

    @property
    def percent(self) -> int:
        """In whole per cent, downwards: only what is whole is 100."""
        return 100 * self.known // self.all if self.all else 0


def completeness(told: Sequence[bool]) -> Completeness:
    """From one truth a part."""
    return Completeness(sum(told), len(told))
