"""The criteria that the register knows: size, place, density, mergers and emissions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_number
from forkommune.terms.models import Term
from municipalities.register.models import Municipality, Statistic, Succession

from .telling import in_a_row
from .values import Scale, Values

YEARS_BACK = 9  # an emission profile may be so much older than the year that is asked for
FEWEST_SECTORS = 3  # fewer tell nothing of a mix
LABELS = {
    "size": gettext_lazy("Number of inhabitants (logarithmic)"),
    "nearness": gettext_lazy("Nearness (kilometres between the centres)"),
    "density": gettext_lazy("Inhabitants per km² (logarithmic)"),
    "merger": gettext_lazy("Merger"),
    "emission_profile": gettext_lazy("Emission profile"),
}


def registered(rows: Sequence[Municipality], year: int) -> list[Values]:
    """What the register knows of each municipality for a year; four queries."""
    inhabitants = _inhabitants(rows, year)
    return [
        _size(rows, inhabitants, year),
        _nearness(rows),
        _density(rows, inhabitants, year),
        _merger(rows),
        _profile(rows, year),
    ]


def _inhabitants(rows: Sequence[Municipality], year: int) -> dict[int, float]:
    figures = Statistic.objects.of_kind("population").of_year(year).known().of_municipalities(rows)
    return {
        key: float(value)
        for key, value in figures.values_list("municipality", "value")
        if key is not None and value is not None
    }


def _size(rows: Sequence[Municipality], inhabitants: Mapping[int, float], year: int) -> Values:
    values = tuple(inhabitants.get(row.pk) for row in rows)
    return Values(
        "size",
        str(LABELS["size"]),
        _(
            "Logarithm (base 10) of the number of inhabitants: twice as many counts the same everywhere."
        ),
        Scale.LOGARITHM,
        values,
        _("Statistics Norway, inhabitants 1 January %d") % year,
        words=tuple("" if one is None else format_number(one) for one in values),
    )


def _nearness(rows: Sequence[Municipality]) -> Values:
    values = tuple(
        None
        if row.latitude is None or row.longitude is None
        else (float(row.latitude), float(row.longitude))
        for row in rows
    )
    return Values(
        "nearness",
        str(LABELS["nearness"]),
        _(
            "Kilometres as the crow flies between the administrative centres, over the largest here."
        ),
        Scale.PLACE,
        values,
        _("Places of the administrative centres from GeoNames, in the register"),
        words=tuple(
            "" if one is None else f"{format_number(one[0], 3)}; {format_number(one[1], 3)}"
            for one in values
        ),
    )


def _density(rows: Sequence[Municipality], inhabitants: Mapping[int, float], year: int) -> Values:
    def density(row: Municipality) -> float | None:
        count = inhabitants.get(row.pk)
        return count / float(row.area_km2) if count is not None and row.area_km2 else None

    values = tuple(density(row) for row in rows)
    return Values(
        "density",
        str(LABELS["density"]),
        _("Logarithm (base 10) of inhabitants per square kilometre of the whole area."),
        Scale.LOGARITHM,
        values,
        _("Inhabitants 1 January %d, and areas in the register") % year,
        words=tuple("" if one is None else format_number(one, 1) for one in values),
    )


def _merger(rows: Sequence[Municipality]) -> Values:
    merged: defaultdict[int, dict[str, str]] = defaultdict(dict)
    changes = Succession.objects.filter(predecessor__in=rows, kind=Succession.Kind.MERGED)
    told = changes.values_list("predecessor", "successor__number", "successor__name")
    for key, number, name in told:
        merged[key][number] = name
    known = any(merged.values())
    return Values(
        "merger",
        str(LABELS["merger"]),
        _("0 for two that became one municipality later, 1 for all others."),
        Scale.THEMES,
        tuple(sorted(merged[row.pk]) or [row.number] for row in rows)
        if known
        else tuple(None for _row in rows),
        _("Changes of borders in the register"),
        words=tuple(in_a_row(sorted(merged[row.pk].values())) or _("no merger") for row in rows)
        if known
        else (),
    )


def _profile(rows: Sequence[Municipality], year: int) -> Values:
    """How the emissions of each are made up: what its climate work must meet."""
    emitted: dict[int, tuple[int, dict[str, float]]] = {}
    figures = Statistic.objects.of_kind("emissions").by_sector().of_municipalities(rows)
    figures = figures.in_years(year - YEARS_BACK, year).order_by("year", "pk")
    values = figures.values_list("municipality", "year", "sector__code", "value")
    for key, counted, sector, value in values:
        if key is None or sector is None or value is None or sector == "total" or value < 0:
            continue
        if key not in emitted or emitted[key][0] < counted:
            emitted[key] = (counted, {})
        emitted[key][1][sector] = float(value)
    found = tuple(_amounts(emitted.get(row.pk)) for row in rows)
    names = _sector_names({code for one in found if one for code in one})
    return Values(
        "emission_profile",
        str(LABELS["emission_profile"]),
        _(
            "Share of the emissions that would have to come from other sectors for two to be made up alike."
        ),
        Scale.SHARES,
        found,
        _("Emissions by sector in the register, the newest of the ten years to %d") % year,
        words=tuple(_largest(one, names) if one else "" for one in found),
    )


def _amounts(told: tuple[int, dict[str, float]] | None) -> dict[str, float] | None:
    """Tonnes by sector; None where too few sectors are known, or nothing is emitted."""
    if told is None or len(told[1]) < FEWEST_SECTORS or not sum(told[1].values()):
        return None
    return dict(sorted(told[1].items()))


def _sector_names(codes: set[str]) -> dict[str, str]:
    terms: Any = Term.objects.filter(vocabulary="sector", code__in=codes) if codes else ()
    return {term.code: term.label for term in terms}


def _largest(amounts: Mapping[str, float], names: Mapping[str, str]) -> str:
    """The three largest sectors with their shares."""
    whole = sum(amounts.values())
    largest = sorted(amounts, key=lambda code: (-amounts[code], code))[:3]
    return ", ".join(
        f"{names.get(code, code)} {format_number(100 * amounts[code] / whole)} %"
        for code in largest
    )
