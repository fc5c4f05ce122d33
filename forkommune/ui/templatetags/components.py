"""The components of every page. Builtin: no template needs `load` for them (or for i18n).

Head     {% crumbs _("Municipalities") list_url as trail %}
         {% page_head title=name crumbs=trail lead="" invented=False %}
           {% head_facts %}{% fact icon="pin" %}Buskerud{% endfact %}{% endhead_facts %}
           {% actions %}{% button_link _("Compare") url icon="compare" variant="secondary" %}{% endactions %}
         {% endpage_head %}          {% hero title= lead= %}search form{% endhero %}
Boxes    {% panel title= level=2 lead= icon= anchor= link_label= link_url= tone="" %}…{% endpanel %}  tone: info|warning|danger|success
         {% card title= url= eyebrow= icon= color="accent" level=3 %}…{% card_facts %}…{% endcard_facts %}{% endcard %}
         {% alert kind="info" title="" %}…{% endalert %}   {% empty_state title= icon="search" %}…{% endempty_state %}
         {% fold summary= is_open=False %}…{% endfold %}      {% action_bar %}…{% endaction_bar %}
Facts    {% key_figure label= value= unit= note= note_kind= url= progress= %} in <div class="grid-4">
         {% fact_list %}{% fact_row label= %}…{% endfact_row %}{% endfact_list %}
         {% progress value of=100 label= %}  {% figure fig level=3 %}  {% parts list label= %}  {% phases list label= %}
Words    {% status _("Late") kind="late" boxed=False %}  {% tag label color="neutral" outline=False icon="" %}  {% invented_mark %}
         {% icon "pin" label="" %}  {% button_link label url variant="primary" icon="" %}
Lists    {% data_table label= %}<thead>…<tbody>…{% enddata_table %}  {% sort_header label field numeric=False %}
         {% chips clear_url= %}{% chip label url= remove_label= %}{% endchips %}  {% pagination page_obj param="side" %}
         {% facet title= name= options= is_open=True %} (parts.FacetOption)
Forms    {% error_summary form [formset …] title="" %} then {{ field.as_field_group }} or {{ form }}
Filters  nb nb:1 kroner unknown file_size long_date short_date numeric_date month_year clock
Script   pages with ds-tabs, ds-suggestion, ds-field (counter) or a dialog fill the block webcomponents (see base.html)
Grids    .grid-2 .grid-3 .grid-4 .sidebar-layout (aside + main) .with-aside .stack .row; states: parts.STATES
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forkommune.figures.base import Exhibit, Figure
from forkommune.figures.media import Medium
from forkommune.figures.numbers import Number
from forkommune.ui import errors, filters, words
from forkommune.ui.exhibit_rows import rows_html
from forkommune.ui.parts import Crumb, FacetOption, Part, look_of, page_links

register = template.Library()


def draw(name: str, **values: Any) -> SafeString:
    """One component template with its values."""
    return render_to_string(f"components/{name}.html", values)


@register.simple_tag
def bokmal() -> SafeString:
    """` lang="nb"` for text of the database on a page in another language; nothing on one in bokmål."""
    return SafeString("") if get_language() == "nb" else SafeString(' lang="nb"')


# ---- Head of a page


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
    return format_html("<li>{}<span>{}</span></li>", _icon(icon), content)


@register.simple_block_tag
def actions(content: str) -> str:
    """Buttons beside each other; at most one of them is primary."""
    return format_html('<div class="actions">{}</div>', content)


# ---- Boxes


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

    is_data: as in `page_head`.
    """
    return draw(
        "card",
        content=content,
        title=title,
        url=url,
        eyebrow=eyebrow,
        icon=icon,
        color=color,
        tag=f"h{level}",
        is_data=is_data,
    )


@register.simple_block_tag
def card_facts(content: str) -> str:
    """The column of facts in a card: `fact_row`s."""
    return format_html('<dl class="card-facts">{}</dl>', content)


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


# ---- Facts and figures


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
) -> dict[str, Any]:
    """A number that stands alone; with `url` it leads to exactly the rows behind it."""
    return {
        "label": label,
        "value": value,
        "unit": unit,
        "note": note,
        "look": look_of(note_kind) if note_kind else None,
        "url": url,
        "progress": progress,
        "progress_max": progress_max,
    }


@register.simple_block_tag
def fact_list(content: str) -> str:
    """Names and values below each other."""
    return format_html('<dl class="fact-list">{}</dl>', content)


@register.simple_block_tag
def fact_row(content: str, *, label: str) -> str:
    """One name and value of a `fact_list` or `card_facts`."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, content)


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


# ---- Words and marks


@lru_cache(maxsize=512)  # a long list has hundreds of icons, and few different ones
def _icon(name: str, label: str = "") -> SafeString:
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


@register.simple_tag
def icon(name: str, *, label: str = "") -> SafeString:
    """An icon of the sprite (names: ui/icons.json); decoration unless it has a label."""
    return _icon(name, label)


@register.inclusion_tag("components/status.html")
def status(label: str, *, kind: str, boxed: bool = False) -> dict[str, Any]:
    """A state as icon and word (kinds: parts.STATES)."""
    return {"label": label, "kind": kind, "look": look_of(kind), "boxed": boxed}


@register.inclusion_tag("components/tag.html")
def tag(
    label: str, *, color: str = "neutral", outline: bool = False, icon: str = ""
) -> dict[str, Any]:
    """A short word in a box."""
    return {"label": label, "color": color, "outline": outline, "icon": icon}


@register.inclusion_tag("components/invented_mark.html")
def invented_mark() -> dict[str, Any]:
    """The mark of invented content."""
    return {}


@register.inclusion_tag("components/button_link.html")
def button_link(
    label: str, url: str, *, variant: str = "primary", icon: str = ""
) -> dict[str, Any]:
    """A link that looks like a button."""
    return {"label": label, "url": url, "variant": variant, "icon": icon}


# ---- Lists and tables


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


@register.inclusion_tag("components/facet.html")
def facet(
    *, title: str, name: str, options: Iterable[FacetOption], is_open: bool = True
) -> dict[str, Any]:
    """One group of a filter: check boxes with the hits that each would give."""
    rows = list(options)
    return {
        "title": title,
        "name": name,
        "options": rows,
        "chosen": sum(row.selected for row in rows),
        "is_open": is_open,
    }


# ---- Forms


@register.simple_tag
def error_summary(*forms: Any, title: str = "") -> str:
    """What must be put right, as links to the fields; nothing when all is well."""
    rows = errors.collect(forms)
    return draw("error_summary", errors=rows, title=title) if rows else ""


# ---- Filters


register.filters.update(filters.ALL)
register.simple_tag(words.quantity, name="quantity")
