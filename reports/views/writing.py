"""Beside the text that is written: what it can name, what is wrong in it, and how it will look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from forkommune.documents.errors import DocumentHtmlError
from forkommune.evidence.views.rights import note_texts
from forkommune.figures.numbers import format_number
from forkommune.ui.dates import today
from reports.composing.on_a_page import on_a_page
from reports.desk import section_desk
from reports.forms import LONGEST, passage_label
from reports.models import Audience, Section
from reports.selectors import choosable_passages, texts_of_passages
from reports.writing.placeholders import PASSAGE

from .acts import only_with
from .pages import WRITE


@dataclass(frozen=True)
class Beside:
    """What is shown beside a text. passages: those that can be chosen, as they are typed, and their words."""

    entries: list[Any]
    passages: list[tuple[str, str]]
    findings: list[Any]
    taken_at: Any
    too_long: str = ""


def beside(request: HttpRequest, section: Section) -> Beside:
    """The names that the section can use, and what is to be said of its text as it is typed by now."""
    from reports.writing.catalogue import catalogue_of
    from reports.writing.checking import MOST, findings
    from reports.writing.rehearsal import desk_for, numbers_of

    text = str(section_desk(section).values["body"])
    data = numbers_of(section.deliverable, anew="anew" in request.GET)
    with override("nb"):
        names = catalogue_of(desk_for(data, audience=Audience.PUBLIC, at=data["taken_at"]))
    rows = choosable_passages(request.user, request.GET.get("sok", ""))
    note_texts(request, "reports:section-check", texts_of_passages(request.user, rows))
    passages = [(f"{{{PASSAGE}:{one.pk}}}", passage_label(one)) for one in rows]
    if len(text) > LONGEST:
        words = _(
            "The text has %(count)s characters; a section holds at most %(most)s. Divide it into several sections."
        )
        sizes = {"count": format_number(len(text)), "most": format_number(LONGEST)}
        return Beside(list(names), passages, [], data["taken_at"], words % sizes)
    found = [*findings(text, names), *_public(section, text)]
    found.sort(key=lambda one: (not one.is_fault, one.line))
    return Beside(list(names), passages, found[:MOST], data["taken_at"])


def _public(section: Section, text: str) -> list[Any]:
    """What may not stand in an edition for the public, with its line."""
    from reports.snapshots.basis import basis_of
    from reports.snapshots.texts import NamedPassages
    from reports.writing.checking import Finding

    basis = basis_of(section.deliverable, Audience.PUBLIC, today())
    words = _("%(name)s cannot stand in an edition for the public: %(why)s.")
    return [
        Finding(one.one.line, words % {"name": one.one, "why": one.why.rstrip(".")}, one.is_gone)
        for one in NamedPassages(basis, [text]).hindrances(text)
    ]


@never_cache
@require_safe
@only_with(WRITE)
def section_check(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The panel beside the text; a page of its own where there is no script."""
    from .sections import section_of

    section = section_of(request, code, pk)
    context = {
        "section": section,
        "deliverable": section.deliverable,
        "desk": section_desk(section),
    }
    context["beside"] = beside(request, section)
    page = "_section_beside" if getattr(request, "htmx", False) else "section_check"
    return render(request, f"reports/{page}.html", context)


@never_cache
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF], "script-src": [NONE], "connect-src": [NONE]})
@only_with(WRITE)
def section_preview(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The section as it is typed by now, with the HTML and the style sheet of the printed page."""
    from .sections import section_of

    section = section_of(request, code, pk)
    html, why = "", ""
    try:
        html = on_a_page(_set(section))
    except DocumentHtmlError as fault:
        why = str(fault)
    context = {"section": section, "html": html, "why": why}
    return render(request, "reports/section_preview.html", context)


def _set(section: Section) -> str:
    from reports.composing.written import anchor_of, text_of
    from reports.snapshots.basis import basis_of
    from reports.snapshots.cited import CitedPassages
    from reports.snapshots.freezing import quote_facts
    from reports.snapshots.quoting import cited_facts
    from reports.snapshots.texts import NamedPassages, SectionText
    from reports.writing.rehearsal import desk_for, numbers_of

    values = section_desk(section).values
    typed = SectionText(section.key, str(values["title"]), str(values["body"])[:LONGEST])
    data = numbers_of(section.deliverable)
    with override("nb"):
        basis = basis_of(section.deliverable, Audience.PUBLIC, today())
        named, cited = NamedPassages(basis, [typed.text]), CitedPassages()
        [row] = named.frozen([typed], cited)
        data = {
            **data,
            "sections": [row],
            "quotes": [quote_facts(one, cited) for one in named.quotes.values()],
            "passages": cited_facts(basis, cited.order),
        }
        desk = desk_for(data, audience=Audience.PUBLIC, at=data["taken_at"])
        return str(desk.section(anchor_of(row), row["title"]) + text_of(desk, row))


@require_safe
@cache_control(max_age=3600, private=True)
@only_with(WRITE)
def preview_style(request: HttpRequest) -> HttpResponse:
    """The style sheet of the printed page, with its fonts from the portal, on a screen."""
    from forkommune.documents.fonts import FACES
    from forkommune.documents.styles import look

    faces = "".join(
        f'@font-face{{font-family:"{one.family}";font-weight:{one.weight};font-style:{one.style};'
        f'src:url("{static(f"vendor/fonts/print/{one.packed}")}") format("woff2")}}\n'
        for one in FACES
    )
    sheet = "html{zoom:.8;background:#fff}body{padding:21pt;max-width:483pt}.ds-sr-only{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}.fault{color:#8a1f11}"
    return HttpResponse(f"{faces}{look()}\n{sheet}", content_type="text/css; charset=utf-8")
