"""What a division is computed from: the municipalities, and what the register knows of each.

The same rows serve the command, the page and the saved run, which keeps them as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.register.models import Municipality, Statistic, Succession
from municipalities.survey.models import SurveyRound

from .dividing.distances import (
    BadValue,
    Matrix,
    Measured,
    of_numbers,
    of_places,
    of_ranks,
    of_themes,
)

# Without other wishes; `neighbourhood` is who borders on whom, which is a bonus and no distance.
USUAL_WEIGHTS = {"size": 0.4, "nearness": 0.4, "density": 0.2}


class Scale(StrEnum):
    """How the values of a criterion are compared."""

    NUMBER = "number"
    LOGARITHM = "logarithm"
    RANK = "rank"
    THEMES = "themes"
    PLACE = "place"


class NoInputs(ValueError):
    """There is nothing to divide, in words with the next step."""


@dataclass(frozen=True)
class Values:
    """What is known of one criterion, a value a municipality (None: not known), and from where."""

    code: str
    label: str
    definition: str
    scale: Scale
    values: tuple[Any, ...]
    source: str
    levels: int = 0

    @property
    def known(self) -> int:
        """Of how many municipalities it is known."""
        return sum(one is not None for one in self.values)

    def measured(self) -> Measured:
        """Distances by this criterion. Raises BadValue."""
        match self.scale:
            case Scale.NUMBER:
                return of_numbers(self.values)
            case Scale.LOGARITHM:
                return of_numbers(self.values, logarithm=True)
            case Scale.RANK:
                return of_ranks(self.values, levels=self.levels)
            case Scale.THEMES:
                return of_themes(self.values)
            case Scale.PLACE:
                return of_places(self.values)


@dataclass(frozen=True)
class Inputs:
    """Municipalities by number, and the criteria that something is known of."""

    municipalities: tuple[Municipality, ...]
    year: int
    criteria: tuple[Values, ...]
    neighbours: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    day: date | None = None  # on which they were members, where that is how they were chosen

    @property
    def keys(self) -> tuple[str, ...]:
        """The numbers of the municipalities."""
        return tuple(one.number for one in self.municipalities)

    @property
    def counties(self) -> dict[str, str]:
        """The number of each municipality's county."""
        return {one.number: one.county.number for one in self.municipalities}

    def matrices(self) -> dict[str, Matrix]:
        """Distances by each criterion. Raises NoInputs naming a value that cannot be measured."""
        return {one.code: self.measured(one).distances for one in self.criteria}

    def measured(self, values: Values) -> Measured:
        """Distances and span of one criterion. Raises NoInputs as `matrices`."""
        try:
            return values.measured()
        except BadValue as error:
            raise NoInputs(
                _(
                    "%(criterion)s of %(name)s is %(value)s, which cannot be compared. Correct it in the register."
                )
                % {
                    "criterion": values.label,
                    "name": self.municipalities[error.index],
                    "value": error.value,
                }
            ) from error

    def criterion(self, code: str) -> Values | None:
        """The criterion of a code; None where the portal holds nothing of it."""
        return next((one for one in self.criteria if one.code == code), None)


def of_round() -> tuple[list[Municipality], int]:
    """The municipalities of the newest round of the survey, and its year. Raises NoInputs."""
    newest = SurveyRound.objects.order_by("-starts_on", "pk").first()
    if newest is None:
        raise NoInputs(_("There is no survey round; name the municipalities, or a date."))
    return list(newest.municipalities.select_related("county")), newest.starts_on.year


def of_day(day: date) -> list[Municipality]:
    """The members of the alliance on a day. Raises NoInputs where there were none."""
    found = list(Municipality.objects.members_on(day).select_related("county"))
    if not found:
        raise NoInputs(
            _("Nobody was a member on %(day)s; name another date, or the municipalities.")
            % {"day": day.isoformat()}
        )
    return found


def of_numbers_given(numbers: Sequence[str]) -> list[Municipality]:
    """The municipalities of some numbers. Raises NoInputs for one that is unknown or comes twice."""
    twice = sorted({one for one in numbers if list(numbers).count(one) > 1})
    if twice:
        raise NoInputs(_("%s is named twice; name each municipality once.") % ", ".join(twice))
    found = {
        one.number: one for one in Municipality.objects.numbered(numbers).select_related("county")
    }
    unknown = [one for one in numbers if one not in found]
    if unknown:
        raise NoInputs(
            _("No municipality has the number %s; see the list of municipalities.")
            % ", ".join(unknown)
        )
    return list(found.values())


def newest_year(municipalities: Iterable[Municipality]) -> int:
    """The newest year whose inhabitants are known of all. Raises NoInputs where there is none."""
    rows = list(municipalities)
    years: defaultdict[int, set[int]] = defaultdict(set)
    figures = Statistic.objects.of_kind("population").known().of_municipalities(rows)
    for key, year in figures.values_list("municipality", "year"):
        if key is not None:
            years[year].add(key)
    full = [year for year, keys in years.items() if len(keys) == len(rows)]
    if not full:
        raise NoInputs(_("There is no year whose inhabitants are known of all; name a year."))
    return max(full)


def gather(municipalities: Iterable[Municipality], year: int, day: date | None = None) -> Inputs:
    """What the register knows of some municipalities for a year; five queries.

    Criteria of which nothing is known are left out.
    """
    rows = tuple(sorted(municipalities, key=lambda one: one.number))
    inhabitants = _inhabitants(rows, year)
    found = [
        _size(rows, inhabitants, year),
        _nearness(rows),
        _density(rows, inhabitants, year),
        _merger(rows),
        _profile(rows, year),
    ]
    return Inputs(rows, year, tuple(one for one in found if one.known), _neighbours(rows), day)


def _inhabitants(rows: Sequence[Municipality], year: int) -> dict[int, float]:
    figures = Statistic.objects.of_kind("population").of_year(year).known().of_municipalities(rows)
    return {
        key: float(value)
        for key, value in figures.values_list("municipality", "value")
        if key is not None and value is not None
    }


def _size(rows: Sequence[Municipality], inhabitants: Mapping[int, float], year: int) -> Values:
    return Values(
        "size",
        str(LABELS["size"]),
        _(
            "Logarithm (base 10) of the number of inhabitants: twice as many counts the same everywhere."
        ),
        Scale.LOGARITHM,
        tuple(inhabitants.get(row.pk) for row in rows),
        _("Statistics Norway, inhabitants 1 January %d") % year,
    )


def _nearness(rows: Sequence[Municipality]) -> Values:
    return Values(
        "nearness",
        str(LABELS["nearness"]),
        _(
            "Kilometres as the crow flies between the administrative centres, over the largest here."
        ),
        Scale.PLACE,
        tuple(
            None
            if row.latitude is None or row.longitude is None
            else (float(row.latitude), float(row.longitude))
            for row in rows
        ),
        _("Places of the administrative centres from GeoNames, in the register"),
    )


def _density(rows: Sequence[Municipality], inhabitants: Mapping[int, float], year: int) -> Values:
    def density(row: Municipality) -> float | None:
        count = inhabitants.get(row.pk)
        return count / float(row.area_km2) if count is not None and row.area_km2 else None

    return Values(
        "density",
        str(LABELS["density"]),
        _("Logarithm (base 10) of inhabitants per square kilometre of the whole area."),
        Scale.LOGARITHM,
        tuple(density(row) for row in rows),
        _("Inhabitants 1 January %d, and areas in the register") % year,
    )


def _merger(rows: Sequence[Municipality]) -> Values:
    merged: dict[int, set[str]] = defaultdict(set)
    changes = Succession.objects.filter(predecessor__in=rows, kind=Succession.Kind.MERGED)
    for key, number in changes.values_list("predecessor", "successor__number"):
        merged[key].add(number)
    return Values(
        "merger",
        str(LABELS["merger"]),
        _("0 for two that became one municipality later, 1 for all others."),
        Scale.THEMES,
        tuple(sorted(merged[row.pk]) if merged[row.pk] else [row.number] for row in rows)
        if any(merged.values())
        else tuple(None for row in rows),
        _("Changes of borders in the register"),
    )


def _profile(rows: Sequence[Municipality], year: int) -> Values:
    """The sectors with the largest emissions of each: the themes that its climate work must meet."""
    emitted: dict[int, tuple[int, dict[str, float]]] = {}
    figures = Statistic.objects.of_kind("emissions").by_sector().of_municipalities(rows)
    figures = figures.in_years(year - 9, year).order_by("year", "pk")
    values = figures.values_list("municipality", "year", "sector__code", "value")
    for key, counted, sector, value in values:
        if key is None or sector is None or value is None or sector == "total":
            continue
        if key not in emitted or emitted[key][0] < counted:
            emitted[key] = (counted, {})
        emitted[key][1][sector] = float(value)
    return Values(
        "emission_profile",
        str(LABELS["emission_profile"]),
        _("Share of the three sectors with the largest emissions that two do not have in common."),
        Scale.THEMES,
        tuple(_largest(emitted[row.pk][1]) if row.pk in emitted else None for row in rows),
        _("Emissions by sector in the register, the newest of the ten years to %d") % year,
    )


def _largest(emitted: Mapping[str, float]) -> list[str] | None:
    if len(emitted) < 3:
        return None
    return sorted(sorted(emitted, key=lambda code: (-emitted[code], code))[:3])


def _neighbours(rows: Sequence[Municipality]) -> frozenset[tuple[int, int]]:
    place = {row.pk: number for number, row in enumerate(rows)}
    pairs = Municipality.neighbours.through.objects.filter(from_municipality__in=rows)
    found = pairs.values_list("from_municipality", "to_municipality")
    return frozenset(
        (min(place[a], place[b]), max(place[a], place[b]))
        for a, b in found
        if a in place and b in place
    )


LABELS = {
    "size": gettext_lazy("Number of inhabitants (logarithmic)"),
    "nearness": gettext_lazy("Nearness (kilometres between the centres)"),
    "density": gettext_lazy("Inhabitants per km² (logarithmic)"),
    "merger": gettext_lazy("Merger"),
    "emission_profile": gettext_lazy("Emission profile"),
}
