"""Of several clocks one orders work, whatever happens to Redis."""

import pytest
import redis
from celery import Celery
from celery.beat import PersistentScheduler

from forkommune.portal import clock, heartbeats
from forkommune.portal.clock_lease import KEY, ClockLease


@pytest.fixture
def place():
    heartbeats.client().delete(KEY)
    yield
    heartbeats.client().delete(KEY)


@pytest.fixture
def lease(tmp_path):
    """A clock of a machine of its own."""
    return lambda name: ClockLease(name, tmp_path / name)


@pytest.fixture
def clocks(place, lease, tmp_path, monkeypatch):
    """Two clocks, and the names of those that ordered work, in order."""
    ordered = []
    monkeypatch.setattr(
        PersistentScheduler, "tick", lambda self, *a, **k: ordered.append(self) or 1
    )
    monkeypatch.setattr(heartbeats, "give_sign", lambda part: None)
    pair = []
    for name in ("a", "b"):
        scheduler = clock.Scheduler(
            Celery(), schedule_filename=str(tmp_path / f"{name}-schedule"), lazy=True
        )
        scheduler._lease = lease(name)
        pair.append(scheduler)

    def turn() -> int:
        ordered.clear()
        for scheduler in pair:
            scheduler.tick()
        return len(ordered)

    return turn, pair


def test_the_first_clock_keeps_the_place_and_the_second_waits(place, lease):
    first, second = lease("a"), lease("b")

    assert [first.is_held(), second.is_held(), first.is_held()] == [True, False, True]
    assert 0 < heartbeats.client().pttl(KEY) <= 10_000


def test_the_second_goes_on_when_the_first_leaves_or_is_silent(place, lease):
    first, second = lease("a"), lease("b")
    first.is_held()

    second.release()  # what it does not have it cannot give
    kept = first.is_held()
    first.release()
    took_over = second.is_held()
    heartbeats.client().delete(KEY)  # as ten seconds of silence do

    assert (kept, took_over, first.is_held()) == (True, True, True)


def test_a_clock_started_anew_in_the_same_place_goes_on_at_once_and_never_beside_the_old(place):
    old = ClockLease()
    old.is_held()
    new = ClockLease()
    beside = new.is_held()
    old._lock.close()  # as the end of its process does, however it ended

    assert (beside, new.is_held()) == (False, True)


def test_while_redis_is_away_no_clock_orders_work_and_afterwards_one_does(clocks, monkeypatch):
    turn, _pair = clocks
    before = turn()
    nowhere = redis.Redis(unix_socket_path="/nowhere/redis.sock")
    with monkeypatch.context() as away:
        away.setattr(heartbeats, "client", lambda: nowhere)
        meanwhile = turn()

    assert (before, meanwhile, turn()) == (1, 0, 1)


def test_a_redis_that_forgot_everything_lets_one_of_them_go_on(clocks):
    turn, pair = clocks
    turn()
    heartbeats.client().delete(KEY)
    pair[1].tick()  # the one that waited comes first

    assert turn() == 1
