"""The log of erasures: ids and times, outside the database and its backups, so that a restore can
erase again what was erased since.

One JSON object a line, written at its end and to the disk before the deed begins:

    {"id": "…", "kind": "erasure", "subjects": ["user:12"], "step": "begun", "at": "2026-11-28T17:40:12+00:00"}

and once more with step "done" (or "dropped", when nothing can have come of it). A line "begun"
without its end is a deed that may or may not have happened: it is done again, which changes nothing
where it had. `kind` says what sort of deed it is; each kind brings what repeats it. A restore is one
too: its subject is the time of the backup, and to repeat it is to repeat what was erased since.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from forkommune.portal.language import gettext as _
from forkommune.portal.reasons import reason_of

ERASURE, WITHDRAWAL, RESTORE = "erasure", "withdrawal", "restore"
BEGUN, DONE, DROPPED = "begun", "done", "dropped"
STEPS = (BEGUN, DONE, DROPPED)


class LogUnusable(Exception):
    """The log cannot be written or read; nothing may be erased without it."""


@dataclass(frozen=True)
class Deed:
    """One erasure: whom it was about, when it was begun, and when it was done (None: not known)."""

    id: str
    kind: str
    subjects: tuple[str, ...]
    begun_at: datetime
    done_at: datetime | None = None

    @property
    def is_withdrawal(self) -> bool:
        """Whether consent was withdrawn, which leaves a number and its consents."""
        return self.kind == WITHDRAWAL


@dataclass(frozen=True)
class ErasureLog:
    """The file, which need not exist before the first deed."""

    path: Path

    @property
    def exists(self) -> bool:
        """Whether anything was ever written to it."""
        return self.path.is_file()

    def begin(self, subjects: Iterable[str], kind: str = ERASURE) -> Deed:
        """Write down, on the disk, what is about to be done. Raises LogUnusable."""
        deed = Deed(uuid4().hex, kind, tuple(subjects), datetime.now(UTC))
        self._append(deed, BEGUN, deed.begun_at)
        return deed

    def finish(self, deed: Deed) -> None:
        """Write down that it was done."""
        self._append(deed, DONE, datetime.now(UTC))

    def drop(self, deed: Deed) -> None:
        """Write down that nothing came of it."""
        self._append(deed, DROPPED, datetime.now(UTC))

    def _append(self, deed: Deed, step: str, at: datetime) -> None:
        told = {"id": deed.id, "kind": deed.kind, "subjects": list(deed.subjects)}
        line = json.dumps(told | {"step": step, "at": at.isoformat()}).encode() + b"\n"
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                size = os.fstat(handle).st_size
                if size and os.pread(handle, 1, size - 1) != b"\n":
                    line = b"\n" + line  # whoever wrote last was killed in the middle of a line
                os.write(handle, line)
                os.fsync(handle)
            finally:
                os.close(handle)
            _sync_folder(self.path.parent)
        except OSError as fault:
            raise LogUnusable(
                _(
                    "The erasure log %(path)s cannot be written: %(reason)s. Nothing is erased without it."
                )
                % {"path": self.path, "reason": reason_of(fault)}
            ) from fault

    def read(self) -> tuple[list[Deed], list[int]]:
        """The deeds that were not dropped, the oldest first; and the numbers of unreadable lines."""
        deeds: dict[str, Deed] = {}
        unreadable: list[int] = []
        if not self.exists:
            return [], []
        lines = self.path.read_bytes().split(b"\n")
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                _take(deeds, json.loads(line))
            except (ValueError, KeyError, TypeError):
                # The start of a line that a crash cut off is a deed that was not begun.
                if number < len(lines):
                    unreadable.append(number)
        return list(deeds.values()), unreadable

    def unfinished(self) -> list[Deed]:
        """Deeds that were begun, and nobody knows how they ended."""
        return [deed for deed in self.read()[0] if deed.done_at is None]

    def since(self, moment: datetime) -> list[Deed]:
        """Deeds that a copy of the database from `moment` may not have, unfinished ones among them."""
        return [deed for deed in self.read()[0] if deed.done_at is None or deed.done_at >= moment]

    def done_at(self, subject: str) -> datetime | None:
        """When the row of a name was erased last; None where the log knows nothing of it."""
        times = [d.done_at for d in self.read()[0] if d.done_at and subject in d.subjects]
        return max(times, default=None)


def _take(deeds: dict[str, Deed], told: dict[str, object]) -> None:
    """Put one line to what is known. Raises ValueError, KeyError or TypeError for another text."""
    at = datetime.fromisoformat(str(told["at"]))
    key, step = str(told["id"]), told["step"]
    if step == BEGUN:
        subjects = told["subjects"]
        if not isinstance(subjects, list):
            raise TypeError(f"subjects is a list of names; got {subjects!r}.")
        deeds[key] = Deed(key, str(told["kind"]), tuple(map(str, subjects)), at)
    elif step == DROPPED:
        deeds.pop(key, None)
    elif step == DONE:
        begun = deeds[key]
        deeds[key] = Deed(begun.id, begun.kind, begun.subjects, begun.begun_at, at)
    else:
        raise ValueError(f"A step is one of {STEPS}; got {step!r}.")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
