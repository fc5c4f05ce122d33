"""A case paper is begun, written, made final, and packed for the archive."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import Organisation, User
from forkommune.documents.errors import DocumentError
from forkommune.work.history import acting
from forkommune.work.papers import typeset
from forkommune.work.services.draft_states import discard_draft
from forkommune.work.services.publishing import CannotPublish, record_step
from workshops.models import CasePaper, Meeting
from workshops.outcomes.notes import text_of
from workshops.outcomes.page import when_of

from .contents import DRAFT_KIND, WRITTEN, Contents, contents_of, first_facts, values_of
from .noark import ArchivedFile, ArchivedPaper, archive_package
from .pdf import pdf_document
from .word import word_paper

FOLDER = "case-papers"
PDF_FORM, WORD_FORM = "PDF/A-2a", "OOXML (.docx)"


class AlreadyFinal(ValueError):
    """A final paper is changed by nobody; another one is made."""


@transaction.atomic
def begin_paper(
    *, meeting: Meeting, kind: str, addressee: Organisation | None, title: str, by: User
) -> CasePaper:
    """A draft with what is known already: the figures of the municipalities, for minutes the notes."""
    notes = text_of(meeting) if kind == CasePaper.Kind.MINUTES else ""
    with acting(by, "case_paper.begun"), override("nb"):
        paper: CasePaper = CasePaper.objects.create(
            meeting=meeting,
            kind=kind,
            addressee=addressee,
            title=title,
            case_number=meeting.case_number,
            background=notes,
            facts=first_facts(meeting),
            written_by=by,
            is_invented=meeting.is_invented,
        )
    return paper


@transaction.atomic
def put_in(*, paper: CasePaper, by: User, draft_version: int | None = None) -> CasePaper:
    """What is typed becomes what the paper says. Raises AlreadyFinal, DraftMoved, ValidationError."""
    paper = CasePaper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if paper.is_final:
        raise AlreadyFinal(_("The paper is final. Make another one."))
    for name, value in values_of(paper).items():
        setattr(paper, name, str(value))
    paper.clean_fields()
    with acting(by, "case_paper.written"):
        paper.save(update_fields=list(WRITTEN))
        discard_draft(kind=DRAFT_KIND, target=paper, by=by, version=draft_version)
    return paper


def make_final(paper: CasePaper, by: User, reason: str) -> None:
    """The step of the publication: both files are made and kept, and nothing is changed any more.

    What is typed goes in first. Raises CannotPublish naming what stands in the way.
    """
    try:
        paper = put_in(paper=paper, by=by)
    except ValidationError as fault:
        raise CannotPublish(" ".join(fault.messages)) from fault
    before, at = paper.state, timezone.now()
    with override("nb"):
        contents = contents_of(paper, at=at, user=by)
        word = word_paper(contents, at=at)
        pdf = _pdf(contents, at)
    paper.word.name, paper.pdf.name = _kept(word, "docx"), _kept(pdf, "pdf")
    paper.state, paper.final_at = CasePaper.State.FINAL, at
    with acting(by, "case_paper.final", reason):
        paper.save(update_fields=["word", "pdf", "state", "final_at"])
    record_step(row=paper, before=before, by=by, reason=reason)


def _pdf(contents: Contents, at: datetime) -> bytes:
    document = pdf_document(contents, at=at, identifier=identifier_of(contents.paper))
    try:
        return typeset(document).data
    except DocumentError as fault:
        raise CannotPublish(str(fault)) from fault


def _kept(data: bytes, ending: str) -> str:
    name = f"{FOLDER}/{hashlib.sha256(data).hexdigest()}.{ending}"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(data))


def identifier_of(paper: CasePaper) -> str:
    """The stable name of a paper outside the portal."""
    return f"sakspapir-{paper.pk}"


def package_of(paper: CasePaper) -> bytes:
    """The archive package of a final paper."""
    name, day = identifier_of(paper), when_of(paper.meeting)
    with override("nb"):
        kind = str(paper.get_kind_display())
    return archive_package(
        ArchivedPaper(
            identifier=name,
            title=paper.title,
            case_number=paper.case_number,
            document_type=kind,
            creator=str(paper.meeting.organiser),
            addressee=str(paper.addressee or ""),
            meeting=paper.meeting.title,
            held_on=day.isoformat() if day else "",
            final_at=timezone.localtime(_final_at(paper)),
            files=(
                ArchivedFile(f"{name}.pdf", _read(paper.pdf), "Arkivformat", PDF_FORM),
                ArchivedFile(f"{name}.docx", _read(paper.word), "Produksjonsformat", WORD_FORM),
            ),
            is_invented=paper.is_invented,
        )
    )


def _final_at(paper: CasePaper) -> datetime:
    if paper.final_at is None:
        raise ValueError(f"Paper {paper.pk} is not final; only a final one is packed.")
    return paper.final_at


def _read(file: Any) -> bytes:
    with file.open("rb") as stored:
        data: bytes = stored.read()
    return data
