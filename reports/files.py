"""Whether files and rows of editions still fit together."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from reports.models import Edition
from reports.rendering import FOLDER

logger = logging.getLogger(__name__)
PART_LIVES_SECONDS = 24 * 60 * 60  # a half-written file of a killed worker; no job lasts this long


@dataclass(frozen=True)
class Strays:
    """Names of files that no edition has, and editions whose file is gone."""

    files: tuple[str, ...]
    editions: tuple[str, ...]


def stray_files() -> Strays:
    """Compare the folder of reports with the rows; nothing is changed."""
    _folders, names = (
        default_storage.listdir(FOLDER) if default_storage.exists(FOLDER) else ([], [])
    )
    there = {f"{FOLDER}/{name}" for name in names if not name.endswith(".part")}
    named = {
        str(file.name): str(edition)
        for edition in Edition.objects.with_file()
        for file in edition.stored_files
    }
    return Strays(
        files=tuple(sorted(there - named.keys())),
        editions=tuple(sorted(words for name, words in named.items() if name not in there)),
    )


def tidy_up() -> Strays:
    """Drop half-written files a day old, and tell the log what does not fit together."""
    if isinstance(default_storage._wrapped, FileSystemStorage):  # type: ignore[attr-defined]
        folder = Path(default_storage.path(FOLDER))
        for part in folder.glob("*.part") if folder.is_dir() else ():
            if time.time() - part.stat().st_mtime > PART_LIVES_SECONDS:
                part.unlink(missing_ok=True)
    strays = stray_files()
    for name in strays.files:
        logger.warning("The file %s belongs to no edition.", name)
    for edition in strays.editions:
        logger.error("The file of %s is gone; make the edition again.", edition)
    return strays
