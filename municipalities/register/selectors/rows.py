"""One municipality with the figures that lists, maps and comparisons print."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median

from municipalities.register import words
from municipalities.register.models import Municipality, PlanDocument, Statistic, Succession

SPAN = 10


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality and its figures for a year; what nobody knows is None, never 0."""

    municipality: Municipality
    year: int
    populations: dict[int, Decimal] = field(default_factory=dict)

    @property
    def population(self) -> Decimal | None:
        """Inhabitants on 1 January of the year."""
        return self.populations.get(self.year)

    @property
    def growth_from(self) -> int | None:
        """The year that growth is counted from: ten years before, or the first one known."""
        earlier = [year for year in self.populations if self.year - SPAN <= year < self.year]
        return min(earlier) if earlier else None

    @property
    def growth(self) -> Decimal | None:
        """Change of population in per cent since `growth_from`."""
        first = self.growth_from
        if self.population is None or first is None:
            return None
        return (self.population / self.populations[first] - 1) * 100

    @property
    def area(self) -> Decimal | None:
        """Area in km²."""
        return self.municipality.area_km2

    @property
    def density(self) -> Decimal | None:
        """Inhabitants per km²."""
        if self.population is None or self.area is None:
            return None
        return self.population / self.area

    @property
    def plan(self) -> PlanDocument | None:
        """The document that says most."""
        return words.best_document(self.municipality.plan_documents.all())

    @property
    def plan_words(self) -> str:
        """What the register has of plans."""
        return words.plan_words(self.plan)

    @property
    def member_years(self) -> str:
        """When it was a member."""
        return words.all_member_years(self.municipality)

    @property
    def becomes(self) -> list[Succession]:
        """What becomes of it, first change first."""
        return list(self.municipality.successions.all())


def rows_of(municipalities: Iterable[Municipality], day: date) -> list[MunicipalityRow]:
    """The municipalities with their population in the year of `day` and the ten before.

    Each figure belongs to the municipality's own borders. One query beside those that fetch the
    municipalities (which should come from `for_listing`).
    """
    found = list(municipalities)
    series: dict[int, dict[int, Decimal]] = {municipality.pk: {} for municipality in found}
    figures = (
        Statistic.objects.of_kind("population")
        .known()
        .of_municipalities(found)
        .in_years(day.year - SPAN, day.year)
    )
    for pk, year, value in figures.values_list("municipality_id", "year", "value"):
        if pk is not None and value is not None:
            series[pk][year] = value
    return [MunicipalityRow(m, day.year, series[m.pk]) for m in found]


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None when one of the values is not known, since the sum then is not either."""
    known = list(values)
    if not known or any(value is None for value in known):
        return None
    return sum((value for value in known if value is not None), Decimal(0))


def middle(values: Iterable[Decimal | None]) -> Decimal | None:
    """The median of the values that are known; None for none."""
    known = [value for value in values if value is not None]
    return median(known) if known else None
