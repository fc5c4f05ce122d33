"""The budget tables of the application, each with its sums. Amounts in whole NOK."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forkommune.plan.models import BudgetLine, BudgetTable


@dataclass(frozen=True)
class MoneyRow:
    """One line: an amount a year (or one for the whole project), and their sum."""

    label: str
    amounts: list[int]
    total: int


@dataclass(frozen=True)
class MoneyTable:
    """A table that adds up in both directions. `years` is empty for one without years."""

    code: str
    title: str
    years: list[int]
    rows: list[MoneyRow]
    sums: list[int]
    total: int


def money_tables(lines: Iterable[BudgetLine]) -> list[MoneyTable]:
    """The tables in the order of the application; one without lines is left out."""
    found = list(lines)
    tables = [(table, [line for line in found if line.table == table]) for table in BudgetTable]
    return [_table(table, of_table) for table, of_table in tables if of_table]


def _table(table: BudgetTable, lines: Sequence[BudgetLine]) -> MoneyTable:
    years = sorted({line.year for line in lines if line.year is not None})
    positions = sorted({line.position for line in lines})
    rows = [_row([line for line in lines if line.position == p], years) for p in positions]
    return MoneyTable(
        code=table.value,
        title=str(table.label),
        years=years,
        rows=rows,
        sums=[sum(row.amounts[at] for row in rows) for at in range(len(years))],
        total=sum(row.total for row in rows),
    )


def _row(lines: Sequence[BudgetLine], years: Sequence[int]) -> MoneyRow:
    by_year = {line.year: line.amount_nok for line in lines}
    return MoneyRow(
        lines[0].label,
        [by_year.get(year, 0) for year in years],
        sum(by_year.values()),
    )


def agree(tables: Iterable[MoneyTable]) -> bool:
    """Whether every table adds up to the same sum, so that costs and financing meet."""
    return len({table.total for table in tables}) == 1
