"""From an edition's row to its file: compose, lay out, validate, store."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.translation import override

from forkommune.documents.description import Document, Furniture, Profile
from forkommune.documents.errors import FontMissing
from forkommune.documents.rendered import Progress, RenderedDocument
from forkommune.work.whole_files import PRIVATE, write_whole
from reports.attached import with_attachment
from reports.chapters import chapter_cache, print_fonts
from reports.composing.edition import EditionFacts
from reports.models import Edition

if TYPE_CHECKING:
    from forkommune.documents.typesetters import Typesetting

logger = logging.getLogger(__name__)
FOLDER = "reports"
LINE = "<strong>Kommunesektoren</strong>, <em>nå</em> og siden: klimaomstillingsarbeid. " * 4
WORDS = (
    '<section class="chapter" id="ord"><h1><span class="no">1</span> Klimaomstilling</h1>'
    + "".join(f'<p lang="{language}">{LINE}</p>' for language in ("nb", "nn", "en"))
    + f'<ul><li>{LINE}<span class="fn">Note</span></li></ul><table><caption>Tall</caption><thead><tr>'
    '<th scope="col">År</th><th scope="col">Mål</th></tr></thead><tbody><tr><th scope="row">2026</th>'
    '<td>1</td></tr></tbody></table><figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<title>Tall</title><path d="M0 0L9 9" stroke="#0F5B4C"/><rect width="3" height="3"/>'
    '<text x="1" y="8" font-family="Inter" font-size="3">9</text></svg></figure></section>'
)
COMPOSED = ("D1", "D2", "D3", "D4", "D5", "D6", "D7")  # each has its module in reports.composing


class EvidenceGone(RuntimeError):
    """A passage that the snapshot cites was withdrawn or deleted after it was taken."""


def facts_of(edition: Edition, *, is_published: bool) -> EditionFacts:
    """What the document says of its edition. Raises EvidenceGone when a citation is missing."""
    snapshot = edition.frozen
    references = {row.place: row.reference for row in edition.citations.all()}
    missing = {row["place"] for row in snapshot.data["passages"]} - references.keys()
    if missing:
        raise EvidenceGone(f"{len(missing)} passages of {edition} were withdrawn.")
    return EditionFacts(
        code=edition.deliverable.code,
        number=edition.number,
        audience=edition.audience,
        profile=Profile(edition.profile),
        is_published=is_published,
        taken_at=snapshot.taken_at,
        sha256=snapshot.sha256,
        has_invented=snapshot.has_invented,
        references=references,
        portal=settings.BASE_URL.rstrip("/"),
    )


def load_typesetting() -> None:
    """Load what lays documents out, which takes a second; `render` would do it by itself.

    For those who may be ended at any moment afterwards: a library must not be loaded by half.
    """
    import reports.composing.composers
    import reports.typesetting  # noqa: F401


def warm_up() -> None:
    """Lay out a few words, so that what every layout needs is read: fonts, rules, hyphens.

    Before a worker becomes several processes, all of which then find it: two seconds of each first
    report. The validator is left out: it starts threads, which no process has after it was divided,
    and would wait for them for ever. Where fonts are missing nothing is warmed; the first report
    says so.
    """
    load_typesetting()
    from forkommune.documents.fonts import load_fonts
    from forkommune.documents.layout import LayoutJob, page
    from forkommune.documents.layout import lay_out as lay_out_chapter
    from forkommune.documents.page_numbers import cut_font
    from forkommune.documents.styles import build_styles

    try:
        fonts = load_fonts(print_fonts())
        sample = LayoutJob(
            name="words",
            html=page(WORDS, title="Ord", language="nb"),
            css=build_styles(Furniture(head="Ord")).chapter,
            fonts=fonts.folder,
            fonts_digest=fonts.digest(),
        )
        lay_out_chapter(sample)
        cut_font(fonts, fonts.digest())
    except FontMissing as fault:
        logger.warning("Nothing is warmed up: %s", fault)


def document_of(edition: Edition, *, is_published: bool) -> Document:
    """What an edition says, before it is laid out. Raises EvidenceGone, DocumentError."""
    # Imported here: a web server orders reports and composes none.
    from reports.composing.composers import compose

    facts = facts_of(edition, is_published=is_published)
    return with_attachment(compose(edition.frozen.data, facts), edition.frozen)


def lay_out(
    document: Document, progress: Progress, typesetting: Typesetting | None = None
) -> RenderedDocument:
    """The validated PDF of a document. Raises DocumentError.

    typesetting: who lays out the chapters; processes of its own where nobody says.
    """
    # Imported here: WeasyPrint is two fifths of what a start of the web server would load.
    from forkommune.documents.pipeline import render_document
    from forkommune.documents.typesetters import Typesetters

    return render_document(
        document,
        fonts=print_fonts(),
        cache=chapter_cache(),
        progress=progress,
        typesetting=typesetting or Typesetters(),
    )


def write_in_word(document: Document) -> bytes:
    """The same document as a Word file. Raises DocumentError."""
    from forkommune.documents.word_copy import word_copy

    return word_copy(document, fonts=print_fonts())


def write_for_the_web(edition: Edition, *, is_published: bool) -> bytes:
    """The page that is read on the web, as markup. Raises EvidenceGone, DocumentError."""
    from forkommune.documents.screen import for_the_screen
    from forkommune.documents.web_copy import web_copy

    with for_the_screen(), override("nb"):
        return web_copy(document_of(edition, is_published=is_published)).encode()


def pack(document: Document, edition: Edition, *, is_published: bool) -> bytes:
    """The data package of an edition: its data, tables, figures, and the script that checks them."""
    from reports.package.packing import data_package

    return data_package(document, edition.frozen.data, facts_of(edition, is_published=is_published))


def store(data: bytes, ending: str) -> str:
    """Put a file under the name of its own contents; a reader never sees half of it."""
    name = f"{FOLDER}/{hashlib.sha256(data).hexdigest()}.{ending}"
    if default_storage.exists(name):
        return name
    if isinstance(default_storage._wrapped, FileSystemStorage):  # type: ignore[attr-defined]
        write_whole(Path(default_storage.path(name)), data, mode=PRIVATE)
        return name
    return default_storage.save(name, ContentFile(data))
