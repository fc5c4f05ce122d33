"""Making a backup: the database and its digests from one snapshot, then the files it names.

Files are written once and never changed, so those copied after the dump hold all that it names.
Source: the runtime study, section 5.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2 import sql

from .backups import (
    DUMP,
    LAST_BACKUP,
    MEDIA,
    PART,
    STAMP,
    FileState,
    Manifest,
    TableState,
    drop_halves,
    files_of,
    in_work,
    state_of_file,
)
from .binaries import postgres_program
from .errors import PortalError
from .language import gettext as _
from .paths import BASE_DIR
from .reasons import reason_of
from .schema import applied_migrations

# Rows as text must read the same on another server.
PLAIN_TEXT = (
    "SET LOCAL timezone = 'UTC'",
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL bytea_output = 'hex'",
)
TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind = 'r' AND n.nspname = 'public' ORDER BY 1"
)


def make_backup(
    *, database_url: str, media: Path, place: Path, var: Path, now: datetime | None = None
) -> Path:
    """Write a whole backup into `place` and say where it is.

    Raises PortalError with the reason and the next step; then nothing of it is left. Killed in the
    middle it leaves a `.part` folder, which the next backup clears away before it needs the room.
    """
    begun = now or datetime.now(UTC)
    final = place / begun.strftime(STAMP)
    fresh = final.with_name(final.name + PART)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        drop_halves(place)
        fresh.mkdir(mode=0o700)
        with in_work(fresh), ExitStack() as undo:
            undo.callback(shutil.rmtree, fresh, ignore_errors=True)
            manifest = _dump(database_url, fresh / DUMP, begun)
            if media.is_dir():
                shutil.copytree(media, fresh / MEDIA)
            manifest.files.update(_digests(fresh))
            manifest.write(fresh)
            _to_disk(fresh)
            fresh.rename(final)
            undo.pop_all()
    except OSError as error:
        raise PortalError(
            _(
                "The backup could not be written to %(folder)s: %(reason)s. Make room or name another."
            )
            % {"folder": place, "reason": reason_of(error)}
        ) from error
    _note(var, final, begun)
    return final


def _digests(folder: Path) -> dict[str, FileState]:
    return {name: state_of_file(path) for name, path in files_of(folder)}


def _to_disk(folder: Path) -> None:
    """A name that says “whole” must not outlive a power cut that the content does not."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _note(var: Path, made: Path, begun: datetime) -> None:
    note = {"folder": str(made.absolute()), "made_at": begun.isoformat()}
    (var / LAST_BACKUP).write_text(json.dumps(note), encoding="utf-8")


def _dump(database_url: str, target: Path, begun: datetime) -> Manifest:
    connection = connect(database_url)
    try:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            run_program(
                [
                    "pg_dump",
                    "--format=custom",
                    "--compress=gzip:6",
                    "--no-owner",
                    "--no-privileges",
                    f"--snapshot={snapshot}",
                    f"--file={target}",
                ],
                database_url,
            )
            return Manifest(
                made_at=begun.isoformat(),
                version=portal_version(),
                postgres=connection.server_version // 10000,
                migrations=[".".join(row) for row in applied_migrations(database_url)],
                tables=table_states(cursor),
            )
    finally:
        connection.close()


def portal_version() -> str:
    """The version that pyproject.toml states."""
    told = tomllib.loads((BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def table_states(cursor: Any) -> dict[str, TableState]:
    """Row count and digest of every table, within the cursor's transaction."""
    for setting in PLAIN_TEXT:
        cursor.execute(setting)
    return {name: _table_state(cursor, name) for name in table_names(cursor)}


def table_names(cursor: Any) -> list[str]:
    """The tables of the portal, by name."""
    cursor.execute(TABLES)
    return [row[0] for row in cursor.fetchall()]


def has_rows(cursor: Any, name: str) -> bool:
    """Whether a table holds anything."""
    cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(name)))
    return bool(cursor.fetchone()[0])


def _table_state(cursor: Any, name: str) -> TableState:
    counted = sql.SQL(
        "SELECT count(*), coalesce(md5(string_agg(row, '' ORDER BY row)), '')"
        " FROM (SELECT md5(t::text) AS row FROM {table} AS t) AS rows"
    ).format(table=sql.Identifier(name))
    cursor.execute(counted)
    rows, digest = cursor.fetchone()
    return TableState(rows, digest)


def connect(database_url: str) -> Any:
    """A connection, or PortalError with the reason."""
    try:
        return psycopg2.connect(database_url)
    except psycopg2.OperationalError as error:
        raise PortalError(
            _("The database does not answer: %(reason)s") % {"reason": str(error).strip()}
        ) from error


def run_program(command: Iterable[str], database_url: str) -> None:
    """Run a PostgreSQL program of the wheel on a database. Raises PortalError with its last words.

    The address travels in the environment of the program, not on its command line.
    """
    name, *arguments = command
    # libpq takes an address only as `dbname`; PGSERVICE and the like must not interfere.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    parts = psycopg2.extensions.parse_dsn(database_url)
    variables = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER"}
    variables |= {"password": "PGPASSWORD", "dbname": "PGDATABASE", "sslmode": "PGSSLMODE"}
    environment |= {variables[key]: str(value) for key, value in parts.items() if key in variables}
    done = subprocess.run(
        [postgres_program(name), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        words = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise PortalError(_("%(program)s failed: %(reason)s") % {"program": name, "reason": words})
