"""A heat matrix: a table whose cells are tinted by their number. Numbers first, tint second."""

from dataclasses import dataclass, replace
from functools import cached_property

from forkommune.figures import palette
from forkommune.figures.base import Exhibit
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.tables import Cell, Column, Row, Table
from forkommune.figures.thresholds import Thresholds

STEPS = len(palette.HEAT_STEPS)


@dataclass(frozen=True)
class HeatCell:
    """One value; None where nobody knows (not asked, not answered). url: what it rests on."""

    value: float | None
    url: str = ""


@dataclass(frozen=True)
class HeatRow:
    """A row head with one cell per column. total_url: where the row's sum leads."""

    label: str
    cells: tuple[HeatCell, ...]
    url: str = ""
    total_url: str = ""


@dataclass(frozen=True, kw_only=True)
class HeatMatrix(Exhibit):
    """Rows by columns in five steps. It is only its table: it has no drawing, and reads aloud.

    row_totals: whether a row has its sum at the right, where its columns are of one sort.
    thresholds: four rising limits between the five steps; a value at a limit is in the step above.
    row_title: head of the row labels. total_title: head of sums to the right and below; "" for
    none. A row's sum is unknown as soon as a cell is; a column's is that of its known cells, so
    say in the unit line how many rows are unknown. unknown_mark: shown in narrow unknown cells
    with the word for those who hear it; "" shows the word. total_urls: where the sum of each column
    leads, whole_url: where the sum of all does; none where it is empty. Raises ValueError for uneven rows.
    """

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    thresholds: Thresholds
    row_title: str
    total_title: str = ""
    row_totals: bool = True
    total_urls: tuple[str, ...] = ()
    whole_url: str = ""
    unknown_mark: str = ""
    number: NumberStyle = PLAIN

    def check(self) -> None:
        self.demand(self.columns, "columns")
        self.demand(self.rows, "rows")
        if len(self.thresholds.limits) != STEPS - 1:
            raise ValueError(
                f"Limits {self.thresholds.limits} of {self.key!r} must be {STEPS - 1}, "
                f"one between each two of the {STEPS} steps."
            )
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{row.label!r} has {len(row.cells)} cells for {self.columns}.")
        if self.total_urls and len(self.total_urls) != len(self.columns):
            raise ValueError(f"{len(self.total_urls)} addresses for the sums of {self.columns}.")

    @cached_property
    def style(self) -> NumberStyle:
        """How numbers are written: with enough decimals that none reads as of another step."""
        return self.thresholds.style((c.value for r in self.rows for c in r.cells), self.number)

    def table(self) -> Table:
        heads = (*self.columns, self.total_title) if self._has_row_totals else self.columns
        columns = (Column(self.row_title), *(Column(head, numeric=True) for head in heads))
        rows = tuple(self._row(row) for row in self.rows)
        return Table(self.heading, columns, (*rows, *self._totals()))

    @property
    def _has_row_totals(self) -> bool:
        return bool(self.total_title) and self.row_totals

    def _row(self, row: HeatRow) -> Row:
        cells = [self._cell(cell) for cell in row.cells]
        if self._has_row_totals:
            total = self._total([cell.value for cell in row.cells])
            cells.append(replace(total, url=row.total_url if total.value else ""))
        return Row(Cell(row.label, url=row.url), tuple(cells))

    def _cell(self, cell: HeatCell) -> Cell:
        # Most cells of a country are alike: unknown, or none found.
        if cell not in self._drawn:
            self._drawn[cell] = self._new_cell(cell)
        return self._drawn[cell]

    @cached_property
    def _drawn(self) -> dict[HeatCell, Cell]:
        return {}

    def _new_cell(self, cell: HeatCell) -> Cell:
        if cell.value is None:
            shown = self.unknown_mark or self.unknown
            spoken = self.unknown if self.unknown_mark else ""
            return Cell(shown, numeric=True, unknown=True, spoken=spoken, url=cell.url)
        step = self.thresholds.step(cell.value)
        text = self.style(cell.value)
        return Cell(text, value=cell.value, numeric=True, step=step, url=cell.url)

    def _total(self, values: list[float | None]) -> Cell:
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            shown = self.unknown_mark or self.unknown
            return Cell(shown, numeric=True, spoken=self.unknown if self.unknown_mark else "")
        return Cell.number(sum(known), self.style, self.unknown)

    def _totals(self) -> tuple[Row, ...]:
        if not self.total_title:
            return ()
        columns = list(zip(*(row.cells for row in self.rows), strict=True))
        known = [[c.value for c in cells if c.value is not None] for cells in columns]
        sums = [sum(values) if values else None for values in known]
        urls = self.total_urls or ("",) * len(sums)
        cells = [
            replace(Cell.number(value, self.style, self.unknown), url=url if value else "")
            for value, url in zip(sums, urls, strict=True)
        ]
        if self._has_row_totals:
            whole = sum(value for value in sums if value is not None)
            total = Cell.number(whole, self.style, self.unknown)
            cells.append(replace(total, url=self.whole_url if whole else ""))
        return (Row(Cell(self.total_title), tuple(cells), total=True),)
