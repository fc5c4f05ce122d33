"""Statements that are the same at every search: Django takes longer to write them than to get their answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

Statement = tuple[str, tuple[Any, ...]]
# Before a statement that reads all hits, in the same round trip and for it alone: to compile it takes longer
# than to run it, `@@` on every row is dearer than the planner knows, and the hits of a common word are to
# stay in memory.
OF_ALL_HITS = "SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL work_mem = '32MB'; "


def statement_of(rows: Any) -> Statement:
    """The statement of a `values_list`; nothing in it may be of today or of one reader."""
    text, parameters = rows.query.sql_with_params()
    return text, tuple(parameters)


def rows_of(statement: Statement) -> list[Any]:
    """What it gives now."""
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())


def text_of(statements: Sequence[Statement]) -> str:
    """What some give now, in one round trip: JSON, for each of them its rows, the columns by name.

    As long as nothing changed the text is the same, so what was made of it can be kept by it.
    """
    [(text,)] = rows_of(_as_one(statements))
    return str(text)


def _as_one(statements: Sequence[Statement]) -> Statement:
    each = ", ".join(
        f"(SELECT coalesce(json_agg(one), '[]') FROM ({text}) AS one)"  # nosec B608: Django's words
        for text, _ in statements
    )
    return f"SELECT json_build_array({each})::text", tuple(v for _, of in statements for v in of)
