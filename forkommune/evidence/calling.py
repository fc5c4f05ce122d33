"""When to call again: arithmetic on the days and hours of offices, no Django in it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

MORNING, AFTERNOON = time(9), time(13)
NOON = 12
PATIENCE = 3  # unanswered calls after which the next waits longer
LONG_PAUSE = 3  # working days
FRIDAY = 5  # isoweekday


def next_call(at: datetime, unanswered: int) -> datetime:
    """When to try somebody once more who did not answer.

    at: when nobody answered last, in local time. unanswered: how many times in a row, 1 or more.
    The next working day at the other half of the day, since whoever is out in the morning may be in
    after lunch; from the third time on three working days later. Weekends are left out, public
    holidays are not: it is a proposal that the caller can change.
    """
    days = 1 if unanswered < PATIENCE else LONG_PAUSE
    clock = AFTERNOON if at.hour < NOON else MORNING
    return datetime.combine(
        working_day_after(date(at.year, at.month, at.day), days), clock, tzinfo=at.tzinfo
    )


def working_day_after(day: date, days: int) -> date:
    """The day that many working days (Monday to Friday, 1 or more) after another."""
    while days:
        day += timedelta(days=1)
        days -= day.isoweekday() <= FRIDAY
    return day
