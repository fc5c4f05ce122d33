"""What many phones ask for at once, worked out once a second in each web process."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Lately(Generic[T]):
    """Values by key that are at most `seconds` old; the process keeps the newest `most`.

    In the process and not in Redis: a room goes on voting while Redis is away.
    """

    def __init__(self, seconds: float, most: int = 200) -> None:
        self.seconds, self.most = seconds, most
        self._kept: dict[object, tuple[float, T]] = {}
        self._lock = Lock()

    def get(self, key: object, work_out: Callable[[], T]) -> T:
        """The value of a key, worked out anew where it is too old."""
        now = time.monotonic()
        kept = self._kept.get(key)
        if kept is not None and now - kept[0] < self.seconds:
            return kept[1]
        value = work_out()
        with self._lock:
            self._kept[key] = (now, value)
            while len(self._kept) > self.most:
                del self._kept[next(iter(self._kept))]
        return value

    def forget(self, key: object) -> None:
        """Have the next one who asks get what stands now."""
        with self._lock:
            self._kept.pop(key, None)
