"""The head of a page: where it stands, its h1, facts and actions."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html

from forkommune.ui.parts import Crumb

from .drawing import draw, draw_icon

register = template.Library()


@register.simple_tag
def crumbs(*labels_and_urls: str) -> list[Crumb]:
    """The pages above this one, as label and address in turn, the outermost first."""
    return [
        Crumb(str(label), url)
        for label, url in zip(labels_and_urls[::2], labels_and_urls[1::2], strict=True)
    ]


@register.simple_block_tag
def page_head(
    content: str,
    *,
    title: str,
    crumbs: Iterable[Crumb] = (),
    lead: str = "",
    invented: bool = False,
    is_data: bool = False,
) -> str:
    """White band with the page's only h1; the content is facts and actions.

    is_data: the title is text of the database, in bokmål whatever the page's language.
    """
    return draw(
        "page_head",
        content=content,
        title=title,
        crumbs=crumbs,
        lead=lead,
        invented=invented,
        is_data=is_data,
    )


@register.simple_block_tag
def hero(content: str, *, title: str, lead: str = "") -> str:
    """Green band with the h1 of a start or list page; the content is its search form."""
    return draw("hero", content=content, title=title, lead=lead)


@register.simple_block_tag
def head_facts(content: str) -> str:
    """The line of facts below the h1."""
    return format_html('<ul class="head-facts">{}</ul>', content)


@register.simple_block_tag
def fact(content: str, *, icon: str = "") -> str:
    """One fact of the line."""
    return format_html("<li>{}<span>{}</span></li>", draw_icon(icon), content)


@register.simple_block_tag
def actions(content: str) -> str:
    """Buttons beside each other; at most one of them is primary."""
    return format_html('<div class="actions">{}</div>', content)
