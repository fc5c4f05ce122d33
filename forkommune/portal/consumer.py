"""The part of the worker that takes tasks from Redis, and how it comes through a loss of it."""

from functools import partial
from typing import Any

from celery.worker.consumer import Consumer as CeleryConsumer

LOOK_SECONDS = 1.0


class Consumer(CeleryConsumer):
    """Celery's own, which looks for Redis every second: by itself it waits longer each time, up to half
    a minute, and reports wait that long for a Redis that has come back."""

    def ensure_connected(self, conn: Any) -> Any:
        """The connection, once Redis answers."""
        conn.ensure_connection = partial(
            conn.ensure_connection,
            interval_start=LOOK_SECONDS,
            interval_step=0,
            interval_max=LOOK_SECONDS,
        )
        return super().ensure_connected(conn)

    def on_connection_error_after_connected(self, exc: Exception) -> None:
        """Let go of a connection that is lost; its messages are left to the rows, which order anew."""
        lost: Any = self.connection  # there is one here, and it is a virtual one
        for channel in lost.transport.channels:
            channel.do_restore = False
        super().on_connection_error_after_connected(exc)
