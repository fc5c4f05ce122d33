"""Draws what a page has very many of: words with an underline for each mark, and cells of a table."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from forkommune.evidence.selectors.coding_screen import DrawnPiece
from forkommune.ui.components.marks import marked

register = template.Library()
UNDERLINES = 3


@register.simple_tag
def drawn(piece: DrawnPiece) -> SafeString:
    """The words and nothing else as text, so that the page's text is the revision's, unit by unit.

    Three underlines have room below a line; marks in higher lanes show in the margin alone.
    """
    words = format_html("{}", piece.text)
    if not piece.marks:
        return words
    for mark in piece.marks:
        if mark.lane < UNDERLINES:
            words = format_html('<span class="u u-{} {}">{}</span>', mark.lane, mark.look, words)
    return format_html(
        '<span class="piece{}" data-marks="{}">{}</span>',
        " is-selected" if piece.is_selected else "",
        " ".join(str(mark.key) for mark in piece.marks),
        words,
    )


@register.simple_tag
def marked_pieces(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A piece of a text with its hits marked."""
    return marked(pieces)


@register.simple_tag
def matrix_cells(cells: Iterable[Any], not_looked_for: str) -> SafeString:
    """The cells of a row of the matrix of codes, `analysis_cells.Cell`; a template takes a hundred times
    as many steps for each of a thousand. not_looked_for: said of a cell without a number."""
    unknown = format_html(
        '<span aria-hidden="true">–</span><span class="ds-sr-only">{}</span>', not_looked_for
    )
    found = '<a class="ds-link" href="{}">{}</a> <span class="quiet">({})</span>'
    return format_html_join(
        "",
        '<td class="fk-num">{}</td>',
        (
            (
                format_html(found, cell.url, cell.passages, cell.sources)
                if cell.url
                else cell.passages or unknown,
            )
            for cell in cells
        ),
    )
