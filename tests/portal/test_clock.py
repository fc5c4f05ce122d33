"""Of several clocks one orders work."""

import pytest

from forkommune.portal import heartbeats
from forkommune.portal.clock_lease import KEY, ClockLease


@pytest.fixture
def place():
    heartbeats.client().delete(KEY)
    yield
    heartbeats.client().delete(KEY)


def test_the_first_clock_keeps_the_place_and_the_second_waits(place):
    first, second = ClockLease("a"), ClockLease("b")

    assert [first.is_held(), second.is_held(), first.is_held()] == [True, False, True]
    assert 0 < heartbeats.client().pttl(KEY) <= 10_000


def test_the_second_goes_on_when_the_first_leaves_or_is_silent(place):
    first, second = ClockLease("a"), ClockLease("b")
    first.is_held()

    second.release()  # what it does not have it cannot give
    kept = first.is_held()
    first.release()
    took_over = second.is_held()
    heartbeats.client().delete(KEY)  # as ten seconds of silence do

    assert (kept, took_over, first.is_held()) == (True, True, True)


def test_a_clock_started_anew_in_the_same_place_goes_on_at_once(place):
    ClockLease().is_held()

    assert ClockLease().is_held()
