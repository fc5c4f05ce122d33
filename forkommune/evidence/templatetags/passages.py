"""Draws passages that were asked for: a page has some dozens, each with all its codes."""

from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forkommune.evidence.models import Coding
from forkommune.evidence.selectors.retrieval import Retrieved
from forkommune.ui.components.marks import invented_mark, status
from forkommune.ui.filters import short_date
from forkommune.ui.paths import paths_like

register = template.Library()
NOTHING = SafeString("")
LINE = """<li>
  <p class="reading-text">{}<mark>{}</mark>{}</p>
  <p class="quiet"><a class="ds-link" href="{}">{}</a>{}{}</p>{}
  <ul class="code-marks">{}</ul>
</li>
"""
CODE = (
    '<li class="{}"><span class="line-sample" aria-hidden="true"></span> '
    '<a class="ds-link" href="{}?kode={}#teksten">{}</a> <span class="quiet">{}, {}{}</span>{}</li>'
)


@register.simple_tag
def retrieved_lines(found: Iterable[Retrieved]) -> SafeString:
    """The `<li>` of each passage: its words and those around them, where they stand, and its codes."""
    passage = paths_like("evidence:passage-detail", "0000")
    text = paths_like("evidence:source-code", "0000")
    return format_html_join("", LINE, (_line(one, passage, text) for one in found))


def _line(
    one: Retrieved, passage: Callable[[str], str], text: Callable[[str], str]
) -> tuple[Any, ...]:
    source = one.source
    place = source.organisation
    return (
        one.before,
        one.passage.quote,
        one.after,
        passage(str(one.passage.pk)),
        source,
        "".join(f" · {told}" for told in (place, source.get_kind_display(), source.year) if told),
        format_html(" {}", invented_mark()) if source.is_invented else NOTHING,
        _to_check() if one.is_old_wording else NOTHING,
        _codes(one.codings, text(str(source.pk))),
    )


def _to_check() -> SafeString:
    label = _("The text was corrected: check")
    return format_html("\n  <p>{}</p>", status(label, kind="late"))


def _codes(codings: Iterable[Coding], path: str) -> SafeString:
    """The codes on a passage, each leading to its mark in the text, with who put it there and when."""
    return format_html_join(
        "",
        CODE,
        (
            (
                one.code.look,
                path,
                one.pk,
                one.code.name,
                one.coder,
                short_date(one.created_at),
                format_html(", {}", _("settled")) if one.adjudication_id else NOTHING,
                format_html("<br>{}", linebreaksbr(one.memo)) if one.memo else NOTHING,
            )
            for one in codings
        ),
    )
