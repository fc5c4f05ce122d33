"""Real workers and a real Redis are killed; each job ends once, or with a reason in words."""

import os
import shutil
import signal
import tempfile
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from kombu import Connection

from forkommune.work.models import Job
from forkommune.work.services.jobs import cancel_job, order_job
from forkommune.work.services.reconciling import reconcile
from forkommune.work.tasks import run_job
from tests.factories import UserFactory
from tests.portal.on_machine import wait_until

from . import handlers
from .worker_process import OwnRedis, Worker

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def folder():
    """Short, because a socket's path may not be long."""
    path = Path(tempfile.mkdtemp(prefix="fkj-"))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def broker(folder, monkeypatch, settings):
    """A Redis of the test's own, which this process sends to as well."""
    settings.JOB_UNCLAIMED_SECONDS = 1
    server = OwnRedis(folder, durable=True)
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    original = run_job.apply_async

    def send(**message):
        with Connection(server.url, transport_options=options) as line:
            original(connection=line, **message)

    monkeypatch.setattr(run_job, "apply_async", send)
    yield server
    server.kill()


@pytest.fixture
def start(folder, broker):
    """Start a worker; all are gone after the test."""
    started = []

    def begin():
        started.append(Worker(folder, broker.url))
        return started[-1]

    yield begin
    for worker in started:
        worker.kill_all()


@pytest.fixture
def order(folder):
    handlers.register()
    return partial(order_slow, folder / "starts")


def order_slow(log, *, steps=2, seconds=0.3):
    params = {"steps": steps, "seconds": seconds, "log": str(log)}
    return order_job(kind="slow", inputs={"code": "D2"}, params=params, by=None)[0]


def starts(folder):
    """The processes in which the work began, in order."""
    log = folder / "starts"
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def ended(job):
    """Whether the job is over; asks the reconciler as beat and the readiness check do."""
    reconcile()
    job.refresh_from_db()
    return job.is_finished


def test_worker_does_a_job_once_and_double_clicks_are_that_job(folder, start, order):
    start()
    made = []

    def click():
        made.append(order(steps=2).pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(3)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    job = Job.objects.get()
    wait_until(partial(ended, job), 20, "the job ends")

    assert set(made) == {job.pk}
    assert (job.state, job.result, len(starts(folder))) == ("done", {"steps": 2}, 1)


def test_work_is_stopped_in_the_middle_of_a_long_step(folder, start, order):
    """The limit of the wait is a small part of the step, which nobody sits through."""
    start()
    job = order(steps=1, seconds=300)
    wait_until(lambda: starts(folder), 20, "the job begins")

    cancel_job(job=job, by=UserFactory())
    wait_until(partial(ended, job), 10, "the job ends")
    again = order(steps=2)
    wait_until(partial(ended, again), 20, "the same child does the next job")

    assert (job.state, job.attempts) == ("cancelled", 1)
    assert (again.state, len(set(starts(folder)))) == ("done", 1)


def test_killed_child_is_replaced_and_the_job_ends_well(folder, start, order):
    start()
    job = order(steps=3)
    wait_until(lambda: starts(folder), 20, "the job begins")

    os.kill(starts(folder)[0], signal.SIGKILL)
    wait_until(partial(ended, job), 30, "the job ends")

    assert (job.state, job.attempts, len(starts(folder))) == ("done", 2, 2)


def test_child_killed_every_time_ends_in_a_reason_and_the_worker_lives(folder, start, order):
    start()
    job = order(steps=100)
    for attempt in range(1, Job.MAX_ATTEMPTS + 1):
        wait_until(lambda n=attempt: ended(job) or len(starts(folder)) == n, 30, f"start {attempt}")
        with suppress(ProcessLookupError):  # the worker's own limit may have been first
            os.kill(starts(folder)[-1], signal.SIGKILL)
    wait_until(partial(ended, job), 30, "the job is given up")

    assert (job.state, job.attempts, len(starts(folder))) == ("failed", 3, 3)
    assert job.message.startswith("Jobben stoppet 3 ganger uten å bli ferdig.")
    again = order(steps=1)
    wait_until(partial(ended, again), 30, "the next job ends")
    assert again.state == "done"


def test_power_cut_of_the_whole_worker_is_made_good_by_the_next(folder, start, order):
    worker = start()
    job = order(steps=3)
    wait_until(lambda: starts(folder), 20, "the job begins")

    worker.kill_all()
    start()
    wait_until(partial(ended, job), 30, "the job ends")

    assert (job.state, job.attempts, len(starts(folder))) == ("done", 2, 2)


def test_job_under_way_does_not_notice_that_redis_died(folder, start, broker, order):
    start()
    job = order(steps=6)
    wait_until(lambda: starts(folder), 20, "the job begins")

    broker.kill()
    broker.start()
    wait_until(partial(ended, job), 30, "the job ends")

    assert (job.state, job.attempts, len(starts(folder))) == ("done", 1, 1)


def test_order_while_redis_is_away_waits_and_is_done_when_it_is_back(folder, start, broker, order):
    start()
    broker.kill()

    job = order(steps=1)
    job.refresh_from_db()
    assert job.state == "queued"
    broker.start()
    wait_until(partial(ended, job), 30, "the job ends")

    assert (job.state, len(starts(folder))) == ("done", 1)


def test_message_that_a_fresh_redis_never_had_is_sent_anew(folder, start, broker, order):
    job = order(steps=1)
    broker.kill()
    shutil.rmtree(folder / "appendonlydir", ignore_errors=True)
    (folder / "appendonly.aof").unlink(missing_ok=True)
    broker.start()

    start()
    wait_until(partial(ended, job), 30, "the job ends")

    assert (job.state, len(starts(folder))) == ("done", 1)
