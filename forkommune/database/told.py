"""What the database tells of whole tables: the same text as long as no row of them changed.

What was made of small tables that seldom change can be kept by it: no other process and no transaction
that is taken back can leave it wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import connection, models


def told_of(tables: Sequence[type[models.Model]]) -> str:
    """What stands in some tables, as one text; in one statement that reads them all."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(tuple(tables)))
        (told,) = cursor.fetchone()
    return str(told)


@cache
def _statement(tables: Sequence[type[models.Model]]) -> str:
    each = ", ".join(
        f"(SELECT sum(hash_record_extended(one, 0)) FROM {table} AS one)"  # nosec B608: our tables
        for table in (connection.ops.quote_name(model._meta.db_table) for model in tables)
    )
    return f"SELECT json_build_array({each})::text"
