"""That only one clock orders work, however many are started: the first one, until it is silent."""

import socket

from django.conf import settings

from . import heartbeats

KEY = "portal:clock"
SILENT_SECONDS = 10.0  # five turns of the clock


class ClockLease:
    """A place in Redis that one clock holds and renews at each turn.

    A clock that is started anew on the same machine and state folder is the same one, so it goes on
    at once; another waits until the first has been silent for ten seconds.
    """

    def __init__(self, name: str = "") -> None:
        self._name = (name or f"{socket.gethostname()}:{settings.VAR_DIR}").encode()

    def is_held(self) -> bool:
        """Take or renew the place; whether this clock has it. Raises redis.RedisError."""
        line, life = heartbeats.client(), int(SILENT_SECONDS * 1000)
        if line.set(KEY, self._name, nx=True, px=life):
            return True
        return line.get(KEY) == self._name and bool(line.pexpire(KEY, life))

    def release(self) -> None:
        """Leave the place to the next one at once, if it is held."""
        line = heartbeats.client()
        if line.get(KEY) == self._name:
            line.delete(KEY)
