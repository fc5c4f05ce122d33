"""How many rows a table holds, as PostgreSQL last estimated it: free to ask, however many they are."""

from django.db import DEFAULT_DB_ALIAS, connections, models, router
from django.http import HttpRequest

MANY = 20_000  # from here on nothing is counted that nobody asked for
SEARCH_LENGTH = 100  # characters of what is searched for; what follows is cut off


def estimates(request: HttpRequest) -> dict[str, int]:
    """The planner's estimate by table, asked once a request; 0 for one that was never analysed."""
    found: dict[str, int] | None = getattr(request, "rows_by_table", None)
    if found is None:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r'")
            found = {name: max(0, rows) for name, rows in cursor.fetchall()}
        request.rows_by_table = found  # type: ignore[attr-defined]
    return found


def estimated_rows(model: type[models.Model]) -> int:
    """The planner's estimate for the model's table; 0 for one that was never analysed."""
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(
            "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass",
            [f'"{model._meta.db_table}"'],
        )
        return max(0, int(cursor.fetchone()[0]))
