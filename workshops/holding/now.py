"""What is on now and what comes next, by the clock. No database in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from workshops.programme import Slot


@dataclass(frozen=True)
class Now:
    """The item that is on, and the next one; before, between and after the day either may be None."""

    on: Slot | None
    next: Slot | None
    is_over: bool


def now_on(slots: Sequence[Slot], moment: datetime) -> Now:
    """What is on at a moment. An item is on from its first minute to just before its last is over."""
    # Two times of one zone are compared by what the clock on the wall says; ours may jump meanwhile.
    at = moment.astimezone(UTC)
    spans = [(slot, slot.starts.astimezone(UTC), slot.ends.astimezone(UTC)) for slot in slots]
    on = next((slot for slot, starts, ends in spans if starts <= at < ends), None)
    coming = next((slot for slot, starts, _ends in spans if starts > at), None)
    return Now(on, coming, bool(spans) and at >= spans[-1][2])
