"""Statistics Norway's table 07459: persons on 1 January, by age or in all."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead, Ledger, Opened, Options
from forkommune.work.importing.figures import (
    COUNTRY,
    Observation,
    of_json_stat,
    of_table,
    without_parts,
)
from municipalities.register.models import Municipality, Statistic, StatisticKind

from .areas import Known, borders_of, existed

SERIES = "population"
COUNTRY_NAME = "Hele landet"
SOURCE = "SSB, tabell 07459 (personer 1. januar)"
ABOUT = ("person", "befolkning", "population", "folkemengd", "folketal", "innbygg", "innbyggj")


def write_population(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Every figure of a municipality in the register; ages and sexes are added up.

    A figure that the register has from another source with the same value stays as it is.
    """
    _demand_population(opened)
    observed = list(
        of_json_stat(opened.document, ledger.fault)
        if opened.document
        else of_table(opened.lines, ledger.fault)
    )
    # A file of which some lines cannot be read would add up to wrong figures.
    ledger.demand_no_faults()
    known, writer = Known.now(), Writer.now(options, ledger)
    for (number, year), found in _by_area_and_year(without_parts(observed)).items():
        parts = _counted_once(found, ledger)
        total, municipality = _sum(parts), known.by_number.get(number)
        if number == COUNTRY:
            writer.put(None, year, total, parts[0])
        elif municipality is None:
            ledger.leave_out()
        elif _fits(municipality, year, total, parts, ledger):
            writer.put(municipality, year, total, parts[0])


def _demand_population(opened: Opened) -> None:
    told = [cell for line in opened.lines[:5] for cell in line.cells]
    if opened.document:
        told = [str(opened.document.get("label", "")).split(",")[0]]
    if not any(word in text.lower() for text in told for word in ABOUT):
        raise CannotRead(
            _("The table is not about population (%s). Download table 07459 of Statistics Norway.")
            % (told[0] if told else _("no title"))[:120]
        )


@dataclass
class Writer:
    """Puts figures into the series; `present` holds those that stand there already."""

    series: StatisticKind
    present: dict[tuple[str, int, int | None], Statistic]
    options: Options
    ledger: Ledger

    @classmethod
    def now(cls, options: Options, ledger: Ledger) -> Self:
        """With what the database has."""
        series = StatisticKind.objects.filter(code=SERIES).first()
        if series is None:
            raise CannotRead(
                _("The register has no series “%s”; load the initial data first.") % SERIES
            )
        rows = Statistic.objects.filter(kind=series, is_invented=False, sector_label="")
        present = {(row.area_number, row.year, row.border_year): row for row in rows}
        return cls(series, present, options, ledger)

    def put(
        self,
        municipality: Municipality | None,
        year: int,
        value: Decimal | None,
        first: Observation,
    ) -> None:
        """One figure of a municipality, or of the whole country where that is None."""
        borders = self.options.border_year or (borders_of(municipality) if municipality else None)
        number = municipality.number if municipality else COUNTRY
        row = self.present.get((number, year, borders))
        if row is not None and row.value == value:
            self.ledger.unchanged += 1
            return
        source = self.options.source or SOURCE
        self.ledger.put(
            row
            or Statistic(
                kind=self.series,
                municipality=municipality,
                area_number=number,
                area_name=municipality.name if municipality else COUNTRY_NAME,
                year=year,
                border_year=borders,
            ),
            {"value": value, "source": source, "certainty": "sourced"},
            place=first.place,
            value=f"{number} {year}: {first.as_written}",
            shown=("value", "border_year", "source") if row is None else (),
        )


Place = tuple[str, int]


def _by_area_and_year(observed: Sequence[Observation]) -> dict[Place, list[Observation]]:
    parts: defaultdict[Place, list[Observation]] = defaultdict(list)
    for one in observed:
        parts[one.number, one.year].append(one)
    return parts


def _counted_once(parts: list[Observation], ledger: Ledger) -> list[Observation]:
    """One of the two where an area stands both under its number and under SSB's K- code."""
    ways = [[one for one in parts if one.is_recounted is way] for way in (False, True)]
    filled = [way for way in ways if way and _sum(way)]
    if len(filled) == 2 and _sum(filled[0]) != _sum(filled[1]):
        one = filled[1][0]
        reason = _("The file has another figure without K-: keep one of them.")
        ledger.fault(one.place, f"K-{one.number} {one.year}: {one.as_written}", reason)
    return filled[0] if filled else next(way for way in ways if way)


def _sum(parts: list[Observation]) -> Decimal | None:
    """None where a part is not known: the rest would be too little."""
    values = [one.value for one in parts if one.value is not None]
    return sum(values, Decimal(0)) if len(values) == len(parts) else None


def _fits(
    municipality: Municipality,
    year: int,
    total: Decimal | None,
    parts: list[Observation],
    ledger: Ledger,
) -> bool:
    """Whether the figure is one of this municipality; what cannot be right is told the ledger."""
    if not _is_called(parts[0].name, municipality.name):
        reason = _("The register calls %(number)s %(name)s; correct one of them.")
        ours = {"number": municipality.number, "name": municipality.name}
        ledger.fault(parts[0].place, f"{parts[0].number} {parts[0].name}", reason % ours)
        return False
    wrong = [one for one in parts if one.value is not None and _is_wrong(one.value)]
    for one in wrong:
        ledger.fault(one.place, one.as_written, _("Persons are whole numbers from 0."))
    if wrong:
        return False
    there = existed(municipality, year) or (parts[0].is_recounted and bool(total))
    if not there and not total:
        # The statistics write 0 for a municipality that is not yet, or no longer, there.
        ledger.leave_out()
    elif not there:
        told = f"{municipality.number} {municipality.name} {year}: {total}"
        reason = _("The register has no such municipality in that year; correct one of them.")
        ledger.fault(parts[0].place, told, reason)
    elif total == 0:
        reason = _("Nobody lives there? Write .. when it is not known.")
        ledger.fault(parts[0].place, f"{municipality.number} {year}: 0", reason)
    return there and total != 0


def _is_called(written: str, name: str) -> bool:
    """Whether two names share a word: "Sande (Vestf.)" and "Sande"; a file without names may be."""
    words = [set(re.findall(r"[^\W\d_]+", each.casefold())) for each in (written, name)]
    return not words[0] or bool(words[0] & words[1])


def _is_wrong(value: Decimal) -> bool:
    return value < 0 or value != value.to_integral_value()
