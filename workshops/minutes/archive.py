"""The archive package of approved minutes: the same piece as of final case papers.

Its files are made of what was approved, by its moment, so that the same minutes give the same bytes for
as long as the names in them are kept.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.work.papers import typeset
from workshops.case_papers.noark import ArchivedFile, ArchivedPaper, archive_package
from workshops.case_papers.services import PDF_FORM, WORD_FORM
from workshops.models import Minutes
from workshops.outcomes.page import when_of

from .services import LANGUAGE
from .setting import file_name, pdf_document, title_of, word_minutes


def package_of(minutes: Minutes) -> bytes:
    """The zip. Raises DocumentError, and ValueError for minutes that are not approved."""
    at, name, day = _approved_at(minutes), file_name(minutes), when_of(minutes.meeting)
    with override(LANGUAGE):
        pdf = typeset(pdf_document(minutes, at=at)).data
        word = word_minutes(minutes, at=at)
        return archive_package(
            ArchivedPaper(
                identifier=name,
                title=title_of(minutes),
                case_number=minutes.meeting.case_number,
                document_type=_("Minutes"),
                creator=str(minutes.meeting.organiser),
                addressee="",
                meeting=minutes.meeting.title,
                held_on=day.isoformat() if day else "",
                final_at=timezone.localtime(at),
                files=(
                    ArchivedFile(f"{name}.pdf", pdf, "Arkivformat", PDF_FORM),
                    ArchivedFile(f"{name}.docx", word, "Produksjonsformat", WORD_FORM),
                ),
                is_invented=minutes.is_invented,
            )
        )


def _approved_at(minutes: Minutes) -> datetime:
    if minutes.approved_at is None:
        raise ValueError(f"Minutes {minutes.pk} are not approved; only approved ones are packed.")
    return minutes.approved_at
