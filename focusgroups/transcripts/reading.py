"""A transcript by what the file holds, whatever it is called."""

from __future__ import annotations

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead, Fault
from forkommune.work.importing.limits import MAX_BYTES, too_large
from forkommune.work.importing.opening import decode
from municipalities.plans.reading import NotInTime, Reason, Unreadable, read_document
from municipalities.plans.refusals import words_of

from .rows import as_speech
from .speech import read_speech
from .subtitles import is_subtitles, read_subtitles
from .turns import Transcript, Turn

MOST_TURNS = 10_000  # ten hours have some five thousand
MOST_LETTERS = 2_000_000
MOST_OF_ONE = 50_000  # an hour of one who never stops
SHOWN = 60
READING_SECONDS = 20
ZIP, PDF = b"PK\x03\x04", b"%PDF-"
COMPOUND = b"\xd0\xcf\x11\xe0"
# Rich text, pages of the web and what programs write for programs: text, and no transcript.
OTHER = re.compile(
    r"\s*(?:\{\\rtf|<(?:!doctype|html|\?xml|head|body|tt)\b|[\[{]\s*[\[{\"])", re.IGNORECASE
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def open_transcript(content: bytes, name: str) -> Transcript:
    """The turns of a file. Raises CannotRead with the reason and the next step.

    name: for messages only.
    """
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(len(content)))
    text = _text_of(content, name)
    if not text.strip():
        raise CannotRead(_("There is nothing in %s. Choose the transcript again.") % name)
    if len(text) > MOST_LETTERS:
        raise CannotRead(_too_long() % {"file": name})
    found = read_subtitles(text) if is_subtitles(text) else read_speech(text)
    if len(found.turns) > MOST_TURNS:
        raise CannotRead(
            _("%(file)s has %(count)d turns; %(limit)d is the most. Send its parts by themselves.")
            % {"file": name, "count": len(found.turns), "limit": MOST_TURNS}
        )
    if not found.turns and not found.broken:
        raise CannotRead(_("Nobody says anything in %s. Choose the transcript again.") % name)
    endless = tuple(_endless(turn) for turn in found.turns if len(turn.text) > MOST_OF_ONE)
    return replace(found, broken=found.broken + endless)


def _endless(turn: Turn) -> Fault:
    """Nobody speaks for an hour: the speakers after this one are written otherwise than we read them."""
    reason = _(
        "%(count)d letters follow without another speaker. Begin each turn on a line of its own: "
        "“A: Vi ble spurt …”."
    )
    return Fault(turn.place, turn.text[:SHOWN], reason % {"count": len(turn.text)})


def _too_long() -> str:
    return _("%(file)s holds more words than ten hours of speech. Send its parts by themselves.")


def _text_of(content: bytes, name: str) -> str:
    if content.startswith((ZIP, COMPOUND)) or PDF in content[:1_024]:
        return _document(content, name)
    text = _decoded(content)
    if OTHER.match(text):
        raise CannotRead(_no_text())
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


def _document(content: bytes, name: str) -> str:
    """The text of a Word document or PDF in its lines, read where it can do no harm."""
    try:
        found = read_document(content, seconds=READING_SECONDS, in_lines=True)
    except (Unreadable, NotInTime) as refusal:
        raise CannotRead(_in_words(refusal, name)) from refusal
    lines = "\n".join(found.texts).split("\n")
    return "\n".join(map(as_speech, lines))


def _in_words(refusal: Unreadable | NotInTime, name: str) -> str:
    if isinstance(refusal, NotInTime):
        return _("Reading the document took too long. Save it as plain text and send that.")
    if refusal.reason is Reason.OTHER_KIND:
        return _no_text()
    if refusal.reason is Reason.TOO_LONG:
        return _too_long() % {"file": name}
    if refusal.reason is Reason.ENCRYPTED:
        return _("%s is locked with a password. Save it without one, and choose it again.") % name
    if refusal.reason is Reason.NO_TEXT:
        return (
            _("There are no words in %s, or only pictures of them. Choose the transcript.") % name
        )
    return words_of(refusal)
