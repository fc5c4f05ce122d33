"""D2, "Klimaarbeidet i Vestregionen": the whole document from its snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit, LineFigure

from . import appendices, closing, pages, sheets, written
from .edition import EditionFacts
from .exhibits import population_line
from .overview import Overview
from .pages import Desk
from .parts import Part, Report


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the report is put together of; nothing of it is written yet."""
    view = Overview(data)
    shown = pages.exhibits_of(view, edition)
    return Report(
        front=Part(lambda n: _declare_summary(n, view), lambda desk: [pages.summary(desk)]),
        parts=(
            Part(_declare_method, lambda desk: [pages.method(desk)]),
            Part(
                lambda n: _declare_status(n, view, shown),
                lambda desk: [pages.status(desk)],
            ),
            written.part(data),
            Part(lambda n: _declare_examples(n, shown), lambda desk: [pages.examples(desk)]),
            _sheets(view),
            Part(_declare_numbers, lambda desk: [closing.in_numbers(desk)]),
            appendices.part(data),
            *closing.parts(data),
        ),
        exhibits=shown,
        cover=pages.cover,
        description=_("Survey of climate work in the municipalities of Vestregionen"),
    )


def _declare_summary(numbering: Numbering, view: Overview) -> None:
    summary = numbering.chapter("sammendrag", letter="S")
    if view.data["project"]["goals"]:
        summary.table("goals")


def _declare_method(numbering: Numbering) -> None:
    method = numbering.chapter("metode")
    method.section("svar"), method.section("tegn")


def _declare_status(
    numbering: Numbering, view: Overview, shown: Mapping[str, Exhibit | None]
) -> None:
    status = numbering.chapter("status")
    status.section("funn"), status.section("vekst"), status.section("hindre")
    for key, anchor in (("successes", "virker"), ("requirements", "krav")):
        if pages.is_told_of(view, key):
            status.section(anchor)
    if view.data["sentences"]:
        status.section("setninger")
    status.section("utsagn")
    if shown["findings"]:
        status.table("findings")
    if shown["laid-down"]:
        status.table("laid-down")
    for name in ("plans", "growth", "barriers", "successes", "requirements"):
        if shown[name]:
            status.figure(name)


def _declare_examples(numbering: Numbering, shown: Mapping[str, Exhibit | None]) -> None:
    examples = numbering.chapter("eksempler")
    if shown["sectors"]:
        examples.figure("sectors")
        examples.table("example-table")


def _declare_numbers(numbering: Numbering) -> None:
    numbering.chapter("tall").table("numbers")


def _sheets(view: Overview) -> Part:
    """One page a municipality, with its population over the years."""
    charts: dict[str, LineFigure | None] = {
        row["number"]: population_line(view, row) for row in view.municipalities
    }

    def declare(numbering: Numbering) -> None:
        group = numbering.chapter("kommuner")
        for row in view.municipalities:
            part = group.part(sheets.key_of(row))
            if chart := charts[row["number"]]:
                part.figure(chart.key)

    def write(desk: Desk) -> Iterable[Chapter]:
        for at, row in enumerate(view.municipalities):
            yield sheets.sheet(desk, row, charts[row["number"]], is_first=at == 0)

    return Part(declare, write)
