"""Emissions by sector: the Environment Agency's workbook for a municipality, or a long table.

The agency names municipalities by name alone and counts all years within one year's borders, so
whoever brings the file says which. Sources and gases are added up to the sector.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from forkommune.terms.models import Term, Vocabulary
from forkommune.work.importing import CannotRead, Ledger, Line, Opened, Options, demand_rows
from forkommune.work.importing.figures import number
from municipalities.register.models import Municipality, Statistic, StatisticKind

from .areas import Known

SERIES = "emissions"
SOURCE = "Miljødirektoratet, klimagassutslipp i kommuner"
FROM_YEAR, TO_YEAR = 1990, 2100
WORKBOOK_SHEET, ABOUT_SHEET, AREA_LABEL = "oversikt", "info", "datasett"
COLUMNS = {"kommune": "area", "år": "year", "sektor": "sector", "utslipp": "value"}


@dataclass(frozen=True)
class Row:
    """One line in words: area, year, sector, tonnes."""

    place: str
    area: str
    year: str
    sector: str
    value: str


def write_emissions(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Tonnes of CO2 equivalents of each sector and year, for municipalities of the register."""
    if options.border_year is None:
        raise CannotRead(
            _("Say which year's borders the figures follow; the file itself does not say.")
        )
    rows = _rows(opened)
    areas = _areas(rows, options.border_year, ledger)
    sectors = {term.label_nb.casefold(): term for term in Term.objects.of(Vocabulary.SECTOR)}
    sums = _sums(rows, areas, sectors, ledger)
    ledger.demand_no_faults()
    _write(sums, options, ledger)


def _rows(opened: Opened) -> list[Row]:
    overview = next((s for s in opened.sheets if s.name.casefold() == WORKBOOK_SHEET), None)
    lines = overview.lines if overview else opened.lines
    at, columns = _heading(lines)
    area = _area_of_workbook(opened)
    if "area" not in columns and not area:
        raise CannotRead(
            _("Neither a column “Kommune” nor the sheet “Info” says which municipality it is.")
        )
    demand_rows(lines[at + 1 :])
    return [_row(line, columns, area) for line in lines[at + 1 :]]


def _heading(lines: Sequence[Line]) -> tuple[int, dict[str, int]]:
    for at, line in enumerate(lines[:20]):
        columns = {
            field: n
            for n, cell in enumerate(line.cells)
            for start, field in COLUMNS.items()
            if cell.casefold() == start or cell.casefold().startswith(f"{start} ")
        }
        if {"year", "sector", "value"} <= set(columns):
            return at, columns
    raise CannotRead(_("No line has the headings År, Sektor and Utslipp."))


def _area_of_workbook(opened: Opened) -> str:
    about = next((s for s in opened.sheets if s.name.casefold() == ABOUT_SHEET), None)
    for line in about.lines if about else ():
        if line.cells[0].rstrip(":").casefold() == AREA_LABEL and len(line.cells) > 1:
            return line.cells[1]
    return ""


def _row(line: Line, columns: Mapping[str, int], area: str) -> Row:
    found = {f: line.cells[n] if n < len(line.cells) else "" for f, n in columns.items()}
    return Row(line.place, **({"area": area} | found))


def _areas(rows: list[Row], border_year: int, ledger: Ledger) -> dict[str, Municipality]:
    """The municipality of each name; names that the register lacks are counted as outside."""
    known = Known.now()
    areas: dict[str, Municipality] = {}
    # One look at the rows: a file may name as many areas as it has rows.
    first = {row.area: row.place for row in reversed(rows)}
    for name, count in Counter(row.area for row in rows).items():
        found = known.named(name, border_year)
        if len(found) == 1:
            areas[name] = found[0]
        elif found:
            numbers = ", ".join(row.number for row in found)
            ledger.fault(
                first[name], name, _("Several municipalities had this name: %s.") % numbers
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
        if row.area not in areas:
            continue
        year, value = _year(row, ledger), _tonnes(row, ledger)
        if row.sector.casefold() not in sectors:
            known = ", ".join(term.label_nb for term in sectors.values())
            ledger.fault(row.place, row.sector, _("The sectors are: %s.") % known)
        key = (row.area, year, row.sector.casefold())
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
