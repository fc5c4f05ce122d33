"""Bringing a backup back: into a new database, compared row by row, and only then in its place.

Source: the runtime study, section 5. The database that stood there is kept under another name.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

from .backups import DUMP, MEDIA, STAMP, Manifest, require_whole
from .dumping import connect, has_rows, run_program, table_names, table_states
from .errors import PortalError
from .language import gettext as _
from .reasons import reason_of

JOBS = "2"
SWAP_ATTEMPTS = 5


@dataclass(frozen=True)
class Restored:
    """What was brought back, and under which name the former database is kept ("" for none)."""

    manifest: Manifest
    kept_database: str
    kept_media: Path | None


def restore_backup(*, backup: Path, database_url: str, media: Path, force: bool) -> Restored:
    """Put the state of a backup in the place of what stands there.

    force: also where the database holds rows; it is kept beside the new one.
    Raises PortalError, and then leaves the database and the files as they were.
    """
    manifest = Manifest.read(backup)
    require_whole(backup, manifest)
    with closing(connect(database_url)) as connection:
        _require_version(manifest, connection.server_version // 10000)
        empty = is_empty(connection)
    if not empty and not force:
        raise PortalError(
            _(
                "The database holds rows already. Add --force to put the backup in its place; what is there now is kept under another name."
            )
        )
    stamp = datetime.now(UTC).strftime(STAMP).lower()
    name = database_name(database_url)
    _clear_halves(database_url, media)
    fresh = f"{name}_restored_{stamp}"
    _administer(database_url, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(fresh)))
    kept = f"{name}_before_{stamp}"
    with ExitStack() as undo:
        undo.callback(_drop, database_url, fresh)
        _fill(with_database(database_url, fresh), backup, manifest)
        fresh_media = _copy_media(backup / MEDIA, media, stamp)
        undo.callback(shutil.rmtree, fresh_media)
        _swap(database_url, fresh, name, kept)
        undo.pop_all()
    if empty:
        _drop(database_url, kept)
    return Restored(manifest, "" if empty else kept, _swap_media(fresh_media, media, stamp))


def database_name(database_url: str) -> str:
    """The name of an address's database."""
    return urlsplit(database_url).path.lstrip("/")


def with_database(database_url: str, name: str) -> str:
    """The same server's other database."""
    return urlunsplit(urlsplit(database_url)._replace(path=f"/{name}"))


def is_empty(connection: Any) -> bool:
    """Whether no table of the database holds a row."""
    with connection.cursor() as cursor:
        return not any(has_rows(cursor, name) for name in table_names(cursor))


def _require_version(manifest: Manifest, server: int) -> None:
    if manifest.postgres > server:
        raise PortalError(
            _(
                "The backup is of PostgreSQL %(theirs)d, this server is %(ours)d. Restore it on %(theirs)d or newer."
            )
            % {"theirs": manifest.postgres, "ours": server}
        )


def _fill(database_url: str, backup: Path, manifest: Manifest) -> None:
    run_program(
        [
            "pg_restore",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            f"--jobs={JOBS}",
            f"--dbname={database_name(database_url)}",
            str(backup / DUMP),
        ],
        database_url,
    )
    with closing(connect(database_url)) as connection, connection.cursor() as cursor:
        found = table_states(cursor)
    for name in sorted(found.keys() | manifest.tables.keys()):
        if found.get(name) != manifest.tables.get(name):
            raise PortalError(
                _(
                    "The table %(name)s did not come back as it was backed up. Nothing was changed; use another backup."
                )
                % {"name": name}
            )


def _copy_media(backed_up: Path, media: Path, stamp: str) -> Path:
    """The backed-up files beside the place where they belong."""
    fresh = media.with_name(f"{media.name}.restored-{stamp}")
    try:
        if backed_up.is_dir():
            shutil.copytree(backed_up, fresh)
        else:
            fresh.mkdir(parents=True)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise PortalError(
            _("The files could not be written beside %(folder)s: %(reason)s. Make room.")
            % {"folder": media, "reason": reason_of(error)}
        ) from error
    return fresh


def _swap_media(fresh: Path, media: Path, stamp: str) -> Path | None:
    """Put the files in place; the former ones are kept beside them."""
    kept = None
    if media.is_dir():
        kept = media.with_name(f"{media.name}.before-{stamp}")
        media.rename(kept)
        if not any(kept.iterdir()):
            kept.rmdir()
            kept = None
    fresh.rename(media)
    return kept


def _administer(database_url: str, *statements: sql.Composable) -> None:
    """Run statements beside the database, which must not be open while it is renamed."""
    with closing(connect(with_database(database_url, "postgres"))) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            try:
                for statement in statements:
                    cursor.execute(statement)
            except psycopg2.Error as error:
                raise PortalError(
                    _(
                        "The database server refused: %(reason)s. The account needs the right to make and rename databases."
                    )
                    % {"reason": str(error).strip().splitlines()[0]}
                ) from error


def _swap(database_url: str, fresh: str, name: str, kept: str) -> None:
    """Put out whoever is in, and change both names at once.

    One transaction: killed at any moment, there is a database of the name, the former or the new.
    """
    old, new, aside = sql.Identifier(name), sql.Identifier(fresh), sql.Identifier(kept)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    end = sql.SQL("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}")
    both = sql.SQL("BEGIN; {}; {}; COMMIT").format(
        rename.format(old, aside), rename.format(new, old)
    )
    for left in reversed(range(SWAP_ATTEMPTS)):
        try:
            _administer(database_url, end.format(sql.Literal(name)), both)
            return
        except PortalError as refused:
            # Whoever was put out may have come back in between.
            if left == 0 or not isinstance(refused.__cause__, psycopg2.errors.ObjectInUse):
                raise


def _clear_halves(database_url: str, media: Path) -> None:
    """Remove what a restore left that was killed before it came to the end."""
    begins = f"{database_name(database_url)}_restored_"
    with closing(connect(database_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [begins])
        names = [row[0] for row in cursor.fetchall()]
    for name in names:
        _drop(database_url, name)
    for folder in media.parent.glob(f"{media.name}.restored-*"):
        shutil.rmtree(folder)


def _drop(database_url: str, name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    _administer(database_url, drop)
