"""Headings, text, lists and tables -> a Word document that people go on writing in. Knows no domain."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .timeless import timeless

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; level 0 is the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph. strong: the words that it begins with, in bold."""

    text: str
    strong: str = ""


@dataclass(frozen=True)
class Listed:
    """A list with bullets, or with numbers."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table with a head row that is repeated on each page. Raises ValueError for uneven rows."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"A row has {len(row)} cells for {len(self.head)} heads: {row!r}.")


Piece = Heading | Text | Listed | Grid


def write_word(
    pieces: Sequence[Piece], *, title: str, creator: str, at: datetime, language: str = "nb"
) -> bytes:
    """The pieces as a .docx file, in the language that its words are checked in.

    The same pieces and the same moment give the same bytes.
    """
    # Imported here: a web server that writes no such file starts without it.
    from docx import Document

    document = Document()
    core = document.core_properties
    core.title, core.author, core.language = (
        _plain(title),
        creator,
        LANGUAGES.get(language, language),
    )
    core.created = core.modified = at.astimezone(UTC).replace(tzinfo=None)
    _speak(document, LANGUAGES.get(language, language))
    for piece in pieces:
        _write(document, piece)
    target = io.BytesIO()
    document.save(target)
    return timeless(target.getvalue())


def _write(document: Any, piece: Piece) -> None:
    if isinstance(piece, Heading):
        document.add_heading(_plain(piece.text), level=piece.level)
    elif isinstance(piece, Text):
        paragraph = document.add_paragraph()
        if piece.strong:
            paragraph.add_run(f"{_plain(piece.strong)} ").bold = True
        paragraph.add_run(_plain(piece.text))
    elif isinstance(piece, Listed):
        style = "List Number" if piece.numbered else "List Bullet"
        for number, item in enumerate(piece.items, start=1):
            # Word's own numbers would go on from list to list.
            text = f"{number}. {_plain(item)}" if piece.numbered else _plain(item)
            document.add_paragraph(text, style="List Continue" if piece.numbered else style)
    else:
        _write_grid(document, piece)


def _write_grid(document: Any, grid: Grid) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, grid.head, strict=True):
        cell.paragraphs[0].add_run(_plain(words)).bold = True
    # Read out with each cell, and repeated where the table goes on to another page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in grid.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(words)


def _speak(document: Any, language: str) -> None:
    """The language of every style, so that the words are checked and read out in it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    properties.append(spoken)


def _plain(text: str) -> str:
    """What XML can hold of a text."""
    return NOT_IN_XML.sub(" ", text)
