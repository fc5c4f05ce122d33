"""A case paper as a validated PDF/A-2a, for the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import zip_longest

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.documents.word import Grid, Heading, Listed, Piece, Text
from forkommune.figures.numbers import format_date
from forkommune.figures.tables import Cell, Column, Row, Table

from .contents import Contents, pieces_of

WHOLE = 6  # rows: a table of so many stands on one page


def pdf_document(contents: Contents, *, at: datetime, identifier: str) -> Document:
    """The description of the file. identifier: a stable name of the paper."""
    paper = contents.paper
    number = _("Case number %s") % contents.case_number if contents.case_number else ""
    foot = " · ".join(filter(None, [number, format_date(contents.day)]))
    return Document(
        metadata=Metadata(
            title=contents.title,
            created=at,
            language=get_language() or "nb",
            authors=(str(contents.meeting.organiser),),
            identifier=identifier,
        ),
        furniture=Furniture(
            head=str(paper.get_kind_display()),
            foot=foot,
            state=_("Invented example") if paper.is_invented else "",
        ),
        chapters=(
            Chapter(
                key="paper",
                title=contents.title,
                html=set_pieces(pieces_of(contents), heading=_("About the case")),
            ),
        ),
    )


def set_pieces(pieces: Iterable[Piece], *, heading: str) -> SafeString:
    """Pieces as a chapter; a table is called by the heading above it, the first ones by `heading`."""
    return format_html_join("", "{}", ((one,) for one in _html(pieces, heading)))


def _html(pieces: Iterable[Piece], heading: str) -> Iterator[SafeString]:
    """Text above a table stays on its page, so that no heading stands alone at the foot of one."""
    tables, rows = 0, list(pieces)
    for number, (piece, below) in enumerate(zip_longest(rows, rows[1:])):
        if isinstance(piece, Heading) and piece.level > 0:
            heading = piece.text
        if isinstance(piece, Grid):
            tables += 1
            yield _table(piece, heading, tables)
        else:
            yield _running(piece, number, is_lead=isinstance(below, Grid))


def _running(piece: Piece, number: int, *, is_lead: bool) -> SafeString:
    if isinstance(piece, Heading) and piece.level == 0:
        return blocks.chapter_head(title=piece.text)
    if isinstance(piece, Heading):
        anchor = f"del-{number}" if piece.level == 1 else ""
        return blocks.section_head(title=piece.text, anchor=anchor, level=piece.level + 1)
    if isinstance(piece, Text):
        strong = format_html("<strong>{}</strong> ", piece.strong) if piece.strong else ""
        if is_lead:
            return format_html('<p class="lead-in">{}{}</p>', strong, piece.text)
        return format_html("<p>{}{}</p>", strong, piece.text)
    if isinstance(piece, Listed):
        items = format_html_join("", "<li>{}</li>", ((item,) for item in piece.items))
        return format_html("<ol>{}</ol>" if piece.numbered else "<ul>{}</ul>", items)
    raise TypeError(f"{type(piece).__name__} has no place in running text.")


def _table(grid: Grid, caption: str, number: int) -> SafeString:
    rows = tuple(
        Row(Cell(row[0]), tuple(Cell(words or "–") for words in row[1:])) for row in grid.rows
    )
    table = Table(caption, tuple(Column(words) for words in grid.head), rows)
    is_long = len(rows) > WHOLE
    return blocks.table(table, anchor=f"tabell-{number}", number=str(number), long=is_long)
