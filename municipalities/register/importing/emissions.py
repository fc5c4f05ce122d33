"""Emissions by sector: the Environment Agency's workbook for one municipality or for all of them, a
long table, or a JSON-stat 2 dataset; and its list of facilities (`point_sources`).

The agency counts all years within one year's borders, so whoever brings the file says which. Where a
file has numbers they decide; else names, among the municipalities of that year. Sources and gases are
added up to the sector.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forkommune.terms.models import Term, Vocabulary
from forkommune.work.importing import CannotRead, Ledger, Line, Opened, Options, demand_rows
from forkommune.work.importing.figures import (
    COUNTRY,
    TOTAL,
    Observation,
    number,
    of_json_stat,
    without_parts,
)
from municipalities.register.models import Municipality, Statistic, StatisticKind

from .areas import Known
from .point_sources import are_point_sources, write_point_sources

SERIES = "emissions"
SOURCE = "Miljødirektoratet, klimagassutslipp i kommuner"
FROM_YEAR, TO_YEAR = 1990, 2100
WORKBOOK_SHEET, ABOUT_SHEET, AREA_LABEL = "oversikt", "info", "datasett"
COLUMNS = {
    "kommunenummer": "number",
    "kommunenr": "number",
    "kommunenr.": "number",
    "knr": "number",
    "kommune": "area",
    "år": "year",
    "sektor": "sector",
    "utslipp": "value",
}
NEEDED = {"year", "sector", "value"}
# The numbers of Excel lose the nought in front.
DIGITS = 4


@dataclass(frozen=True)
class Row:
    """One line in words: area, year, sector, tonnes. number: of the municipality, where it stands."""

    place: str
    area: str
    year: str
    sector: str
    value: str
    number: str = ""

    @property
    def key(self) -> str:
        """What tells its municipality from others in the file."""
        return self.number or self.area


def write_emissions(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Tonnes of CO2 equivalents of each sector and year, for municipalities of the register."""
    if options.border_year is None:
        raise CannotRead(
            _(
                "Say which year's borders the figures follow (--border-year in the terminal); the file "
                "itself does not say."
            )
        )
    if are_point_sources(opened):
        write_point_sources(opened, options.border_year, options.source, ledger)
        return
    sectors = {term.label_nb.casefold(): term for term in Term.objects.of(Vocabulary.SECTOR)}
    rows = _rows_of_dataset(opened, sectors, ledger) if opened.document else _rows(opened)
    ledger.demand_no_faults()
    areas = _areas(rows, options.border_year, ledger)
    sums = _sums(rows, areas, sectors, ledger)
    ledger.demand_no_faults()
    _write(sums, options, ledger)


def _rows(opened: Opened) -> list[Row]:
    lines = _sheet_of(opened)
    at, columns = _heading(lines)
    area = "" if {"area", "number"} & set(columns) else _area_of_workbook(opened)
    if not {"area", "number"} & set(columns) and not area:
        raise CannotRead(
            _("Neither a column “Kommune” nor the sheet “Info” says which municipality it is.")
        )
    demand_rows(lines[at + 1 :])
    return [_row(line, columns, area) for line in lines[at + 1 :]]


def _sheet_of(opened: Opened) -> Sequence[Line]:
    """The overview of the workbook, else its first sheet with the headings, else its first."""
    overview = next((s for s in opened.sheets if s.name.casefold() == WORKBOOK_SHEET), None)
    if overview is not None:
        return overview.lines
    return next((s.lines for s in opened.sheets if _found_heading(s.lines)), opened.lines)


def _heading(lines: Sequence[Line]) -> tuple[int, dict[str, int]]:
    found = _found_heading(lines)
    if found is None:
        raise CannotRead(_("No line has the headings År, Sektor and Utslipp."))
    return found


def _found_heading(lines: Sequence[Line]) -> tuple[int, dict[str, int]] | None:
    for at, line in enumerate(lines[:20]):
        columns: dict[str, int] = {}
        for n, cell in enumerate(line.cells):
            for start, field in COLUMNS.items():
                if cell.casefold() == start or cell.casefold().startswith(f"{start} "):
                    columns.setdefault(field, n)
        if set(columns) >= NEEDED:
            return at, columns
    return None


def _area_of_workbook(opened: Opened) -> str:
    about = next((s for s in opened.sheets if s.name.casefold() == ABOUT_SHEET), None)
    for line in about.lines if about else ():
        if line.cells[0].rstrip(":").casefold() == AREA_LABEL and len(line.cells) > 1:
            return line.cells[1]
    return ""


def _row(line: Line, columns: Mapping[str, int], area: str) -> Row:
    found = {f: line.cells[n] if n < len(line.cells) else "" for f, n in columns.items()}
    if number_found := found.get("number"):
        found["number"] = number_found.zfill(DIGITS)
    return Row(line.place, **({"area": area} | found))


def _rows_of_dataset(opened: Opened, sectors: Mapping[str, Term], ledger: Ledger) -> list[Row]:
    """The figures of a JSON-stat 2 dataset with municipalities, sectors and years.

    A total beside its parts is left out. Raises CannotRead where no dimension holds the sectors, or
    the unit is not tonnes.
    """
    observed = list(of_json_stat(opened.document, ledger.fault))
    factor = _factor(opened.document)
    at = next(
        (
            n
            for n in range(len(observed[0].others) if observed else 0)
            if any(one.others[n].casefold() in sectors for one in observed)
        ),
        None,
    )
    if at is None:
        known = ", ".join(term.label_nb for term in sectors.values())
        raise CannotRead(_("The dataset has no sectors. They are: %s.") % known)
    parts = [one for one in observed if not TOTAL.match(one.others[at])]
    rest = without_parts([_without(one, at) for one in parts])
    kept = {(one.place) for one in rest}
    return [
        Row(
            one.place,
            one.name,
            str(one.year),
            one.others[at],
            ".." if one.value is None else str(one.value * factor),
            one.number,
        )
        for one in parts
        if one.place in kept and one.number != COUNTRY
    ]


def _without(one: Observation, at: int) -> Observation:
    return replace(one, others=one.others[:at] + one.others[at + 1 :])


def _factor(document: Mapping[str, Any]) -> Decimal:
    """Tonnes in the unit of the dataset. Raises CannotRead for another unit."""
    units = {
        str(unit.get("base", "")).casefold()
        for dimension in document.get("dimension", {}).values()
        for unit in (dimension.get("category", {}).get("unit") or {}).values()
        if isinstance(unit, dict)
    }
    factors = {
        Decimal(1000) if "1000" in unit.replace(" ", "").replace("\xa0", "") else Decimal(1)
        for unit in units
        if "tonn" in unit
    }
    if len(units) != 1 or len(factors) != 1:
        raise CannotRead(
            _("The unit is %s; emissions are in tonnes of CO₂ equivalents, or 1000 tonnes.")
            % (", ".join(sorted(units)) or "–")
        )
    return factors.pop()


def _areas(rows: list[Row], border_year: int, ledger: Ledger) -> dict[str, Municipality]:
    """The municipality of each number or name; what the register lacks is counted as outside.

    Only those of the year's borders: a figure of a successor is never its predecessor's.
    """
    known = Known.now()
    areas: dict[str, Municipality] = {}
    # One look at the rows: a file may name as many areas as it has rows.
    first = {row.key: row for row in reversed(rows)}
    for name, count in Counter(row.key for row in rows).items():
        found = (
            known.numbered(first[name].number, border_year)
            if first[name].number
            else known.named(name, border_year)
        )
        if len(found) == 1:
            areas[name] = found[0]
        elif found:
            numbers = ", ".join(row.number for row in found)
            ledger.fault(
                first[name].place, name, _("Several municipalities had this name: %s.") % numbers
            )
        else:
            ledger.leave_out(count)
    return areas


Sums = dict[tuple[str, int, str], tuple[Row, Municipality, Term, Decimal | None]]


def _sums(
    rows: list[Row],
    areas: Mapping[str, Municipality],
    sectors: Mapping[str, Term],
    ledger: Ledger,
) -> Sums:
    parts: defaultdict[tuple[str, int, str], list[Decimal | None]] = defaultdict(list)
    first: dict[tuple[str, int, str], Row] = {}
    for row in rows:
        if row.key not in areas:
            continue
        year, value = _year(row, ledger), _tonnes(row, ledger)
        if row.sector.casefold() not in sectors:
            known = ", ".join(term.label_nb for term in sectors.values())
            ledger.fault(row.place, row.sector, _("The sectors are: %s.") % known)
        key = (row.key, year, row.sector.casefold())
        parts[key].append(value)
        first.setdefault(key, row)
    return {
        key: (first[key], areas[key[0]], sectors[key[2]], _sum(values))
        for key, values in parts.items()
        if key[2] in sectors
    }


def _year(row: Row, ledger: Ledger) -> int:
    if row.year.isdigit() and FROM_YEAR <= int(row.year) <= TO_YEAR:
        return int(row.year)
    ledger.fault(row.place, row.year, _("Write the year with four digits."))
    return 0


def _tonnes(row: Row, ledger: Ledger) -> Decimal | None:
    try:
        tonnes = number(row.value)
    except ValueError:
        ledger.fault(row.place, row.value, _("Write a number, or .. where it is not known."))
        return None
    if tonnes is not None and tonnes < 0:
        ledger.fault(row.place, row.value, _("Emissions are tonnes from 0."))
    return tonnes


def _sum(values: list[Decimal | None]) -> Decimal | None:
    """Tonnes to three decimals, as the register keeps them; None where a part is not known."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return sum(known, Decimal(0)).quantize(Decimal("0.001"))


def _write(sums: Sums, options: Options, ledger: Ledger) -> None:
    series = StatisticKind.objects.filter(code=SERIES).first()
    if series is None:
        raise CannotRead(
            _("The register has no series “%s”; load the initial data first.") % SERIES
        )
    rows = Statistic.objects.filter(kind=series, is_invented=False)
    present = {(r.area_number, r.year, r.border_year, r.sector_id): r for r in rows}
    for (_area, year, _name), (first, municipality, term, value) in sums.items():
        row = present.get((municipality.number, year, options.border_year, term.pk))
        if row is not None and row.value == value:
            ledger.unchanged += 1
            continue
        ledger.put(
            row
            or Statistic(
                kind=series,
                municipality=municipality,
                area_number=municipality.number,
                area_name=municipality.name,
                sector=term,
                sector_label=term.label_nb,
                year=year,
                border_year=options.border_year,
            ),
            {"value": value, "source": options.source or SOURCE, "certainty": "sourced"},
            place=first.place,
            value=first.value,
            shown=("sector", "value", "border_year", "source") if row is None else (),
        )
