"""The notes of a meeting: one text in revisions, in which passages can be marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Nature, Passage, SourceText, TextRevision
from forkommune.evidence.services import Written, write_text
from forkommune.evidence.services.marking import mark_passage
from forkommune.figures.numbers import format_date
from forkommune.work.history import acting
from workshops.models import Meeting

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")


@dataclass(frozen=True)
class Paragraph:
    """A stretch of the notes between empty lines, in code points."""

    start: int
    end: int
    text: str

    @property
    def place(self) -> str:
        """How a form names it."""
        return f"{self.start}-{self.end}"


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a text, parted by empty lines, without the space round them."""
    found = []
    for match in PARAGRAPH.finditer(text):
        words = match[0].rstrip()
        found.append(Paragraph(match.start(), match.start() + len(words), words))
    return found


def revision_of(meeting: Meeting) -> TextRevision | None:
    """The notes as they stand now; None before anything was written."""
    return meeting.notes.current if meeting.notes else None


def text_of(meeting: Meeting) -> str:
    """The notes as they stand now; empty before anything was written."""
    revision = revision_of(meeting)
    return revision.text if revision else ""


@transaction.atomic
def write_notes(*, meeting: Meeting, text: str, by: User | None) -> Written | None:
    """Let the notes say `text`: a new revision, along which marked passages move.

    The text is the project's own, so that the secretariat reads it at once. Nothing is made of
    nothing. Raises UnusableText.
    """
    meeting = (
        Meeting.objects.select_for_update(of=("self",)).select_related("notes").get(pk=meeting.pk)
    )
    if meeting.notes is None and not text.strip():
        return None
    with acting(by, "meeting.notes_written"):
        if meeting.notes is None:
            meeting.notes = _begun(meeting)
            meeting.save(update_fields=["notes"])
        return write_text(source=meeting.notes, text=text, by=by)


def _begun(meeting: Meeting) -> SourceText:
    municipalities = list(meeting.municipalities.select_related("organisation")[:2])
    day = timezone.localdate(meeting.starts_at) if meeting.starts_at else meeting.month
    return SourceText.objects.create(
        kind=SourceText.Kind.MINUTES,
        title=meeting.title,
        place=format_date(day) if day else "",
        year=day.year if day else None,
        organisation=municipalities[0].organisation if len(municipalities) == 1 else None,
        nature=Nature.ASSESSMENT,
        released_at=timezone.now(),
        is_invented=meeting.is_invented,
    )


class NoNotes(ValueError):
    """Nothing has been written, so that there is nothing to give a basis to."""


@transaction.atomic
def set_export_basis(*, meeting: Meeting, basis: str, note: str, by: User) -> SourceText:
    """Say why the notes may go out in files for research, and how and when that came about; no basis
    keeps them in the portal. Files that went out before are not called back. Raises NoNotes."""
    source = SourceText.objects.select_for_update().filter(meeting=meeting).first()
    if source is None:
        raise NoNotes(_("Write the notes first."))
    source.export_basis, source.export_basis_note = basis, note if basis else ""
    with acting(by, "meeting.notes_export_basis"):
        source.save(update_fields=["export_basis", "export_basis_note"])
    return source


def mark_paragraphs(
    *, revision: TextRevision | None, places: Iterable[tuple[int, int]], by: User | None
) -> list[Passage]:
    """The passages of some paragraphs. Raises StaleRevision where the notes were corrected."""
    if revision is None:
        return []
    return [mark_passage(revision=revision, start=start, end=end, by=by) for start, end in places]


def newest_of(passages: Iterable[Passage]) -> list[Passage]:
    """Passages as they stand after corrections of their text, each once."""
    found: dict[int, Passage] = {}
    for passage in passages:
        while (later := passage.moved_to.order_by("-pk").first()) is not None:
            passage = later
        found[passage.pk] = passage
    return list(found.values())
