"""Chapters of a report are laid out by whoever is free, and joined where its job is."""

import threading
import uuid
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from forkommune.documents import layout
from forkommune.documents.cache import NothingKept
from forkommune.documents.errors import ResourceRefused
from forkommune.documents.fonts import load_fonts
from forkommune.documents.layout import LayoutJob, page
from forkommune.work.models import Job
from reports import tasks, typesetting
from reports.chapters import chapter_cache, forget_chapters, print_fonts, prune_chapters
from reports.models import WaitingChapter
from reports.typesetting import SharedTypesetting, lay_out_next

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_chapters(chapters):
    """No chapter of another test is found."""
    return chapters


@pytest.fixture
def rung(monkeypatch):
    """The bells, which nobody hears."""
    bells = []
    monkeypatch.setattr(
        "reports.tasks.lay_out_chapter.apply_async", lambda args: bells.append(args[0])
    )
    return bells


class Run:
    """What a job's worker has in hand, as far as typesetting goes."""

    def __init__(self):
        self.job = Job.objects.create(kind="report", state="running", input_hash=uuid.uuid4().hex)

    @contextmanager
    def unstoppable(self):
        yield


def layouts(*texts):
    """Chapters to be laid out; the longer the text, the sooner its turn."""
    fonts = load_fonts(print_fonts())
    return [
        LayoutJob(
            name=f"kapittel-{at}",
            html=page(f"<h1>{text}</h1><p>{text}</p>", title=text, language="nb"),
            css="",
            fonts=fonts.folder,
            fonts_digest=fonts.digest(),
        )
        for at, text in enumerate(texts, start=1)
    ]


def laid_out(run, jobs, cache=None):
    with SharedTypesetting(run) as hands:
        return dict(hands.run(jobs, cache or chapter_cache()))


class Others:
    """What other workers do while this one has its first chapter in hand."""

    def __init__(self, monkeypatch):
        self.run, self.here, self._acts = Run(), [], []
        self._main = threading.current_thread()
        self._held, self._over = threading.Event(), threading.Event()
        self._thread = None
        monkeypatch.setattr(typesetting, "lay_out", self._lay_out)

    def do(self, act):
        """Done whole, by another worker."""
        self._acts.append(act)

    def do_now(self, act):
        other = threading.Thread(target=self._act, args=(act,))
        other.start()
        other.join()

    def hold(self):
        """Another worker takes a chapter and keeps it."""
        self._acts.append(lambda run: self.hold_now())

    def hold_now(self):
        self._thread = threading.Thread(target=self._hold)
        self._thread.start()
        assert self._held.wait(10)

    def die(self):
        """The worker that holds a chapter is gone, and its connection with it."""
        self._over.set()
        if self._thread:
            self._thread.join()

    def _lay_out(self, job):
        if threading.current_thread() is self._main:
            self.here.append(job)
            if self._acts:
                self.do_now(self._acts.pop())
        return layout.lay_out(job)

    def _act(self, act):
        act(self.run)
        connection.close()

    def _hold(self):
        with transaction.atomic():
            assert WaitingChapter.objects.free().first()
            self._held.set()
            self._over.wait(60)
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def others(monkeypatch):
    """Other workers."""
    made = Others(monkeypatch)
    yield made
    made.die()


def test_one_worker_alone_lays_out_all_and_nothing_is_left_waiting(rung):
    jobs = layouts("Kort", "En lengre tekst", "Den lengste teksten av dem alle")
    run = Run()

    made = laid_out(run, jobs)

    assert list(made) == jobs[::-1]  # the longest first
    assert made == {job: layout.lay_out(job) for job in jobs}
    assert {job.key(): chapter_cache().get(job.key()) for job in jobs} == {
        job.key(): data for job, data in made.items()
    }
    assert rung == [str(run.job.pk)] * 2
    assert not WaitingChapter.objects.exists()


def test_one_missing_chapter_is_not_offered_to_anybody(rung):
    laid_out(Run(), layouts("Alene"))

    assert rung == []


def test_what_is_announced_can_be_laid_out_before_anybody_asks_for_it(rung, others):
    jobs = layouts("Kort", "En lengre tekst", "Den lengste teksten av dem alle")
    late = layouts("Innhold")[0]

    with SharedTypesetting(others.run) as hands:
        begun = hands.announce(jobs, chapter_cache())
        for _job in jobs[1:]:
            others.do_now(lambda run: lay_out_next(run.job.pk))
        made = dict(hands.run(jobs, chapter_cache())) | dict(hands.run([late], chapter_cache()))

    assert begun == {job.key() for job in jobs}
    assert others.here == [jobs[0], late]
    assert made == {job: layout.lay_out(job) for job in [*jobs, late]}


def test_what_is_kept_is_not_announced_and_what_nobody_asked_for_does_not_wait(rung):
    jobs = layouts("Kort", "En lengre tekst", "Den lengste teksten av dem alle")
    chapter_cache().put(jobs[0].key(), layout.lay_out(jobs[0]))

    with SharedTypesetting(Run()) as hands:
        assert hands.announce(jobs[:2], chapter_cache()) == frozenset()
        assert hands.announce(jobs, chapter_cache()) == {job.key() for job in jobs[1:]}

    assert not WaitingChapter.objects.exists()


def test_what_others_laid_out_is_joined_and_not_laid_out_again(rung, others):
    jobs = layouts("Kort", "En lengre tekst")
    others.do(lambda run: lay_out_next(run.job.pk))

    made = laid_out(others.run, jobs)

    assert others.here == jobs[1:]
    assert made == {job: layout.lay_out(job) for job in jobs}


def test_a_chapter_that_was_lost_on_its_way_is_laid_out_here(rung, others):
    jobs = layouts("Kort", "En lengre tekst")
    others.do(lambda run: lay_out_next(run.job.pk))

    made = laid_out(others.run, jobs, NothingKept())

    assert others.here == jobs[::-1]
    assert set(made) == set(jobs)


def test_the_chapter_of_a_worker_that_died_is_taken_back_at_once(rung, others, monkeypatch):
    jobs = layouts("Kort", "En lengre tekst")
    others.hold()
    monkeypatch.setattr(typesetting.time, "sleep", lambda seconds: others.die())

    made = laid_out(others.run, jobs)

    assert others.here == jobs[::-1]
    assert set(made) == set(jobs)
    assert not WaitingChapter.objects.exists()


def test_a_worker_that_holds_a_chapter_and_is_silent_is_not_waited_for_for_ever(
    rung, others, monkeypatch
):
    jobs = layouts("Kort", "En lengre tekst")
    others.hold()
    monkeypatch.setattr(typesetting, "PATIENCE_SECONDS", 0)

    made = laid_out(others.run, jobs)

    assert set(made) == set(jobs)
    others.die()
    others.run.job.state = "done"
    others.run.job.save()
    prune_chapters()
    assert not WaitingChapter.objects.exists()


def test_what_cannot_be_laid_out_is_left_to_the_worker_of_the_job_which_says_why(rung):
    run = Run()
    jobs = layouts("Kort", "<img src='file:///etc/passwd' alt='Et bilde'>")
    WaitingChapter.objects.bulk_create(WaitingChapter.of(run.job, job) for job in jobs)

    assert lay_out_next(run.job.pk) is False
    with pytest.raises(ResourceRefused, match="file:///etc/passwd"):
        laid_out(run, jobs)

    assert not WaitingChapter.objects.exists()


def test_a_worker_of_another_version_lays_nothing_out(rung):
    run = Run()
    WaitingChapter.objects.bulk_create(WaitingChapter.of(run.job, job) for job in layouts("Kort"))
    WaitingChapter.objects.update(fonts_digest="e" * 64)

    assert lay_out_next(run.job.pk) is False
    assert WaitingChapter.objects.count() == 1


def test_each_chapter_that_is_laid_out_calls_for_the_next(rung):
    run = Run()
    jobs = layouts("Kort", "En lengre tekst")
    WaitingChapter.objects.bulk_create(WaitingChapter.of(run.job, job) for job in jobs)

    for _bell in range(3):
        tasks.lay_out_chapter(str(run.job.pk))

    assert rung == [str(run.job.pk)]
    assert not WaitingChapter.objects.exists()


def test_withdrawing_waits_for_no_worker_and_leaves_no_chapter(rung, others):
    jobs = layouts("Kort", "En lengre tekst")
    WaitingChapter.objects.bulk_create(WaitingChapter.of(others.run.job, job) for job in jobs)
    chapter_cache().put(jobs[0].key(), b"laid out")
    others.hold_now()

    assert forget_chapters() is True
    assert (WaitingChapter.objects.count(), chapter_cache().get(jobs[0].key())) == (1, None)
    others.die()
    assert forget_chapters(others.run.job) is False
    assert not WaitingChapter.objects.exists()
