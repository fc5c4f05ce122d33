"""What a test committed is taken away again, from the tables that it wrote in and no others.

Django's own flush empties every table and then tells all apps that the database was migrated anew,
which makes content types, permissions and triggers once more: seconds after each test that commits.
"""

from collections.abc import Iterable

from django.db import connection


def filled_tables() -> set[str]:
    """The tables that hold a row."""
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT FROM {connection.ops.quote_name(table)})"
        for table in connection.introspection.django_table_names(only_existing=True)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {table for (table,) in cursor.fetchall()}


def empty_all_but(standing: Iterable[str]) -> None:
    """Empty every table that holds a row, except those that stood filled before the first test."""
    if written := sorted(filled_tables() - set(standing)):
        names = ", ".join(map(connection.ops.quote_name, written))
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {names} CASCADE")
