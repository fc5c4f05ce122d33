"""Draws what a page has very many of: words with an underline for each mark, and cells of a table."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from forkommune.evidence.selectors.coding_screen import DrawnPiece, Mark
from forkommune.evidence.views.analysis_cells import Sums
from forkommune.ui.components.marks import marked

register = template.Library()
UNDERLINES = 3
# Cells of the matrix; the fields of a cell stand in their order.
LED_TO = '<a class="ds-link" href="{}">{}</a>'
BESIDE = ' <span class="quiet">({})</span>'
FOUND = f'<td class="fk-num">{LED_TO}{BESIDE}</td>'
FOUND_ALONE = f'<td class="fk-num">{LED_TO}</td>'
COUNTED = f'<td class="fk-num">{{}}{BESIDE}</td>'
COUNTED_ALONE = '<td class="fk-num">{}</td>'
TOTAL = f'<td class="fk-num"><strong>{{}}</strong>{BESIDE}</td>'
TOTAL_ALONE = '<td class="fk-num"><strong>{}</strong></td>'
NOBODY_LOOKED = (
    '<td class="fk-num"><span aria-hidden="true">–</span><span class="ds-sr-only">{}</span></td>'
)
QUOTED = 80  # characters of a passage that its name in the margin reads out


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
def lane_names(marks: Iterable[Mark], path: str, kept: str) -> SafeString:
    """The names in the margin beside a paragraph, each leading to its mark.

    path: the screen's. kept: what every address of the page carries on.
    """
    return format_html_join(
        "",
        '<li class="lane-name {}{}" data-mark="{}" data-lane="{}">'
        '<a href="{}#valgt" hx-get="{}" hx-push-url="true"{}>'
        '<span class="line-sample" aria-hidden="true"></span>'
        '<span>{}<span class="ds-sr-only">: «{}»</span></span></a></li>',
        (_lane_name(mark, f"{path}{mark.query}{kept}") for mark in marks),
    )


def _lane_name(mark: Mark, address: str) -> tuple[Any, ...]:
    code, chosen = mark.code, mark.is_selected
    return (
        mark.look,
        " is-selected" if chosen else "",
        mark.key,
        mark.lane,
        address,
        address,
        flatatt({"aria-current": "true"} if chosen else {}),
        code.short_name if code else _("Without code"),
        Truncator(mark.passage.quote).chars(QUOTED),
    )


@register.simple_tag
def marked_pieces(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A piece of a text with its hits marked."""
    return marked(pieces)


@register.simple_tag
def matrix_cells(sums: Sums, not_looked_for: str) -> SafeString:
    """The cells of a row of the matrix of codes and their sum; a template takes a hundred times as many
    steps for each of a thousand. not_looked_for: said of a cell without a number."""
    drawn: list[tuple[str, Sequence[str]]] = []
    for cell in sums.cells:
        if cell.url:
            drawn.append((FOUND, cell) if cell.beside else (FOUND_ALONE, cell[:2]))
        elif cell.beside:
            drawn.append((COUNTED, cell[1:]))
        elif cell.number:
            drawn.append((COUNTED_ALONE, [cell.number]))
        else:
            drawn.append((NOBODY_LOOKED, [not_looked_for]))
    _url, number, beside = sums.total
    drawn.append((TOTAL, [number, beside]) if beside else (TOTAL_ALONE, [number]))
    words = [_escaped(word) for _markup, row in drawn for word in row]
    return format_html("".join(markup for markup, _words in drawn), *words)


@lru_cache(4_000)  # the numbers of a table are few, and each stands in many cells
def _escaped(word: str) -> SafeString:
    return escape(word)
