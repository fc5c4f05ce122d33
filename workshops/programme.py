"""Times of a programme: each item begins when the one before it ends. No database in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST = timedelta(minutes=90)


@dataclass(frozen=True)
class Slot:
    """One item with its derived times; `row` is whatever the caller put in."""

    row: object
    starts: datetime
    ends: datetime
    is_break: bool


@dataclass(frozen=True)
class Stretch:
    """Work without a break for longer than people bear, in minutes; `before` ends it."""

    starts: datetime
    ends: datetime
    minutes: int


def slots_from(start: datetime, items: Iterable[tuple[object, int, bool]]) -> list[Slot]:
    """Items (row, minutes, is a break) laid end to end from `start`.

    Raises ValueError for an item that takes no time.
    """
    slots: list[Slot] = []
    for row, minutes, is_break in items:
        if minutes <= 0:
            raise ValueError(f"{row} takes {minutes} minutes; an item takes at least one.")
        begins = slots[-1].ends if slots else start
        slots.append(Slot(row, begins, begins + timedelta(minutes=minutes), is_break))
    return slots


def long_stretches(slots: Iterable[Slot], limit: timedelta = LONGEST) -> list[Stretch]:
    """Runs of items without a break that last longer than `limit`."""
    found: list[Stretch] = []
    run: list[Slot] = []
    for slot in [*slots, None]:
        if slot is not None and not slot.is_break:
            run.append(slot)
            continue
        if run and run[-1].ends - run[0].starts > limit:
            lasted = run[-1].ends - run[0].starts
            found.append(Stretch(run[0].starts, run[-1].ends, int(lasted.total_seconds()) // 60))
        run = []
    return found
