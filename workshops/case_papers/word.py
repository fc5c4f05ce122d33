"""A case paper as a Word document with real headings and tables, for others to go on with."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import get_language

from forkommune.documents.word import write_word

from .contents import Contents, pieces_of


def word_paper(contents: Contents, *, at: datetime) -> bytes:
    """The .docx file."""
    return write_word(
        list(pieces_of(contents)),
        title=contents.title,
        creator=str(contents.meeting.organiser),
        at=at,
        language=get_language() or "nb",
    )
