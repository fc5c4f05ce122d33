"""What the database tells of whole tables: the same text as long as no row of them changed.

What was made of tables that seldom change can be kept by it, however many rows they have: a trigger gives
a table another stamp with every statement that changes it, raw SQL and bulk writes included. The stamp is
part of the transaction, so that no other process sees it before the rows, and one that was taken back
never comes again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import connection, connections, models

# Of all watched tables, to be asked for with something else in one round trip.
TOLD = "(SELECT string_agg(stamp::text, ' ' ORDER BY name) FROM database_tablestamp)"
FUNCTION = """
CREATE OR REPLACE FUNCTION forkommune_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO database_tablestamp (name, stamp) VALUES (TG_TABLE_NAME, gen_random_uuid())
    ON CONFLICT (name) DO UPDATE SET stamp = excluded.stamp;
    RETURN NULL;
END $$
"""
_ASKED = f"SELECT {TOLD}"  # nosec B608
_watched: dict[str, None] = {}


def watch(tables: Sequence[type[models.Model]]) -> None:
    """Have changes of some tables told of; called in an app's `ready`."""
    _watched.update(dict.fromkeys(model._meta.db_table for model in tables))


def told_of(tables: Sequence[type[models.Model]]) -> str:
    """What tells of changes of some tables, of all that are watched among them; one look-up.

    Raises LookupError for a table that is not watched.
    """
    check_watched(tables)
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        (told,) = cursor.fetchone()
    return str(told)


def check_watched(tables: Sequence[type[models.Model]]) -> None:
    """Refuse what would never be told of."""
    if missing := [
        model._meta.db_table for model in tables if model._meta.db_table not in _watched
    ]:
        raise LookupError(f"Nothing tells of changes of {', '.join(missing)}.")


def install_stamps(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Signal receiver: create or renew the trigger of every watched table that exists."""
    if sender is not apps.get_app_config("database"):
        return
    existing = set(connections[using].introspection.table_names())
    if "database_tablestamp" not in existing:
        return
    with connections[using].cursor() as cursor:
        cursor.execute(FUNCTION)
        for table in _watched:
            if table in existing:
                cursor.execute(
                    "CREATE OR REPLACE TRIGGER forkommune_stamp AFTER INSERT OR UPDATE OR DELETE OR "
                    f'TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION forkommune_stamp()'
                )
