"""`tables.sql` and the migrations that it stands for."""

import re
from pathlib import Path

import pytest
from django.db import connection

from forkommune.portal.written_tables import (
    WRITTEN,
    is_sealed,
    may_begin_from,
    written_back,
)

pytestmark = pytest.mark.django_db
WRITTEN_DOWN = WRITTEN.read_text(encoding="utf-8")
GONE = "    ('pilots', '0001_that_nobody_knows', now()),\n    ('workshops', "


def test_neither_the_text_nor_a_migration_was_changed_since_it_was_written():
    # Where this fails: `manage.py write_tables`, which makes the tables by the migrations.
    assert is_sealed(WRITTEN_DOWN)


def test_a_change_by_hand_or_of_a_migration_breaks_the_seal(monkeypatch):
    assert not is_sealed(WRITTEN_DOWN.replace("boolean NOT NULL", "boolean", 1))

    monkeypatch.setattr(Path, "read_bytes", lambda file: b"another migration")

    assert not is_sealed(WRITTEN_DOWN)


def test_a_database_that_is_made_from_it_has_what_is_written_down():
    assert bare(written_back(WRITTEN_DOWN)) == bare(WRITTEN_DOWN)


def bare(text: str) -> str:
    """PostgreSQL tells what it read with other brackets and casts of texts than before, which gives
    another seal."""
    return re.sub(
        r"::(character varying|text)(\[\])?|[()]|^-- Of these .*$", "", text, flags=re.MULTILINE
    )


def test_a_database_that_has_tables_is_migrated_step_by_step():
    assert not may_begin_from(WRITTEN_DOWN, connection)


def test_what_was_written_with_a_migration_that_is_gone_is_passed_by(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    assert may_begin_from(WRITTEN_DOWN, connection)
    assert not may_begin_from(WRITTEN_DOWN.replace("    ('workshops', ", GONE, 1), connection)
