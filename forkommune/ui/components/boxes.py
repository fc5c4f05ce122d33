"""Boxes: panels, cards, messages, what opens on demand."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from .drawing import draw, draw_icon
from .marks import bokmal

register = template.Library()


@register.simple_block_tag
def panel(
    content: str,
    *,
    title: str = "",
    level: int = 2,
    lead: str = "",
    icon: str = "",
    anchor: str = "",
    link_label: str = "",
    link_url: str = "",
    tone: str = "",
) -> str:
    """White box with a heading; the heading is the finding, `lead` the unit and source."""
    return draw(
        "panel",
        content=content,
        title=title,
        tag=f"h{level}",
        lead=lead,
        icon=icon,
        anchor=anchor,
        link_label=link_label,
        link_url=link_url,
        tone=tone,
    )


@register.simple_block_tag
def card(
    content: str,
    *,
    title: str,
    url: str = "",
    eyebrow: str = "",
    icon: str = "",
    color: str = "accent",
    level: int = 3,
    is_data: bool = False,
) -> str:
    """One thing of a list; the whole card can be clicked through its title.

    A list has as many as rows, so no template each. is_data: as in `page_head`.
    """
    tile = f'<span class="icon-tile" data-color="{color}">{draw_icon(icon)}</span>' if icon else ""
    above = f'<p class="eyebrow">{conditional_escape(eyebrow)}</p>' if eyebrow else ""
    words = conditional_escape(title)
    linked = f'<a href="{conditional_escape(url)}">{words}</a>' if url else words
    language = bokmal() if is_data else ""
    return SafeString(  # nosec B703: title, eyebrow and address are escaped, the content is markup
        f"""<article class="card">
  {tile}
  <div class="card-body">
    {above}
    <h{level} class="ds-heading card-title"{language}>{linked}</h{level}>
    {content}
  </div>
</article>
"""
    )


@register.simple_block_tag
def card_facts(content: str) -> str:
    """The column of facts in a card: `fact_row`s."""
    return SafeString(f'<dl class="card-facts">{content}</dl>')  # nosec B703: the content is markup


@register.simple_block_tag
def alert(content: str, *, kind: str = "info", title: str = "", level: int = 2) -> str:
    """A message in the page: info, success, warning or danger."""
    return draw("alert", content=content, kind=kind, title=title, tag=f"h{level}")


@register.simple_block_tag
def empty_state(content: str, *, title: str, icon: str = "search") -> str:
    """What stands where a list is empty: what to do about it."""
    return draw("empty_state", content=content, title=title, icon=icon)


@register.simple_block_tag
def fold(content: str, *, summary: str, is_open: bool = False) -> str:
    """Something that opens on demand, also without JavaScript."""
    return draw("fold", content=content, summary=summary, is_open=is_open)


@register.simple_block_tag
def action_bar(content: str) -> str:
    """Bar with the buttons of a long form; sticks to the bottom of the window."""
    return format_html('<div class="action-bar">{}</div>', content)
