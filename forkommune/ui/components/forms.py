"""Forms: what must be put right, and the field that searches."""

from typing import Any

from django import template

from forkommune.ui import errors

from .drawing import draw

register = template.Library()


@register.simple_tag
def error_summary(*forms: Any, title: str = "") -> str:
    """What must be put right, as links to the fields; nothing when all is well.

    What is told here of a whole form is not told again above its fields.
    """
    rows = errors.collect(forms)
    for form in filter(None, forms):
        form.is_summarised = bool(rows)
    return draw("error_summary", errors=rows, title=title) if rows else ""


@register.simple_tag
def search_form(action: str, suggestions: str, *, label: str, hint: str, query: str = "") -> str:
    """The search field of a page. With scripts (`suggest.js`) it is a combobox of what the last word
    may become, by pointer, keyboard and screen reader; without them a plain field.

    action: where the words go. suggestions: address that answers `?q=` with what they may become.
    """
    return draw(
        "search_form", action=action, suggestions=suggestions, label=label, hint=hint, query=query
    )
