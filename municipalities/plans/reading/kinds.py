"""What a file is, by its content; its name is never asked."""

import re
from enum import StrEnum

from .refusing import Reason, Unreadable

HEAD = 1_024
# Compound files: Word 97-2003, and what Word makes of a document with a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
}
MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|article|main|h[1-6]|p|div)\b", re.IGNORECASE
)


class Kind(StrEnum):
    """The kinds that are read. TEXT is what somebody pasted, never a file."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"


def kind_of(content: bytes) -> Kind:
    """The kind of a file. Raises Unreadable for an empty file and every other kind, naming it.

    A zip is taken for Word's format here; whoever opens it sees whether it is.
    """
    if not content.strip():
        raise Unreadable(Reason.EMPTY)
    if b"%PDF-" in content[:HEAD]:
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        return Kind.DOCX
    if content.startswith(COMPOUND):
        raise Unreadable(Reason.OLD_WORD)
    for start, name in FOREIGN.items():
        if content.startswith(start):
            raise Unreadable(Reason.OTHER_KIND, name)
    if b"\x00" not in content[:HEAD] and MARKUP.search(content[: 64 * HEAD]):
        return Kind.HTML
    raise Unreadable(Reason.OTHER_KIND)
