"""Forms: what must be put right."""

from typing import Any

from django import template

from forkommune.ui import errors

from .drawing import draw

register = template.Library()


@register.simple_tag
def error_summary(*forms: Any, title: str = "") -> str:
    """What must be put right, as links to the fields; nothing when all is well."""
    rows = errors.collect(forms)
    return draw("error_summary", errors=rows, title=title) if rows else ""
