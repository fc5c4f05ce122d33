"""Facilities and what they have reported: the Environment Agency's list of land-based industry.

The list names municipalities as they are when it is downloaded. A facility is placed among those of
2020 alone; where it lay before is not in the list, and never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead, Ledger, Line, Opened, demand_rows
from forkommune.work.importing.figures import number
from municipalities.register.models import Municipality, PointSource, PointSourceEmission

from .areas import Known

SOURCE = "Miljødirektoratet, norskeutslipp.no, landbasert industri, CO2-ekvivalenter"
# Years within whose borders `PointSource` places a facility.
FIRST_BORDERS, LAST_BORDERS = 2020, 2023
FROM_YEAR, TO_YEAR = 1900, 2100
COLUMNS = {
    "anleggsnavn": "name",
    "kommune": "area",
    "nace kode": "nace",
    "år": "year",
    "årlig utslipp til luft": "value",
    "grunnlagsverdi for luft": "basis",
    "enhet": "unit",
    "anleggid": "facility",
    "org.nr.": "operator",
}
NEEDED = {"name", "area", "year", "value", "unit", "facility"}
TONNES = {"tonn": Decimal(1), "kg": Decimal("0.001"), "1000 tonn": Decimal(1000)}
GAS = "co2-ekv"
SUBSCRIPT = str.maketrans("₂", "2")


def are_point_sources(opened: Opened) -> bool:
    """Whether a file is such a list."""
    return _heading(opened.lines) is not None


def write_point_sources(opened: Opened, border_year: int, source: str, ledger: Ledger) -> None:
    """What facilities in municipalities of the register reported to air, in tonnes a year.

    Raises CannotRead for a list of another gas, or within borders that facilities are not kept in.
    """
    found = _heading(opened.lines)
    if found is None:
        raise CannotRead(_("No line has the headings Anleggsnavn, AnleggId and År."))
    at, columns = found
    _demand_gas(opened.lines[:at])
    if not FIRST_BORDERS <= border_year <= LAST_BORDERS:
        raise CannotRead(
            _("Facilities are kept within the borders of %(first)d to %(last)d, not of %(year)d.")
            % {"first": FIRST_BORDERS, "last": LAST_BORDERS, "year": border_year}
        )
    demand_rows(opened.lines[at + 1 :])
    rows = [(line.place, _cells(line, columns)) for line in opened.lines[at + 1 :]]
    read = [_read(place, row, ledger) for place, row in rows]
    _demand_once(rows, ledger)
    ledger.demand_no_faults()
    _write(rows, read, border_year, source or SOURCE, ledger)


def _heading(lines: Sequence[Line]) -> tuple[int, dict[str, int]] | None:
    for at, line in enumerate(lines[:20]):
        cells = [cell.casefold() for cell in line.cells]
        columns = {field: cells.index(name) for name, field in COLUMNS.items() if name in cells}
        if set(columns) >= NEEDED:
            return at, columns
    return None


def _demand_gas(titles: Sequence[Line]) -> None:
    said = " ".join(cell for line in titles for cell in line.cells if cell)
    if GAS not in said.casefold().translate(SUBSCRIPT):
        raise CannotRead(
            _("The list is of %s; download the one of CO₂ equivalents.") % (said[:80] or "–")
        )


def _cells(line: Line, columns: Mapping[str, int]) -> dict[str, str]:
    return {f: line.cells[n] if n < len(line.cells) else "" for f, n in columns.items()}


def _read(place: str, row: Mapping[str, str], ledger: Ledger) -> tuple[int, Decimal | None]:
    """Year and tonnes; faults are told the ledger."""
    year, tonnes = 0, None
    if row["year"].isdigit() and FROM_YEAR <= int(row["year"]) <= TO_YEAR:
        year = int(row["year"])
    else:
        ledger.fault(place, row["year"], _("Write the year with four digits."))
    if row["unit"].casefold() not in TONNES:
        known = ", ".join(TONNES)
        ledger.fault(place, row["unit"], _("The units are: %s.") % known)
        return year, None
    try:
        tonnes = number(row["value"])
    except ValueError:
        ledger.fault(place, row["value"], _("Write a number, or .. where it is not known."))
    if tonnes is not None and tonnes < 0:
        ledger.fault(place, row["value"], _("Emissions are tonnes from 0."))
    if not row["facility"]:
        ledger.fault(place, row["name"], _("The facility has no number (AnleggId)."))
    return year, None if tonnes is None else tonnes * TONNES[row["unit"].casefold()]


def _demand_once(rows: Sequence[tuple[str, Mapping[str, str]]], ledger: Ledger) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for place, row in rows:
        key = (row["facility"], row["year"], row.get("basis", ""))
        if (first := seen.setdefault(key, place)) != place:
            ledger.fault(place, row["name"], _("The same row stands at %s already.") % first)


def _write(
    rows: Sequence[tuple[str, Mapping[str, str]]],
    read: Sequence[tuple[int, Decimal | None]],
    border_year: int,
    source: str,
    ledger: Ledger,
) -> None:
    known = Known.now()
    facilities = {row.facility_id: row for row in PointSource.objects.all()}
    reported = {
        (row.point_source_id, row.year, row.basis): row for row in PointSourceEmission.objects.all()
    }
    for (place, row), (year, tonnes) in zip(rows, read, strict=True):
        there = known.named(row["area"], border_year)
        facility = facilities.get(row["facility"])
        if facility is None and len(there) != 1:
            ledger.leave_out()
            continue
        if facility is None:
            facility = _new_facility(place, row, there[0], ledger)
            facilities[row["facility"]] = facility
            if not facility.pk:
                continue
        key: tuple[Any, int, str] = (facility.pk, year, row.get("basis", ""))
        emission = reported.get(key) or PointSourceEmission(
            point_source=facility, year=year, basis=row.get("basis", ""), certainty="sourced"
        )
        if emission.pk and emission.tonnes_co2e == tonnes:
            ledger.unchanged += 1
            continue
        ledger.put(
            emission,
            {"tonnes_co2e": tonnes, "source": source},
            place=place,
            value=row["value"],
        )


def _new_facility(
    place: str, row: Mapping[str, str], there: Municipality, ledger: Ledger
) -> PointSource:
    """Its municipality before 2020 is not known by the list."""
    return ledger.put(
        PointSource(facility_id=row["facility"]),
        {
            "name": row["name"],
            "operator_number": row.get("operator", ""),
            "nace_code": row.get("nace", ""),
            "municipality_2020_number": there.number,
            "municipality_2020_name": there.name,
        },
        place=place,
        value=row["name"],
    )
