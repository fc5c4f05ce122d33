"""Whether a database has what this version of the code expects, asked without Django.

Loading Django to learn that nothing is to be done would cost half of a second start's time. So
each preparation leaves a stamp: a hash of everything that it depended on, the database included.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import psycopg2

from .paths import BASE_DIR


def is_migrated(var: Path, database_url: str) -> bool:
    """Whether the last `migrate` still holds: same migrations, packages and database."""
    return _read(var / "migrated") == _schema(database_url)


def note_migrated(var: Path, database_url: str) -> None:
    """Remember that all migrations are applied."""
    (var / "migrated").write_text(_schema(database_url), encoding="utf-8")


def is_loaded(var: Path, database_url: str, *, demo: bool) -> bool:
    """Whether the initial data (and, if asked for, the invented ones) are in the database."""
    noted = _read(var / "loaded").split()
    return noted[:1] == [_data(database_url)] and (not demo or "demo" in noted)


def note_loaded(var: Path, database_url: str, *, demo: bool) -> None:
    """Remember that the shipped data are in the database."""
    words = [_data(database_url), *(["demo"] if demo else [])]
    (var / "loaded").write_text(" ".join(words), encoding="utf-8")


def _read(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def _schema(database_url: str) -> str:
    words = ["/".join(row) for row in applied_migrations(database_url)]
    return _hash([BASE_DIR / "requirements.lock", *_below("*/migrations/*.py")], words)


def _data(database_url: str) -> str:
    loaders = [*_below("*/loading/**/*.py"), *_below("*/loading.py")]
    return _hash([*_below("*/data/**/*"), *loaders], [_identity(database_url)])


def _below(pattern: str) -> list[Path]:
    rooms = (BASE_DIR, BASE_DIR / "forkommune", BASE_DIR / "municipalities")
    return [path for room in rooms for path in room.glob(pattern) if path.is_file()]


def _hash(files: Iterable[Path], words: Iterable[str]) -> str:
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(str(path.relative_to(BASE_DIR)).encode())
        found.update(path.read_bytes())
    for word in words:
        found.update(word.encode())
    return found.hexdigest()


def applied_migrations(database_url: str) -> list[tuple[str, str]]:
    """App and name of every migration that the database has had; none for an empty one."""
    if not _ask(database_url, "SELECT to_regclass('django_migrations') IS NOT NULL")[0][0]:
        return []
    return _ask(database_url, "SELECT app, name FROM django_migrations ORDER BY app, name")


def _identity(database_url: str) -> str:
    """A name that no other database has, and that a restored one keeps only within its server."""
    rows = _ask(
        database_url,
        "SELECT system_identifier::text, (SELECT oid::text FROM pg_database"
        " WHERE datname = current_database()) FROM pg_control_system()",
    )
    return "/".join(rows[0])


def _ask(database_url: str, question: str) -> list[tuple]:
    connection = psycopg2.connect(database_url)
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return list(cursor.fetchall())
    finally:
        connection.close()
