"""Facilities that report emissions. Published with municipalities of 2020."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from forkommune.work.loading import Record, Tally, read_csv, sync
from municipalities.register.models import PointSource, PointSourceEmission

from .areas import Areas


def load_point_sources(tally: Tally, data: Path, areas: Areas) -> None:
    """A facility whose municipality before 2020 is not known has none: never a guess."""
    records = read_csv(data / "point_source_emissions.csv")
    facilities: dict[str, tuple[Record, dict[str, Any]]] = {}
    for record in records:
        values = _facility(record, areas)
        first, known = facilities.setdefault(values["facility_id"], (record, values))
        if values != known:
            raise record.wrong(
                "facility_id", _("%s describes this facility otherwise.") % first.place
            )
    found = sync(tally, PointSource, facilities.values(), key=["facility_id"])
    rows = [
        (record, _emission(record, found[(record.required("facility_id"),)])) for record in records
    ]
    sync(tally, PointSourceEmission, rows, key=["point_source_id", "year", "basis"])


def _facility(record: Record, areas: Areas) -> dict[str, Any]:
    municipality = record.maybe_one_of("municipality_number_2017", areas.municipalities)
    return {
        "facility_id": record.required("facility_id"),
        "name": record.required("facility"),
        "operator_number": record.text("operator_organisation_number"),
        "nace_code": record.text("nace_code"),
        "municipality_2020_number": record.required("municipality_number_2020"),
        "municipality_2020_name": record.required("municipality_name_2020"),
        "municipality_id": municipality.pk if municipality else None,
        "municipality_certainty": record.text("municipality_2017_certainty"),
    }


def _emission(record: Record, facility: PointSource) -> dict[str, Any]:
    return {
        "point_source_id": facility.pk,
        "year": record.needed_integer("year"),
        "tonnes_co2e": record.decimal("tonnes_co2e"),
        "basis": record.text("basis_code"),
        "source": record.required("source"),
        "certainty": record.required("certainty"),
    }
