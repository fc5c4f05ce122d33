"""The words about the job that reads a long document."""

from django.urls import reverse

from forkommune.work.models import Job
from forkommune.work.registry import JobKind

from .services import drop_unread, read_in_job


def title(job: Job) -> str:
    """Which document, in which version."""
    return str(job.params["title"])


def address(job: Job) -> str:
    """The document's page."""
    return reverse("municipalities:plan-document", args=[job.params["document"]])


READING_JOB = JobKind(run=read_in_job, title=title, address=address, stopped=drop_unread)
