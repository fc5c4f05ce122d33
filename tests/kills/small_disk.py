"""A disk of its own for a portal's files, small enough to be filled."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

SIZE = "800m"
ON_IT = ("media", "cache")  # the database has another: a full one is a fault of its own
STEP = 64 * 1024


class SmallDisk:
    """The mounted disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def fill(self, seconds: float) -> threading.Event:
        """Leave no room for some seconds; the event is set when there is room again."""
        filler = self.folder / f"filler-{next(self._numbers)}"  # it may be full twice at once
        with suppress(OSError), filler.open("wb", buffering=0) as file:  # which is the aim
            free = os.statvfs(self.folder)
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize)
            while True:
                file.write(bytes(STEP))
        room = threading.Event()

        def empty() -> None:
            filler.unlink()
            room.set()

        threading.Timer(seconds, empty).start()
        return room


def may_mount() -> bool:
    """Whether this process may mount a disk; root may."""
    return os.geteuid() == 0


@contextmanager
def small_disk(var: Path) -> Iterator[SmallDisk | None]:
    """Media and laid-out chapters of a portal that stands still on a disk of their own; None where
    this process may not mount one."""
    if not may_mount():
        yield None
        return
    folder = var / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=True)
    try:
        for name in ON_IT:
            _move(var / name, folder / name)
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def _move(there: Path, here: Path) -> None:
    if there.is_dir():
        shutil.copytree(there, here)
        shutil.rmtree(there)
    else:
        here.mkdir()
    there.symlink_to(here)
