"""Orders, claims, steps and ends of long work, without other processes."""

import re
import threading
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from forkommune.work.models import Job, Mail
from forkommune.work.registry import JobKind, job_handlers
from forkommune.work.services import jobs, reconciling, running
from forkommune.work.services.jobs import LeaseLost, cancel_job, order_job
from tests.factories import ResearcherFactory, UserFactory

from . import handlers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    """Which jobs were sent; the queue itself is tried in test_jobs_processes."""
    sent = []
    monkeypatch.setattr(
        "forkommune.work.tasks.run_job.apply_async", lambda args, task_id: sent.append(args[0])
    )
    return sent


def order(kind="slow", by=None, **params):
    params = {"steps": 2, "seconds": 0, "log": "/dev/null"} | params
    return order_job(kind=kind, inputs={"n": 1}, params=params, by=by)[0]


def test_second_order_of_unfinished_work_is_the_same_job(django_capture_on_commit_callbacks, rung):
    with django_capture_on_commit_callbacks(execute=True):
        first, made = order_job(kind="slow", inputs={"code": "D2"}, by=None)
        second, again = order_job(kind="slow", inputs={"code": "D2"}, by=None)
        other, _ = order_job(kind="slow", inputs={"code": "D3"}, by=None)

    assert (made, again) == (True, False)
    assert first == second != other
    assert rung == [str(first.pk), str(other.pk)]


def test_work_that_has_ended_can_be_ordered_again():
    first = order()
    running.perform(first.pk, "w")

    assert order() != first


def test_order_of_a_kind_that_nobody_does_names_those_there_are():
    with pytest.raises(KeyError, match=r"'knitting'.*'slow'"):
        order_job(kind="knitting", inputs={}, by=None)


def test_work_without_redis_waits_in_its_row(monkeypatch, caplog):
    def away(**message):
        raise jobs.BrokerAway("Connection refused")

    monkeypatch.setattr("forkommune.work.tasks.run_job.apply_async", away)
    job = order()

    assert jobs.ring(job.pk) is False
    job.refresh_from_db()
    assert job.state == "queued"
    assert f"Job {job.pk} waits for Redis: Connection refused" in caplog.text


def test_claimed_job_runs_its_steps_and_keeps_the_result():
    job = order(steps=3)

    running.perform(job.pk, "portal@x")

    job.refresh_from_db()
    assert (job.state, job.step, job.steps, job.percent) == ("done", 3, 3, 100)
    assert (job.result, job.attempts, job.worker, job.lease_until) == (
        {"steps": 3},
        1,
        "portal@x",
        None,
    )


def test_late_duplicate_message_ends_silently():
    job = order()
    running.perform(job.pk, "first")

    running.perform(job.pk, "late")

    job.refresh_from_db()
    assert (job.attempts, job.worker) == (1, "first")


def test_message_for_a_job_under_way_does_not_touch_it():
    job = order()
    held = running.claim(job.pk, "first")

    assert running.claim(job.pk, "second") is None
    held.step("goes on")
    job.refresh_from_db()
    assert (job.step_name, job.worker) == ("goes on", "first")


def test_progress_is_written_before_the_step_is_done():
    run = running.claim(order().pk, "w")

    run.plan(4)
    run.step("Forside")
    run.step("Sammendrag")

    job = Job.objects.get()
    assert (job.step, job.steps, job.step_name, job.percent) == (1, 4, "Sammendrag", 25)


def test_reason_in_words_reaches_page_and_mail(settings):
    job = order(kind="fails", by=UserFactory(email="ola@demo.invalid"))

    running.perform(job.pk, "w")

    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "Tallene for 2016 mangler; last dem inn først.")
    mail = Mail.objects.get()
    assert (mail.recipient, mail.subject) == ("ola@demo.invalid", "Prøve fails: mislyktes")
    assert mail.body == f"{job.message}\n\nSe det her: {settings.BASE_URL}/"


def test_unforeseen_fault_rises_and_gives_the_job_back_at_once():
    job = order(kind="breaks")

    with pytest.raises(ZeroDivisionError):
        running.perform(job.pk, "w")

    assert reconciling.reconcile() == reconciling.Reconciled(requeued=1)
    job.refresh_from_db()
    assert (job.state, job.message) == ("queued", "ZeroDivisionError: delt på null")


def test_third_death_of_the_worker_is_the_end_with_a_reason(rung):
    job = order(kind="breaks")
    outcomes = []
    for _attempt in range(Job.MAX_ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            running.perform(job.pk, "w")
        outcomes.append(reconciling.reconcile())

    assert [(o.requeued, o.failed) for o in outcomes] == [(1, 0), (1, 0), (0, 1)]
    job.refresh_from_db()
    assert job.message == (
        "Jobben stoppet 3 ganger uten å bli ferdig. "
        "Siste feilmelding fra systemet: «ZeroDivisionError: delt på null» "
        "Bestill det på nytt; stopper det igjen, si fra til dem som driver portalen."
    )


def test_step_after_a_lost_lease_ends_the_old_worker_without_a_trace():
    job = order()
    old = running.claim(job.pk, "old")
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    reconciling.reconcile()
    new = running.claim(job.pk, "new")

    with pytest.raises(LeaseLost):
        old.step("too late")
    with pytest.raises(LeaseLost):
        old.done({})
    new.step("mine")
    job.refresh_from_db()
    assert (job.worker, job.step_name, job.attempts) == ("new", "mine", 2)


def test_live_lease_is_left_alone():
    running.claim(order().pk, "w")

    assert reconciling.reconcile() == reconciling.Reconciled()


def test_message_that_redis_lost_is_sent_anew_once(rung, settings):
    job = order()
    Job.objects.update(queued_at=timezone.now() - timedelta(seconds=11))

    assert reconciling.reconcile() == reconciling.Reconciled(resent=1)
    assert reconciling.reconcile() == reconciling.Reconciled()
    assert rung == [str(job.pk)]


def test_cancelling_before_the_start_ends_at_once():
    job, user = order(), UserFactory(name="Kari")

    cancel_job(job=job, by=user)

    assert (job.state, job.message) == ("cancelled", "Avbrutt av Kari.")
    assert running.claim(job.pk, "w") is None


def test_cancelling_under_way_stops_at_the_next_step(monkeypatch):
    job = order(steps=5)

    def cancelled_in_step_two(run):
        run.plan(5)
        run.step("one")
        cancel_job(job=job, by=UserFactory())
        run.step("two")
        pytest.fail("went on after a cancel")

    kind = JobKind(cancelled_in_step_two, str, str)
    monkeypatch.setitem(job_handlers.entries, "slow", (1, kind))
    running.perform(job.pk, "w")

    job.refresh_from_db()
    assert (job.state, job.step) == ("cancelled", 1)


def test_time_limit_is_a_reason_in_words(monkeypatch):
    def too_long(run):
        raise SoftTimeLimitExceeded

    monkeypatch.setitem(job_handlers.entries, "slow", (1, JobKind(too_long, str, str)))
    job = order()
    running.perform(job.pk, "w")

    job.refresh_from_db()
    assert job.message.startswith("Det ble stanset etter 9 minutter.")


def test_status_fragment_polls_until_the_end_and_then_stops(client):
    user = ResearcherFactory()
    client.force_login(user)
    run = running.claim(order(by=user).pk, "w")
    run.plan(2)
    run.step("Forside")
    address = reverse("work:job-status", args=[run.job.pk])

    under_way = client.get(address, headers={"HX-Request": "true"})
    run.done({})
    over = client.get(address, headers={"HX-Request": "true"})

    assert (under_way.status_code, over.status_code) == (200, 286)
    assert "Forside" in under_way.content.decode()
    assert re.search(r'<progress [^>]*value="0"', under_way.content.decode())
    assert "<html" not in under_way.content.decode()
    assert "<progress" not in over.content.decode()
    assert "HX-Trigger" not in under_way.headers
    assert over.headers["HX-Trigger"] == "job-ended"


def test_what_is_left_is_told_by_its_pace_and_that_it_was_begun_anew_instead_of_it(client):
    user = ResearcherFactory()
    client.force_login(user)
    run = running.claim(order(by=user).pk, "w")
    run.plan(4)
    run.step("Forside")
    run.step("Sammendrag")
    run.step("Metode")
    Job.objects.update(started_at=timezone.now() - timedelta(seconds=12))
    address = reverse("work:job-status", args=[run.job.pk])

    first = client.get(address).content.decode()
    Job.objects.update(attempts=2)
    second = client.get(address).content.decode()

    assert "50 %, om lag 20 sekunder igjen" in first
    assert "begynt på nytt" not in first
    assert "igjen" not in second
    assert "begynt på nytt: forsøk 2 av 3." in second


def test_status_page_without_javascript_reloads_itself_until_the_end(client):
    user = ResearcherFactory()
    client.force_login(user)
    run = running.claim(order(by=user).pk, "w")
    address = reverse("work:job-status", args=[run.job.pk])

    under_way = client.get(address)
    run.done({})
    over = client.get(address)

    assert under_way.headers["Refresh"] == "3"
    assert "Refresh" not in over.headers
    assert "<h1" in over.content.decode()


def test_job_of_another_is_not_found(client):
    job = order(by=UserFactory())
    client.force_login(UserFactory())

    assert client.get(reverse("work:job-status", args=[job.pk])).status_code == 404
    assert client.post(reverse("work:job-cancel", args=[job.pk])).status_code == 404
    before = job.state
    job.refresh_from_db()
    assert (job.state, job.cancel_requested) == (before, False)


def test_cancel_button_stops_the_job_and_returns_to_its_page(client):
    user = UserFactory(name="Kari")
    job = order(by=user)
    client.force_login(user)

    answer = client.post(reverse("work:job-cancel", args=[job.pk]))

    job.refresh_from_db()
    assert (answer.status_code, answer["Location"], job.state) == (302, "/", "cancelled")


@pytest.mark.django_db(transaction=True)
def test_two_orders_at_the_same_moment_are_one_job():
    start, made = threading.Barrier(4), []

    def click():
        start.wait()
        made.append(order_job(kind="slow", inputs={"code": "D2"}, by=None)[0].pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()

    assert len(made) == 4
    assert set(made) == {Job.objects.get().pk}


@pytest.mark.django_db(transaction=True)
def test_heartbeat_renews_the_lease_while_a_step_takes_long(settings):
    settings.JOB_LEASE_SECONDS, settings.JOB_HEARTBEAT_SECONDS = 0.5, 0.1
    run = running.claim(order().pk, "w")
    first = Job.objects.get().lease_until

    with run:
        threading.Event().wait(0.8)
        later = Job.objects.get()

    assert later.lease_until > first + timedelta(seconds=0.4)
    assert reconciling.reconcile() == reconciling.Reconciled()


def test_kinds_of_the_tests_are_registered_once():
    handlers.register()

    assert {"slow", "fails", "breaks"} <= set(job_handlers.entries)


def test_cancel_under_way_is_told_on_the_page_and_cannot_be_pressed_again(client):
    user = UserFactory()
    job = order(by=user)
    run = running.claim(job.pk, "w")
    run.plan(2)
    run.step("Kapittel 2")
    client.force_login(user)

    client.post(reverse("work:job-cancel", args=[job.pk]))
    page = client.get(reverse("work:job-status", args=[job.pk])).content.decode()

    assert "Stanser: Delen som lages nå, blir ferdig først. Så avsluttes arbeidet." in page
    assert "Kapittel 2" not in page
    assert reverse("work:job-cancel", args=[job.pk]) not in page


def waiting(kind="slow", by=None, **params):
    """A job in the queue, as after its message was sent."""
    job = order_job(kind=kind, inputs={"n": Job.objects.count()}, params=params, by=by)[0]
    Job.objects.filter(pk=job.pk).update(
        state="queued", queued_at=timezone.now() - timedelta(seconds=5)
    )
    return job


def test_who_has_nothing_under_way_comes_before_who_ordered_much():
    busy, other = UserFactory(), UserFactory()
    first, second, third = (waiting(by=busy) for _order in range(3))
    theirs = waiting(by=other)
    nobodys = waiting()

    taken = [running.claim_in_turn("w").job for _worker in range(5)]

    assert taken == [first, theirs, nobodys, second, third]
    assert running.claim_in_turn("w") is None


@pytest.mark.parametrize(
    ("gives_way", "mine", "is_somebodys", "ends"),
    [
        (True, 2, True, "queued"),
        (True, 1, True, "done"),
        (False, 2, True, "done"),
        (True, 2, False, "done"),
    ],
)
def test_the_newer_work_of_one_person_gives_way_to_somebody_who_waits(
    monkeypatch, rung, gives_way, mine, is_somebodys, ends
):
    kind = JobKind(handlers.slow, str, lambda job: "/", gives_way=gives_way)
    monkeypatch.setitem(job_handlers.entries, "slow", (1, kind))
    busy = UserFactory() if is_somebodys else None
    jobs = [waiting(by=busy, steps=1, seconds=0, log="/dev/null") for _order in range(mine)]
    for job in jobs[:-1]:
        running.claim(job.pk, "w")
    theirs = waiting(by=UserFactory(), steps=1, seconds=0, log="/dev/null")

    running.perform(jobs[-1].pk, "w")

    newer = Job.objects.get(pk=jobs[-1].pk)
    assert (newer.state, newer.attempts) == (ends, 0 if ends == "queued" else 1)
    assert rung == ([str(newer.pk)] if ends == "queued" else [])
    assert running.claim_in_turn("w").job == theirs
