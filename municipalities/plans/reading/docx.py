"""Text of Word documents: by the pages that Word last drew, or in parts where it drew none."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from .limits import MAX_MARKUP, MAX_MEMBERS, MAX_PAGES, MAX_RATIO, MAX_UNPACKED, MEGABYTE
from .lines import Shape
from .parts import parts_of
from .refusing import Reason, Unreadable

BODY = "word/document.xml"
PAGE_BREAK = "\f"
DRAWN_BREAK = qn("w:lastRenderedPageBreak")
BREAK, TAB, TEXT, TYPE = qn("w:br"), qn("w:tab"), qn("w:t"), qn("w:type")


def pages_of(content: bytes, shape: Shape) -> tuple[bool, list[str]]:
    """Whether the texts are pages (else parts), and the texts in the shape that is asked for.

    Raises Unreadable for another sort of zip, for one that swells, and for a damaged document.
    """
    _demand_harmless(content)
    try:
        document = docx.Document(io.BytesIO(content))
        paragraphs = list(_paragraphs(document))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(Reason.DAMAGED) from error
    text = "\n".join(words for _heading, words in paragraphs)
    if PAGE_BREAK in text:
        pages = [shape(page) for page in text.split(PAGE_BREAK)]
        if len(pages) > MAX_PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES, str(len(pages)))
        return True, pages
    return False, parts_of((heading, shape(words)) for heading, words in paragraphs)


def _demand_harmless(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable(Reason.DAMAGED) from error
    if BODY not in {member.filename for member in members}:
        raise Unreadable(Reason.OTHER_KIND, "zip")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(Reason.ENCRYPTED)
    unpacked = sum(member.file_size for member in members)
    markup = sum(m.file_size for m in members if m.filename.endswith((".xml", ".rels")))
    swells = unpacked > MAX_RATIO * len(content) and unpacked > MEGABYTE
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or markup > MAX_MARKUP or swells:
        raise Unreadable(Reason.BOMB, str(unpacked // MEGABYTE))


def _paragraphs(document: Document) -> Iterator[tuple[bool, str]]:
    """Paragraphs in the order of the document; a row of a table is one, its cells apart by " | "."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ((False, row) for row in _rows(block))
        else:
            yield _is_heading(block), _words(block)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}  # a cell over two columns comes twice
        words = (" ".join(_words(p) for p in cell.paragraphs).strip() for cell in cells.values())
        yield " | ".join(words)


def _is_heading(paragraph: Paragraph) -> bool:
    style = paragraph.style
    return style is not None and str(style.style_id).lower().startswith(("heading", "overskrift"))


def _words(paragraph: Paragraph) -> str:
    """The text with hyperlinks and accepted changes, a form feed where a page ended."""
    return "".join(map(_sign, paragraph._p.iter(TEXT, TAB, BREAK, DRAWN_BREAK)))


def _sign(element: Any) -> str:
    if element.tag == TEXT:
        return element.text or ""
    if element.tag == TAB:
        return " " if element.getparent().tag != qn("w:tabs") else ""
    if element.tag == DRAWN_BREAK:
        return PAGE_BREAK
    # Word draws the page break that somebody put in, and marks where it drew it.
    return "" if element.get(TYPE) in {"page", "column"} else "\n"
