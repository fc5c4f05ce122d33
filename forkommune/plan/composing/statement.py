"""The statement of accounts for the auditor: cover, four tables, entries, sources, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import (
    Chapter,
    ContentsPage,
    Document,
    Furniture,
    Metadata,
)
from forkommune.documents.numbering import Numbering
from forkommune.figures.numbers import format_date, format_number
from forkommune.ui.dates import long_date

from . import tables

Data = Mapping[str, Any]


def compose(data: Data) -> Document:
    """The document of frozen accounts; the same data give the same document."""
    with override("nb"):
        numbering = _declare(data)
        return Document(
            metadata=_metadata(data),
            furniture=_furniture(data),
            cover=_cover(data),
            contents=ContentsPage(title=_("Contents"), figures=_("Figures"), tables=_("Tables")),
            chapters=(
                _accounts(data, numbering),
                _entries(data, numbering),
                _grounds(data, numbering),
                _signed(data, numbering),
            ),
        )


def _declare(data: Data) -> Numbering:
    numbering = Numbering()
    accounts = numbering.chapter("regnskap")
    for table in data["tables"]:
        accounts.table(f"table-{table['dimension'].replace('_', '-')}")
    numbering.chapter("poster").table("entries")
    grounds = numbering.chapter("grunnlag")
    grounds.section("egeninnsats")
    for name in ("hours", "rates", "periods"):
        if data[name]:
            grounds.table(name)
    grounds.section("motsigelser")
    numbering.chapter("kontroll")
    return numbering


def _at(data: Data) -> datetime:
    return datetime.fromisoformat(data["at"])


def _mark(data: Data) -> str:
    return _("Invented example") if data["invented"] else ""


def _metadata(data: Data) -> Metadata:
    project = data["project"]
    return Metadata(
        title=_("Statement of accounts"),
        created=_at(data),
        authors=(project["owner"],),
        identifier=f"{project['number']}-regnskap-{data['sha256'][:12]}",
        description=_("Plan and ledger of project %(number)s") % project,
        keywords=(project["number"],),
    )


def _furniture(data: Data) -> Furniture:
    foot = _("%(number)s · As of %(day)s · %(hash)s") % {
        "number": data["project"]["number"],
        "day": format_date(localdate(_at(data))),
        "hash": data["sha256"][:8],
    }
    return Furniture(head=_("Statement of accounts"), foot=foot, state=_mark(data))


def _cover(data: Data) -> SafeString:
    project = data["project"]
    facts = [
        (_("Project"), project["title"]),
        (_("Project number"), project["number"]),
        (_("Project period"), f"{tables.day(project['from'])} – {tables.day(project['to'])}"),
        (_("As of"), long_date(localdate(_at(data)))),
        (_("Partners"), ", ".join(project["partners"]) or tables.UNKNOWN),
    ]
    note = _("The entries are made up to show how the portal works; no money was used.")
    return blocks.cover(
        title=_("Statement of accounts"),
        lede=_("Plan and ledger, for the auditor"),
        publisher=project["owner"],
        facts_caption=_("About the statement"),
        facts=facts,
        state=_mark(data),
        note_head=_mark(data),
        note=note if data["invented"] else "",
    )


def _accounts(data: Data, numbering: Numbering) -> Chapter:
    title = _("Plan and accounts")
    total = data["tables"][0]["total"]
    html = _head("regnskap", title, numbering, lead=_lead(total))
    html += blocks.key_figures(_key_figures(data, total))
    source = _("the application (%(source)s); the ledger of the portal.") % data["project"]
    for table in data["tables"]:
        html += tables.compared(table, numbering, invented=_mark(data), source=source)
    return Chapter(key="regnskap", title=title, html=html)


def _lead(total: Data) -> str:
    if total["entered"] is None:
        return _("Nothing is entered yet; what was used is not known.")
    return _("%(entered)s of %(planned)s kroner are entered.") % {
        "entered": format_number(Decimal(total["entered"]), 2),
        "planned": format_number(Decimal(total["planned"]), 0),
    }


def _key_figures(data: Data, total: Data) -> list[KeyFigure]:
    hours, own, planned = data["own"]
    share = total["share"]
    return [
        KeyFigure(
            value=tables.UNKNOWN if share is None else f"{format_number(Decimal(share), 0)}",
            unit="" if share is None else "%",
            words=_("of the plan is entered"),
            invented=_mark(data),
        ),
        KeyFigure(
            value=format_number(Decimal(hours), 1),
            unit=_("hours"),
            words=_("given by the members, worth %(own)s of %(planned)s kroner")
            % {
                "own": format_number(Decimal(own), 0),
                "planned": tables.UNKNOWN
                if planned is None
                else format_number(Decimal(planned), 0),
            },
            invented=_mark(data),
        ),
        KeyFigure(
            value=str(data["waiting"]),
            words=_("proposed entries wait; they are not counted"),
        ),
    ]


def _entries(data: Data, numbering: Numbering) -> Chapter:
    title = _("Entries")
    html = _head("poster", title, numbering)
    if data["entries"]:
        html += tables.entries(data, numbering, mark=_mark(data))
    else:
        html += format_html("<p>{}</p>", _("Nothing is entered yet; what was used is not known."))
    return Chapter(key="poster", title=title, html=html, wide=True)


def _grounds(data: Data, numbering: Numbering) -> Chapter:
    title = _("What the accounts rest on")
    html = _head("grunnlag", title, numbering)
    html += _section("egeninnsats", _("The members' own work"), numbering)
    html += format_html(
        "<p>{}</p>",
        _(
            "Half of the money is working time. Hours cost the rate that was in force on their day, "
            "rounded to whole øre. Hours of interviews and meetings are proposed by the portal and "
            "count when the secretariat has accepted them."
        ),
    )
    shown = {"hours": tables.hours, "rates": tables.rates, "periods": tables.periods}
    for name, table in shown.items():
        if data[name]:
            html += table(data, numbering, invented=_mark(data))
    html += _section("motsigelser", _("Where the application contradicts itself"), numbering)
    items = [(text,) for text in data["contradictions"]]
    html += (
        format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))
        if items
        else format_html("<p>{}</p>", _("No contradiction about money is recorded."))
    )
    return Chapter(key="grunnlag", title=title, html=html)


def _signed(data: Data, numbering: Numbering) -> Chapter:
    title = _("Check and signatures")
    taken = localtime(_at(data))
    clock = _("%(day)s at %(time)s") % {"day": long_date(taken.date()), "time": f"{taken:%H.%M}"}
    count = len(data["entries"])
    rows = [
        (_("Data as of"), clock),
        (_("Entries"), ngettext("%(n)d entry", "%(n)d entries", count) % {"n": count}),
        (_("Checksum of the entries, sha256"), _grouped(data["sha256"])),
        (
            _("How to check it"),
            _(
                "The entries by number, each as number, day, organisation's code, activity, text, "
                "voucher, hours, rate, amount, the codes of the four tables and the number it "
                "reverses; parted by tabs, ended by a line feed, UTF-8."
            ),
        ),
        (
            _("Sources"),
            _("the application (%(source)s); the ledger of the portal.") % data["project"],
        ),
        (_("Repeat"), _("The same data give the same file, byte for byte.")),
    ]
    html = _head("kontroll", title, numbering)
    html += blocks.colophon(caption=_("How the statement was made"), rows=rows)
    html += blocks.signatures(
        caption=_("Signatures"),
        heads=(_("Role"), _("Place and date"), _("Signature")),
        roles=(_("Project leader, %(owner)s") % data["project"], _("Auditor")),
    )
    return Chapter(key="kontroll", title=title, html=html)


def _head(key: str, title: str, numbering: Numbering, lead: str = "") -> SafeString:
    return blocks.chapter_head(title=title, number=numbering.number(key), lead=lead)


def _section(anchor: str, title: str, numbering: Numbering) -> SafeString:
    return blocks.section_head(title=title, anchor=anchor, number=numbering.number(anchor))


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
