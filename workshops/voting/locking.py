"""Giving and closing keep out of each other's way: many give at once, closing waits for them all."""

from __future__ import annotations

import hashlib

from django.db import connection

from workshops.models import Poll


def _place(name: bytes) -> int:
    return int.from_bytes(hashlib.sha256(name).digest()[:4], signed=True)


_PLACE, _COUNTING = _place(b"workshops.poll"), _place(b"workshops.tally")


def while_open(poll: Poll) -> None:
    """Hold the poll from being closed until the transaction ends; others may give meanwhile."""
    _lock("SELECT pg_advisory_xact_lock_shared(%s, %s)", poll)


def to_close(poll: Poll) -> None:
    """Wait until nobody is giving, and let nobody give until the transaction ends."""
    _lock("SELECT pg_advisory_xact_lock(%s, %s)", poll)


def to_count(poll: Poll) -> bool:
    """Whether the sums are ours to bring up to date until the transaction ends; somebody else does if not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_COUNTING, poll.pk])
        return bool(cursor.fetchone()[0])


def _lock(statement: str, poll: Poll) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_PLACE, poll.pk])
