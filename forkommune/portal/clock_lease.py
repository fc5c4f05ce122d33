"""That only one clock orders work, however many are started: the first one, until it is silent.

Why it lies in Redis and is no lock of the database: docs/adr/0010-the-clocks-lease-in-redis.md.
"""

import socket
from pathlib import Path

from django.conf import settings

from . import heartbeats
from .locks import LockFile

KEY = "portal:clock"
SILENT_SECONDS = 10.0  # five turns of the clock
# Each runs as one act: between asking and renewing, the place could run out and be another's.
TAKE = """
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
LEAVE = (
    "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"
)


class ClockLease:
    """A place in Redis that one clock holds and renews at each turn.

    A clock that is started anew on the same machine and state folder is the same one, so it goes on
    at once; another waits until the first has been silent for ten seconds. That there are never two
    on one state folder is held by the kernel: a lock on a file, which a dead process gives back.
    """

    def __init__(self, name: str = "", folder: Path | None = None) -> None:
        self._name = name or f"{socket.gethostname()}:{settings.VAR_DIR}"
        self._lock = LockFile((folder or Path(settings.VAR_DIR) / "beat") / "clock.lock")

    def is_held(self) -> bool:
        """Take or renew the place; whether this clock has it. Raises redis.RedisError."""
        if not self._lock.try_exclusive():
            return False
        life = int(SILENT_SECONDS * 1000)
        return bool(heartbeats.client().eval(TAKE, 1, KEY, self._name, life))

    def release(self) -> None:
        """Leave the place to the next one at once, if it is held. Raises redis.RedisError."""
        try:
            if self._lock.try_exclusive():
                heartbeats.client().eval(LEAVE, 1, KEY, self._name)
        finally:
            self._lock.unlock()
