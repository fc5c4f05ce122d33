"""Celery beat's scheduler: one of all that are started orders work, and shows that it lives."""

import logging
from contextlib import suppress
from typing import Any

import redis
from celery.beat import PersistentScheduler

from . import heartbeats, sign_file
from .clock_lease import ClockLease

logger = logging.getLogger(__name__)


class Scheduler(PersistentScheduler):
    """Sends due tasks as usual; turns at least every two seconds to leave a sign of life."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.max_interval = heartbeats.INTERVAL_SECONDS
        self._lease = ClockLease()

    def tick(self, *args: Any, **options: Any) -> float:
        """Send what is due, if this is the clock that does; returns the seconds until the next turn."""
        if not self._leads():
            sign_file.touch()
            return float(heartbeats.INTERVAL_SECONDS)
        wait = super().tick(*args, **options)
        heartbeats.give_sign(heartbeats.BEAT)
        return float(wait)

    def close(self) -> None:
        """Let another clock go on at once."""
        super().close()
        with suppress(redis.RedisError):  # it forgets by itself
            self._lease.release()

    def _leads(self) -> bool:
        try:
            return self._lease.is_held()
        except redis.RedisError as fault:
            logger.warning("Without Redis the clock orders nothing: %s", fault)
            return False
