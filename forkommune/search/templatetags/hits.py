"""What was searched for, marked where a text has it."""

from django import template
from django.utils.safestring import SafeString

from forkommune.ui.components.marks import marked

from ..norwegian.marking import SNIPPET, snippet_of
from ..searching import Understanding

register = template.Library()


@register.simple_tag
def hits(text: str, understood: Understanding | str, length: int = SNIPPET) -> SafeString | str:
    """The part of a text that shows most of what was asked for; the text itself where nothing was."""
    if not isinstance(understood, Understanding) or not understood.question.lexemes:
        return text
    return marked(snippet_of(text, understood.question.lexemes, length))
