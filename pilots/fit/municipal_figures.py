"""The figures of municipalities that decide conditions; the portal holds no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from municipalities.models import Municipality, Statistic
from pilots.fit.conditions import Figure, Needed
from pilots.models import ExampleCondition

Test = ExampleCondition.Test


def needed(condition: ExampleCondition) -> Needed:
    """A condition as `conditions.judge` takes it; `condition.sector` is there already."""
    key = condition.test
    if key == Test.EMISSIONS and condition.sector:
        key = emissions_key(condition.sector.code)
    return Needed(key, condition.low, condition.high)


def emissions_key(sector: str) -> str:
    """The name of the emissions of a sector, by the sector's code."""
    return f"{Test.EMISSIONS}:{sector}"


def figures_of(municipalities: Iterable[Municipality]) -> dict[int, dict[str, Figure]]:
    """The newest figures of each municipality within its own borders, by its key. Three queries.

    What is not known is left out, so that it decides nothing.
    """
    rows = list(municipalities)
    found: dict[int, dict[str, Figure]] = {row.pk: {} for row in rows}
    for row in rows:
        if row.area_km2 is not None:
            found[row.pk][Test.AREA] = Figure(row.area_km2)
    _populations(rows, found)
    _emissions(rows, found)
    neighbours: dict[int, int] = defaultdict(int)
    pairs = Municipality.neighbours.through.objects.filter(from_municipality__in=rows)
    for key in pairs.values_list("from_municipality", flat=True):
        neighbours[key] += 1
    # Of those that were never members the register names no neighbours: that is not none.
    for key, number in neighbours.items():
        found[key][Test.NEIGHBOURS] = Figure(Decimal(number))
    return found


def _populations(rows: list[Municipality], found: dict[int, dict[str, Figure]]) -> None:
    figures = Statistic.objects.of_kind("population").known().of_municipalities(rows)
    for key, year, value in figures.values_list("municipality", "year", "value"):
        if key is not None and value is not None:
            found[key][Test.POPULATION] = Figure(value, year)
    for of_one in found.values():
        population, area = of_one.get(Test.POPULATION), of_one.get(Test.AREA)
        if population and area:
            of_one[Test.DENSITY] = Figure(population.value / area.value, population.year)


def _emissions(rows: list[Municipality], found: dict[int, dict[str, Figure]]) -> None:
    figures = Statistic.objects.of_kind("emissions").known().of_municipalities(rows)
    by_sector = figures.filter(sector__isnull=False)
    for key, sector, year, value in by_sector.values_list(
        "municipality", "sector__code", "year", "value"
    ):
        if key is not None and value is not None:
            found[key][emissions_key(sector)] = Figure(value, year)
