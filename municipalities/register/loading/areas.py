"""Counties, municipalities within the borders of each period, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation
from forkommune.work.loading import Record, Tally, link, read_csv, sync
from municipalities.register.models import County, Municipality, Succession
from municipalities.register.models.municipality import norwegian_sort_key

Values = tuple[Record, dict[str, Any]]


@dataclass(frozen=True)
class Areas:
    """Everything that figures, plans and memberships hang on; municipalities by number."""

    counties: list[County]
    municipalities: dict[str, Municipality]

    def county(self, name: str, on: date | None) -> County | None:
        """The county of a name that is in force on a day; None for the day before any change."""
        return next(
            (c for c in self.counties if c.name == name and in_force(c, on)),
            None,
        )


def in_force(row: County, on: date | None) -> bool:
    """Whether a county exists on a day; None means before the first change of the register."""
    if on is None:
        return row.valid_from is None
    begun = row.valid_from is None or row.valid_from <= on
    return begun and (row.valid_to is None or row.valid_to > on)


def load_areas(tally: Tally, data: Path) -> Areas:
    """All areas of the files; a municipality of 2020 is another row than one of 2017."""
    counties = _load_counties(tally, data)
    changes = read_csv(data / "municipality_codes.csv")
    members = read_csv(data / "municipalities.csv")
    known = Areas(counties, {})
    rows = [
        *_members(members, data, changes, known),
        *_references(data, known),
        *_successors(data, changes, known),
    ]
    bodies = _load_organisations(tally, rows)
    for _record, values in rows:
        values["organisation_id"] = bodies[values["number"]].pk
        values.pop("body")
    found = sync(tally, Municipality, rows, key=["number"])
    areas = Areas(counties, {number: row for (number,), row in found.items()})
    _load_successions(tally, changes, areas)
    _continue_organisations(areas, changes)
    _load_neighbours(tally, members, areas)
    return areas


def _load_counties(tally: Tally, data: Path) -> list[County]:
    records = read_csv(data / "counties.csv")
    councils = sync(
        tally,
        Organisation,
        [(record, _council(record)) for record in records if record.text("council_code")],
        key=["code"],
    )
    rows = [
        (
            record,
            {
                "number": record.required("number"),
                "name": record.required("name"),
                "valid_from": record.day("valid_from"),
                "valid_to": record.day("valid_to"),
                "organisation_id": council.pk
                if (council := councils.get((record.text("council_code"),)))
                else None,
            },
        )
        for record in records
    ]
    return list(sync(tally, County, rows, key=["number", "valid_from"]).values())


def _council(record: Record) -> dict[str, Any]:
    return {
        "code": record.required("council_code"),
        "name": record.required("council_name"),
        "kind": "county",
    }


def _members(
    members: list[Record], data: Path, changes: list[Record], areas: Areas
) -> Iterator[Values]:
    """The municipalities that have been members, within the borders of 2017."""
    tiles = {tile.required("number"): tile for tile in read_csv(data / "tiles.csv")}
    ends = {r.text("from_number"): r.day("valid_from") for r in changes if _ends(r)}
    for record in members:
        number = record.required("number")
        tile = record.one_of("number", tiles)
        yield (
            record,
            _area(record, number, record.required("name"), _county(record, areas))
            | {"valid_from": None, "valid_to": ends.get(number)}
            | _facts(record)
            | {"tile_name": tile.required("short_name")}
            | {"tile_column": tile.integer("column"), "tile_row": tile.integer("row")},
        )


def _ends(change: Record) -> bool:
    return change.text("change_type") != "unchanged"


def _area(record: Record, number: str, name: str, county: County) -> dict[str, Any]:
    return {
        "number": number,
        "name": name,
        "sort_key": norwegian_sort_key(name),
        "county_id": county.pk,
        "body": {
            "code": f"kommune-{number}",
            "name": f"{name} kommune",
            "kind": "municipality",
            "organisation_number": record.text("organisation_number"),
            "number_certainty": record.text("organisation_number_certainty"),
        },
    }


def _county(record: Record, areas: Areas) -> County:
    county = areas.county(record.text("county_name"), None)
    if county is None or county.number != record.text("county_number"):
        raise record.wrong("county_name", _("Name a county of counties.csv, with its number."))
    return county


def _facts(record: Record) -> dict[str, Any]:
    return {
        "administrative_centre": record.text("administrative_centre"),
        "latitude": record.decimal("latitude"),
        "longitude": record.decimal("longitude"),
        "area_km2": record.decimal("area_km2"),
        "language_form": record.text("language_form"),
        "geonames_id": record.integer("geonames_id"),
        "sources": {
            "area": record.text("area_source"),
            "language": record.text("language_source"),
            "organisation_number": record.text("organisation_number_source"),
            "certainty": record.text("certainty"),
            "neighbours_by_point_or_sea": record.text("adjacent_members_point_or_sea"),
        },
        "note": record.text("note"),
    }


def _references(data: Path, areas: Areas) -> Iterator[Values]:
    """Areas that were never members, kept because figures or mergers name them."""
    by_number = {c.number: c for c in areas.counties if in_force(c, None)}
    for record in read_csv(data / "reference_municipalities.csv"):
        county = record.one_of("county_number", by_number)
        yield (
            record,
            _area(record, record.required("number"), record.required("name"), county)
            | {
                "valid_from": record.day("valid_from"),
                "valid_to": record.day("valid_to"),
                "note": record.text("note"),
            },
        )


def _successors(data: Path, changes: list[Record], areas: Areas) -> Iterator[Values]:
    """One row for every new number, valid until the next change of it."""
    formed = _formed(data)
    ends = {r.text("from_number"): r.day("valid_from") for r in changes if _ends(r)}
    seen: set[str] = set()
    for change in filter(_ends, changes):
        number, day = change.required("to_number"), change.needed_day("valid_from")
        county = areas.county(change.required("to_county"), day)
        if county is None:
            raise change.wrong("to_county", _("Name a county that counties.csv has on that day."))
        if number in seen:
            continue
        seen.add(number)
        numbers = formed.get(number)
        record = Record(change.file, change.place, _body_facts(numbers))
        yield (
            change,
            _area(record, number, change.required("to_name"), county)
            | {"valid_from": day, "valid_to": ends.get(number)}
            | ({"sources": {"organisation_number": numbers.text("source")}} if numbers else {}),
        )


def _formed(data: Path) -> dict[str, Record]:
    """The bodies of 2020 by each of their numbers; one that was only renumbered stays the same body."""
    rows = read_csv(data / "successor_municipalities.csv")
    return {row.text(year): row for row in rows for year in ("number_2020", "number_2024")}


def _body_facts(formed: Record | None) -> dict[str, str]:
    if formed is None:
        return {}
    return {
        "organisation_number": formed.text("organisation_number"),
        "organisation_number_certainty": formed.text("certainty"),
    }


def _load_organisations(tally: Tally, rows: list[Values]) -> dict[str, Organisation]:
    """The body behind each municipality, by the municipality's number."""
    bodies = [(record, values["body"]) for record, values in rows]
    found = sync(tally, Organisation, bodies, key=["code"])
    return {values["number"]: found[(values["body"]["code"],)] for _record, values in rows}


def _load_successions(tally: Tally, changes: list[Record], areas: Areas) -> None:
    kinds = {
        "renumbered": Succession.Kind.RENUMBERED,
        "merged": Succession.Kind.MERGED,
        "merged (not a member)": Succession.Kind.MERGED,
    }
    rows = [
        (
            change,
            {
                "predecessor_id": change.one_of("from_number", areas.municipalities).pk,
                "successor_id": change.one_of("to_number", areas.municipalities).pk,
                "on": change.needed_day("valid_from"),
                "kind": change.one_of("change_type", kinds).value,
                "source": change.text("source"),
            },
        )
        for change in filter(_ends, changes)
    ]
    sync(tally, Succession, rows, key=["predecessor_id", "successor_id"])


def _continue_organisations(areas: Areas, changes: list[Record]) -> None:
    """Officers of a municipality go on in its successor."""
    for change in filter(_ends, changes):
        before = change.one_of("from_number", areas.municipalities).organisation
        after = change.one_of("to_number", areas.municipalities).organisation
        if before.successor_id is None:
            before.successor = after
            before.save(update_fields=["successor"])


def _load_neighbours(tally: Tally, members: list[Record], areas: Areas) -> None:
    """Both directions, since the field is symmetrical; touching at a point or sea is no border."""
    pairs = {
        (here.pk, there.pk): (record, here.pk, there.pk)
        for record in members
        for here in [record.one_of("number", areas.municipalities)]
        for there in record.many_of("adjacent_members", areas.municipalities)
    }
    for (here_pk, there_pk), (record, *_rest) in pairs.items():
        if (there_pk, here_pk) not in pairs:
            raise record.wrong("adjacent_members", _("Name this neighbour there too, or not here."))
    link(tally, Municipality, "neighbours", pairs.values())
