"""What Celery runs for the rows of jobs and mails: one attempt each, and what puts them right."""

import socket
from typing import Any
from uuid import UUID

from celery.signals import worker_ready

from forkommune.celery import app

from . import request_ids  # noqa: F401  # a task carries the name of its request
from .services.reconciling import reconcile
from .services.running import perform_in_turn
from .services.sending import empty_outbox, send


@app.task(name="work.run_job", bind=True)
def run_job(self: Any, job_id: str) -> None:
    """One attempt at a job: the one with this id, or one that waits and whose turn is before."""
    perform_in_turn(f"{self.request.hostname or socket.gethostname()}")


@app.task(name="work.reconcile_jobs", expires=30)
def reconcile_jobs() -> None:
    """Every few seconds: take back what dead workers hold, send what Redis lost."""
    reconcile()


@app.task(name="work.send_mail")
def send_mail(mail_id: str) -> None:
    """One attempt at the mail with this id."""
    send(UUID(mail_id))


@app.task(name="work.empty_outbox", expires=60)
def send_due_mail() -> None:
    """Every minute: send what waits, and name uncertain what a dead sender had in hand."""
    empty_outbox()


@worker_ready.connect
def put_right_at_start(**signal: object) -> None:
    """A worker that comes up looks for what its predecessor left."""
    reconcile()
    empty_outbox()
