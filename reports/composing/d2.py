"""D2, "Klimaarbeidet i Vestregionen": the whole document from its snapshot."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.documents.description import (
    Attachment,
    ContentsPage,
    Document,
    Furniture,
    Metadata,
    Profile,
)
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit, LineFigure
from forkommune.figures.numbers import format_date
from reports.snapshots.freezing import canonical

from . import changes, closing, pages, sheets, tables, written
from .edition import EditionFacts
from .exhibits import population_line
from .overview import Overview
from .pages import Desk
from .words import day
from .works import Works


def compose(data: Mapping[str, Any], edition: EditionFacts) -> Document:
    """The document of one edition; the same arguments give the same document."""
    with override("nb"):
        view = Overview(data)
        shown = pages.exhibits_of(view, edition)
        charts = {row["number"]: population_line(view, row) for row in view.municipalities}
        numbering = declare(view, shown, charts)
        desk = Desk(view, edition, Works(data, edition), numbering, shown)
        front = pages.summary(desk)
        body = [pages.method(desk), pages.status(desk), *written.chapters(desk)]
        body.append(pages.examples(desk))
        body += [
            sheets.sheet(desk, row, charts[row["number"]], is_first=at == 0)
            for at, row in enumerate(view.municipalities)
        ]
        body += [closing.in_numbers(desk), closing.references(desk)]
        body += [*changes.chapters(desk), closing.colophon(desk)]
        return Document(
            metadata=metadata(data, edition),
            furniture=furniture(data, edition),
            cover=pages.cover(desk),
            front=(front,),
            contents=ContentsPage(title=_("Contents"), figures=_("Figures"), tables=_("Tables")),
            chapters=tuple(body),
            attachments=attachments(data, shown) if edition.profile is Profile.WORKING else (),
            profile=edition.profile,
        )


def declare(
    view: Overview,
    shown: Mapping[str, Exhibit | None],
    charts: Mapping[str, LineFigure | None],
) -> Numbering:
    """Numbers of everything that carries one, in the order in which it stands."""
    numbering = Numbering()
    summary = numbering.chapter("sammendrag", letter="S")
    if view.data["project"]["goals"]:
        summary.table("goals")
    method = numbering.chapter("metode")
    method.section("svar"), method.section("tegn")
    _declare_status(numbering, view, shown)
    written.declare(view.data, numbering)
    examples = numbering.chapter("eksempler")
    if shown["sectors"]:
        examples.figure("sectors")
        examples.table("example-table")
    group = numbering.chapter("kommuner")
    for row in view.municipalities:
        part = group.part(sheets.key_of(row))
        if chart := charts[row["number"]]:
            part.figure(chart.key)
    numbering.chapter("tall").table("numbers")
    references = numbering.chapter("referanser")
    references.section("kilder"), references.section("litteratur"), references.section("utdrag")
    references.table(tables.PASSAGES)
    changes.declare(view.data, numbering)
    return numbering


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


def metadata(data: Mapping[str, Any], edition: EditionFacts, description: str = "") -> Metadata:
    """What the file says about itself; its dates are the snapshot's."""
    project = data["project"]
    return Metadata(
        title=data["title"],
        created=edition.taken_at,
        authors=tuple(project["partners"]) or (project["owner"],),
        identifier=f"{project['number']}-{edition.code}-{edition.number}",
        description=description
        or _("Survey of climate work in the municipalities of Vestregionen"),
        keywords=(_("climate"), _("municipalities"), "Vestregionen"),
    )


def furniture(data: Mapping[str, Any], edition: EditionFacts) -> Furniture:
    """Head, foot and edge of every page."""
    foot = _("%(number)s · Data as of %(day)s · %(hash)s") % {
        "number": data["project"]["number"],
        "day": format_date(day(data["on"])),
        "hash": edition.sha256[:8],
    }
    if not edition.is_public:
        foot = " · ".join((_("Internal"), foot))
    return Furniture(head=data["title"], foot=foot, state=edition.state, edge=edition.edge)


def attachments(
    data: Mapping[str, Any], shown: Mapping[str, Exhibit | None]
) -> tuple[Attachment, ...]:
    """The data behind the working copy: the snapshot itself, and the figures' numbers as a table."""
    return (
        Attachment(
            name="data.json",
            data=canonical(data).encode(),
            mime="application/json",
            relationship="Source",
            description=_("The snapshot of the report"),
        ),
        Attachment(
            name="tables.csv",
            data=_tables(data, shown).encode("utf-8-sig"),
            mime="text/csv",
            description=_("The numbers of the figures"),
        ),
    )


def _tables(data: Mapping[str, Any], shown: Mapping[str, Exhibit | None]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for exhibit in shown.values():
        if exhibit is not None:
            writer.writerow([exhibit.heading])
            out.write(exhibit.csv())
            writer.writerow([])
    return out.getvalue()
