"""What Celery runs for the job rows: one attempt at a job, and the reconciler."""

import socket
from typing import Any
from uuid import UUID

from celery.signals import worker_ready

from forkommune.celery import app

from .services.reconciling import reconcile
from .services.running import perform


@app.task(name="work.run_job", bind=True)
def run_job(self: Any, job_id: str) -> None:
    """One attempt at the job with this id."""
    perform(UUID(job_id), f"{self.request.hostname or socket.gethostname()}")


@app.task(name="work.reconcile_jobs", expires=30)
def reconcile_jobs() -> None:
    """Every few seconds: take back what dead workers hold, send what Redis lost."""
    reconcile()


@worker_ready.connect
def reconcile_at_start(**signal: object) -> None:
    """A worker that comes up looks for what its predecessor left."""
    reconcile()
