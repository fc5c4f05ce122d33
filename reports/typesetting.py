"""Chapters laid out by as many workers as there are.

The worker that has a report's job puts each missing chapter into a row and rings; whoever is free takes
a row, the longest first, lays the chapter out, keeps it in the storage and deletes the row, all in one
transaction. The lock on the row is the claim: it goes with the connection of a worker that dies. The
worker of the job takes rows as well, and joins the chapters as soon as there is none left.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

import redis
from django.db import transaction
from kombu.exceptions import OperationalError as BrokerAway

from forkommune.documents.cache import ChapterCache
from forkommune.documents.errors import DocumentError
from forkommune.documents.layout import LayoutJob, lay_out
from forkommune.work.full_disk import is_full_disk
from forkommune.work.services.running import JobRun
from reports.chapters import chapter_cache, print_fonts
from reports.models import WaitingChapter

logger = logging.getLogger(__name__)
BELLS = 32  # each that is answered rings the next, so more workers than this are not called at once
LOOK_SECONDS = 0.02
PATIENCE_SECONDS = (
    30.0  # with a worker that holds a chapter and says nothing, its machine may be gone
)

Missing = dict[str, LayoutJob]


class SharedTypesetting:
    """Lays out the chapters of one job together with all workers that are free (`Typesetting`)."""

    def __init__(self, run: JobRun) -> None:
        self._run = run
        self._offered: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """What nobody has begun is not wanted any more."""
        with self._run.unstoppable():
            self._run.job.waiting_chapters.all().drop_free()

    def announce(self, jobs: Sequence[LayoutJob], cache: ChapterCache) -> frozenset[str]:
        """As `Typesetting` says: this worker reads, the others begin."""
        missing = {job.key(): job for job in jobs if cache.get(job.key()) is None}
        if len(missing) == 1:
            return frozenset()
        self._offer(missing)
        return frozenset(missing)

    def run(
        self, jobs: Sequence[LayoutJob], cache: ChapterCache
    ) -> Iterator[tuple[LayoutJob, bytes]]:
        """As `Typesetting` says."""
        missing = {job.key(): job for job in jobs}
        unoffered = {key: job for key, job in missing.items() if key not in self._offered}
        if len(missing) == len(unoffered) == 1:
            yield from self._laid_out(list(missing), missing, cache)
        elif missing:
            self._offer(unoffered)
            yield from self._shared(missing, cache)

    def _offer(self, missing: Missing) -> None:
        self._offered |= missing.keys()
        with self._run.unstoppable():
            self._put_up(missing)

    def _put_up(self, missing: Missing) -> None:
        rows = [WaitingChapter.of(self._run.job, job) for job in missing.values()]
        WaitingChapter.objects.bulk_create(rows, ignore_conflicts=True)  # of an earlier attempt
        for _bell in range(min(len(rows) - 1, BELLS)):
            if not ring(self._run.job.pk):
                break

    def _shared(self, missing: Missing, cache: ChapterCache) -> Iterator[tuple[LayoutJob, bytes]]:
        heard = time.monotonic()
        while missing:
            with self._run.unstoppable():
                mine = self._take()
            yield from self._laid_out([key for key in mine if key in missing], missing, cache)
            with self._run.unstoppable():
                done = missing.keys() - self._waiting()
            if done or mine:
                heard = time.monotonic()
            elif time.monotonic() - heard > PATIENCE_SECONDS:
                done = set(list(missing)[:1])
            else:
                time.sleep(LOOK_SECONDS)
            for key in done:
                if kept := cache.get(key):
                    yield missing.pop(key), kept
                else:  # lost on its way, or forgotten for somebody's sake
                    yield from self._laid_out([key], missing, cache)

    def _take(self) -> list[str]:
        with transaction.atomic():
            row = self._run.job.waiting_chapters.free().first()
            if row is not None:
                row.delete()
        return [row.key] if row else []

    def _waiting(self) -> set[str]:
        return set(self._run.job.waiting_chapters.values_list("key", flat=True))

    def _laid_out(
        self, keys: Sequence[str], missing: Missing, cache: ChapterCache
    ) -> Iterator[tuple[LayoutJob, bytes]]:
        for key in keys:
            job = missing.pop(key)
            data = lay_out(job)
            cache.put(key, data)
            yield job, data


def lay_out_next(job_id: UUID) -> bool:
    """Lay out one chapter that waits for a job; whether there was one that could be.

    What cannot be laid out, or kept, does not wait any more: the worker of the job, which finds that it
    lacks, lays it out itself and says why it cannot.
    """
    with transaction.atomic():
        row = WaitingChapter.objects.filter(job=job_id).free().first()
        if row is None:
            return False
        layout = row.as_layout(print_fonts())
        if layout.key() != row.key:
            logger.warning("%s of job %s is of another version of the portal.", row, job_id)
            return False
        is_kept = _keep(layout, job_id)
        row.delete()
    return is_kept


def _keep(layout: LayoutJob, job_id: UUID) -> bool:
    """Lay out a chapter and keep it for its job; whether that could be done."""
    try:
        chapter_cache().put(layout.key(), lay_out(layout))
    except DocumentError as fault:
        logger.info("A chapter of job %s cannot be laid out: %s", job_id, fault)
        return False
    except OSError as fault:
        if not is_full_disk(fault):
            raise
        logger.warning("There is no room for a chapter of job %s: %s", job_id, fault)
        return False
    return True


def ring(job_id: UUID) -> bool:
    """Tell a free worker that a chapter waits; whether the message left. Nothing waits for it."""
    from reports.tasks import lay_out_chapter

    try:
        lay_out_chapter.apply_async(args=(str(job_id),))
    except (BrokerAway, redis.RedisError) as fault:
        logger.warning("Job %s is laid out by one worker: %s", job_id, fault)
        return False
    return True
