"""When to call again: the next working day, at the other half of the day."""

from datetime import UTC, date, datetime

import pytest

from forkommune.evidence.calling import next_call, working_day_after


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("called", "unanswered", "proposed"),
    [
        (at(24, 10, 15), 1, at(25, 13)),  # Tuesday morning
        (at(24, 14), 1, at(25, 9)),
        (at(27, 9), 2, at(30, 13)),  # Friday: Monday after lunch
        (at(24, 9), 3, at(27, 13)),  # the third time: three working days later
        (at(26, 15), 7, datetime(2026, 12, 1, 9, tzinfo=UTC)),
    ],
)
def test_next_call_is_on_a_working_day_at_the_other_half_of_it(called, unanswered, proposed):
    assert next_call(called, unanswered) == proposed


@pytest.mark.parametrize(("day", "days", "then"), [(28, 1, 30), (29, 1, 30), (26, 2, 30)])
def test_weekends_are_no_working_days(day, days, then):
    assert working_day_after(date(2026, 11, day), days) == date(2026, 11, then)
