"""Words and marks: icons, states, tags, links that look like buttons."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.ui.parts import look_of

from .drawing import draw_icon

register = template.Library()


@register.simple_tag
def bokmal() -> SafeString:
    """` lang="nb"` for text of the database on a page in another language; nothing on one in bokmål."""
    return SafeString("") if get_language() == "nb" else SafeString(' lang="nb"')


@register.simple_tag
def icon(name: str, *, label: str = "") -> SafeString:
    """An icon of the sprite (names: ui/icons.json); decoration unless it has a label."""
    return draw_icon(name, label)


@register.simple_tag
def status(label: str, *, kind: str, boxed: bool = False) -> SafeString:
    """A state as icon and word (kinds: parts.STATES); a table has hundreds, so no template each."""
    look = look_of(kind)
    box = " ds-tag" if boxed else ""
    return SafeString(  # nosec B703: the label is escaped, the rest is ours
        f'<span class="status{box}" data-color="{look.color}" data-kind="{kind}">'
        f"{draw_icon(look.icon)}<span>{conditional_escape(label)}</span></span>"
    )


@register.simple_tag
def tag(label: str, *, color: str = "neutral", outline: bool = False, icon: str = "") -> SafeString:
    """A short word in a box; a list has as many as rows, so no template each."""
    variant = ' data-variant="outline"' if outline else ""
    return SafeString(  # nosec B703: the label is escaped, the rest is ours
        f'<span class="ds-tag" data-color="{color}"{variant}>'
        f"{draw_icon(icon)}{conditional_escape(label)}</span>"
    )


@register.simple_tag
def invented_mark() -> SafeString:
    """The mark of invented content."""
    return SafeString(  # nosec B703: the words are escaped, the rest is ours
        f'<span class="ds-tag invented" data-color="sol">'
        f"{draw_icon('flask')}{conditional_escape(_('Invented example'))}</span>"
    )


def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A text in pieces, those that were searched for marked; a list of hits has hundreds of them."""
    return SafeString(  # nosec B703: every piece is escaped
        "".join(f"<mark>{escape(text)}</mark>" if hit else escape(text) for text, hit in pieces)
    )


@register.inclusion_tag("components/button_link.html")
def button_link(
    label: str, url: str, *, variant: str = "primary", icon: str = ""
) -> dict[str, Any]:
    """A link that looks like a button."""
    return {"label": label, "url": url, "variant": variant, "icon": icon}
