"""What a backup is on disk: a folder with the dump, the files and a manifest that vouches for both.

    DIR/20261128T151000Z/database.dump   pg_dump's custom format
                         media/…         every uploaded and made file
                         manifest.json   digests, row counts, migrations, versions

It is written as `….part` and renamed at the end, so a folder without that ending is whole.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from .errors import PortalError
from .language import gettext as _

DUMP = "database.dump"
MEDIA = "media"
MANIFEST = "manifest.json"
PART = ".part"
LAST_BACKUP = "last-backup.json"  # in the state folder: when and where the last one was made
STAMP = "%Y%m%dT%H%M%SZ"
FORMAT = 1
CHUNK = 1 << 20


@dataclass(frozen=True)
class TableState:
    """How many rows a table has, and a digest of them all that does not depend on their order."""

    rows: int
    digest: str


@dataclass(frozen=True)
class FileState:
    """Size in bytes and SHA-256 (hex) of a file."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds and what made it."""

    made_at: str
    version: str
    postgres: int
    migrations: list[str]
    tables: dict[str, TableState]
    files: dict[str, FileState] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Put the manifest into a backup's folder."""
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)
        (folder / MANIFEST).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a backup. Raises PortalError when there is none that this code reads."""
        try:
            told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if told["format"] != FORMAT:
                raise PortalError(
                    _(
                        "The backup %(folder)s has the format %(format)s; this portal reads %(ours)s."
                    )
                    % {"folder": folder, "format": told["format"], "ours": FORMAT}
                )
            told["tables"] = {name: TableState(**one) for name, one in told["tables"].items()}
            told["files"] = {name: FileState(**one) for name, one in told["files"].items()}
            return cls(**told)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise PortalError(
                _(
                    "%(folder)s is no backup of this portal: its manifest cannot be read (%(reason)s)."
                )
                % {"folder": folder, "reason": error}
            ) from error


def state_of_file(path: Path) -> FileState:
    """Size and digest, read in pieces."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            found.update(piece)
            size += len(piece)
    return FileState(size, found.hexdigest())


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a backup but the manifest, by its path in the backup."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            yield path.relative_to(folder).as_posix(), path


def require_whole(folder: Path, manifest: Manifest) -> None:
    """Raises PortalError naming the first file that is missing, changed or not in the manifest."""
    found = {name: state_of_file(path) for name, path in files_of(folder)}
    for name in sorted(found.keys() | manifest.files.keys()):
        if found.get(name) != manifest.files.get(name):
            raise PortalError(
                _(
                    "The backup %(folder)s is damaged: %(name)s is not what was backed up. Use another."
                )
                % {"folder": folder, "name": name}
            )


def complete_backups(place: Path) -> list[Path]:
    """The whole backups in a folder, the oldest first."""
    if not place.is_dir():
        return []
    return sorted(path for path in place.iterdir() if made_at(path) and (path / MANIFEST).is_file())


def made_at(folder: Path) -> datetime | None:
    """When a backup was begun, from its name; None for a folder that is no whole backup."""
    try:
        return datetime.strptime(folder.name, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def last_backup_at(var: Path) -> datetime | None:
    """When the last whole backup was begun, by the note in `var` and the backups in sight.

    None when no backup is known. BACKUP_DIR names where they lie when others make them.
    """
    times = [made_at(path) for path in complete_backups(backup_folder(var))]
    with suppress(FileNotFoundError):
        note = json.loads((var / LAST_BACKUP).read_text(encoding="utf-8"))
        times.append(datetime.fromisoformat(note["made_at"]))
    return max(filter(None, times), default=None)


def backup_folder(var: Path) -> Path:
    """Where backups lie: BACKUP_DIR, or `backups` in the state folder."""
    return Path(os.environ.get("BACKUP_DIR") or var / "backups")


def find_backup(place: Path) -> Path:
    """The backup that a path means: itself, or the newest in it. Raises PortalError for none."""
    if (place / MANIFEST).is_file():
        return place
    if found := complete_backups(place):
        return found[-1]
    raise PortalError(
        _("There is no whole backup in %(folder)s. Make one with “manage.py backup %(folder)s”.")
        % {"folder": place}
    )


def drop_old(place: Path, *, keep_days: int, now: datetime) -> list[Path]:
    """Delete backups older than `keep_days`, never the newest; and halves that a crash left."""
    backups = complete_backups(place)
    limit = now - timedelta(days=keep_days)
    old = [path for path in backups[:-1] if (begun := made_at(path)) and begun < limit]
    for path in old:
        shutil.rmtree(path)
    drop_halves(place)
    return old


def drop_halves(place: Path) -> None:
    """Delete what backups left that were killed in the middle; one under way is not touched."""
    for path in place.glob(f"*{PART}"):
        with suppress(BlockingIOError), in_work(path):
            shutil.rmtree(path)


@contextmanager
def in_work(folder: Path) -> Iterator[None]:
    """Hold a folder as one that somebody writes in. Raises BlockingIOError if somebody else does.

    The kernel gives it back however its holder ends.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
