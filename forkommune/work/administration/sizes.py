"""How many rows a table holds, as PostgreSQL last estimated it: free to ask, however many they are."""

from django.db import DEFAULT_DB_ALIAS, connections, models, router

MANY = 20_000  # from here on nothing is counted that nobody asked for


def long_tables() -> set[str]:
    """The tables that hold more than MANY rows by the planner's estimate."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [MANY]
        )
        return {name for (name,) in cursor.fetchall()}


def estimated_rows(model: type[models.Model]) -> int:
    """The planner's estimate for the model's table; 0 for one that was never analysed."""
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(
            "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass",
            [f'"{model._meta.db_table}"'],
        )
        return max(0, int(cursor.fetchone()[0]))
