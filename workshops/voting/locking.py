"""Giving and closing keep out of each other's way: many give at once, closing waits for them all."""

from __future__ import annotations

import hashlib

from django.db import connection, models

from workshops.models import Poll


def _place(name: bytes) -> int:
    return int.from_bytes(hashlib.sha256(name).digest()[:4], signed=True)


_COUNTING = _place(b"workshops.tally")


def while_open(row: models.Model) -> None:
    """Hold a poll, or what opens and closes like one, from being closed until the transaction ends.

    Others may give meanwhile.
    """
    _lock("SELECT pg_advisory_xact_lock_shared(%s, %s)", row)


def to_close(row: models.Model) -> None:
    """Wait until nobody is giving, and let nobody give until the transaction ends."""
    _lock("SELECT pg_advisory_xact_lock(%s, %s)", row)


def to_count(poll: Poll) -> bool:
    """Whether the sums are ours to bring up to date until the transaction ends; somebody else does if not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_COUNTING, poll.pk])
        return bool(cursor.fetchone()[0])


def _lock(statement: str, row: models.Model) -> None:
    place = _place(row._meta.label_lower.encode())
    with connection.cursor() as cursor:
        cursor.execute(statement, [place, row.pk])
