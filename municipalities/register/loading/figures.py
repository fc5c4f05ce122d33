"""Population, emissions and changes of emissions. Unknown stays empty; 0 is a published nought."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forkommune.terms.models import Term, Vocabulary
from forkommune.work.loading import Record, Tally, read_csv, sync
from forkommune.work.loading.taxonomy import terms_of
from municipalities.register.models import County, Statistic, StatisticKind

from .areas import Areas

Values = tuple[Record, dict[str, Any]]
KEY = ["kind_id", "area_number", "sector_label", "year_from", "year", "border_year", "source"]
COUNTRY = "0"


def load_figures(tally: Tally, data: Path, areas: Areas) -> None:
    """Every figure of the three files, with the borders it was counted in."""
    kinds = _load_kinds(tally, data)
    sectors = terms_of(Vocabulary.SECTOR)
    rows = [
        *_population(data, areas, kinds),
        *_emissions(data, areas, kinds, sectors),
        *_changes(data, areas, kinds, sectors),
    ]
    of_these = Statistic.objects.filter(kind__in=kinds.values(), is_invented=False)
    sync(tally, Statistic, rows, key=KEY, among=of_these)


def _load_kinds(tally: Tally, data: Path) -> dict[str, StatisticKind]:
    rows = [
        (
            record,
            {name: record.required(name) for name in ("code", "label_nb", "label_nn", "unit")},
        )
        for record in read_csv(data / "statistic_kinds.csv")
    ]
    found = sync(tally, StatisticKind, rows, key=["code"])
    return {code: kind for (code,), kind in found.items()}


def _population(data: Path, areas: Areas, kinds: dict[str, StatisticKind]) -> Iterator[Values]:
    for record in read_csv(data / "population.csv"):
        municipality = record.one_of("number", areas.municipalities)
        yield (
            record,
            _base(record, kinds["population"], record.required("name"))
            | {
                "municipality_id": municipality.pk,
                "area_number": municipality.number,
                "value": record.decimal("population"),
                "border_year": record.needed_integer("border_year"),
            },
        )


def _emissions(
    data: Path, areas: Areas, kinds: dict[str, StatisticKind], sectors: dict[str, Term]
) -> Iterator[Values]:
    for record in read_csv(data / "emissions.csv"):
        code = "emissions-total" if record.text("sector_code") == "total" else "emissions"
        yield (
            record,
            _base(record, kinds[code], record.required("area_name"))
            | _area(record, areas)
            | _sector(record, sectors)
            | {
                "value": record.decimal("tonnes_co2e"),
                "border_year": record.integer("border_year"),
            },
        )


def _changes(
    data: Path, areas: Areas, kinds: dict[str, StatisticKind], sectors: dict[str, Term]
) -> Iterator[Values]:
    codes = {"total": "emission-change-total", "population": "population-change"}
    for record in read_csv(data / "emission_changes.csv"):
        code = codes.get(record.text("sector_code"), "emission-change")
        yield (
            record,
            _base(record, kinds[code], record.required("area_name"), year="to_year")
            | _area(record, areas)
            | _sector(record, sectors)
            | {
                "year_from": record.needed_integer("from_year"),
                "value": record.decimal("change_percent"),
                "border_year": record.integer("border_year"),
            },
        )


def _base(
    record: Record, kind: StatisticKind, area_name: str, *, year: str = "year"
) -> dict[str, Any]:
    return {
        "kind_id": kind.pk,
        "municipality_id": None,
        "county_id": None,
        "area_name": area_name,
        "sector_id": None,
        "sector_label": "",
        "year_from": None,
        "year": record.needed_integer(year),
        "source": record.required("source"),
        "certainty": record.required("certainty"),
        "note": record.text("note"),
    }


def _area(record: Record, areas: Areas) -> dict[str, Any]:
    """The row of the register that the figure is about; a country has none."""
    number = record.required("area_number")
    values: dict[str, Any] = {"area_number": number}
    if number == COUNTRY:
        return values
    if len(number) == 4:
        return values | {"municipality_id": record.one_of("area_number", areas.municipalities).pk}
    return values | {"county_id": record.one_of("area_number", _counties(areas)).pk}


def _counties(areas: Areas) -> dict[str, County]:
    return {county.number: county for county in areas.counties}


def _sector(record: Record, sectors: dict[str, Term]) -> dict[str, Any]:
    """The published name always; the term only where the taxonomy has that sector."""
    term = sectors.get(record.text("sector_code"))
    return {"sector_id": term.pk if term else None, "sector_label": record.required("sector_label")}
