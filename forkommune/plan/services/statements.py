"""Order and make the statement of accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.documents.cache import StorageCache
from forkommune.documents.errors import DocumentError
from forkommune.plan.composing.statement import compose
from forkommune.plan.freezing import freeze
from forkommune.plan.models import AccountsStatement, Project
from forkommune.plan.selectors.accounts import accounts
from forkommune.ui.dates import long_date
from forkommune.ui.words import file_size
from forkommune.work.history import acting
from forkommune.work.models import Job
from forkommune.work.registry import JobKind
from forkommune.work.services.jobs import JobFailed, order_job
from forkommune.work.services.running import JobRun
from forkommune.work.steps import StepTeller

JOB_KIND = "accounts"
FOLDER = "accounts"


class CannotMake(ValueError):
    """There are no accounts to make a statement of."""


@transaction.atomic
def order_statement(*, by: User) -> AccountsStatement:
    """Freeze the accounts and order their file; the same accounts under way are ordered once."""
    found = accounts(by)
    if found is None:
        raise CannotMake(_("Load the project plan first: manage.py load_initial_data"))
    Project.objects.select_for_update().get(pk=found.project.pk)
    inputs = {"entries": found.sha256, "waiting": found.waiting}
    job, is_new = order_job(kind=JOB_KIND, inputs=inputs, by=by)
    if not is_new:
        return AccountsStatement.objects.get(job=job)
    at = timezone.now()
    with acting(by, "accounts.ordered"):
        return AccountsStatement.objects.create(
            project=found.project,
            taken_at=at,
            data=freeze(found, at=at),
            entries_sha256=found.sha256,
            has_invented=found.has_invented,
            ordered_by=by,
            job=job,
        )


def make_statement(run: JobRun) -> dict[str, Any]:
    """Job handler: the file of the job's statement, validated, stored and written into its row."""
    # Imported here: WeasyPrint is two fifths of what a start of the web server would load.
    from forkommune.documents.pipeline import render_document
    from forkommune.documents.typesetters import Typesetters

    statement = AccountsStatement.objects.get(job=run.job)
    try:
        with run.stoppable():
            rendered = render_document(
                compose(statement.data),
                fonts=settings.BUILT_DIR / "frontend" / "fonts" / "print",
                cache=StorageCache(storages["chapters"]),
                progress=StepTeller(run),
                typesetting=Typesetters(),
            )
    except DocumentError as fault:
        raise JobFailed(str(fault)) from fault
    name = f"{FOLDER}/{rendered.sha256}.pdf"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(rendered.data))
    verdicts = [verdict.as_json() for verdict in rendered.validation]
    result = {"pages": rendered.pages, "sha256": rendered.sha256, "validation": verdicts}
    with transaction.atomic(), acting(run.job.ordered_by, "accounts.made"):
        statement.file.name, statement.sha256 = name, rendered.sha256
        statement.pages, statement.validation = rendered.pages, {"verdicts": verdicts}
        statement.save()
        run.done(result)
    return result


def drop_unmade(job: Job) -> None:
    """A statement whose job failed or was cancelled never came to be."""
    with acting(job.ordered_by, "accounts.not_made"):
        AccountsStatement.objects.filter(job=job, sha256="").delete()


def _title(job: Job) -> str:
    return _("Statement of accounts, %(day)s") % {
        "day": long_date(timezone.localdate(job.ordered_at))
    }


def _address(job: Job) -> str:
    return reverse("plan:accounts")


def _download(job: Job) -> tuple[str, str] | None:
    row = AccountsStatement.objects.filter(job=job).exclude(sha256="").defer("data").first()
    if row is None:
        return None
    words = _("Download the statement (PDF, %(size)s)") % {"size": file_size(row.file.size)}
    return words, reverse("plan:statement-download", args=[row.pk])


STATEMENT_JOB = JobKind(
    run=make_statement,
    title=_title,
    address=_address,
    download=_download,
    stopped=drop_unmade,
)
