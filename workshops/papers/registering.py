"""What papers enter with the work of workers and with the clock."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.words import file_size
from forkommune.work.models import Job
from forkommune.work.registry import JobKind, KeptUntil, job_handlers, kept_until
from workshops.models import Meeting, PrintedPaper

from .kinds import PAPERS
from .ordering import JOB_KIND, drop_unmade, make_paper


def title_of(job: Job) -> str:
    """ "Badges: Workshop in Lier"."""
    meeting = Meeting.objects.filter(pk=job.params["meeting"]).first()
    name = str(PAPERS[job.params["kind"]].title)
    return f"{name}: {meeting}" if meeting else name


def address_of(job: Job) -> str:
    """The list of the papers of the meeting."""
    meeting = Meeting.objects.filter(pk=job.params["meeting"]).first()
    return reverse("workshops:papers", args=[meeting.slug] if meeting else [])


def download_of(job: Job) -> tuple[str, str] | None:
    """Words and path of the file; None when it has gone by the clock."""
    paper = PrintedPaper.objects.for_listing().filter(job=job).made().first()
    if paper is None:
        return None
    words = _("Open the file (PDF, %(pages)d pages, %(size)s)") % {
        "pages": paper.pages,
        "size": file_size(paper.size),
    }
    return words, reverse("workshops:printed-paper", args=[paper.meeting.slug, paper.pk])


def over_by(day: date) -> Any:
    """Papers that have had their last day, the one after they were ordered, by a given one."""
    return PrintedPaper.objects.ordered_before(day)


def forget_papers(rows: Any) -> int:
    """Delete papers with their files."""
    gone: int = rows.delete()[0]
    return gone


def register() -> None:
    """Have workers make papers, and the clock delete them."""
    job_handlers.add(
        JOB_KIND,
        JobKind(
            run=make_paper,
            title=title_of,
            address=address_of,
            download=download_of,
            stopped=drop_unmade,
        ),
    )
    kept = KeptUntil(gettext_lazy("Printed papers of meetings"), over_by, forget_papers)
    kept_until.add("printed papers", kept)
