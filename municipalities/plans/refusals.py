"""Why a document was not taken in, in words: what is wrong, and what to do."""

from django.utils.translation import gettext as _

from .reading import Reason, Unreadable
from .reading.limits import MAX_BYTES, MAX_PAGES, MEGABYTE


def words_of(refusal: Unreadable) -> str:
    """The reason for the person who sent the document."""
    detail = refusal.detail
    if refusal.reason is Reason.OTHER_KIND:
        return _other_kind(detail)
    if refusal.reason is Reason.TOO_LARGE:
        return too_large(detail)
    if refusal.reason is Reason.TOO_MANY_PAGES:
        return _("The document has %(pages)s pages; %(limit)d is the most that is taken in.") % {
            "pages": detail,
            "limit": MAX_PAGES,
        }
    return {
        Reason.EMPTY: _("There is nothing in the file. Download it anew."),
        Reason.ENCRYPTED: _(
            "The document is locked with a password. Ask the municipality for an open copy."
        ),
        Reason.OLD_WORD: _(
            "This is Word 97–2003 (.doc), or a Word document with a password. "
            "Save it as .docx without a password, or as PDF."
        ),
        Reason.DAMAGED: _("The file is damaged and cannot be read. Download it anew."),
        Reason.BOMB: _(
            "The file swells to many times its size when it is unpacked, as no document does. "
            "It was not opened."
        ),
        Reason.TOO_LONG: _("The document holds more text than any plan does. Send its parts."),
        Reason.NO_TEXT: _(
            "There is no text in the document: its pages are pictures, as a scanner makes them. "
            "Run text recognition (OCR) on it and send that file, or paste the text."
        ),
        Reason.NO_WORDS: _("The pasted text holds hardly any words. Paste what the document says."),
        Reason.TOO_HEAVY: _(
            "Reading the document took more memory or time than it may. "
            "Print it to a new PDF and send that, or paste the text."
        ),
    }[refusal.reason]


def too_large(megabytes: str) -> str:
    """The refusal of a file of so many MB."""
    return _(
        "The file is %(size)s MB; %(limit)d MB is the most that is taken in. "
        "Save it with smaller pictures, or paste the text."
    ) % {"size": megabytes, "limit": MAX_BYTES // MEGABYTE}


def _other_kind(detail: str) -> str:
    if not detail:
        return _(
            "The content is neither PDF, Word (DOCX) nor a web page, whatever the file is called. "
            "Save it as one of these, or paste the text."
        )
    return _(
        "The content is %(kind)s, whatever the file is called. "
        "Save it as PDF, Word (DOCX) or a web page, or paste the text."
    ) % {"kind": detail}
