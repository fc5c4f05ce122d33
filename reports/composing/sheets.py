"""One page per municipality: the same facts in the same places on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.figures import LineFigure, Medium

from .pages import Desk
from .tables import density, membership
from .words import UNKNOWN, number, period

MOST_ROWS = 5  # of one list, so that a sheet stays one page
STATES = ("completed", "ongoing", "decided", "planned", "idea", "stopped", "unknown")
EXTENT_MARKS = {"fixed": "full", "partial": "half", "missing": "open"}

Line = tuple[str, str]


def key_of(row: Mapping[str, Any]) -> str:
    """Anchor of a municipality's sheet."""
    return f"kommune-{row['number']}"


def sheet(
    desk: Desk, row: Mapping[str, Any], chart: LineFigure | None, *, is_first: bool
) -> Chapter:
    """The page of one municipality."""
    number_of = desk.numbering.number
    picture = (
        blocks.figure(
            chart,
            number=number_of(chart.key),
            medium=Medium.PRINT_HALF,
            source=format_html("{} {}", chart.source, desk.statistics()),
        )
        if chart
        else no_figure()
    )
    html = blocks.sheet(
        number=number_of(key_of(row)),
        title=row["name"],
        subtitle=subtitle(row),
        figures=figures(desk, row),
        parts=(
            plans(desk, row) + place(row),
            picture,
            listing(_("In the example database"), examples(desk, row), value_width=32),
            listing(
                _("Measures in the survey"),
                measures(desk, row),
                empty=_("No measure can be shown"),
                value_width=104 if row["findings"]["measures"] else 32,
            ),
            routines(desk, row),
            instruments(desk, row) + barrier(desk, row),
        ),
        note=_(
            "Examples are taken from open sources. Measures, routines and instruments come from the "
            "survey; what is not cleared with the municipality is not shown to the public."
        ),
    )
    group = (number_of("kommuner"), _("The municipalities one by one")) if is_first else None
    return Chapter(key=key_of(row), title=row["name"], html=html, level=2, group=group)


def no_figure() -> SafeString:
    """What stands in the figure's place where no population is known."""
    unknown = pgettext("value", "unknown")
    return blocks.facts(title=_("Population"), rows=((_("Inhabitants"), unknown),))


def subtitle(row: Mapping[str, Any]) -> str:
    """Number, county, language form, membership, what it becomes."""
    parts = [_("No. %(number)s") % row, row["county"]]
    if row["language_form"]:
        parts.append(_("language form %(form)s") % {"form": row["language_form"].lower()})
    if row["member"]:
        parts.append(_("member %(period)s") % {"period": membership(row)})
    if row["successor"]:
        parts.append(_("part of %(name)s from %(year)d") % row["successor"])
    return " · ".join(parts)


def figures(desk: Desk, row: Mapping[str, Any]) -> list[KeyFigure]:
    """The four figures at the top."""
    found = row["findings"]
    count = sum(len(rows) for rows in found.values())
    invented = any(one["invented"] for rows in found.values() for one in rows)
    return [
        KeyFigure(
            value=number(desk.view.people(row)),
            words=_("inhabitants on 1 January %(year)d") % {"year": desk.view.year},
        ),
        KeyFigure(
            value=density(desk.view, row),
            unit=_("per km²"),
            words=_("inhabitants per square kilometre"),
        ),
        KeyFigure(
            value=str(len(row["examples"])), words=_("examples in which the municipality is named")
        ),
        KeyFigure(
            value=str(count) if count else UNKNOWN,
            words=_("findings of the survey that can be shown"),
            invented=desk.edition.mark if invented else "",
        ),
    ]


def plans(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Documents in the register."""
    rows = [
        (_marked(desk, plan, plan["title"]), period(plan["from"], plan["to"]))
        for plan in row["plans"]
    ]
    return listing(_("Plans on file"), rows, empty=_("No plan has been found"), value_width=52)


def place(row: Mapping[str, Any]) -> SafeString:
    """Area and neighbours."""
    area = UNKNOWN if row["area_km2"] is None else f"{number(row['area_km2'])} km²"
    return blocks.facts(
        title=_("Location"),
        rows=((_("Area"), area), (_("Neighbours"), ", ".join(row["neighbours"]) or UNKNOWN)),
        value_width=140,
    )


def listing(title: str, rows: Sequence[Line], empty: str = "", value_width: int = 84) -> SafeString:
    """A list of facts; says that it is empty, and how many more there are."""
    shown = list(rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        rest = len(rows) - MOST_ROWS
        shown.append((ngettext("and %(n)d more", "and %(n)d more", rest) % {"n": rest}, ""))
    nothing = [(empty or _("Nothing registered"), UNKNOWN)]
    return blocks.facts(title=title, rows=shown or nothing, value_width=value_width)


def examples(desk: Desk, row: Mapping[str, Any]) -> list[Line]:
    """Examples in which the municipality is named, oldest first."""
    return [
        (_marked(desk, one, one["title"]), str(one["year"] or UNKNOWN)) for one in row["examples"]
    ]


def measures(desk: Desk, row: Mapping[str, Any]) -> list[Line]:
    """Measures of the survey with their state: done first, then planned."""
    rank = {code: at for at, code in enumerate(STATES)}
    rows = sorted(row["findings"]["measures"], key=lambda one: rank.get(one["status"], len(rank)))
    return [(_marked(desk, one, one["title"]), _cited(desk, one, _state(one))) for one in rows]


def _state(measure: Mapping[str, Any]) -> str:
    words, year = measure["status_words"], measure["year"]
    return f"{words} {year}" if year else str(words)


def routines(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Routines by kind and how fixed they are."""
    rows = [
        (_marked(desk, one, one["type"]), EXTENT_MARKS[one["extent"]], one["extent_words"])
        for one in row["findings"]["routines"]
    ]
    if not rows:
        return listing(_("Routines in the administration"), [], empty=_("No routine can be shown"))
    return blocks.marks(
        title=_("Routines in the administration"),
        row_title=_("Routine"),
        mark_title=_("Extent"),
        rows=rows[:MOST_ROWS],
    )


def instruments(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Policy instruments in use."""
    rows = [
        (_marked(desk, one, one["title"]), _cited(desk, one, one["type"]))
        for one in row["findings"]["instruments"]
    ]
    empty = _("No instrument can be shown")
    return listing(_("Policy instruments"), rows, empty=empty, value_width=120 if rows else 32)


def barrier(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """The first barrier, where the readers may see it beside the municipality's name."""
    rows = row["findings"]["barriers"]
    if not rows:
        return SafeString("")
    first = rows[0]
    return blocks.box(
        title=_("Barrier"),
        lead=f"{first['type']}.",
        text=format_html("{} {}", first["title"], desk.works.passages(first["passages"])),
        invented=desk.edition.mark if first["invented"] else "",
    )


def _marked(desk: Desk, thing: Mapping[str, Any], words: str) -> str:
    if not thing["invented"]:
        return words
    return format_html("{} {}", words, blocks.mark(desk.edition.mark))


def _cited(desk: Desk, thing: Mapping[str, Any], words: str) -> str:
    return format_html("{} {}", words, desk.works.passages(thing["passages"]))
