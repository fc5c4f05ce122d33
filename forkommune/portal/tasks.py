"""The worker's sign of life: sent by its main loop, so a stuck or dead one falls silent."""

from celery.signals import heartbeat_sent, worker_ready

from . import heartbeats


@worker_ready.connect
@heartbeat_sent.connect
def show_life(**signal: object) -> None:
    """Leave a sign when the worker takes tasks, and every two seconds from then on."""
    heartbeats.give_sign(heartbeats.WORKER)
