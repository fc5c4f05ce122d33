"""Laid-out chapters, kept under the hash of everything that shapes them.

A lost or damaged entry costs time, never correctness: it is laid out anew.
"""

import hashlib
from datetime import timedelta
from typing import Protocol

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils import timezone

DIGEST = 32  # bytes of sha256 in front of every entry
FRESH = timedelta(days=1)  # an entry that is asked for after it counts as written today
ENDING = ".pdf"


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


class StorageCache:
    """Chapters as files of a storage, shared by all workers that reach it.

    storage: saves under the very name it is given, in the place of what was there.
    """

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def get(self, key: str) -> bytes | None:
        """The chapter under `key`; an entry whose bytes changed counts as missing."""
        name = key + ENDING
        try:
            with self.storage.open(name) as file:
                entry: bytes = file.read()
        except FileNotFoundError:
            return None
        digest, data = entry[:DIGEST], entry[DIGEST:]
        if hashlib.sha256(data).digest() != digest:
            return None
        self._renew(name, entry)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Write it with its digest: a reader of half of it finds nothing."""
        self.storage.save(key + ENDING, ContentFile(hashlib.sha256(data).digest() + data))

    def prune(self, keep_bytes: int) -> int:
        """Drop the entries unused for longest until the rest is at most `keep_bytes`.

        Returns how many were dropped. For the clean-up that runs every night.
        """
        entries = sorted(self._names(), key=self.storage.get_modified_time)
        sizes = {name: self.storage.size(name) for name in entries}
        total, dropped = sum(sizes.values()), 0
        for name in entries:
            if total <= keep_bytes:
                break
            total -= sizes[name]
            self.storage.delete(name)
            dropped += 1
        return dropped

    def empty(self) -> bool:
        """Drop all; whether there were any."""
        names = self._names()
        for name in names:
            self.storage.delete(name)
        return bool(names)

    def _names(self) -> list[str]:
        """The entries, and what a killed writer left; not what somebody is writing now."""
        names = self.storage.listdir("")[1] if self.storage.exists("") else []
        return [name for name in names if name.endswith(ENDING) or self._is_old(name)]

    def _is_old(self, name: str) -> bool:
        return timezone.now() - self.storage.get_modified_time(name) > FRESH

    def _renew(self, name: str, entry: bytes) -> None:
        """Write again what was written long ago: no storage tells when a file was last read."""
        if self._is_old(name):
            self.storage.save(name, ContentFile(entry))
