"""Estimates with intervals, one row each: effects against a reference, or ranges on one scale."""

from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.base import Figure
from forkommune.figures.dots_drawing import DotDrawing
from forkommune.figures.estimates import Estimate
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Cell, Column, Row, Table


@dataclass(frozen=True)
class DotRow:
    """One estimate (None: unknown). `falling_is_better` turns the row, so right is better.

    detail: small words under the label, such as the row's own unit.
    """

    label: str
    estimate: Estimate | None
    detail: str = ""
    number: NumberStyle = PLAIN
    falling_is_better: bool = False


@dataclass(frozen=True)
class DotWords:
    """The words round the dots, translated.

    row, value, low, high: column heads. until: between the ends of an interval. reference: names
    the reference line. worse, better: the sides of it (empty: not shown). undecided: the line that
    explains the open mark, shown only where one is drawn.
    """

    row: str
    value: str
    low: str
    high: str
    until: str
    reference: str = ""
    worse: str = ""
    better: str = ""
    undecided: str = ""


@dataclass(frozen=True, kw_only=True)
class DotFigure(Figure):
    """Rows of estimates round a `reference` (0: no difference); None draws no reference line.

    own_scales: each row fills the width with its own unit; else one scale with ticks serves all.
    Raises ValueError for own scales without a reference: the rows would have nothing in common.
    """

    rows: tuple[DotRow, ...]
    words: DotWords
    reference: float | None = 0.0
    own_scales: bool = False

    def check(self) -> None:
        self.demand(self.rows, "rows")
        turned = [row.label for row in self.rows if row.falling_is_better]
        if self.own_scales and self.reference is None:
            raise ValueError(f"Figure {self.key!r} has own scales, so it needs a reference.")
        if turned and not self.own_scales:
            raise ValueError(
                f"Rows {turned} are turned; that needs own_scales, for ticks would lie."
            )
        if not self.words.undecided and any(not self.is_decided(row) for row in self.rows):
            raise ValueError(f"Figure {self.key!r} draws open marks; give words.undecided.")

    def is_decided(self, row: DotRow) -> bool:
        """Whether the row's interval leaves the reference out; true where there is no question."""
        if row.estimate is None or self.reference is None:
            return True
        return row.estimate.decides(self.reference)

    def value_words(self, row: DotRow) -> str:
        """The estimate with its interval, or the word for unknown."""
        if row.estimate is None:
            return self.unknown
        return row.estimate.words(row.number, self.words.until, self.reference)

    def colour(self, row: DotRow) -> str:
        return palette.ACCENT if self.is_decided(row) else palette.GREY_TEXT

    def table(self) -> Table:
        heads = (self.words.value, self.words.low, self.words.high)
        columns = (Column(self.words.row), *(Column(head, numeric=True) for head in heads))
        return Table(self.heading, columns, tuple(self._row(row) for row in self.rows))

    def _row(self, row: DotRow) -> Row:
        found = row.estimate
        values = (found.value, found.low, found.high) if found else (None, None, None)
        style = found.styled(row.number, self.reference) if found else row.number
        cells = tuple(Cell.number(value, style, self.unknown) for value in values)
        head = f"{row.label}, {row.detail}" if row.detail else row.label
        return Row(Cell(head), cells)

    def draw(self, sheet: Sheet) -> None:
        DotDrawing(self, sheet).draw()
