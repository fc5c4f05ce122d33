"""Laid-out chapters, kept under the hash of everything that shapes them.

A lost or damaged entry costs time, never correctness: it is laid out anew.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol

DIGEST = 32  # bytes of sha256 in front of every entry


class ChapterCache(Protocol):
    """Where laid-out chapters are kept; keys are 64 hex, values PDF files."""

    def get(self, key: str) -> bytes | None:
        """The chapter, or None when it is not there or damaged."""

    def put(self, key: str, data: bytes) -> None:
        """Keep a chapter; two writers of one key write the same bytes."""


class NothingKept:
    """For papers with names of people on them: no chapter outlives the file it is laid out for."""

    def get(self, key: str) -> bytes | None:
        """Nothing is ever there."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep nothing."""


class FolderCache:
    """Chapters as files in one folder, shared by all workers of a machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, key: str) -> bytes | None:
        """The chapter under `key`; an entry whose bytes changed counts as missing."""
        try:
            entry = self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        digest, data = entry[:DIGEST], entry[DIGEST:]
        if hashlib.sha256(data).digest() != digest:
            return None
        os.utime(self._path(key))  # prune() drops what was not asked for longest
        return data

    def put(self, key: str, data: bytes) -> None:
        """Write whole or not at all: a reader never sees half a chapter."""
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(name).replace(self._path(key))

    def prune(self, keep_bytes: int) -> int:
        """Drop the entries unused for longest until the rest is at most `keep_bytes`.

        Returns how many were dropped. For the clean-up that runs every night.
        """
        entries = sorted(self.folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
        total = sum(path.stat().st_size for path in entries)
        dropped = 0
        for path in entries:
            if total <= keep_bytes:
                break
            total -= path.stat().st_size
            path.unlink(missing_ok=True)
            dropped += 1
        return dropped

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"
