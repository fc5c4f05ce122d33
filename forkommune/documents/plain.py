"""The same document in one pass of the layout engine: slow, simple, and the reference in tests."""

import io
from pathlib import Path

import weasyprint
from weasyprint.urls import FatalURLFetchingError

from .description import Document
from .fetching import PackageFetcher, image_files
from .fonts import load_fonts
from .layout import complaints, font_configuration, page
from .manuscript import read_manuscript
from .styles import build_styles


def plain_render(document: Document, *, fonts: Path) -> bytes:
    """The document as one tagged PDF/UA-1, with page numbers counted by the engine.

    No cache, no attachments, no PDF/A. Raises the same errors as `render_document`.
    """
    font_set = load_fonts(fonts)
    manuscript = read_manuscript(document, font_set.draws())
    body = "".join(sheet.section for sheet in manuscript.sheets)
    html = page(body, title=document.metadata.title, language=document.metadata.language)
    fetcher = PackageFetcher(font_set.files() | image_files())
    target = io.BytesIO()
    with complaints(document.metadata.title):
        try:
            configuration = font_configuration(font_set, font_set.digest())
            sheet = weasyprint.CSS(
                string=build_styles(document.furniture).single,
                url_fetcher=fetcher,
                font_config=configuration,
            )
            weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
                target, font_config=configuration, stylesheets=[sheet], pdf_variant="pdf/ua-1"
            )
        except FatalURLFetchingError:
            fetcher.check(document.metadata.title)
            raise
        fetcher.check(document.metadata.title)
    return target.getvalue()
