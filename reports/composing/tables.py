"""The plain tables of D2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.numbering import Numbering
from forkommune.figures import Cell, Column, NumberStyle, Row, Table

from .overview import YEARS, Overview
from .words import UNKNOWN, number, percent

# Which report answers which sub-goal of the application.
ANSWERED_IN = {1: "D2", 2: "D3", 3: "D5", 4: "D6"}
PASSAGES = "passages"  # anchor of the table of cited passages
PLAIN = NumberStyle()
CHANGE = NumberStyle(decimals=1, signed=True, suffix="%")


@dataclass(frozen=True)
class CitedRow:
    """A cited passage: its words where the readers may read them, and whose they are."""

    reference: str
    address: str
    words: str
    source: str
    is_invented: bool


def goals(data: Mapping[str, Any], numbering: Numbering, code: str) -> SafeString:
    """The sub-goals of the application and where each is answered; nothing when none is known."""
    rows = [_goal(goal, data["project"]["reports"], code) for goal in data["project"]["goals"]]
    if not rows:
        return SafeString("")
    columns = (
        Column(_("No.")),
        Column(_("Sub-goal")),
        Column(_("Report")),
        Column(_("Page"), True),
    )
    heading = _("The report answers the first of %(count)d sub-goals of the application") % {
        "count": len(rows)
    }
    return blocks.table(
        Table(heading, columns, tuple(rows)),
        anchor="goals",
        number=numbering.number("goals"),
        source=_("application %(application)s.") % data["project"],
        widths=(24, 376, 0, 30),
    )


def _goal(goal: Mapping[str, Any], reports: Mapping[str, str], code: str) -> Row:
    report = ANSWERED_IN.get(goal["number"], "")
    own = report == code
    title = _("this one") if own else _("another") if report in reports else UNKNOWN
    page = blocks.page_of("status") if own else UNKNOWN
    cells = (Cell(goal["text"]), Cell(title), Cell(page, numeric=True))
    return Row(Cell(str(goal["number"])), cells)


def examples(data: Mapping[str, Any], numbering: Numbering, mark: str) -> SafeString:
    """All examples of the region, oldest first."""
    rows = data["examples"]
    columns = (
        Column(_("Example")),
        Column(_("Place")),
        Column(_("Year"), True),
        Column(_("Sector")),
    )
    heading = ngettext(
        "%(count)d example from the region", "%(count)d examples from the region", len(rows)
    ) % {"count": len(rows)}
    body = tuple(
        Row(
            Cell(marked(row["title"], mark if row["invented"] else "")),
            (
                Cell(row["place"]),
                Cell(str(row["year"] or UNKNOWN), numeric=True),
                Cell(row["sector"]),
            ),
        )
        for row in rows
    )
    return blocks.table(
        Table(heading, columns, body),
        anchor="example-table",
        number=numbering.number("example-table"),
        unit=_("“–” means that the year is not known."),
        source=_("the example database; not confirmed by the municipalities unless it says so."),
        widths=(217, 126, 40),
        long=True,
    )


def numbers(view: Overview, numbering: Numbering, statistics: SafeString) -> SafeString:
    """All municipalities with the figures of the open sources, and the members' sum."""
    first = view.year - YEARS
    heads = [
        Column(_("Municipality")),
        Column(_("No.")),
        Column(_("County")),
        Column(_("Population %(year)d") % {"year": first}, True),
        Column(_("Population %(year)d") % {"year": view.year}, True),
        Column(pgettext("of a figure", "Change"), True),
        Column(_("Area, km²"), True),
        Column(_("Per km²"), True),
        Column(_("Examples"), True),
        Column(_("Member")),
        Column(_("From 2020")),
    ]
    rows = [_numbers(view, row, first) for row in view.municipalities]
    return blocks.table(
        Table(_numbers_heading(view), tuple(heads), (*rows, _sum(view, first))),
        anchor="numbers",
        number=numbering.number("numbers"),
        unit=_("Population on 1 January in the borders of %(year)d. “–” means not known.")
        % {"year": view.year},
        source=format_html(
            "{} {}", _("Statistics Norway; the register; the example database."), statistics
        ),
        widths=(92, 38, 66, 62, 62, 54, 58, 46, 58, 66),
    )


def _numbers_heading(view: Overview) -> str:
    if view.total_growth is None:
        return _("The municipalities in numbers")
    words = _("The members' population changed by %(change)s in ten years")
    return words % {"change": percent(view.total_growth)}


def _numbers(view: Overview, row: Mapping[str, Any], first: int) -> Row:
    return Row(
        Cell(row["name"]),
        (
            Cell(row["number"]),
            Cell(row["county"]),
            Cell.number(view.people(row, first), PLAIN, UNKNOWN),
            Cell.number(view.people(row), PLAIN, UNKNOWN),
            Cell.number(view.growth(row), CHANGE, UNKNOWN),
            Cell.number(row["area_km2"], PLAIN, UNKNOWN),
            Cell(density(view, row), numeric=True),
            Cell(str(len(row["examples"])), numeric=True),
            Cell(membership(row)),
            Cell((row["successor"] or {"name": row["name"]})["name"]),
        ),
    )


def _sum(view: Overview, first: int) -> Row:
    head = ngettext("%(count)d member", "%(count)d members", len(view.members))
    blank = Cell("")
    return Row(
        Cell(head % {"count": len(view.members)}),
        (
            blank,
            blank,
            Cell.number(view.total_people(first), PLAIN, UNKNOWN),
            Cell.number(view.total_people(), PLAIN, UNKNOWN),
            Cell.number(view.total_growth, CHANGE, UNKNOWN),
            *[blank] * 5,
        ),
        total=True,
    )


def density(view: Overview, row: Mapping[str, Any]) -> str:
    """Inhabitants per square kilometre; the area's figure decides what can be said."""
    people, area = view.people(row), row["area_km2"]
    return UNKNOWN if people is None or not area else number(people / area)


def membership(row: Mapping[str, Any]) -> str:
    """ "2004–" while it lasts, "2004–2014" after."""
    member = row["member"]
    if member is None:
        return UNKNOWN
    return f"{member['from'] or '?'}–{member['to'] or ''}"


def cited_passages(rows: Sequence[CitedRow], numbering: Numbering, mark: str) -> SafeString:
    """The passages that the text cites, each with the way to it."""
    columns = (Column(_("Passage")), Column(_("Words")), Column(_("Source")))
    heading = ngettext("%(count)d passage is cited", "%(count)d passages are cited", len(rows)) % {
        "count": len(rows)
    }
    all_invented = all(row.is_invented for row in rows)
    body = tuple(
        Row(
            Cell(_reference(row.reference, row.address)),
            (
                Cell(marked(row.words, mark if row.is_invented and not all_invented else "")),
                Cell(row.source),
            ),
        )
        for row in rows
    )
    return blocks.table(
        Table(heading, columns, body),
        anchor=PASSAGES,
        number=numbering.number(PASSAGES),
        unit=_("Each opens in the portal, after log-in, for those who may read it."),
        invented=mark if all_invented else "",
        source=_("references made for this edition only."),
        widths=(64, 226),
        long=True,
        kind="notes",
    )


def marked(words: str, mark: str) -> str:
    """The words, and after them the mark where there is one."""
    return format_html("{} {}", words, blocks.mark(mark)) if mark else words


def _reference(reference: str, address: str) -> SafeString:
    return format_html('<a id="{}" href="{}">{}</a>', reference, address, reference)
