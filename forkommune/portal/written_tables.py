"""The tables as the migrations make them, written down in `tables.sql`.

Django draws every model anew for each step of a migration: from nothing that is forty seconds of a
processor, the tables themselves are one. An empty database takes the file and then whatever
migrations are newer than it, so a file that is behind costs time and nothing else.
"""

import re
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from psycopg2 import sql

from .dumping import run_program
from .paths import var_dir
from .restoring import with_database
from .servers import database_url_in_use

WRITTEN = Path(__file__).with_name("tables.sql")
HEAD = "-- What the migrations below make. `manage.py write_tables` writes it; never change it by hand.\n"
SPARE = "forkommune_written"
SEALED = "-- Of these migrations and this text: {}\n"
Migration = tuple[str, str]

_NOTED = "INSERT INTO public.django_migrations (app, name, applied) VALUES\n"
_ROW = re.compile(r"^    \('(\w+)', '(\w+)', now\(\)\)[,;]$", re.MULTILINE)
_END_OF_HEAD = "SET row_security = off;\n"
_BEGIN_OF_TAIL = "--\n-- PostgreSQL database dump complete"
# Headings, and what holds for the session.
_ASIDE = re.compile(r"^(--\n-- .*\n--|SET default_table\w+ = \w*'*;)\n", re.MULTILINE)
_SEAL = re.compile(rf"^{SEALED.format('').strip()} \w*\n", re.MULTILINE)
_WITH_RETURN = re.compile(r"'[^'\n]*\r[^'\n]*'")


def migrations_of(written: str) -> list[Migration]:
    """App and name of the migrations whose tables a written text holds, in the order they ran."""
    return [(app, name) for app, name in _ROW.findall(written)]


def seal_of(written: str) -> str:
    """The digest of a text, without its own seal, and of the migrations that it holds as they are now.

    A text whose seal is another was changed by hand, or one of its migrations was changed since.
    """
    digest = sha256(_SEAL.sub("", written).encode())
    for module in _modules_of(migrations_of(written)):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


def is_sealed(written: str) -> bool:
    """Whether a text bears the seal that `write_tables` gave it."""
    return SEALED.format(seal_of(written)) in written


def _modules_of(migrations: Collection[Migration]) -> list[ModuleType]:
    """The modules of migrations, and those beside them that they share."""
    known = MigrationLoader(None).disk_migrations
    names = {known[one].__module__ for one in migrations if one in known}
    folders = {name.rpartition(".")[0] for name in names}
    beside = {name for name in sys.modules if name.rpartition(".")[0] in folders}
    shared = {name for name in beside if name.rpartition(".")[2].startswith("_")}
    return [sys.modules[name] for name in sorted(names | shared)]


def may_begin_from(written: str, connection: Any) -> bool:
    """Whether a database is empty and all that the text holds is still there to be migrated on."""
    if connection.introspection.table_names():
        return False
    known = MigrationLoader(None).disk_migrations
    return all(migration in known for migration in migrations_of(written))


def make_tables(written: str, connection: Any) -> None:
    """Make all tables in an empty database, or none; their migrations count as applied."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        # A function may be written before the table that it asks.
        cursor.execute("SET LOCAL check_function_bodies = false")
        cursor.execute(written)


def write(migrations: Collection[Migration] | None = None) -> str:
    """The text for these migrations, or for all: made one by one in a spare database of the server.

    The spare database is gone afterwards. Raises PortalError when pg_dump fails.
    """
    with _spare_database() as connection:
        executor = MigrationExecutor(connection)
        executor.migrate(_last(executor, migrations))
        return _text_of(connection)


def written_back(written: str) -> str:
    """The text for a spare database that was made from a text: the same, or the text is no good."""
    with _spare_database() as connection:
        make_tables(written, connection)
        return _text_of(connection)


def _text_of(spare: Any) -> str:
    with spare.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        rows = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in cursor.fetchall())
    with TemporaryDirectory() as folder:
        dump = Path(folder) / "tables.sql"
        run_program(
            ["pg_dump", "--schema-only", "--no-owner", "--no-privileges", f"--file={dump}"],
            with_database(database_url_in_use(var_dir()), SPARE),
        )
        # As it stands: a carriage return in a rule is no end of a line.
        dumped = dump.read_bytes().decode()
    written = f"{HEAD}{_plain(dumped)}\n{_NOTED}{rows};\n"
    return written.replace(HEAD, HEAD + SEALED.format(seal_of(written)), 1)


def _last(executor: MigrationExecutor, wanted: Collection[Migration] | None) -> list[Migration]:
    """Those of the wanted migrations that no other of them builds on."""
    graph = executor.loader.graph
    if wanted is None:
        return list(graph.leaf_nodes())
    # Migrations that others replace stand in no graph; they ran as those.
    nodes = {one: graph.node_map[one] for one in wanted if one in graph.node_map}
    return [
        one for one, node in nodes.items() if not any(child.key in nodes for child in node.children)
    ]


def _plain(dumped: str) -> str:
    """A dump without what it says of itself and its session, as a file that editors leave alone."""
    statements = dumped.split(_END_OF_HEAD, 1)[1].split(_BEGIN_OF_TAIL, 1)[0]
    statements = _WITH_RETURN.sub(_escaped, _ASIDE.sub("", statements))
    return re.sub(r";\n{2,}", ";\n", statements).strip() + "\n"


def _escaped(literal: re.Match[str]) -> str:
    """A text with a carriage return as PostgreSQL reads it where editors and Git change such signs."""
    return "E" + literal[0].replace("\\", "\\\\").replace("\r", "\\r")


@contextmanager
def _spare_database() -> Iterator[Any]:
    """A connection to an empty database, in the place of the portal's own."""
    own, name = connections[DEFAULT_DB_ALIAS], sql.Identifier(SPARE)
    with own._nodb_cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
    spare = own.copy()
    spare.settings_dict["NAME"] = SPARE
    # Data migrations ask for the connection by its name.
    connections[DEFAULT_DB_ALIAS] = spare
    try:
        yield spare
    finally:
        spare.close()
        connections[DEFAULT_DB_ALIAS] = own
        with own._nodb_cursor() as cursor:
            cursor.execute(sql.SQL("DROP DATABASE {}").format(name))
