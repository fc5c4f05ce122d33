"""Several values per label: bars beside each other, or stacked into a sum."""

from dataclasses import dataclass

from forkommune.figures.base import Figure
from forkommune.figures.grouped_drawing import FILLS, GroupedDrawing
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Cell, Column, Row, Table


@dataclass(frozen=True)
class BarGroup:
    """One label with a value per series, in the order of the figure's series; None: unknown."""

    label: str
    values: tuple[float | None, ...]

    @property
    def total(self) -> float | None:
        """The sum; unknown as soon as one part is."""
        known = [value for value in self.values if value is not None]
        return sum(known) if len(known) == len(self.values) else None


@dataclass(frozen=True, kw_only=True)
class GroupedBarFigure(Figure):
    """Two to four series. stacked: parts of a sum, which then stands behind each bar.

    label_title: head of the table's first column. total_title: head of the sums, needed if stacked.
    Raises ValueError for uneven groups, one or more than four series, or a part below zero.
    """

    series: tuple[str, ...]
    groups: tuple[BarGroup, ...]
    label_title: str
    stacked: bool = False
    total_title: str = ""
    number: NumberStyle = PLAIN

    def check(self) -> None:
        self.demand(self.groups, "groups")
        if not 2 <= len(self.series) <= len(FILLS):
            raise ValueError(f"{self.key!r} has {len(self.series)} series; use 2 to {len(FILLS)}.")
        for group in self.groups:
            if len(group.values) != len(self.series):
                raise ValueError(
                    f"{group.label!r} has {len(group.values)} values for {self.series}."
                )
            if self.stacked and min(value or 0 for value in group.values) < 0:
                raise ValueError(f"{group.label!r} has a part below zero; it cannot be stacked.")
        if self.stacked and not self.total_title:
            raise ValueError(f"Figure {self.key!r} is stacked; give total_title.")

    def table(self) -> Table:
        heads = (*self.series, self.total_title) if self.stacked else self.series
        columns = (Column(self.label_title), *(Column(head, numeric=True) for head in heads))
        return Table(self.heading, columns, tuple(self._row(group) for group in self.groups))

    def _row(self, group: BarGroup) -> Row:
        values = (*group.values, group.total) if self.stacked else group.values
        cells = tuple(Cell.number(value, self.number, self.unknown) for value in values)
        return Row(Cell(group.label), cells)

    def draw(self, sheet: Sheet) -> None:
        GroupedDrawing(self, sheet).draw()
