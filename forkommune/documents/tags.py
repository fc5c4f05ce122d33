"""Template tags for the text of a report: `{% load documents %}`.

References need `numbering` (a Numbering) in the context; a dangling one stops the report.
"""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from . import blocks
from .errors import DocumentHtmlError
from .numbering import Numbering

register = template.Library()
register.simple_tag(blocks.page_of, name="page_of")
register.simple_tag(blocks.cite, name="cite")
register.simple_tag(blocks.mark, name="invented_tag")


@register.simple_tag(takes_context=True)
def ref(context: Context, anchor: str) -> SafeString:
    """ "Tabell 2.1" as a link to it."""
    numbering = context.get("numbering")
    if not isinstance(numbering, Numbering):
        raise DocumentHtmlError(
            f"The reference to {anchor!r} needs `numbering` in the context; it is {numbering!r}."
        )
    return blocks.cross_reference(numbering.find(anchor))


@register.simple_block_tag
def margin_note(content: str, head: str = "") -> SafeString:
    """A note beside the paragraph that follows it."""
    return blocks.margin_note(content, head=head)


@register.simple_block_tag
def footnote(content: str) -> SafeString:
    """A footnote; stands directly after the word it belongs to."""
    return format_html('<span class="fn">{}</span>', content)
