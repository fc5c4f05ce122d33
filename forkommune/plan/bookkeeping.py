"""Plan against what was entered: one ledger, four tables of it that always agree.

Amounts are exact kroner with two decimals; nothing is a float. Every entry carries one code in each
of the four dimensions, so each table is the same money seen from another side.
Source: the application's cost plan, cost by sector, task budget and financing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

ORE = Decimal("0.01")
NOTHING = Decimal(0)


class Dimension(StrEnum):
    """The four sides from which the application shows its money."""

    COST_TYPE = "cost_type"
    SECTOR = "sector"
    TASK = "task"
    FINANCING = "financing"


@dataclass(frozen=True, kw_only=True)
class Entered:
    """One entry of the ledger: kroner (negative takes back), its code in every dimension, hours."""

    amount: Decimal
    codes: Mapping[Dimension, str]
    hours: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One line of a table of the application: kroner a year, or under None for all years."""

    dimension: Dimension
    code: str
    label: str
    amounts: Mapping[int | None, Decimal]

    @property
    def amount(self) -> Decimal:
        """Kroner for the whole project."""
        return sum(self.amounts.values(), NOTHING)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A line of a table: planned, entered, and what is left of it.

    planned: None where the application has no such line. entered: None while the ledger is empty,
    for nothing entered is not the same as nothing used.
    """

    code: str
    label: str
    planned: Decimal | None
    entered: Decimal | None
    by_year: Mapping[int | None, Decimal] = field(default_factory=dict)

    @property
    def left(self) -> Decimal | None:
        """Planned minus entered, below zero when more is entered; None where one is unknown."""
        if self.planned is None or self.entered is None:
            return None
        return self.planned - self.entered

    @property
    def share(self) -> Decimal | None:
        """Entered in per cent of planned; None where either is unknown or nothing was planned."""
        if not self.planned or self.entered is None:
            return None
        return 100 * self.entered / self.planned


@dataclass(frozen=True, kw_only=True)
class ComparedTable:
    """One of the four tables, with its sum line."""

    dimension: Dimension
    years: Sequence[int]
    rows: Sequence[Compared]

    @property
    def total(self) -> Compared:
        """The sum of all lines; what is outside the application counts as planned 0."""
        known = [row.entered for row in self.rows if row.entered is not None]
        years: dict[int | None, Decimal] = {
            year: _sum(row.by_year.get(year, NOTHING) for row in self.rows) for year in self.years
        }
        return Compared(
            code="",
            label="",
            planned=_sum(row.planned or NOTHING for row in self.rows),
            entered=_sum(known) if known and len(known) == len(self.rows) else None,
            by_year=years,
        )


def cost_of_hours(hours: Decimal, rate: Decimal) -> Decimal:
    """Hours at kroner an hour, rounded half away from zero to whole øre."""
    return (hours * rate).quantize(ORE, rounding=ROUND_HALF_UP)


def compare(planned: Iterable[Planned], entered: Iterable[Entered]) -> list[ComparedTable]:
    """The four tables in the order of `Dimension`; lines in the order of the application.

    A code that the application lacks gets a line of its own below, so that no money falls out.
    """
    lines, entries = list(planned), list(entered)
    return [
        _table(dimension, [line for line in lines if line.dimension is dimension], entries)
        for dimension in Dimension
    ]


def _table(
    dimension: Dimension, lines: Sequence[Planned], entries: Sequence[Entered]
) -> ComparedTable:
    sums: dict[str, Decimal] = {}
    for entry in entries:
        code = entry.codes[dimension]
        sums[code] = sums.get(code, NOTHING) + entry.amount
    none_entered = None if not entries else NOTHING
    rows = [
        Compared(
            code=line.code,
            label=line.label,
            planned=line.amount,
            entered=sums.pop(line.code, none_entered),
            by_year=line.amounts,
        )
        for line in lines
    ]
    outside = [
        Compared(code=code, label=code, planned=None, entered=amount)
        for code, amount in sorted(sums.items())
    ]
    years = sorted({year for line in lines for year in line.amounts if year is not None})
    return ComparedTable(dimension=dimension, years=years, rows=[*rows, *outside])


def hours_of(entries: Iterable[Entered], *, financing: str) -> tuple[Decimal, Decimal]:
    """Hours and kroner of the work that a source of financing stands for: the in-kind share."""
    own = [
        entry
        for entry in entries
        if entry.hours is not None and entry.codes[Dimension.FINANCING] == financing
    ]
    return _sum(entry.hours or NOTHING for entry in own), _sum(entry.amount for entry in own)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)
