"""What is on now and what comes next, by the clock. No database in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workshops.programme import Slot


@dataclass(frozen=True)
class Now:
    """The item that is on, and the next one; before, between and after the day either may be None."""

    on: Slot | None
    next: Slot | None
    is_over: bool


def now_on(slots: Sequence[Slot], moment: datetime) -> Now:
    """What is on at a moment. An item is on from its first minute to just before its last is over."""
    on = next((slot for slot in slots if slot.starts <= moment < slot.ends), None)
    coming = next((slot for slot in slots if slot.starts > moment), None)
    return Now(on, coming, bool(slots) and moment >= slots[-1].ends)
