"""Locks that the kernel releases when their holder dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self


class LockFile:
    """An open lock file; the lock lives until `close`, the process ends, or heirs of `fd` end."""

    def __init__(self, path: Path) -> None:
        """Open `path`, made with mode 0600 where it is missing; nothing is locked yet."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = path
        self.fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_exclusive(self, seconds: float = 0) -> bool:
        """Whether the lock could be had for this process alone within `seconds`."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(0.02)
            else:
                return True

    def exclusive(self) -> None:
        """Wait for the lock alone."""
        fcntl.flock(self.fd, fcntl.LOCK_EX)

    def shared(self) -> None:
        """Wait for a share of the lock."""
        fcntl.flock(self.fd, fcntl.LOCK_SH)

    def unlock(self) -> None:
        """Give the lock back, also for processes that inherited it."""
        fcntl.flock(self.fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close this process's copy; processes that inherited the lock still hold it."""
        os.close(self.fd)

    def write(self, text: str) -> None:
        """Leave a note for whoever meets the lock; only its holder should."""
        os.ftruncate(self.fd, 0)
        os.pwrite(self.fd, text.encode(), 0)

    def read(self) -> str:
        """The note that the holder left, or nothing."""
        return os.pread(self.fd, 4096, 0).decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def is_held(path: Path) -> bool:
    """Whether some process holds the lock at `path` for itself."""
    with LockFile(path) as lock:
        return not lock.try_exclusive()
