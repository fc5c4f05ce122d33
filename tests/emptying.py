"""What a test committed is taken away again, from the tables that it wrote in and no others.

Django's own flush empties every table and then tells all apps that the database was migrated anew,
which makes content types, permissions and triggers once more: seconds after each test that commits.
"""

from collections.abc import Iterable

from django.db import OperationalError, connection
from psycopg2.errors import DeadlockDetected

TRIES = 5


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
        for remaining in reversed(range(TRIES)):
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"TRUNCATE {names} CASCADE")
                return
            except OperationalError as error:
                # A page that the browser asked for last still reads, and PostgreSQL let it go on.
                if not remaining or not isinstance(error.__cause__, DeadlockDetected):
                    raise
