"""Files that other programs read while we write: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

READABLE = 0o644  # as a file that any program writes; temporary files are the owner's only
PRIVATE = 0o600


def write_whole(path: Path, data: bytes, *, mode: int = READABLE, is_lasting: bool = True) -> None:
    """Put `data` into `path`, in the place of what was there; folders on the way are made.

    Nobody reads half of it, and where it `is_lasting` it outlives a power cut. Raises OSError when
    it cannot be written; what was there before then stands.
    """
    path.absolute().parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(
        dir=path.absolute().parent, prefix=f".{path.name}.", suffix=".part"
    )
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        part.chmod(mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class PassingFiles(FileSystemStorage):
    """A storage of what can be made again: each file whole, in the place of what had its name."""

    def _save(self, name: str, content: Any) -> str:
        write_whole(Path(self.path(name)), content.read(), mode=PRIVATE, is_lasting=False)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself."""
        return name
