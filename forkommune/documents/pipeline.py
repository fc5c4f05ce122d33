"""From a description to a validated file, chapter by chapter.

Chapters that did not change come from the cache, the others are laid out side by side; then the
contents page gets its numbers, and the pieces are joined, numbered, stamped with what only this
edition says of itself, finished and validated. A paper of one piece carries all that from the start:
it has no neighbours whose cached pages must not know it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from .cache import ChapterCache
from .contents import fill_page_numbers
from .description import Document
from .errors import DocumentError
from .finish import finish
from .fonts import FontSet, load_fonts
from .furniture import write_furniture
from .layout import LayoutJob, page
from .manuscript import COVER, Manuscript, Sheet, read_manuscript, section_of
from .merge import Piece, merge
from .page_numbers import write_page_numbers
from .rendered import Progress, RenderedDocument, Step
from .styles import build_styles
from .typesetters import Typesetters, Typesetting
from .validation_apart import validate_by_size

REFERS = "data-ref="  # stands in what names the page of another place
ROUNDS = 6  # a contents page that grows moves what it names; it settles in two


def no_progress(step: str, done: int, total: int) -> None:
    """For callers that do not show how far the work has come."""


def render_document(
    document: Document,
    *,
    fonts: Path,
    cache: ChapterCache,
    progress: Progress = no_progress,
    typesetting: Typesetting | None = None,
) -> RenderedDocument:
    """The finished, validated PDF of `document`.

    fonts: the folder that holds every file of `fonts.FACES`.
    progress: see `rendered.Progress`; what it raises passes through, and no process is left.
    typesetting: who lays the chapters out; this process alone, where nobody says.
    Raises DocumentHtmlError, FontMissing or ResourceRefused before or while it is laid out, and
    DocumentInvalid when a validator refuses the file.
    """
    font_set = load_fonts(fonts)
    styles = build_styles(document.furniture)
    css = styles.single if document.is_alone else styles.chapter
    with typesetting or Typesetters(1) as typesetters:
        press = Press(css, font_set, cache, typesetters, progress)
        press.announce(document)
        manuscript = read_manuscript(document, font_set.draws(), trees=False)
        pieces = press.set_all(manuscript)
    press.report(Step.MERGE)
    merged = merge(pieces, manuscript.titles)
    if not (document.is_alone or document.is_bare):
        covers = _cover_pages(pieces)
        write_page_numbers(merged.pdf, font_set, skip=covers)
        write_furniture(merged.pdf, document.furniture, font_set, skip=covers)
    data = finish(merged.pdf, document)
    press.report(Step.VALIDATE)
    verdicts = validate_by_size(data, document.profile)
    press.report(Step.DONE)
    return RenderedDocument(
        data=data,
        pages=len(merged.pdf.pages),
        sha256=hashlib.sha256(data).hexdigest(),
        validation=verdicts,
        anchors=merged.anchors,
        chapters_rendered=press.rendered,
    )


class Press:
    """Lays out the pieces of one document and counts how far it has come."""

    def __init__(
        self,
        css: str,
        fonts: FontSet,
        cache: ChapterCache,
        typesetters: Typesetting,
        progress: Progress,
    ) -> None:
        self.rendered = 0
        self._css = css
        self._fonts = fonts
        self._cache = cache
        self._typesetters = typesetters
        self._progress = progress
        self._announced: frozenset[str] = frozenset()
        self._total = self._done = 0
        self._opened: set[Sheet] = set()

    def announce(self, document: Document) -> None:
        """Let others begin while the document is read and checked: with what names no pages."""
        jobs = [
            self._layout(
                chapter.key, chapter.title, section_of(chapter), document.metadata.language
            )
            for chapter in document.all_chapters()
            if REFERS not in chapter.html
        ]
        self._announced = self._typesetters.announce(jobs, self._cache)

    def report(self, step: str) -> None:
        """Tell the caller which step begins and how many are behind."""
        self._progress(step, self._done, self._total)
        self._done = min(self._done + 1, self._total)

    def set_all(self, manuscript: Manuscript) -> list[Piece]:
        """Every piece, laid out with right page numbers in its text."""
        sheets = manuscript.sheets
        self._total = len(sheets) + len(Step) - 1
        still = [sheet for sheet in sheets if not sheet.names_pages]
        pieces = self._set({sheet: sheet.section for sheet in still})
        texts: dict[Sheet, str] = {}
        for _ in range(ROUNDS):
            numbers = page_numbers(sheets, pieces)
            changed = {
                sheet: text
                for sheet in sheets
                if sheet.names_pages
                and (text := fill_page_numbers(sheet.section, numbers)) != texts.get(sheet)
            }
            if not changed:
                return [pieces[sheet] for sheet in sheets]
            texts |= changed
            pieces |= self._set(changed)
        names = ", ".join(sheet.key for sheet in texts)
        raise DocumentError(f"The page numbers in {names} do not settle after {ROUNDS} rounds.")

    def _set(self, texts: Mapping[Sheet, str]) -> dict[Sheet, Piece]:
        jobs = {self._job(sheet, text): sheet for sheet, text in texts.items()}
        pieces: dict[Sheet, Piece] = {}
        missing = []
        for job, sheet in jobs.items():
            is_begun = job.key() in self._announced
            kept = None if is_begun else self._cache.get(job.key())
            if kept is None:
                missing.append(job)
            else:
                pieces[sheet] = self._open(sheet, kept)
        for job, data in self._typesetters.run(missing, self._cache):
            self.rendered += 1
            pieces[jobs[job]] = self._open(jobs[job], data)
        return pieces

    def _open(self, sheet: Sheet, data: bytes) -> Piece:
        if sheet not in self._opened:  # a contents page is laid out again when its numbers move
            self._opened.add(sheet)
            self.report(sheet.title)
        return Piece(sheet.key, data, sheet.headings)

    def _job(self, sheet: Sheet, text: str) -> LayoutJob:
        return self._layout(sheet.key, sheet.title, text, sheet.language)

    def _layout(self, key: str, title: str, text: str, language: str) -> LayoutJob:
        return LayoutJob(
            name=key,
            html=page(text, title=title, language=language),
            css=self._css,
            fonts=self._fonts.folder,
            fonts_digest=self._fonts.digest(),
        )


def page_numbers(sheets: Sequence[Sheet], pieces: Mapping[Sheet, Piece]) -> dict[str, int]:
    """Anchor -> page. A piece that is not laid out yet is taken to be as long as is guessed."""
    numbers: dict[str, int] = {}
    first = 1
    for sheet in sheets:
        piece = pieces.get(sheet)
        numbers |= dict.fromkeys(sheet.reading.anchors, first)
        if piece is not None:
            numbers |= {name: first + place.page for name, place in piece.anchors.items()}
        first += piece.pages if piece is not None else sheet.guess
    return numbers


def _cover_pages(pieces: Sequence[Piece]) -> int:
    return sum(piece.pages for piece in pieces if piece.key == COVER)
