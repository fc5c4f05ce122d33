"""Lists and tables: what scrolls, sorts, filters and turns pages."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.utils.safestring import SafeString

from forkommune.ui.parts import FacetOption, NotedLink, Stage, page_links

from .drawing import draw
from .marks import status

register = template.Library()


@register.simple_block_tag
def data_table(content: str, *, label: str, zebra: bool = False) -> str:
    """A table that scrolls inside its own region, never the page."""
    return draw("data_table", content=content, label=label, zebra=zebra)


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, label: str, field: str, *, param: str = "sorter", numeric: bool = False
) -> dict[str, Any]:
    """A column head that sorts by `field`; a second click turns the order."""
    query = context["request"].GET.copy()
    current = query.get(param, "")
    order = {field: "ascending", f"-{field}": "descending"}.get(current, "")
    query[param] = f"-{field}" if order == "ascending" else field
    query.pop("side", None)
    return {"label": label, "url": f"?{query.urlencode()}", "order": order, "numeric": numeric}


@register.simple_tag
def noted_links(links: Iterable[NotedLink]) -> SafeString:
    """The `<li>` of each link; a country's list has hundreds, so no template each."""
    return SafeString(  # nosec B703: every text is escaped
        "".join(
            f'<li><a class="ds-link" href="{escape(link.url)}">{escape(link.label)}</a>'
            f' <span class="quiet">{escape(link.note)}</span></li>'
            for link in links
        )
    )


@register.simple_tag
def stage_cells(steps: Iterable[Stage], names: Iterable[str]) -> SafeString:
    """The `<td>` of each step with its name; a county's board has hundreds, so no template each."""
    return SafeString(  # nosec B703: every text is escaped
        "".join(
            f'<td role="cell" class="board-cell">{_linked(step)}'
            f'<span class="board-label" aria-hidden="true">{escape(name)}</span></td>'
            for step, name in zip(steps, names, strict=True)
        )
    )


def _linked(step: Stage) -> str:
    """The mark; a link to where the step is taken, where there is one."""
    if not step.url:
        return _stage(step)
    return f'<a class="ds-link" href="{escape(step.url)}">{_stage(step)}</a>'


def _stage(step: Stage) -> str:
    """How far it has come; a step that is not begun is a ring, and a word for the ear."""
    if not step.kind:
        return escape(step.text)
    if step.kind != "not_begun":
        return status(step.text, kind=step.kind)
    return (
        '<span class="board-none"><span class="ring" aria-hidden="true"></span>'
        f'<span class="ds-sr-only">{escape(step.text)}</span></span>'
    )


@register.simple_block_tag
def chips(content: str, *, clear_url: str = "") -> str:
    """The choices made, and a link that takes all away."""
    return draw("chips", content=content, clear_url=clear_url)


@register.inclusion_tag("components/chip.html")
def chip(label: str, *, url: str, remove_label: str) -> dict[str, Any]:
    """A choice made; following it takes the choice away, as `remove_label` says."""
    return {"label": label, "url": url, "remove_label": remove_label}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page, *, param: str = "side") -> dict[str, Any]:
    """Links to the other pages of a list, keeping filters and order. Nothing for a single page."""
    query = [(name, one) for name, values in context["request"].GET.lists() for one in values]
    links = page_links(page, query, param)
    here = next((at for at, link in enumerate(links) if link.current), 0)
    return {
        "links": links if len(links) > 1 else [],
        "previous": links[here - 1].url if here else "",
        "next": links[here + 1].url if here + 1 < len(links) else "",
    }


def _option(name: str, option: FacetOption) -> str:
    """One choice of a facet; a search has a hundred, so no template each."""
    key = escape(f"{name}-{option.value}")
    empty = "" if option.count else " facet-none"
    checked = " checked" if option.selected else ""
    return (
        f'<div class="ds-field facet-row{empty}">'
        f'<input class="ds-input" type="checkbox" name="{escape(name)}" value="{escape(option.value)}"'
        f' id="{key}"{checked}>\n'
        f'<label class="ds-label" for="{key}">{escape(str(option.label))} <span class="facet-count">'
        f'<span class="ds-sr-only">(</span>{option.count}<span class="ds-sr-only">)</span></span></label>'
        "</div>"
    )


@register.inclusion_tag("components/facet.html")
def facet(
    *, title: str, name: str, options: Iterable[FacetOption], is_open: bool = True
) -> dict[str, Any]:
    """One group of a filter: check boxes with the hits that each would give."""
    rows = list(options)
    return {
        "title": title,
        "name": name,
        "options": SafeString("\n".join(_option(name, row) for row in rows)),  # nosec B703: escaped
        "chosen": sum(row.selected for row in rows),
        "is_open": is_open,
    }
