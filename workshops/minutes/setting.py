"""Minutes as a Word document and as a validated PDF, with real headings, lists and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.documents.word import Grid, Heading, Listed, Piece, Text, write_word
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import long_date
from workshops.case_papers.pdf import set_pieces
from workshops.models import Minutes

from .markup import pieces_of as typed_pieces
from .report import people_of, sections_of
from .services import LANGUAGE


def pieces_of(minutes: Minutes) -> Iterator[Piece]:
    """The minutes from their heading to their last section."""
    yield Heading(title_of(minutes), level=0)
    if minutes.is_invented:
        yield Text(_("Nothing in these minutes has happened."), strong=_("Invented example."))
    yield Text(standing_of(minutes))
    if minutes.change:
        yield Text(minutes.change, strong=_("Changed in this version:"))
    named = people_of(minutes)
    for section in sections_of(minutes):
        yield Heading(section.title)
        yield from section.pieces
        if section.code == "people" and named:
            yield Heading(_("Names"), level=2)
            yield Listed([line for line, _row in named])


def title_of(minutes: Minutes) -> str:
    """What the minutes are called."""
    return _("Minutes: %(meeting)s") % {"meeting": minutes.meeting.title}


def standing_of(minutes: Minutes) -> str:
    """Which version it is, and where it stands."""
    if minutes.approved_at:
        return _("Version %(number)d. Approved %(day)s: %(approval)s") % {
            "number": minutes.number,
            "day": long_date(timezone.localdate(minutes.approved_at)),
            "approval": minutes.approval,
        }
    return _("Version %(number)d. A draft: not approved yet.") % {"number": minutes.number}


def word_minutes(minutes: Minutes, *, at: datetime) -> bytes:
    """The .docx file."""
    with override(LANGUAGE):
        return write_word(
            list(pieces_of(minutes)),
            title=title_of(minutes),
            creator=str(minutes.meeting.organiser),
            at=at,
            language=LANGUAGE,
        )


def pdf_document(minutes: Minutes, *, at: datetime) -> Document:
    """The description of the PDF. at: of approved minutes their approval, so that it is the same again."""
    with override(LANGUAGE):
        made = minutes.approved_at or at
        day = format_date(timezone.localdate(made))
        state = "" if minutes.is_approved else _("Draft")
        marks = [state, _("Invented example") if minutes.is_invented else ""]
        return Document(
            metadata=Metadata(
                title=title_of(minutes),
                created=made,
                language=LANGUAGE,
                authors=(str(minutes.meeting.organiser),),
                identifier=file_name(minutes),
            ),
            furniture=Furniture(
                head=_("Minutes"),
                foot=" · ".join(filter(None, [minutes.meeting.title[:60], day])),
                state=" · ".join(filter(None, marks)),
            ),
            chapters=(
                Chapter(
                    key="minutes",
                    title=title_of(minutes),
                    html=set_pieces(pieces_of(minutes), heading=_("About the meeting")),
                ),
            ),
        )


def file_name(minutes: Minutes) -> str:
    """Of both files, without an ending."""
    return f"referat-{minutes.meeting.slug}-{minutes.number}"


def shown(text: str, title: str) -> list[dict[str, object]]:
    """Text as a page shows it: its pieces by kind, and a name for each table that no other has.

    title: of the section; its first tables are called by it, others by the heading above them.
    """
    found: list[dict[str, object]] = []
    heading, used = title, Counter[str]()
    for one in typed_pieces(text):
        if isinstance(one, Heading):
            heading = f"{title}: {one.text}"
        label = ""
        if isinstance(one, Grid):
            used[heading] += 1
            label = heading if used[heading] == 1 else f"{heading} ({used[heading]})"
        found.append({"kind": type(one).__name__.lower(), "piece": one, "label": label})
    return found
