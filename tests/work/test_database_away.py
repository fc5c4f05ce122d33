"""A database that is away for a moment while a job is under way."""

import threading

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from django.utils import timezone

from forkommune.database.absence import is_away
from forkommune.work.models import Job
from forkommune.work.querysets import JobQuerySet
from forkommune.work.services import jobs, reconciling, running

from . import handlers

pytestmark = pytest.mark.django_db(transaction=True)
LOST = "server closed the connection unexpectedly"


@pytest.fixture
def run(settings, monkeypatch):
    """A job that is under way, with a lease that its test does not outlive by itself."""
    handlers.register()
    settings.JOB_LEASE_SECONDS, settings.JOB_HEARTBEAT_SECONDS = 5, 0.05
    settings.JOB_LOOK_SECONDS = 0.05
    monkeypatch.setattr("forkommune.work.tasks.run_job.apply_async", lambda args, task_id: None)
    params = {"steps": 1, "seconds": 0, "log": "/dev/null"}
    job, _new = jobs.order_job(kind="slow", inputs={"n": 1}, params=params, by=None)
    return running.claim(job.pk, "w")


@pytest.fixture
def away(monkeypatch):
    """Let the next questions about a job that is held fail; the faults that are still to come."""
    faults, held_by = [], JobQuerySet.held_by

    def ask(rows, *what):
        if faults:
            raise faults.pop(0)
        return held_by(rows, *what)

    monkeypatch.setattr(JobQuerySet, "held_by", ask)
    return faults


def test_the_lease_is_renewed_after_the_server_ended_in_the_midst_of_an_answer(run, away):
    first = Job.objects.get().lease_until
    away += [DatabaseError(LOST), OperationalError(LOST), InterfaceError("connection is closed")]

    with run:
        threading.Event().wait(0.6)
        later = Job.objects.get().lease_until

    assert (away, later > first) == ([], True)


def test_a_job_that_lost_the_database_is_given_back_as_soon_as_it_is_back(run, away):
    run.__enter__()
    run._heartbeat.stop()  # it would meet the faults first
    away += [DatabaseError(LOST), OperationalError("the database system is starting up")]

    run.__exit__(DatabaseError, DatabaseError(LOST), None)

    job = Job.objects.get()
    assert (away, job.lease_until <= timezone.now()) == ([], True)
    assert job.message == f"DatabaseError: {LOST}"
    assert reconciling.reconcile().requeued == 1


def test_a_mistake_in_a_question_is_no_absence():
    assert not is_away(ProgrammingError("column “x” does not exist"))
    assert not is_away(ValueError())
