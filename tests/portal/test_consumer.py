"""A worker that lost Redis looks for it every second, however long it is away."""

import logging

import pytest
import redis
from kombu import Connection, Message
from kombu.utils import functional

from forkommune.celery import app
from forkommune.portal.consumer import Consumer


@pytest.fixture
def slept(monkeypatch):
    """The seconds that are waited between two looks; no time passes."""
    seconds = []
    monkeypatch.setattr(functional, "sleep", seconds.append)
    return seconds


@pytest.fixture
def consumer():
    """The part that connects, without a worker round it."""
    made = Consumer.__new__(Consumer)
    made.app, made.first_connection_attempt, made.broker_connection_retry_attempt = app, True, 0
    return made


def test_redis_is_looked_for_every_second(consumer, slept):
    away = [redis.ConnectionError("away")] * 12
    connection = Connection("redis+socket:///nowhere.sock")

    def look():
        if away:
            raise away.pop()
        return "found"

    connection._connection_factory = look

    assert consumer.ensure_connected(connection) is connection
    assert away == []
    assert [second for second in slept if second] == [1.0] * 12


def test_the_worker_is_started_with_it():
    assert app.conf.worker_consumer == "forkommune.portal.consumer:Consumer"


def test_what_ends_after_the_loss_is_no_fault_of_the_worker():
    connection = app.connection_for_read()
    channel = connection.channel()
    received = Message(channel=channel, delivery_tag="1")
    connection.collect()

    received.ack_log_error(logging.getLogger(__name__), connection.connection_errors)

    assert not received.acknowledged
