"""Many small line charts on one scale: how each goes, without a tangle."""

from dataclasses import dataclass

from forkommune.figures.base import Figure
from forkommune.figures.line import Line
from forkommune.figures.multiples_drawing import MultiplesDrawing
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.scales import known, nice_ticks
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Cell, Column, Row, Table


@dataclass(frozen=True, kw_only=True)
class SmallMultiplesFigure(Figure):
    """One panel per line, all on the same axes; `reference` (a median) is drawn in each.

    x_title: head of the table's first column. cut_words: says that the axis does not begin at zero;
    empty: it does. own: name of the panel to outline. Raises ValueError for no points at all.
    """

    panels: tuple[Line, ...]
    x_title: str
    reference: Line | None = None
    own: str = ""
    number: NumberStyle = PLAIN
    cut_words: str = ""

    def check(self) -> None:
        self.demand([point for panel in self.panels for point in panel.points], "points")
        names = [panel.name for panel in self.panels]
        if self.own and self.own not in names:
            raise ValueError(f"{self.own!r} is outlined, but is not one of the panels {names}.")

    @property
    def lines(self) -> tuple[Line, ...]:
        """The panels' lines and the reference."""
        return (*self.panels, self.reference) if self.reference else self.panels

    @property
    def ticks(self) -> tuple[float, ...]:
        """Values of the rules: at least the two ends."""
        values = known(point.y for line in self.lines for point in line.points)
        if not values:
            return (0.0, 1.0)
        if self.cut_words and min(values) < max(values):
            return nice_ticks(min(values), max(values), 4)
        return nice_ticks(min(0.0, *values, 0.0), max(0.0, *values, 0.0), 4)

    @property
    def is_cut(self) -> bool:
        """Whether zero lies outside the axis."""
        return not self.ticks[0] <= 0 <= self.ticks[-1]

    @property
    def spoken(self) -> str:
        cut = self.cut_words if self.is_cut else ""
        return " ".join(filter(None, [super().spoken, cut]))

    def table(self) -> Table:
        heads = tuple(Column(line.name, numeric=True) for line in self.lines)
        places = sorted({point.x for line in self.lines for point in line.points})
        rows = tuple(Row(Cell(str(x)), tuple(self._cell(i, x) for i in self.lines)) for x in places)
        return Table(self.heading, (Column(self.x_title), *heads), rows)

    def _cell(self, line: Line, x: int) -> Cell:
        found = [point.y for point in line.points if point.x == x]
        return Cell.number(found[0], self.number, self.unknown) if found else Cell.absent()

    def draw(self, sheet: Sheet) -> None:
        MultiplesDrawing(self, sheet).draw()
