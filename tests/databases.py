"""One database is migrated; every other worker of a run gets a copy of it.

Migrating takes some twenty seconds of a core, copying the result less than one.
"""

import fcntl
import os
from pathlib import Path
from typing import IO

from django.db import connection

MIGRATED = "forkommune_migrated"


def wait_for_turn() -> IO[str] | None:
    """One worker at a time makes its database, until it closes what this returns.

    None where there is nobody to share with, or where the servers are not the run's own: a migrated
    database that lies there could be an older one.
    """
    folder = os.environ.get("FORKOMMUNE_TEST_VAR")
    if not folder or "PYTEST_XDIST_WORKER" not in os.environ:
        return None
    turn = (Path(folder) / "database.lock").open("w")
    fcntl.flock(turn, fcntl.LOCK_EX)
    return turn


def is_migrated() -> bool:
    """Whether a worker of this run has put a migrated database aside."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [MIGRATED])
        return cursor.fetchone() is not None


def put_aside() -> None:
    """Keep a copy of the test database, which nobody has written in yet, for the other workers."""
    own = connection.settings_dict["NAME"]
    connection.close()  # a database that somebody is connected to cannot be copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{MIGRATED}" TEMPLATE "{own}"')
