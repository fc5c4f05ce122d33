"""Notes of the first tables had a minute and one mark; they are moved with what they told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import FocusGroupFactory, NoteFactory

pytestmark = pytest.mark.django_db
BEFORE, AFTER = "0005_processes_in_their_phase", "0006_notes_by_the_time_they_were_said"


def note_as_of(migration):
    """The only note, by the tables as this migration leaves them."""
    with connection.cursor() as cursor:
        # As a transaction of its own begins: nothing waits, and what is asked for may.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    executor = MigrationExecutor(connection)
    state = executor.migrate([("focusgroups", migration)])
    return state.apps.get_model("focusgroups", "Note").objects.get()


def test_a_minute_of_the_session_becomes_a_time_and_turns_back():
    starts = datetime(2026, 6, 15, 18, tzinfo=UTC)
    group = FocusGroupFactory(starts_at=starts)
    NoteFactory(group=group, said_at=starts + timedelta(minutes=19), marks=["quote"])

    earlier = note_as_of(BEFORE)
    told = earlier.minute, earlier.mark
    later = note_as_of(AFTER)

    assert told == (19, "quote")
    assert (later.said_at - starts, later.marks) == (timedelta(minutes=19), ["quote"])
