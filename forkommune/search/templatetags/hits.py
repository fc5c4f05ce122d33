"""What was searched for, marked where a text has it."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..norwegian.marking import SNIPPET, Piece, snippet_of
from ..searching import Understanding

register = template.Library()


@register.simple_tag
def hits(text: str, understood: Understanding | str, length: int = SNIPPET) -> SafeString | str:
    """The part of a text that shows most of what was asked for; the text itself where nothing was."""
    if not isinstance(understood, Understanding) or not understood.question.lexemes:
        return text
    return drawn(snippet_of(text, understood.question.lexemes, length))


def drawn(pieces: list[Piece]) -> SafeString:
    """Pieces as markup: each is escaped by itself, then the hits are marked."""
    return format_html_join("", "{}", ((_mark(piece),) for piece in pieces))


def _mark(piece: Piece) -> str:
    return format_html("<mark>{}</mark>", piece.text) if piece.hit else piece.text
