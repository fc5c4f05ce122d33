"""Statements that are the same at every search: Django takes longer to write them than to get their answer."""

from __future__ import annotations

from typing import Any

from django.db import connection

Statement = tuple[str, tuple[Any, ...]]


def statement_of(rows: Any) -> Statement:
    """The statement of a `values_list`; nothing in it may be of today or of one reader."""
    text, parameters = rows.query.sql_with_params()
    return text, tuple(parameters)


def rows_of(statement: Statement) -> list[Any]:
    """What it gives now."""
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())
