"""The job kind of reports: what makes an edition, and the words about it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.ui.words import file_size
from forkommune.work.models import Job
from forkommune.work.registry import JobKind
from reports.making import close_unmade_edition, make_edition
from reports.models import Edition


def _edition(job: Job) -> Edition | None:
    return Edition.objects.for_listing().filter(job=job).first()


def title(job: Job) -> str:
    """Name and number of the edition."""
    edition = _edition(job)
    if edition is None:
        return _("Report")
    return _("%(title)s, edition %(number)d") % {
        "title": edition.deliverable.title,
        "number": edition.number,
    }


def address(job: Job) -> str:
    """The report's page."""
    edition = _edition(job)
    return edition.get_absolute_url() if edition else reverse("reports:report-list")


def download(job: Job) -> tuple[str, str] | None:
    """Words and path of the file, with its type and size."""
    edition = _edition(job)
    if edition is None or not edition.file:
        return None
    words = _("Download edition %(number)d (PDF, %(size)s)") % {
        "number": edition.number,
        "size": file_size(edition.file.size),
    }
    path = reverse("reports:edition-download", args=[edition.deliverable.code, edition.number])
    return words, path


REPORT_JOB = JobKind(
    run=make_edition,
    title=title,
    address=address,
    download=download,
    stopped=close_unmade_edition,
    gives_way=True,
)
