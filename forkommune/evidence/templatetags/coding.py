"""Draws the words of a coded text: an underline for each mark over them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from forkommune.evidence.selectors.coding_screen import DrawnPiece

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
