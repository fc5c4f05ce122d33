"""Dated membership of municipalities and county councils."""

from datetime import date
from pathlib import Path
from typing import Any

from forkommune.work.loading import Record, Tally, read_csv, sync
from municipalities.register.models import Membership

from .areas import Areas


def load_members(tally: Tally, data: Path, areas: Areas) -> None:
    """A membership known to the year lasts from 1 January to the end of its last year."""
    rows = [
        (record, _municipality(record, areas)) for record in read_csv(data / "municipalities.csv")
    ]
    rows += [
        (record, _county(record, areas))
        for record in read_csv(data / "counties.csv")
        if record.text("member_from") or record.text("member_to")
    ]
    sync(tally, Membership, rows, key=["municipality_id", "county_id", "valid_from"])


def _municipality(record: Record, areas: Areas) -> dict[str, Any]:
    return _period(record) | {
        "municipality_id": record.one_of("number", areas.municipalities).pk,
        "county_id": None,
        "source": record.required("member_source"),
    }


def _county(record: Record, areas: Areas) -> dict[str, Any]:
    numbers = {c.number: c for c in areas.counties}
    return _period(record) | {
        "municipality_id": None,
        "county_id": record.one_of("number", numbers).pk,
        "source": record.required("member_source"),
    }


def _period(record: Record) -> dict[str, Any]:
    first, last = record.integer("member_from"), record.integer("member_to")
    return {
        "valid_from": date(first, 1, 1) if first else None,
        "valid_to": date(last + 1, 1, 1) if last else None,
        "precision": "year",
    }
