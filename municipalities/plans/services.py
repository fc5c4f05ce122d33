"""Take documents in: read at once where that is quick, else by a worker; all pages or none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import User
from forkommune.evidence.models import SourceText, TextRevision
from forkommune.evidence.texts import normalise
from forkommune.search.indexing import index
from forkommune.terms.models import Term
from forkommune.work.history import acting
from forkommune.work.models import Job
from forkommune.work.services.jobs import JobFailed, order_job
from municipalities.register.models import Municipality, PlanDocument

from .models import PlanPage, PlanVersion
from .reading import Document, NotInTime, Unreadable, read_document
from .reading.limits import SECONDS, SECONDS_AT_ONCE
from .refusals import words_of

JOB_KIND = "plan-reading"
PAGE = "municipalities.PlanPage"
PAGES_A_STEP = 25


class Refused(ValueError):
    """The document is not taken in; the message says why and what to do. Nothing was written."""


@dataclass(frozen=True)
class Content:
    """What somebody brings: a file with the name they gave it, or a text they pasted."""

    data: bytes
    name: str = ""
    is_pasted: bool = False

    @property
    def digest(self) -> str:
        """SHA-256, hex."""
        return hashlib.sha256(self.data).hexdigest()


@transaction.atomic
def register_document(
    *,
    title: str,
    municipalities: Iterable[Municipality],
    document_type: Term,
    by: User,
    period_from: int | None = None,
    period_to: int | None = None,
    adopted_on: date | None = None,
    url: str = "",
) -> PlanDocument:
    """A document that the register did not know; its versions come after."""
    with acting(by, "municipalities.plan_registered"):
        document = PlanDocument.objects.create(
            title=title,
            document_type=document_type,
            period_from=period_from,
            period_to=period_to,
            adopted_on=adopted_on,
            url=url,
            certainty="sourced",
        )
        document.municipalities.set(municipalities)
    return document


def read_at_once(content: Content, seconds: float = SECONDS_AT_ONCE) -> Document | None:
    """The pages of a document that is read quickly; None where a worker must go on.

    Raises Refused. Call it outside of transactions: it may take `seconds`.
    """
    try:
        return read_document(content.data, seconds=seconds, is_pasted=content.is_pasted)
    except NotInTime:
        return None
    except Unreadable as refusal:
        raise Refused(words_of(refusal)) from refusal


@transaction.atomic
def add_version(
    *,
    document: PlanDocument,
    content: Content,
    read: Document | None,
    by: User,
    dated_on: date | None = None,
    url: str = "",
) -> PlanVersion:
    """A new version with all its pages, or with a job that reads them.

    read: what `read_at_once` gave. Raises Refused when the same content is in already.
    """
    # One at a time, so that two who send a version get two numbers.
    document = PlanDocument.objects.select_for_update().get(pk=document.pk)
    _demand_new(document, content)
    with acting(by, "municipalities.plan_version_added"):
        version = PlanVersion(
            document=document,
            number=_next_number(document),
            dated_on=dated_on,
            url=url,
            file_name=_tidy_name(content.name),
            size=len(content.data),
            sha256=content.digest,
            added_by=by,
            format=read.kind if read else "",
        )
        if not content.is_pasted:
            version.file.save("", ContentFile(content.data), save=False)
        with ExitStack() as failed:
            # The transaction takes the rows back; the file is not part of it.
            failed.callback(version.file.delete, save=False)
            version.save()
            if read is not None:
                write_pages(version, read)
            else:
                version.job = _order_reading(version, by)
                version.save(update_fields=["job"])
            failed.pop_all()
    return version


@transaction.atomic
def take_in(
    *,
    document: Mapping[str, Any],
    content: Content,
    read: Document | None,
    by: User,
    dated_on: date | None = None,
) -> PlanVersion:
    """A document that the register did not know, with its first version; both or neither.

    document: what `register_document` asks for. Raises Refused.
    """
    row = register_document(**document, by=by)
    return add_version(
        document=row, content=content, read=read, by=by, dated_on=dated_on, url=row.url
    )


def _order_reading(version: PlanVersion, by: User) -> Job:
    inputs = {"version": version.pk}
    params = {**inputs, "document": version.document_id, "title": str(version)}
    job, _made = order_job(kind=JOB_KIND, inputs=inputs, params=params, by=by)
    return job


def _demand_new(document: PlanDocument, content: Content) -> None:
    same = document.versions.filter(sha256=content.digest).first()
    if same is not None:
        raise Refused(
            _("The same content is in already, as version %(number)d.") % {"number": same.number}
        )


def _next_number(document: PlanDocument) -> int:
    last = document.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _tidy_name(name: str) -> str:
    """A file name for people to read: no path in it, no control characters."""
    return re.sub(r"[\x00-\x1f\x7f]", "", re.split(r"[/\\]", name)[-1])[:200]


def write_pages(version: PlanVersion, read: Document) -> None:
    """Give a version its pages, each a source text with one revision, and let them be found.

    Call it inside the transaction that makes or locks the version.
    """
    texts = [normalise(text) for text in read.texts]
    sources = SourceText.objects.bulk_create(
        _sources(version, has_pages=read.has_pages, count=len(texts))
    )
    TextRevision.objects.bulk_create(
        TextRevision(source=source, number=1, text=text, created_by=version.added_by)
        for source, text in zip(sources, texts, strict=True)
    )
    pages = PlanPage.objects.bulk_create(
        PlanPage(version=version, number=number, source=source)
        for number, source in enumerate(sources, start=1)
    )
    version.format, version.has_pages = read.kind, read.has_pages
    version.read_at = timezone.now()
    version.save(update_fields=["format", "has_pages", "read_at"])
    index(PAGE, [page.pk for page in pages])


def _sources(version: PlanVersion, *, has_pages: bool, count: int) -> list[SourceText]:
    document = version.document
    # What is stored is read by all, whatever language the sender has the portal in.
    with override(settings.LANGUAGE_CODE):
        title = str(version)
        place = _("page %(number)d") if has_pages else _("part %(number)d")
        places = [place % {"number": number} for number in range(1, count + 1)]
    municipalities = list(document.municipalities.all()[:2])
    organisation = municipalities[0].organisation if len(municipalities) == 1 else None
    return [
        SourceText(
            kind=SourceText.Kind.PLAN,
            title=title[:300],
            place=one,
            url=version.url or document.url,
            year=version.dated_on.year if version.dated_on else None,
            organisation=organisation,
            is_invented=document.is_invented,
        )
        for one in places
    ]


def read_in_job(run: Any) -> dict[str, Any]:
    """The job: read a long document and write its pages. Raises JobFailed with the reason."""
    version = PlanVersion.objects.filter(pk=run.job.params["version"]).first()
    if version is None:
        raise JobFailed(_("The version was taken away before it was read."))
    with version.file.open("rb") as file:
        content = file.read()
    try:
        with run.stoppable():
            read = read_document(content, seconds=SECONDS, tell=_Progress(run))
    except (Unreadable, NotInTime) as refusal:
        raise JobFailed(_why(refusal)) from refusal
    with transaction.atomic(), acting(version.added_by, "municipalities.plan_version_read"):
        write_pages(PlanVersion.objects.select_for_update().get(pk=version.pk), read)
        run.done({"pages": len(read.texts)})
    return {"pages": len(read.texts)}


def _why(refusal: Unreadable | NotInTime) -> str:
    if isinstance(refusal, Unreadable):
        return words_of(refusal)
    return _("The document was not read to its end in %(seconds)d seconds. Send its parts.") % {
        "seconds": SECONDS
    }


class _Progress:
    """Tells the job's page every so many pages."""

    def __init__(self, run: Any) -> None:
        self.run = run
        self.is_planned = False

    def __call__(self, done: int, count: int) -> None:
        if not self.is_planned:
            self.run.plan(-(-count // PAGES_A_STEP))
            self.is_planned = True
        if done % PAGES_A_STEP == 1:
            words = {"page": done, "count": count}
            self.run.step(_("Reading page %(page)d of %(count)d") % words)


def drop_unread(job: Job) -> None:
    """The job ended without pages: its version and file go, and nothing is left half in."""
    version = PlanVersion.objects.unread().filter(pk=job.params["version"]).first()
    if version is not None:
        with acting(job.ordered_by, "municipalities.plan_version_dropped"):
            version.delete()
        transaction.on_commit(partial(version.file.delete, save=False))
