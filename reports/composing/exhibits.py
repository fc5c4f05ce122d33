"""The figures of D2, from the snapshot's overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from forkommune.figures import (
    Bar,
    BarFigure,
    HeatCell,
    HeatMatrix,
    HeatRow,
    Line,
    LineFigure,
    NumberStyle,
    Place,
    Point,
    Thresholds,
    TileMapFigure,
    value_tiles,
)
from forkommune.figures.tilemap import Tile

from .overview import ASSESSED, FACTS, LAID_DOWN, YEARS, Overview, found
from .words import KIND_WORDS, UNKNOWN, number, percent, short_name

CHANGE = NumberStyle(decimals=1, signed=True, suffix="%")


def findings_matrix(view: Overview, *, internal: bool, mark: str) -> HeatMatrix | None:
    """Municipalities by what was found; None when nothing may be shown."""
    if not view.with_findings:
        return None
    shown, total = len(view.with_findings), len(view.municipalities)
    heading = ngettext(
        "Findings from %(shown)d of %(total)d municipalities",
        "Findings from %(shown)d of %(total)d municipalities",
        shown,
    ) % {"shown": shown, "total": total}
    description = _("%(measures)d measures, %(instruments)d instruments, %(routines)d routines.")
    kinds = (*FACTS, *ASSESSED) if internal else FACTS
    return _matrix(view, "findings", heading, description % view.finding_counts, kinds, mark)


def plans_matrix(view: Overview, *, mark: str) -> HeatMatrix | None:
    """Municipalities by what their plans lay down; None when nothing may be shown."""
    if not view.with_laid_down:
        return None
    shown, total = len(view.with_laid_down), len(view.municipalities)
    heading = ngettext(
        "Plans of %(shown)d of %(total)d municipalities say how much, who and when",
        "Plans of %(shown)d of %(total)d municipalities say how much, who and when",
        shown,
    ) % {"shown": shown, "total": total}
    description = _(
        "%(targets)d targets, %(units)d responsible units, %(deadlines)d deadlines, %(sums)d sums."
    )
    return _matrix(view, "laid-down", heading, description % view.finding_counts, LAID_DOWN, mark)


def _matrix(
    view: Overview, key: str, heading: str, description: str, kinds: tuple[str, ...], mark: str
) -> HeatMatrix:
    rows = sorted(view.municipalities, key=lambda m: (-(view.people(m) or 0), m["name"]))
    return HeatMatrix(
        key=key,
        heading=heading,
        description=description,
        unit=_("Number of findings. Darker is more. Hatched: nothing can be shown. By population."),
        source=_("interviews and plans, coded in the portal."),
        unknown=pgettext("value", "unknown"),
        unknown_mark=UNKNOWN,
        invented=mark if view.findings_invented else "",
        columns=tuple(str(KIND_WORDS[kind]) for kind in kinds),
        rows=tuple(_heat_row(row, kinds) for row in rows),
        thresholds=Thresholds((1, 3, 6, 10)),
        row_title=_("Municipality"),
        total_title=_("In all"),
        row_totals=False,
    )


def _heat_row(row: Mapping[str, Any], kinds: tuple[str, ...]) -> HeatRow:
    known = any(row["findings"].values())
    cells = (HeatCell(len(found(row, kind)) if known else None) for kind in kinds)
    return HeatRow(row["name"], tuple(cells))


def _places(view: Overview) -> list[tuple[Place, Mapping[str, Any]]]:
    """Municipalities that have a place on the map."""
    return [
        (Place(m["name"], short_name(m["name"]), m["column"], m["row"]), m)
        for m in view.municipalities
        if m["column"] is not None and m["row"] is not None
    ]


def _off_the_map(view: Overview, places: Sequence[object]) -> str:
    """How many municipalities a map leaves out; "" where it shows them all."""
    count = len(view.municipalities) - len(places)
    if not count:
        return ""
    words = ngettext(
        "%(count)d municipality has no place on the map.",
        "%(count)d municipalities have no place on the map.",
        count,
    )
    return words % {"count": count}


def plans_map(view: Overview) -> TileMapFigure | None:
    """Which municipalities have a plan in the register, and from when; the heading counts what the map shows."""
    places = _places(view)
    tiles = tuple(_plan_tile(place, row) for place, row in places)
    if not tiles:
        return None
    shown = sum(any(plan["is_plan"] for plan in row["plans"]) for _place, row in places)
    left_out = _off_the_map(view, places)
    words = (
        _("%(shown)d of %(total)d on the map have a plan on file")
        if left_out
        else _("%(shown)d of %(total)d have a plan on file")
    )
    heading = words % {"shown": shown, "total": len(places)}
    return TileMapFigure(
        key="plans",
        heading=heading,
        description=_("%(heading)s. A plan may exist without having been found.")
        % {"heading": heading},
        unit=_("First year of the newest plan, or sort of document"),
        source=" ".join(
            filter(
                None,
                [_("the register of plans, borders of %(year)d.") % {"year": view.year}, left_out],
            )
        ),
        unknown=pgettext("a plan", "not found"),
        tiles=tiles,
        step_words=("", _("other document"), "", _("plan")),
        place_title=_("Municipality"),
        value_title=_("Plan"),
    )


def _plan_tile(place: Place, row: Mapping[str, Any]) -> Tile:
    plans = [plan for plan in row["plans"] if plan["is_plan"]]
    if plans:
        years = [plan["from"] for plan in plans if plan["from"]]
        return Tile(place, 3, str(max(years)) if years else _("plan"))
    if row["plans"]:
        return Tile(place, 1, pgettext("short for document", "doc."))
    return Tile(place, None)


def growth_map(view: Overview) -> TileMapFigure | None:
    """Change of population over ten years; None when it is known nowhere."""
    values = [(place, view.growth(row)) for place, row in _places(view)]
    if all(value is None for _place, value in values):
        return None
    left_out = _off_the_map(view, values)
    middle = {"growth": percent(median(value for _place, value in values if value is not None))}
    heading = (
        _("The median on the map is %(growth)s") if left_out else _("The median is %(growth)s")
    )
    return TileMapFigure(
        key="growth",
        heading=heading % middle,
        description=f"{heading % middle}.",
        unit=_("Change of population %(first)d–%(last)d")
        % {"first": view.year - YEARS, "last": view.year},
        source=" ".join(filter(None, [_("Statistics Norway."), left_out])),
        unknown=pgettext("value", "unknown"),
        tiles=value_tiles(values, Thresholds((6, 12, 20)), CHANGE),
        step_words=(
            _("under %(limit)s") % {"limit": "6 %"},
            "6–12 %",
            "12–20 %",
            _("over %(limit)s") % {"limit": "20 %"},
        ),
        place_title=_("Municipality"),
        value_title=pgettext("of a figure", "Change"),
    )


@dataclass(frozen=True)
class Told:
    """What municipalities tell of, by type. key: of the figure and in the snapshot.

    finding: the heading, of the type that most tell of. single: the head of the types.
    """

    key: str
    finding: Any
    unit: Any
    single: Any


TOLD = (
    Told(
        "barriers",
        gettext_lazy("%(type)s is told of most often"),
        gettext_lazy("Number of municipalities in which the barrier is told of."),
        gettext_lazy("Barrier"),
    ),
    Told(
        "successes",
        gettext_lazy("What helped is told of most often against: %(type)s"),
        gettext_lazy(
            "Number of municipalities that tell what helped, by the barrier it was against."
        ),
        gettext_lazy("Helps against"),
    ),
    Told(
        "requirements",
        gettext_lazy("Most often asked of central government: %(type)s"),
        gettext_lazy("Number of municipalities that ask for it."),
        gettext_lazy("What is asked for"),
    ),
)


def told_figure(view: Overview, told: Told, *, mark: str) -> BarFigure | None:
    """Types by how many municipalities tell of them; None when none may be shown."""
    types = view.told(told.key)["types"]
    if not types:
        return None
    most = types[0]
    name = most["type"] if told.key == "barriers" else most["type"].lower()
    heading = told.finding % {"type": name}
    return BarFigure(
        key=told.key,
        heading=heading,
        description=ngettext(
            "%(heading)s: in %(count)d municipality.",
            "%(heading)s: in %(count)d municipalities.",
            most["municipalities"],
        )
        % {"heading": heading, "count": most["municipalities"]},
        unit=str(told.unit),
        source=_("interviews, coded in the portal."),
        unknown=pgettext("value", "unknown"),
        invented=mark if any(row["invented"] for row in types) else "",
        bars=tuple(Bar(row["type"], row["municipalities"]) for row in types),
        label_title=str(told.single),
        value_title=_("Municipalities"),
    )


def sectors_figure(view: Overview, *, mark: str) -> BarFigure | None:
    """The region's examples by sector."""
    if not view.sectors:
        return None
    label, count = view.sectors[0]
    return BarFigure(
        key="sectors",
        heading=_("Most examples are found in %(sector)s") % {"sector": label.lower()},
        description=_("%(count)d of %(total)d examples.")
        % {"count": count, "total": len(view.data["examples"])},
        unit=_(
            "Number of examples in the database in which a municipality of the region is named."
        ),
        source=_("the example database."),
        invented=mark if view.examples_invented else "",
        unknown=pgettext("value", "unknown"),
        bars=tuple(Bar(name, amount) for name, amount in view.sectors),
        label_title=_("Sector"),
        value_title=_("Examples"),
    )


def population_line(view: Overview, row: Mapping[str, Any]) -> LineFigure | None:
    """A municipality's population over the years; None where fewer than two years are known."""
    years = sorted(int(year) for year in row["population"])
    if len(years) < 2:
        return None
    values = [Point(year, view.people(row, year)) for year in range(years[0], years[-1] + 1)]
    cut = _("The axis does not begin at zero.")
    return LineFigure(
        key=f"people-{row['number']}",
        heading=_population_words(view, row),
        description=_("From %(first)s to %(last)s inhabitants.")
        % {
            "first": number(view.people(row, years[0])),
            "last": number(view.people(row, years[-1])),
        },
        unit=_("Inhabitants on 1 January. %(cut)s") % {"cut": cut},
        source=_("Statistics Norway."),
        unknown=pgettext("value", "unknown"),
        lines=(Line(_("Inhabitants"), tuple(values)),),
        x_title=_("Year"),
        cut_words=cut,
    )


def _population_words(view: Overview, row: Mapping[str, Any]) -> str:
    change = view.growth(row)
    if change is None:
        return _("Population of %(name)s") % row
    words = _("%(name)s: population %(change)s")
    return words % {"name": row["name"], "change": percent(change)}
