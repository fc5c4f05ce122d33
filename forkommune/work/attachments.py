"""Files that people send for others to look at or to use again: judged by what they hold, never by their names.

Pictures are drawn anew, so that neither the place where they were taken nor anything hidden behind
them goes along. Documents are kept as they are, and only handed out to be saved.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MOST_DOCUMENT, MOST_PICTURE = 10 * MEGABYTE, 10 * MEGABYTE
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1_600
QUALITY = 82
MOST_UNPACKED, MOST_RATIO, MOST_MEMBERS = 100 * MEGABYTE, 200, 2_000
PDF = "application/pdf"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{OFFICE}wordprocessingml.document"
EXCEL = f"{OFFICE}spreadsheetml.sheet"
ENDS = {PDF: "pdf", WORD: "docx", EXCEL: "xlsx", "image/jpeg": "jpg", "image/png": "png"}
PARTS = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
PICTURES = ("JPEG", "PNG", "WEBP")
# What a document may do by itself when it is opened.
ACTS = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile")
OUTSIDE = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)
DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, LookupError, EOFError)


class Unfit(ValueError):
    """The file is not taken in; the message says why and what to do."""


@dataclass(frozen=True)
class Attached:
    """A file as it is kept. name: what it is called when it is saved, with the end that fits its content."""

    content: bytes
    content_type: str
    name: str

    @property
    def sha256(self) -> str:
        """The digest of what is kept."""
        return hashlib.sha256(self.content).hexdigest()


def document(content: bytes, name: str) -> Attached:
    """A Word, Excel or PDF file to use again. Raises Unfit."""
    _demand_size(content, MOST_DOCUMENT)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return Attached(content, _pdf(content), _called(name, PDF))
    if content.startswith(b"PK\x03\x04"):
        kind = _office(content)
        return Attached(content, kind, _called(name, kind))
    raise Unfit(
        _(
            "The content is neither Word (.docx), Excel (.xlsx) nor PDF, whatever the file is called. "
            "Save it as one of these and choose it again."
        )
    )


def picture(content: bytes, name: str) -> Attached:
    """A picture drawn anew at most 1600 points wide, without anything beside what it shows. Raises Unfit."""
    # Imported here: few visitors send pictures, and it is large.
    from PIL import Image, ImageOps

    _demand_size(content, MOST_PICTURE)
    try:
        with Image.open(io.BytesIO(content), formats=PICTURES) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise Unfit(
                    _("The picture has more than 40 million points. Make it smaller and try again.")
                )
            turned = ImageOps.exif_transpose(sent)
            has_holes = "A" in turned.getbands() or "transparency" in turned.info
            drawn = turned.convert("RGBA" if has_holes else "RGB")
    except Unfit:
        raise
    except (*DAMAGE, SyntaxError, TypeError, Image.DecompressionBombError) as error:
        raise Unfit(
            _("The content is no picture that can be read. Save it as JPEG or PNG and try again.")
        ) from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture of the points alone: nothing that came beside them is kept.
    bare = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    written = io.BytesIO()
    if has_holes:
        bare.save(written, "PNG", optimize=True)
    else:
        bare.save(written, "JPEG", quality=QUALITY, optimize=True)
    kind = "image/png" if has_holes else "image/jpeg"
    return Attached(written.getvalue(), kind, _called(name, kind))


def _demand_size(content: bytes, most: int) -> None:
    if not content:
        raise Unfit(_("The file is empty. Choose it again."))
    if len(content) > most:
        raise Unfit(
            _("The file is %(size)d MB; %(limit)d MB is the most that is taken in.")
            % {"size": -(-len(content) // MEGABYTE), "limit": most // MEGABYTE}
        )


def _called(name: str, kind: str) -> str:
    """The name without folders and signs that break one, ending as the content says."""
    last = re.split(r"[\\/]", name)[-1]
    stem = re.sub(r"[\x00-\x1f\x7f\"<>|:*?]", " ", last.rsplit(".", 1)[0]).strip() or "fil"
    return f"{stem[:150]}.{ENDS[kind]}"


def _pdf(content: bytes) -> str:
    if b"%%EOF" not in content[-2048:] or b"/Encrypt" in content:
        raise Unfit(
            _("The PDF is not whole, or is locked. Save it anew without a password and try again.")
        )
    if any(act in content for act in ACTS):
        raise Unfit(
            _("The PDF holds a program or another file. Print it to a new PDF and send that.")
        )
    return PDF


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _kind_of(archive, len(content))
    except DAMAGE as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit(
            _("The document is damaged or locked. Open it, save it anew and try again.")
        ) from error


def _kind_of(archive: zipfile.ZipFile, packed: int) -> str:
    members = archive.infolist()
    unpacked = sum(one.file_size for one in members)
    if len(members) > MOST_MEMBERS or unpacked > min(MOST_UNPACKED, MOST_RATIO * packed):
        raise Unfit(_("Unpacked the document is out of proportion. Save it anew and try again."))
    names = {one.filename for one in members}
    kind = next((kind for part, kind in PARTS.items() if part in names), None)
    if kind is None or "[Content_Types].xml" not in names:
        raise Unfit(_("That is a zip file but no Word or Excel document. Unpack it first."))
    lower = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") or "/activex/" in name for name in lower):
        raise Unfit(_("The document holds macros. Save it as .docx or .xlsx, without macros."))
    for name in names:
        if name.endswith(".rels") and OUTSIDE.search(archive.read(name)):
            raise Unfit(
                _("The document fetches a template from elsewhere. Save it anew without that.")
            )
    return kind
