"""Celery beat's scheduler, which shows at each turn of its loop that it lives."""

from typing import Any

from celery.beat import PersistentScheduler

from . import heartbeats


class Scheduler(PersistentScheduler):
    """Sends due tasks as usual; turns at least every two seconds to leave a sign of life."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.max_interval = heartbeats.INTERVAL_SECONDS

    def tick(self, *args: Any, **options: Any) -> float:
        """Send what is due; returns the seconds until the next turn."""
        wait = super().tick(*args, **options)
        heartbeats.give_sign(heartbeats.BEAT)
        return float(wait)
