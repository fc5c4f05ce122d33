"""A paper for many people is ordered, made by a worker, and kept for a day or two."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.documents.errors import DocumentError
from forkommune.documents.rendered import RenderedDocument
from forkommune.work.models import Job
from forkommune.work.papers import typeset
from forkommune.work.services.jobs import JobFailed, order_job
from forkommune.work.services.running import JobRun
from forkommune.work.steps import StepTeller
from workshops.models import Meeting, PrintedPaper

from .kinds import PAPERS
from .paper import NothingToPrint, Order

JOB_KIND = "meeting-paper"


@transaction.atomic
def order_paper(*, meeting: Meeting, kind: str, by: User) -> PrintedPaper:
    """The paper and the job that makes it; while the same one is under way, that one.

    An earlier file of the same kind goes when the new one is made, and not before.
    """
    inputs = {
        "meeting": meeting.pk,
        "kind": kind,
        "by": by.pk,
        "language": get_language() or "nb",
    }
    job, is_new = order_job(kind=JOB_KIND, inputs=inputs, by=by)
    if not is_new:
        return PrintedPaper.objects.get(job=job)
    return PrintedPaper.objects.create(meeting=meeting, kind=kind, ordered_by=by, job=job)


def make_paper(run: JobRun) -> dict[str, Any]:
    """Job handler: the file of the job's paper as things stand now, validated and kept."""
    paper = PrintedPaper.objects.for_making(run.job)
    if paper is None:
        raise JobFailed(_("The paper is no longer asked for."))
    at = timezone.now()
    with override(str(run.job.params["language"])):
        rendered = _rendered(run, paper, at)
    with transaction.atomic():
        PrintedPaper.objects.replaced_by(paper).delete()
        paper.made_at, paper.pages, paper.content = at, rendered.pages, rendered.data
        paper.save(update_fields=["made_at", "pages", "content"])
        result = {"pages": rendered.pages, "sha256": rendered.sha256}
        run.done(result)
    return result


def _rendered(run: JobRun, paper: PrintedPaper, at: Any) -> RenderedDocument:
    order = Order(paper.meeting, paper.ordered_by, timezone.localtime(at))
    # A library must not be loaded by half by a job that is ended in the midst of it.
    import forkommune.documents.pipeline  # noqa: F401
    from forkommune.documents.typesetters import Typesetters

    try:
        with run.stoppable():
            document = PAPERS[paper.kind].make(order)
            return typeset(document, progress=StepTeller(run), typesetting=Typesetters())
    except (NothingToPrint, DocumentError) as fault:
        raise JobFailed(str(fault)) from fault


def drop_unmade(job: Job) -> None:
    """A paper whose job failed or was cancelled is not asked for any more."""
    PrintedPaper.objects.filter(job=job, made_at__isnull=True).delete()
