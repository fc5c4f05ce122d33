"""Who is to be seated, and by which rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# For each round, the table (1, 2, …) of each guest by key.
Seats = tuple[dict[int, int], ...]


@dataclass(frozen=True)
class Guest:
    """One person. municipality, county: "" where there is none, which is like nobody else's.

    locked: by round (0, 1, …), the table that was decided.
    """

    key: int
    municipality: str
    role: str
    county: str = ""
    leads: bool = False
    locked: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """The guests in the order of their keys, so that the order they came in changes nothing.

    apart: no two of a municipality at a table. mixed: never fewer than two municipalities at one.
    """

    guests: tuple[Guest, ...]
    tables: int
    rounds: int = 2
    apart: bool = True
    mixed: bool = True

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.guests, key=lambda guest: guest.key))
        if len({guest.key for guest in ordered}) != len(ordered):
            raise ValueError("Two guests have the same key.")
        object.__setattr__(self, "guests", ordered)

    @property
    def least(self) -> int:
        """Guests at the smallest tables."""
        return len(self.guests) // self.tables

    @property
    def larger(self) -> int:
        """How many tables have one guest more than the smallest."""
        return len(self.guests) % self.tables

    @property
    def room(self) -> int:
        """Guests at the largest tables."""
        return self.least + bool(self.larger)
