"""Small papers that are made while somebody waits: a PDF of a few pages, and the answer with it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from forkommune.documents.cache import FolderCache
from forkommune.documents.description import Document
from forkommune.documents.rendered import RenderedDocument


def typeset(document: Document) -> RenderedDocument:
    """The validated PDF (PDF/A-2a and PDF/UA-1); signs that no font has are boxes in it.

    Raises DocumentError.
    """
    # Imported here: WeasyPrint is two fifths of what a start of the web server would load.
    from forkommune.documents.pipeline import render_document
    from forkommune.documents.signs import with_stand_ins

    fonts = settings.BUILT_DIR / "frontend" / "fonts" / "print"
    return render_document(
        with_stand_ins(document, fonts=fonts),
        fonts=fonts,
        cache=FolderCache(settings.VAR_DIR / "cache" / "chapters"),
        workers=1,
    )


def pdf_answer(rendered: RenderedDocument, name: str) -> HttpResponse:
    """The file to be read in the browser; name: of the file, without Norwegian letters."""
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(rendered.data, content_type="application/pdf", headers=headers)
