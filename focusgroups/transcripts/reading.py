"""A transcript by what the file holds, whatever it is called."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead
from forkommune.work.importing.limits import MAX_BYTES, too_large
from forkommune.work.importing.opening import decode
from municipalities.plans.reading import NotInTime, Unreadable, read_document
from municipalities.plans.refusals import words_of

from .speech import read_speech
from .subtitles import is_subtitles, read_subtitles
from .turns import Transcript

MOST_TURNS = 10_000  # ten hours have some five thousand
MOST_LETTERS = 2_000_000
READING_SECONDS = 20
ZIP, PDF = b"PK\x03\x04", b"%PDF-"
COMPOUND = b"\xd0\xcf\x11\xe0"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def open_transcript(content: bytes, name: str) -> Transcript:
    """The turns of a file. Raises CannotRead with the reason and the next step.

    name: for messages only.
    """
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(len(content)))
    text = _text_of(content)
    if not text.strip():
        raise CannotRead(_("There is nothing in %s. Choose the transcript again.") % name)
    if len(text) > MOST_LETTERS:
        raise CannotRead(
            _("%(file)s holds more words than ten hours of speech. Send its parts by themselves.")
            % {"file": name}
        )
    found = read_subtitles(text) if is_subtitles(text) else read_speech(text)
    if len(found.turns) > MOST_TURNS:
        raise CannotRead(
            _("%(file)s has %(count)d turns; %(limit)d is the most. Send its parts by themselves.")
            % {"file": name, "count": len(found.turns), "limit": MOST_TURNS}
        )
    if not found.turns and not found.broken:
        raise CannotRead(_("Nobody says anything in %s. Choose the transcript again.") % name)
    return found


def _text_of(content: bytes) -> str:
    if content.startswith((ZIP, COMPOUND)) or PDF in content[:1_024]:
        return _document(content)
    text = _decoded(content)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")


def _decoded(content: bytes) -> str:
    try:
        text = decode(content).lstrip("\ufeff")
    except CannotRead as refusal:
        raise CannotRead(_no_text()) from refusal
    if CONTROL.search(text):
        raise CannotRead(_no_text())
    return text


def _no_text() -> str:
    return _(
        "The content is neither subtitles (WebVTT, SRT), Word (DOCX) nor plain text, whatever the file "
        "is called. Save the transcript as one of these."
    )


def _document(content: bytes) -> str:
    """The text of a Word document or PDF, read where it can do no harm."""
    try:
        return "\n".join(read_document(content, seconds=READING_SECONDS).texts)
    except (Unreadable, NotInTime) as refusal:
        raise CannotRead(_in_words(refusal)) from refusal


def _in_words(refusal: Unreadable | NotInTime) -> str:
    if isinstance(refusal, Unreadable):
        return words_of(refusal)
    return _("Reading the document took too long. Save it as plain text and send that.")
