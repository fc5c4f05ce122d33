"""The worker's sign of life, sent by its main loop so that a stuck or dead one falls silent, and its
end."""

from celery.signals import heartbeat_sent, worker_init, worker_ready
from celery.worker import state
from django.conf import settings

from . import heartbeats
from .lifeline import end_after_parent

IDLE_SECONDS = 1.0
COLD_SECONDS = 3.0  # to put back what was not done, once the soft stop is over


@worker_ready.connect
@heartbeat_sent.connect
def show_life(**signal: object) -> None:
    """Leave a sign when the worker takes tasks, and every two seconds from then on."""
    heartbeats.give_sign(heartbeats.WORKER)


@worker_init.connect
def end_with_the_portal(**signal: object) -> None:
    """Let no worker outlive a supervisor that was killed: it would hold the locks of the next.

    A worker told to stop while it looks for Redis waits for ever for its own children (Celery 5.7:
    `TaskPool.on_stop` joins a result handler that was never started). A task is acknowledged when
    it is done, so one that is cut off is done again.
    """
    soft = settings.CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT
    end_after_parent(
        lambda: state.active_requests, seconds=IDLE_SECONDS, at_most=soft + COLD_SECONDS
    )
