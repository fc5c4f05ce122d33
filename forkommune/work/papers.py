"""Papers that the portal prints: made while somebody waits, or as a job where that takes too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse

from forkommune.documents.cache import NothingKept
from forkommune.documents.description import Document
from forkommune.documents.rendered import Progress, RenderedDocument

if TYPE_CHECKING:
    from forkommune.documents.typesetters import Typesetting


def typeset(
    document: Document,
    *,
    progress: Progress | None = None,
    typesetting: Typesetting | None = None,
) -> RenderedDocument:
    """The validated PDF (PDF/A-2a and PDF/UA-1); signs that no font has are boxes in it.

    Nothing of it is kept here: there are names on many of these papers. Raises DocumentError.
    """
    # Imported here: WeasyPrint is two fifths of what a start of the web server would load.
    from forkommune.documents.pipeline import no_progress, render_document
    from forkommune.documents.signs import with_stand_ins

    fonts = settings.BUILT_DIR / "frontend" / "fonts" / "print"
    return render_document(
        with_stand_ins(document, fonts=fonts),
        fonts=fonts,
        cache=NothingKept(),
        progress=progress or no_progress,
        typesetting=typesetting,
    )


def pdf_answer(rendered: RenderedDocument, name: str) -> HttpResponse:
    """A paper as it was just made; see `pdf_file`."""
    return pdf_file(rendered.data, name)


def pdf_file(data: bytes, name: str) -> HttpResponse:
    """The file to be read in the browser; name: of the file, without Norwegian letters."""
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)
