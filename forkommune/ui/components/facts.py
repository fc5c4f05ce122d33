"""Facts and figures: numbers that stand alone, names with values, drawings, parts of a whole."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from forkommune.figures.base import Exhibit, Figure
from forkommune.figures.media import Medium
from forkommune.figures.numbers import Number
from forkommune.ui.components.exhibit_rows import rows_html
from forkommune.ui.parts import Part, look_of

register = template.Library()


@register.inclusion_tag("components/key_figure.html")
def key_figure(
    *,
    label: str,
    value: str,
    unit: str = "",
    note: str = "",
    note_kind: str = "",
    url: str = "",
    progress: Number | None = None,
    progress_max: Number = 100,
    also: Iterable[Any] = (),
) -> dict[str, Any]:
    """A number that stands alone; with `url` it leads to exactly the rows behind it.

    also: smaller numbers under it, each with `label`, `value` and a `url` of its own.
    """
    return {
        "label": label,
        "value": value,
        "unit": unit,
        "note": note,
        "look": look_of(note_kind) if note_kind else None,
        "url": url,
        "also": also,
        "progress": progress,
        "progress_max": progress_max,
    }


@register.simple_block_tag
def fact_list(content: str, *, sentences: bool = False) -> str:
    """Names and values below each other; values that are `sentences` get the width of a phone."""
    more = " fact-list-sentences" if sentences else ""
    return format_html('<dl class="fact-list{}">{}</dl>', more, content)


@register.simple_block_tag
def fact_row(content: str, *, label: str) -> str:
    """One name and value of a `fact_list` or `card_facts`; a list has two a row."""
    name = conditional_escape(label)
    return SafeString(f"<div><dt>{name}</dt><dd>{content}</dd></div>")  # nosec B703: escaped, and markup


@register.inclusion_tag("components/progress.html")
def progress(value: Number, *, of: Number = 100, label: str = "") -> dict[str, Any]:
    """A bar for `value` of `of`; `label` says it in words and names the bar."""
    return {"value": value, "of": of, "label": label}


@register.inclusion_tag("components/figure.html")
def figure(fig: Exhibit, *, level: int = 3) -> dict[str, Any]:
    """A figure with heading, unit, both widths, its numbers as a table, and source."""
    table = fig.table()
    context = {"figure": fig, "tag": f"h{level}", "table": table, "rows": rows_html(table)}
    if isinstance(fig, Figure):
        # The drawing is our own code's and escapes its texts.
        context["wide"] = SafeString(fig.svg(Medium.WIDE))  # nosec B703
        context["narrow"] = SafeString(fig.svg(Medium.NARROW))  # nosec B703
    return context


@register.inclusion_tag("components/parts.html")
def parts(parts: Iterable[Part], *, label: str) -> dict[str, Any]:
    """The list of parts beside a long form."""
    return {"parts": list(parts), "label": label}


@register.inclusion_tag("components/phases.html")
def phases(phases: Iterable[Part], *, label: str) -> dict[str, Any]:
    """The phases of a process in a row; on a phone one line says which is now."""
    rows = list(phases)
    now = next((n for n, part in enumerate(rows, 1) if part.state == "now"), len(rows))
    return {"phases": rows, "label": label, "now": now, "current": rows[now - 1] if rows else None}
