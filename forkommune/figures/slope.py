"""Before and after, with intervals: a pilot, and the group it is held up against."""

from dataclasses import dataclass

from forkommune.figures.base import Figure
from forkommune.figures.estimates import Estimate
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.sheet import Sheet
from forkommune.figures.slope_drawing import SlopeDrawing
from forkommune.figures.tables import Cell, Column, Row, Table


@dataclass(frozen=True)
class Change:
    """One group before and after; None where it was not measured."""

    before: Estimate | None
    after: Estimate | None

    @property
    def ends(self) -> tuple[Estimate | None, Estimate | None]:
        """Before and after, in that order."""
        return self.before, self.after


@dataclass(frozen=True)
class SlopePanel:
    """One measure, on its own scale. comparison: None when nobody was compared with.

    difference: what is judged, None when it cannot be computed: the pilot's change minus the
    comparison's, or the pilot's own change where nobody was compared with.
    smallest: the smallest change that matters; with it the difference is drawn against a grey band.
    """

    title: str
    unit: str
    pilot: Change
    comparison: Change | None = None
    difference: Estimate | None = None
    number: NumberStyle = PLAIN
    smallest: float | None = None

    @property
    def is_decided(self) -> bool:
        """Whether the whole difference lies within what is too small to matter, or outside of it; an
        interval without width tells nobody how sure it is."""
        if self.difference is None or self.difference.low == self.difference.high:
            return False
        low, high, band = self.difference.low, self.difference.high, self.smallest or 0.0
        return (-band < low and high < band) or low > band or high < -band


@dataclass(frozen=True)
class SlopeWords:
    """The words of a before-and-after figure, translated.

    measure, group: column heads. pilot, comparison: names of the groups. before, after: the times.
    difference: names the difference of the changes; change: the change where nobody is compared
    with (empty: not told). until: between the ends of an interval.
    """

    measure: str
    group: str
    pilot: str
    comparison: str
    before: str
    after: str
    difference: str
    until: str
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class SlopeFigure(Figure):
    """One panel per measure. The pilot is a filled circle on a solid line; the comparison an open
    square on a dashed one. Raises ValueError for no panels or a panel that measured nothing.
    """

    panels: tuple[SlopePanel, ...]
    words: SlopeWords

    def check(self) -> None:
        self.demand(self.panels, "panels")
        for panel in self.panels:
            if panel.pilot.before is None and panel.pilot.after is None:
                raise ValueError(f"Panel {panel.title!r} of {self.key!r} has no measurement.")

    def difference_words(self, panel: SlopePanel) -> str:
        """The difference with its interval, always signed; the word for unknown without one."""
        if panel.difference is None:
            return self.unknown
        style = NumberStyle(panel.number.decimals, signed=True, suffix=panel.number.suffix)
        return panel.difference.words(style, self.words.until, reference=0)

    def table(self) -> Table:
        heads = (self.words.before, self.words.after)
        columns = (
            Column(self.words.measure),
            Column(self.words.group),
            *(Column(head, numeric=True) for head in heads),
        )
        return Table(self.heading, columns, tuple(r for p in self.panels for r in self._rows(p)))

    def _rows(self, panel: SlopePanel) -> list[Row]:
        head = Cell(f"{panel.title}, {panel.unit}")
        rows = [self._row(head, panel, self.words.pilot, panel.pilot)]
        if panel.comparison is not None:
            rows.append(self._row(head, panel, self.words.comparison, panel.comparison))
        if not (name := self.difference_name(panel)):
            return rows
        words = Cell(self.difference_words(panel), unknown=panel.difference is None, numeric=True)
        return [*rows, Row(head, (Cell(name), Cell.absent(), words))]

    def difference_name(self, panel: SlopePanel) -> str:
        """What the difference of a panel is called; empty where it is not told."""
        return self.words.change if panel.comparison is None else self.words.difference

    def _row(self, head: Cell, panel: SlopePanel, group: str, change: Change) -> Row:
        cells = tuple(self._cell(panel, found) for found in (change.before, change.after))
        return Row(head, (Cell(group), *cells))

    def _cell(self, panel: SlopePanel, found: Estimate | None) -> Cell:
        if found is None:
            return Cell.number(None, panel.number, self.unknown)
        return Cell(found.words(panel.number, self.words.until), numeric=True)

    def value_words(self, panel: SlopePanel, found: Estimate | None) -> str:
        """The value alone, as it stands beside its mark."""
        return panel.number.or_unknown(found.value if found else None, self.unknown)

    def draw(self, sheet: Sheet) -> None:
        SlopeDrawing(self, sheet).draw()
