"""What open sources say of a municipality's emissions, with borders and source."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from forkommune.figures import Line, Point, SmallMultiplesFigure
from forkommune.ui.words import number
from municipalities.register import words
from municipalities.register.models import Municipality, PointSource, Statistic

FEWEST_YEARS = 3
LEVELS = ("emissions", "emissions-total")
CHANGES = ("emission-change", "emission-change-total", "population-change")


@dataclass(frozen=True)
class Change:
    """One line of a table of changes."""

    label: str
    percent: Decimal | None
    is_total: bool


@dataclass(frozen=True)
class ChangeTable:
    """Changes between two years from one source."""

    heading: str
    lead: str
    rows: list[Change]
    source: str


@dataclass(frozen=True)
class Emissions:
    """Levels as a figure or as single figures, changes, and facilities."""

    levels: SmallMultiplesFigure | None
    single: list[Statistic]
    changes: list[ChangeTable]
    facilities: SmallMultiplesFigure | None
    facility_rows: list["Facility"]
    facilities_elsewhere: int

    @property
    def is_known(self) -> bool:
        """Whether any source says anything about emissions here."""
        return bool(self.levels or self.single or self.changes or self.facility_rows)


@dataclass(frozen=True)
class Facility:
    """A point source with its last reported year."""

    name: str
    nace_code: str
    first: int
    last: int
    tonnes: Decimal | None
    certainty: str


def emissions_of(municipality: Municipality) -> Emissions:
    """Figures within this municipality's own borders; those of a successor are never mixed in."""
    figures = list(Statistic.objects.of_municipalities([municipality]).of_kinds(*LEVELS, *CHANGES))
    levels = [figure for figure in figures if figure.kind.code in LEVELS]
    years = {figure.year for figure in levels}
    facilities = list(PointSource.objects.within(municipality))
    after = [step.successor.number for step in municipality.successions.all()]
    return Emissions(
        levels=_levels(levels) if len(years) >= FEWEST_YEARS else None,
        single=levels if len(years) < FEWEST_YEARS else [],
        changes=_changes(figure for figure in figures if figure.kind.code in CHANGES),
        facilities=_facility_figure(facilities),
        facility_rows=[_facility(each, municipality) for each in facilities],
        facilities_elsewhere=PointSource.objects.of_unknown_place_in(after).count() if after else 0,
    )


def _levels(levels: list[Statistic]) -> SmallMultiplesFigure:
    """One panel a sector. Years that the source leaves out are drawn as unknown."""
    by_sector: defaultdict[str, dict[int, float | None]] = defaultdict(dict)
    for figure in levels:
        by_sector[figure.sector_label][figure.year] = _float(figure.value)
    years = range(min(f.year for f in levels), max(f.year for f in levels) + 1)
    published = {figure.year for figure in levels}
    spans = {"first": years[0], "last": years[-1], "borders": words.border_words(levels[0])}
    return SmallMultiplesFigure(
        key="emissions",
        heading=_("Emissions by sector, %(first)d–%(last)d") % spans,
        description=_("Tonnes of CO₂ equivalents by sector from %(first)d to %(last)d.") % spans,
        unit=_("Tonnes of CO₂ equivalents; %(borders)s") % spans,
        source=levels[0].source,
        unknown=_("not known"),
        panels=tuple(
            Line(name, tuple(Point(y, values.get(y)) for y in years if y in published))
            for name, values in sorted(by_sector.items())
        ),
        x_title=_("Year"),
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _changes(figures: Iterable[Statistic]) -> list[ChangeTable]:
    tables: defaultdict[tuple[int | None, int, str], list[Statistic]] = defaultdict(list)
    for figure in figures:
        tables[figure.year_from, figure.year, figure.source].append(figure)
    return [_change_table(rows) for _key, rows in sorted(tables.items(), key=_newest_first)]


def _newest_first(
    item: tuple[tuple[int | None, int, str], list[Statistic]],
) -> tuple[int, int, str]:
    (first, last, source), _rows = item
    return -last, -(first or 0), source


def _change_table(figures: list[Statistic]) -> ChangeTable:
    one = figures[0]
    notes = {note for figure in figures if (note := figure.note)}
    lead = [_("Change in per cent"), words.border_words(one), *sorted(notes)]
    return ChangeTable(
        heading=_change_heading(figures),
        lead="; ".join(lead),
        rows=[
            Change(f.sector_label, f.value, f.kind.code == "emission-change-total")
            for f in sorted(figures, key=lambda f: (f.kind.code != "emission-change-total", f.pk))
        ],
        source=one.source,
    )


def _change_heading(figures: list[Statistic]) -> str:
    """The change of all emissions in words, or the years where only sectors are known."""
    years = {"first": figures[0].year_from, "last": figures[0].year}
    whole = next((f for f in figures if f.kind.code == "emission-change-total"), None)
    if whole is None or whole.value is None:
        return _("Change of emissions from %(first)s to %(last)s") % years
    said = years | {"percent": number(abs(whole.value))}
    if whole.value < 0:
        return _("Emissions fell by %(percent)s per cent from %(first)s to %(last)s") % said
    return _("Emissions grew by %(percent)s per cent from %(first)s to %(last)s") % said


def _facility(source: PointSource, here: Municipality) -> Facility:
    reported = sorted(source.emissions.all(), key=lambda each: each.year)
    own_place = source.municipality_id == here.pk
    return Facility(
        source.name,
        source.nace_code,
        reported[0].year,
        reported[-1].year,
        reported[-1].tonnes_co2e,
        words.certainty_words(source.municipality_certainty if own_place else "sourced"),
    )


def _facility_figure(facilities: list[PointSource]) -> SmallMultiplesFigure | None:
    lines = [line for each in facilities if (line := _reported(each)) is not None]
    if not lines:
        return None
    first = min(line.points[0].x for line in lines)
    last = max(line.points[-1].x for line in lines)
    return SmallMultiplesFigure(
        key="facilities",
        heading=_("What facilities have reported, %(first)d–%(last)d")
        % {"first": first, "last": last},
        description=_("Reported tonnes of CO₂ equivalents a year, one panel a facility."),
        unit=_("Tonnes of CO₂ equivalents a year, as reported by each facility"),
        source=facilities[0].emissions.all()[0].source,
        unknown=_("not known"),
        panels=tuple(lines),
        x_title=_("Year"),
    )


def _reported(source: PointSource) -> Line | None:
    """Years without a report between the first and the last are unknown, not nought."""
    values = {each.year: _float(each.tonnes_co2e) for each in source.emissions.all()}
    if not values:
        return None
    years = range(min(values), max(values) + 1)
    return Line(source.name, tuple(Point(year, values.get(year)) for year in years))
