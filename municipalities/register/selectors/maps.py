"""The tile map of the register: which value, which steps, and what it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.figures import NumberStyle, Place, Thresholds, Tile, TileMapFigure, value_tiles
from forkommune.ui.words import number
from municipalities.register import words

from .rows import MunicipalityRow, middle, total

Rows = Sequence[MunicipalityRow]
PLAIN = NumberStyle()
SMALL = 10_000
SPARSE = 50


@dataclass(frozen=True)
class MapKind:
    """One value that the map can show."""

    code: str
    label: str | Promise
    unit: Callable[[Rows], str]
    finding: Callable[[Rows], str]
    source: str | Promise
    value: Callable[[MunicipalityRow], Decimal | None] | None = None
    limits: tuple[int, ...] = ()
    style: NumberStyle = PLAIN


def municipality_map(
    rows: Rows, code: str, *, own: str = "", key: str = "map"
) -> TileMapFigure | None:
    """The map of one value, or None when none of the municipalities has a place on it.

    own: full name of the municipality to outline. Raises KeyError for an unknown code.
    """
    kind = MAPS[code]
    placed = [row for row in rows if row.municipality.tile_column is not None]
    if not placed:
        return None
    tiles, step_words = _tiles(placed, kind, own)
    return TileMapFigure(
        key=key,
        heading=kind.finding(placed),
        description=_described(placed, kind),
        unit=kind.unit(placed),
        source=str(kind.source),
        unknown=_("unknown"),
        tiles=tiles,
        step_words=step_words,
        place_title=_("Municipality"),
        value_title=str(kind.label),
    )


def _place(row: MunicipalityRow) -> Place:
    here = row.municipality
    return Place(here.name, here.tile_name or here.name, here.tile_column or 0, here.tile_row or 0)


def _tiles(rows: Rows, kind: MapKind, own: str) -> tuple[tuple[Tile, ...], tuple[str, ...]]:
    if kind.value is None:
        steps = (_("study"), _("preparatory work"), "", _("plan, with year"))
        return tuple(_plan_tile(row, own) for row in rows), steps
    limits = Thresholds(tuple(float(limit) for limit in kind.limits))
    pairs = [(_place(row), _float(kind.value(row))) for row in rows]
    return value_tiles(pairs, limits, kind.style, own), _step_words(kind)


def _plan_tile(row: MunicipalityRow, own: str) -> Tile:
    step, text = words.plan_tile(row.plan)
    return Tile(_place(row), step, text, own=row.municipality.name == own)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _step_words(kind: MapKind) -> tuple[str, ...]:
    """Under 5 000 · 5 000–10 000 · … · 30 000 or more."""
    suffix = f" {kind.style.suffix}" if kind.style.suffix else ""
    names = [number(limit) for limit in kind.limits]
    between = [f"{low}–{high}{suffix}" for low, high in pairwise(names)]
    first = _("under %(limit)s") % {"limit": names[0] + suffix}
    last = _("%(limit)s or more") % {"limit": names[-1] + suffix}
    return (first, *between, last)


def _described(rows: Rows, kind: MapKind) -> str:
    """The finding with its numbers. No municipality is named above or below another."""
    if kind.value is None:
        return kind.finding(rows)
    known = [value for row in rows if (value := kind.value(row)) is not None]
    centre = middle(known)
    if centre is None:
        return kind.finding(rows)
    spread = _("The values go from %(low)s to %(high)s; the median is %(median)s.") % {
        "low": kind.style(min(known)),
        "high": kind.style(max(known)),
        "median": kind.style(centre),
    }
    return f"{kind.finding(rows)}. {spread}"


def _no_figures() -> str:
    return _("No figures are known for this year")


def _population(rows: Rows) -> str:
    known = [row.population for row in rows if row.population is not None]
    if not known:
        return _no_figures()
    small = sum(value < SMALL for value in known)
    return ngettext(
        "%(small)d of %(all)d municipality has fewer than %(limit)s inhabitants",
        "%(small)d of %(all)d municipalities have fewer than %(limit)s inhabitants",
        len(known),
    ) % {"small": small, "all": len(known), "limit": number(SMALL)}


def _growth(rows: Rows) -> str:
    """The growth of them all together, of those whose figures are known in both years."""
    pairs = [
        (row.populations[first], row.population)
        for row in rows
        if (first := row.growth_from) is not None and row.population is not None
    ]
    before, after = total(a for a, _b in pairs), total(b for _a, b in pairs)
    if before is None or after is None:
        return _no_figures()
    change = (after / before - 1) * 100
    growing = _("The population grew by %(percent)s per cent in ten years")
    falling = _("The population fell by %(percent)s per cent in ten years")
    if any(row.year - (row.growth_from or row.year) != 10 for row in rows):
        growing = _("The population grew by %(percent)s per cent")
        falling = _("The population fell by %(percent)s per cent")
    return (growing if change >= 0 else falling) % {"percent": number(abs(change), 1)}


def _area(rows: Rows) -> str:
    sum_of = total(row.area for row in rows)
    if sum_of is None:
        return _("Area of the municipalities")
    return _("The municipalities cover %(area)s km²") % {"area": number(sum_of, 0)}


def _density(rows: Rows) -> str:
    known = [row.density for row in rows if row.density is not None]
    if not known:
        return _no_figures()
    sparse = sum(value < SPARSE for value in known)
    return ngettext(
        "%(sparse)d of %(all)d municipality has fewer than %(limit)d inhabitants per km²",
        "%(sparse)d of %(all)d municipalities have fewer than %(limit)d inhabitants per km²",
        len(known),
    ) % {"sparse": sparse, "all": len(known), "limit": SPARSE}


def _plans(rows: Rows) -> str:
    with_plan = sum(row.plan is not None and words.is_plan(row.plan) for row in rows)
    return ngettext(
        "%(plans)d of %(all)d municipality has a climate and energy plan in the register",
        "%(plans)d of %(all)d municipalities have a climate and energy plan in the register",
        len(rows),
    ) % {"plans": with_plan, "all": len(rows)}


def _growth_unit(rows: Rows) -> str:
    first = min((row.growth_from for row in rows if row.growth_from is not None), default=None)
    if first is None:
        return _("Change of population in per cent")
    return _("Change of population in per cent, %(first)d–%(last)d") % {
        "first": first,
        "last": rows[0].year,
    }


SSB = "SSB, tabell 07459"
AREAS = gettext_lazy("the register of municipalities, with a source for each area")

MAPS: dict[str, MapKind] = {
    kind.code: kind
    for kind in (
        MapKind(
            "innbyggere",
            gettext_lazy("Inhabitants"),
            lambda rows: _("Inhabitants on 1 January %(year)d") % {"year": rows[0].year},
            _population,
            SSB,
            lambda row: row.population,
            (5_000, 10_000, 30_000),
        ),
        MapKind(
            "vekst",
            gettext_lazy("Change of population"),
            _growth_unit,
            _growth,
            SSB,
            lambda row: row.growth,
            (6, 12, 20),
            NumberStyle(decimals=1, signed=True, suffix="%"),
        ),
        MapKind(
            "areal",
            gettext_lazy("Area"),
            lambda rows: _("Area in km²"),
            _area,
            AREAS,
            lambda row: row.area,
            (150, 300, 500),
        ),
        MapKind(
            "tetthet",
            gettext_lazy("Inhabitants per km²"),
            lambda rows: _("Inhabitants per km², %(year)d") % {"year": rows[0].year},
            _density,
            format_lazy("{}; {}", SSB, AREAS),
            lambda row: row.density,
            (25, 100, 300),
        ),
        MapKind(
            "plan",
            gettext_lazy("Plan in the register"),
            lambda rows: _("Kind of document and year of the newest plan"),
            _plans,
            gettext_lazy("the register of plans; a plan may exist without having been found"),
        ),
    )
}
