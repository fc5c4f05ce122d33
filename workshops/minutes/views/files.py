"""The files of minutes: Word, PDF, and the package for the archive."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from forkommune.documents.errors import DocumentError
from forkommune.work.papers import pdf_answer, typeset
from workshops.case_papers.views import WORD, file_answer
from workshops.dialogue.views import insiders_only
from workshops.minutes.archive import package_of
from workshops.minutes.services import LANGUAGE
from workshops.minutes.setting import file_name, pdf_document, word_minutes
from workshops.models import Minutes
from workshops.outcomes.views.reading import note_reading

from .writing import minutes_of


@require_safe
@insiders_only
def minutes_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as Word; of a draft what is saved by now."""
    row = minutes_of(request, pk)
    note_reading(request, row.meeting, "workshops:minutes-word")
    data = word_minutes(row, at=row.approved_at or timezone.now())
    return file_answer(data, f"{file_name(row)}.docx", WORD)


@require_safe
@insiders_only
def minutes_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as a validated PDF; of a draft what is saved by now, marked as a draft."""
    row = minutes_of(request, pk)
    note_reading(request, row.meeting, "workshops:minutes-pdf")
    return pdf_of(row, lambda why: _refused(request, row, why))


@require_safe
@insiders_only
def minutes_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """The package of approved minutes: both files, metadata and checksums."""
    row = minutes_of(request, pk)
    if not row.is_approved:
        raise Http404(_("The minutes are not approved yet."))
    note_reading(request, row.meeting, "workshops:minutes-archive")
    try:
        package = package_of(row)
    except DocumentError as fault:
        return _refused(request, row, str(fault))
    return file_answer(package, f"{file_name(row)}.zip", "application/zip")


def pdf_of(row: Minutes, refuse: Callable[[str], HttpResponse]) -> HttpResponse:
    """The file, or the answer that says why it cannot be made."""
    try:
        with override(LANGUAGE):
            rendered = typeset(pdf_document(row, at=timezone.now()))
    except DocumentError as fault:
        return refuse(str(fault))
    return pdf_answer(rendered, f"{file_name(row)}.pdf")


def _refused(request: HttpRequest, row: Minutes, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect(row)
