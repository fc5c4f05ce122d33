"""Lays out one piece of HTML as a tagged PDF. Runs in this process or in a typesetter of its own.

Chapters are always PDF/UA-1 and know neither their page numbers nor the profile of the whole, so
one cached chapter serves both copies.
"""

import gc
import hashlib
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
from weasyprint.logger import LOGGER, PROGRESS_LOGGER
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from .errors import DocumentHtmlError
from .fetching import IMAGES, PackageFetcher, image_files
from .fonts import FontSet, load_fonts
from .parsing import parse
from .styles import look

ENGINE = (
    f"weasyprint {weasyprint.__version__} pydyf {pydyf.__version__} "
    f"pango {pango.pango_version()} layout 1"
)
PROGRESS_LOGGER.setLevel(logging.WARNING)  # seven lines for every chapter, and no reader
OUTSIDE = "fk:anchor/"  # in front of an anchor that another chapter holds


@dataclass(frozen=True)
class LayoutJob:
    """Everything that shapes one piece; two equal jobs give the same bytes."""

    name: str  # for messages only
    html: str  # a whole page
    css: str
    fonts: Path
    fonts_digest: str

    def key(self) -> str:
        """Name of the result in the cache."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        digest = hashlib.sha256()
        for part in (ENGINE, self.fonts_digest, images_digest(), self.css, self.html):
            digest.update(hashlib.sha256(part.encode()).digest())
        return digest.hexdigest()


def page(body: str, *, title: str, language: str) -> str:
    """A whole HTML page round `body`, which is already HTML."""
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>{body}</body></html>"
    )


def lay_out(job: LayoutJob) -> bytes:
    """The tagged PDF of one piece.

    Raises ResourceRefused when the page asks for something outside the package, and
    DocumentHtmlError with the engine's own words when it reports an error.
    """
    fonts = load_fonts(job.fonts)
    fetcher = PackageFetcher(fonts.files() | image_files())
    target = io.BytesIO()
    with complaints(job.name), no_collection():
        try:
            configuration = font_configuration(fonts, job.fonts_digest)
            sheets = read_sheets(job.css, configuration)
            source = weasyprint.HTML(string="<html></html>", url_fetcher=fetcher)
            fill(source.etree_element, parse(job.html))
            mark_outside_links(source.etree_element)
            source.write_pdf(
                target,
                finisher=lambda _document, pdf: prepare_for_merge(pdf, job.name),
                font_config=configuration,
                stylesheets=sheets,
                pdf_variant="pdf/ua-1",
            )
        except FatalURLFetchingError:
            fetcher.check(job.name)
            raise
        fetcher.check(job.name)
    return target.getvalue()


def fill(root: Element, parsed: Element) -> None:
    """Give the engine's empty page what was read faster than the engine reads."""
    root.attrib.update(parsed.attrib)
    root[:] = parsed[:]


def mark_outside_links(root: Element) -> None:
    """Send links to other chapters round the engine, which drops anchors it does not know."""
    inside = {element.get("id") for element in root.iter()}
    for link in root.iter("a"):
        target = link.get("href", "")
        if target.startswith("#") and target[1:] not in inside:
            link.set("href", OUTSIDE + target[1:])


def prepare_for_merge(pdf: pydyf.PDF, name: str) -> None:
    """Make a chapter's objects fit beside those of other chapters.

    Identifiers of table heads become unique and findable, links to other chapters become named
    destinations, and every link is printable (PDF/A).
    """
    identifiers = []
    for item in pdf.objects:
        if _kind(item) == "/StructElem" and item.get("S") in ("/TH", "/TD"):
            _rename_heads(item, name)
            if "ID" in item:
                identifiers.append((item["ID"], item.reference))
        elif _kind(item) == "/Annot":
            _finish_link(item)
    if identifiers:
        pairs = sorted(identifiers, key=lambda pair: pair[0].string)
        names = pydyf.Array([part for pair in pairs for part in pair])
        root = next(item for item in pdf.objects if _kind(item) == "/StructTreeRoot")
        root["IDTree"] = pydyf.Dictionary({"Names": names})


def _kind(item: pydyf.Object) -> str | None:
    return item.get("Type") if isinstance(item, pydyf.Dictionary) else None


def _rename_heads(cell: pydyf.Dictionary, name: str) -> None:
    if "ID" in cell:
        cell["ID"] = pydyf.String(f"{name}-{cell['ID'].string}")
    attributes = cell.get("A", {})
    if "Headers" in attributes:
        attributes["Headers"] = pydyf.Array(
            [pydyf.String(f"{name}-{head.string}") for head in attributes["Headers"]]
        )


def _finish_link(annotation: pydyf.Dictionary) -> None:
    annotation["F"] = 4  # Print
    address = annotation.get("A", {}).get("URI")
    if address is not None and address.string.startswith(OUTSIDE):
        del annotation["A"]
        annotation["Dest"] = pydyf.String(address.string.removeprefix(OUTSIDE))


@lru_cache(maxsize=1)
def images_digest() -> str:
    """Hash of the package's own pictures, which chapters embed."""
    digest = hashlib.sha256()
    for path in sorted(IMAGES.glob("*.svg")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def font_configuration(fonts: FontSet, _digest: str) -> FontConfiguration:
    """Unpacked once in a process: a dozen font files cost more than a short chapter."""
    configuration = FontConfiguration()
    weasyprint.CSS(
        string=fonts.css(), url_fetcher=PackageFetcher(fonts.files()), font_config=configuration
    )
    return configuration


def read_sheets(css: str, fonts: FontConfiguration) -> list[weasyprint.CSS]:
    """A document's own rules and the look that all share, which are read once for all of them."""
    own = css.removesuffix(look())
    parts = [css] if own == css else [own, look()]
    return [read_rules(part, fonts) for part in parts]


@lru_cache(maxsize=8)
def read_rules(css: str, fonts: FontConfiguration) -> weasyprint.CSS:
    """Read once in a process for all chapters of a document; what the rules point to is fetched
    with each chapter."""
    fetcher = PackageFetcher({})
    sheet = weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    fetcher.check("css")
    return sheet


@contextmanager
def complaints(name: str) -> Iterator[None]:
    """Turn what the engine only logs as an error into one; a report is never quietly poorer."""
    found: list[str] = []
    handler = logging.Handler(level=logging.ERROR)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    LOGGER.addHandler(handler)
    try:
        yield
    finally:
        LOGGER.removeHandler(handler)
    if found:
        raise DocumentHtmlError(f"{name}: the layout engine reports: {'; '.join(found)}")


@contextmanager
def no_collection() -> Iterator[None]:
    """Layout makes millions of small objects that live to its end; looking for garbage is vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
