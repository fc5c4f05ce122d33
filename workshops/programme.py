"""Times of a programme: each item begins when the one before it ends. No database in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

LONGEST = timedelta(minutes=90)


class Planned(NamedTuple):
    """An item before it has its time; `row` is whatever the caller puts in.

    fixed_start: a time of day at which it begins whatever comes before; None for most.
    """

    row: Any
    minutes: int
    is_break: bool
    fixed_start: time | None = None


@dataclass(frozen=True)
class Slot:
    """One item with its derived times.

    overlap: minutes by which it begins before the one before it has ended. gap: minutes between.
    """

    row: Any
    starts: datetime
    ends: datetime
    is_break: bool
    overlap: int = 0
    gap: int = 0


@dataclass(frozen=True)
class Stretch:
    """Work without a break for longer than people bear, in minutes.

    first: row of the first item of it. pause_before: row of the item before which a break would
    part it best, and that item's start; None where one item alone is too long.
    """

    starts: datetime
    ends: datetime
    minutes: int
    first: Any = None
    pause_before: Any = None
    pause_at: datetime | None = None


def slots_from(start: datetime, items: Iterable[tuple[Any, ...]]) -> list[Slot]:
    """Items (as `Planned`) laid end to end from `start`; those with a fixed start on their own.

    On the day on which the clock changes, an hour is an hour.
    Raises ValueError for an item that takes no time.
    """
    slots: list[Slot] = []
    for item in (Planned(*one) for one in items):
        if item.minutes <= 0:
            raise ValueError(
                f"{item.row} takes {item.minutes} minutes; an item takes at least one."
            )
        before = slots[-1].ends if slots else start
        begins = before if item.fixed_start is None else _on_the_day(start, item.fixed_start)
        apart = minutes_between(before, begins)
        slots.append(
            Slot(
                item.row,
                begins,
                _later(begins, item.minutes),
                item.is_break,
                overlap=max(0, -apart),
                gap=max(0, apart),
            )
        )
    return slots


def long_stretches(slots: Iterable[Slot], limit: timedelta = LONGEST) -> list[Stretch]:
    """Runs of items without a break, or time between them, that last longer than `limit`."""
    found: list[Stretch] = []
    run: list[Slot] = []
    for slot in [*slots, None]:
        if slot is not None and not slot.is_break and not (run and slot.gap):
            run.append(slot)
            continue
        if run and _lasts(run) > limit:
            found.append(_stretch(run, limit))
        run = [] if slot is None or slot.is_break else [slot]
    return found


def beyond(slots: list[Slot], end: datetime | None) -> int:
    """Minutes by which the day goes on after its planned end; 0 where it does not, or none is set."""
    last = max((slot.ends for slot in slots), default=None)
    return max(0, minutes_between(end, last)) if last is not None and end is not None else 0


def minutes_between(first: datetime, second: datetime) -> int:
    """Whole minutes from one moment to another; negative where the second comes first."""
    return int((_exact(second) - _exact(first)).total_seconds()) // 60


def _later(moment: datetime, minutes: int) -> datetime:
    """Python adds to the clock on the wall; between moments of UTC an hour is an hour."""
    if moment.tzinfo is None:
        return moment + timedelta(minutes=minutes)
    return (_exact(moment) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def _exact(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def _on_the_day(start: datetime, clock: time) -> datetime:
    return start.replace(hour=clock.hour, minute=clock.minute, second=clock.second, microsecond=0)


def _lasts(run: list[Slot]) -> timedelta:
    return _exact(run[-1].ends) - _exact(run[0].starts)


def _stretch(run: list[Slot], limit: timedelta) -> Stretch:
    minutes = minutes_between(run[0].starts, run[-1].ends)
    borne = int(limit.total_seconds()) // 60
    inside = [one for one in run[1:] if minutes_between(run[0].starts, one.starts) <= borne]
    part = inside[-1] if inside else None
    return Stretch(
        run[0].starts,
        run[-1].ends,
        minutes,
        run[0].row,
        part.row if part else None,
        part.starts if part else None,
    )
