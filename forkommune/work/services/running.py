"""One attempt at a job: claim it, keep the lease alive, tell the steps, end it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.database.absence import is_away
from forkommune.work.full_disk import is_full_disk
from forkommune.work.models import Job
from forkommune.work.registry import job_handlers

from .jobs import GivenBack, JobCancelled, JobFailed, LeaseLost, end_job, ring
from .stopping import Stopper

logger = logging.getLogger(__name__)
AGAIN_SECONDS = 0.25  # until a database that is away is asked again


def lease_end() -> Any:
    """Until when a lease that is renewed now lasts."""
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)


class Heartbeat(threading.Thread):
    """Renews the lease of one attempt from its own thread and connection until it is stopped.

    In between it looks whether somebody asked the work to stop, which is then told to `stopper`.
    """

    def __init__(self, job_id: UUID, attempt: int, stopper: Stopper) -> None:
        super().__init__(name=f"lease of {job_id}", daemon=True)
        self.job_id, self.attempt, self.stopper = job_id, attempt, stopper
        self.over = threading.Event()

    def run(self) -> None:
        """Renew every few seconds; a database that is away for a while is tried again."""
        renewed = time.monotonic()
        pause = min(settings.JOB_LOOK_SECONDS, settings.JOB_HEARTBEAT_SECONDS)
        try:
            while not self.over.wait(pause):
                if time.monotonic() - renewed >= settings.JOB_HEARTBEAT_SECONDS:
                    renewed = time.monotonic()
                    self._ask(self.renew)
                self._ask(self.look)
        finally:
            connection.close()

    def renew(self) -> None:
        """One renewal. Nothing happens when the attempt no longer holds the job."""
        Job.objects.held_by(self.job_id, self.attempt).update(lease_until=lease_end())

    def look(self) -> None:
        """End the work where it may be ended, if somebody asked to."""
        if Job.objects.held_by(self.job_id, self.attempt).filter(cancel_requested=True).exists():
            self.stopper.stop()

    def _ask(self, question: Callable[[], None]) -> None:
        try:
            question()
        except (DatabaseError, InterfaceError) as fault:
            if not is_away(fault):
                raise
            logger.warning("The lease of job %s was not renewed: %s", self.job_id, fault)
            connection.close()

    def stop(self) -> None:
        """Stop, and wait until the connection is closed."""
        self.over.set()
        self.join()


class JobRun:
    """What a handler works with: the job, and the words about how far it has come.

    Tell steps outside the transaction of the work itself, or nobody sees them in time.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.attempt = job.attempts
        self._stopper = Stopper(f"Job {job.pk}")
        self._heartbeat = Heartbeat(job.pk, job.attempts, self._stopper)

    def plan(self, steps: int) -> None:
        """Say how many steps there will be from now on."""
        self.job.step = 0
        self._update(steps=steps, step=0)

    def step(self, name: str) -> None:
        """Begin the next step, called `name` on the page.

        Raises JobCancelled when somebody asked to stop, LeaseLost when another worker took over,
        GivenBack where work of this kind gives way and somebody else waits for a worker.
        """
        self.job.step += 1
        self._update(step=max(self.job.step - 1, 0), step_name=name[:200], lease_until=lease_end())
        with self._stopper.unstoppable():
            is_unwanted = Job.objects.filter(pk=self.job.pk, cancel_requested=True).exists()
            is_in_the_way = self._gives_way() and Job.objects.waiting_behind(self.job).exists()
        if is_unwanted:
            raise JobCancelled(f"Job {self.job.pk} was cancelled before “{name}”.")
        if is_in_the_way:
            raise GivenBack(f"Job {self.job.pk} gives way before “{name}”.")

    def _gives_way(self) -> bool:
        """What nobody ordered, as a command's work, is in nobody's turn."""
        is_somebodys = self.job.ordered_by_id is not None and self.job.kind in job_handlers
        return is_somebodys and job_handlers.get(self.job.kind).gives_way

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """Work that JobCancelled may end at any moment, not only at a step.

        For what makes something in memory or files of its own; the job's rows are written outside.
        """
        with self._stopper.stoppable():
            yield

    @contextmanager
    def unstoppable(self) -> Iterator[None]:
        """Inside a stoppable stretch: what must be finished, such as a question to the database."""
        with self._stopper.unstoppable():
            yield

    def validating(self, name: str) -> None:
        """Begin the last step: the check of what was made."""
        self.step(name)
        self._update(state=Job.State.VALIDATING)

    def done(self, result: dict[str, Any]) -> None:
        """End well. Inside the transaction of the work's own rows: both or neither.

        Raises LeaseLost when the job is not this attempt's any more.
        """
        rows = Job.objects.held_by(self.job.pk, self.attempt)
        steps = rows.values_list("steps", flat=True).first() or 0
        rows.update(step=steps, step_name="")
        self._end(Job.State.DONE, result=result)

    def failed(self, reason: str) -> None:
        """End with a reason for the person who ordered."""
        self._end(Job.State.FAILED, reason)

    def give_back(self) -> None:
        """Put the work back into the queue, as if this attempt had not been."""
        self._update(
            state=Job.State.QUEUED,
            attempts=self.attempt - 1,
            lease_until=None,
            queued_at=timezone.now(),
            step_name="",
        )
        ring(self.job.pk)

    def cancelled(self) -> None:
        """End because somebody asked to."""
        self._end(Job.State.CANCELLED, _("Cancelled while it was under way."))

    def _end(self, state: str, message: str = "", result: Any = None) -> None:
        rows = Job.objects.held_by(self.job.pk, self.attempt)
        with transaction.atomic():
            if not end_job(rows, state, message, result):
                raise self._lost()

    def _update(self, **changes: Any) -> None:
        with self._stopper.unstoppable():
            is_ours = Job.objects.held_by(self.job.pk, self.attempt).update(**changes)
        if not is_ours:
            raise self._lost()

    def _lost(self) -> LeaseLost:
        return LeaseLost(f"Attempt {self.attempt} at job {self.job.pk} lost its lease.")

    def __enter__(self) -> Self:
        self._heartbeat.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop renewing. After an unforeseen fault give the job back, and let it rise."""
        self._heartbeat.stop()
        if fault is not None and not isinstance(fault, LeaseLost):
            self._let_go(f"{type(fault).__name__}: {fault}"[:500])

    def _let_go(self, words: str) -> None:
        """End the lease now; where the database is away, as soon as it is back, if that is sooner
        than the lease ends by itself."""
        deadline = time.monotonic() + settings.JOB_LEASE_SECONDS
        while time.monotonic() < deadline:
            try:
                rows = Job.objects.held_by(self.job.pk, self.attempt)
                rows.update(lease_until=timezone.now(), message=words)
            except (DatabaseError, InterfaceError) as fault:
                if not is_away(fault):
                    raise
                logger.warning("Job %s is not given back yet: %s", self.job.pk, fault)
                connection.close()
                time.sleep(AGAIN_SECONDS)
            else:
                return


@transaction.atomic
def claim(job_id: UUID, worker: str) -> JobRun | None:
    """Take a job that nobody has, for one attempt; None for a late or double message."""
    job = Job.objects.unstarted().select_for_update().filter(pk=job_id).first()
    return None if job is None else _begin(job, worker)


@transaction.atomic
def claim_in_turn(worker: str) -> JobRun | None:
    """Take the job whose turn it is; None where none waits that another worker is not just taking."""
    job = Job.objects.in_turn().select_for_update(of=("self",), skip_locked=True).first()
    return None if job is None else _begin(job, worker)


def _begin(job: Job, worker: str) -> JobRun:
    job.state = Job.State.RUNNING
    job.attempts += 1
    job.step = job.steps = 0
    job.step_name = job.message = ""
    job.started_at = job.started_at or timezone.now()
    job.lease_until = lease_end()
    job.worker = worker[:120]
    job.save()
    return JobRun(job)


def perform(job_id: UUID, worker: str) -> None:
    """One attempt at a job, from claim to end. One that others have, or that is over, is left alone."""
    run = claim(job_id, worker)
    if run is None:
        logger.info("Job %s needs no worker: it is another's, or over.", job_id)
    else:
        _attempt(run)


def perform_in_turn(worker: str) -> None:
    """One attempt at the job whose turn it is. Each that waits has a message, so each gets its turn."""
    run = claim_in_turn(worker)
    if run is not None:
        _attempt(run)


def _attempt(run: JobRun) -> None:
    try:
        with run:
            _work(run)
    except LeaseLost as loss:
        logger.warning("%s", loss)


def _work(run: JobRun) -> None:
    try:
        if run.job.kind not in job_handlers:
            raise JobFailed(_("No part of the portal does “%(kind)s”.") % {"kind": run.job.kind})
        result = job_handlers.get(run.job.kind).run(run)
        if Job.objects.held_by(run.job.pk, run.attempt).exists():
            run.done(result)
    except JobCancelled:
        run.cancelled()
    except GivenBack as reason:
        logger.info("%s", reason)
        run.give_back()
    except JobFailed as reason:
        run.failed(str(reason))
    except SoftTimeLimitExceeded:
        minutes = settings.CELERY_TASK_SOFT_TIME_LIMIT // 60
        run.failed(
            _("It was stopped after %(minutes)d minutes. Order a smaller part, or ask operations.")
            % {"minutes": minutes}
        )
    except (OSError, DatabaseError) as fault:
        if not is_full_disk(fault):
            raise
        # Not given back: two more attempts would find the disk as full.
        logger.exception("No room for what job %s makes.", run.job.pk)
        run.failed(
            _(
                "The disk is full, so that nothing more could be stored. Tell those who run the "
                "portal, and order again when there is room."
            )
        )
