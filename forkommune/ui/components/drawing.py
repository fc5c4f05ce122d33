"""What every component is drawn with."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def draw(name: str, **values: Any) -> SafeString:
    """One component template with its values."""
    return render_to_string(f"components/{name}.html", values)


@lru_cache(maxsize=512)  # a long list has hundreds of icons, and few different ones
def draw_icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; nothing for an empty name, decoration unless it has a label."""
    if not name:
        return SafeString("")
    return format_html(
        '<svg class="icon" {}><use href="{}#{}"></use></svg>',
        format_html('role="img" aria-label="{}"', label)
        if label
        else SafeString('aria-hidden="true"'),
        static("vendor/icons.svg"),
        name,
    )
