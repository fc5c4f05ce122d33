"""Where laid-out chapters are kept, for how long, and how they are forgotten."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages

from forkommune.documents.cache import StorageCache
from forkommune.work.models import Job
from reports.models import WaitingChapter

KEPT = 500_000_000  # bytes: some tens of national reports


def chapter_cache() -> StorageCache:
    """The laid-out chapters that all workers share."""
    return StorageCache(storages["chapters"])


def print_fonts() -> Path:
    """The folder of the fonts of reports."""
    return Path(settings.BUILT_DIR / "frontend" / "fonts" / "print")


def prune_chapters() -> int:
    """Drop the laid-out chapters that were not asked for longest, where there are too many, and what
    waits for a job that is over; says how many were laid out."""
    WaitingChapter.objects.exclude(job__in=Job.objects.unfinished()).drop_free()
    return chapter_cache().prune(KEPT)


def forget_chapters(job: Job | None = None) -> bool:
    """Take the laid-out chapters away, which may hold somebody's words; they are laid out anew when
    asked for. Says whether there were any.

    job: one that must end without a report; what others lay out for it is waited for, and goes too.
    """
    if job is not None:
        job.waiting_chapters.all().delete()
    waiting = WaitingChapter.objects.all().drop_free()
    return chapter_cache().empty() or bool(waiting)
