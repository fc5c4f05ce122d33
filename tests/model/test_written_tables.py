"""`tables.sql` and the migrations that it stands for."""

import re

import pytest
from django.db import connection

from forkommune.portal.written_tables import (
    WRITTEN,
    may_begin_from,
    migrations_of,
    write,
    written_back,
)

pytestmark = pytest.mark.django_db
WRITTEN_DOWN = WRITTEN.read_text(encoding="utf-8")
GONE = "    ('pilots', '0001_that_nobody_knows', now()),\n    ('workshops', "


def test_what_is_written_down_is_what_its_migrations_make_one_by_one():
    # Where a migration was changed: `manage.py write_tables`.
    assert write(migrations_of(WRITTEN_DOWN)) == WRITTEN_DOWN


def test_a_database_that_is_made_from_it_has_what_is_written_down():
    assert bare(written_back(WRITTEN_DOWN)) == bare(WRITTEN_DOWN)


def bare(text: str) -> str:
    """PostgreSQL tells what it read with other brackets and casts of texts than before."""
    return re.sub(r"::(character varying|text)(\[\])?|[()]", "", text)


def test_a_database_that_has_tables_is_migrated_step_by_step():
    assert not may_begin_from(WRITTEN_DOWN, connection)


def test_what_was_written_with_a_migration_that_is_gone_is_passed_by(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    assert may_begin_from(WRITTEN_DOWN, connection)
    assert not may_begin_from(WRITTEN_DOWN.replace("    ('workshops', ", GONE, 1), connection)
