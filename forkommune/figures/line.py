"""Lines over years, with an optional dashed path to a goal."""

from dataclasses import dataclass

from forkommune.figures.base import Figure
from forkommune.figures.line_drawing import LineDrawing
from forkommune.figures.numbers import PLAIN, NumberStyle, format_span
from forkommune.figures.scales import known, nice_ticks
from forkommune.figures.series import GOAL, SERIES, SeriesStyle
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Cell, Column, Row, Table

MOST_LINES = len(SERIES)
TICKS = 5


@dataclass(frozen=True)
class Point:
    """One value; x is a year (or another whole number), y None where nobody knows."""

    x: int
    y: float | None


@dataclass(frozen=True)
class Line:
    """One series in rising x. `goal` draws it dashed, as what is aimed at rather than measured.

    name: column head of the table. end: words at its last point, under the value; empty uses name.
    """

    name: str
    points: tuple[Point, ...]
    goal: bool = False
    end: str = ""

    @property
    def known(self) -> tuple[tuple[int, float], ...]:
        """The points somebody knows."""
        return tuple((point.x, point.y) for point in self.points if point.y is not None)

    @property
    def runs(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """The known points in unbroken stretches: a line is never drawn across an unknown value."""
        found: list[list[tuple[int, float]]] = [[]]
        for point in self.points:
            if point.y is None:
                found.append([])
            else:
                found[-1].append((point.x, point.y))
        return tuple(tuple(run) for run in found if run)

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """First and last x of each stretch of unknown values."""
        found: list[tuple[int, int]] = []
        before: Point | None = None
        for point in self.points:
            if point.y is None:
                continues = before is not None and before.y is None
                found.append((found.pop()[0] if continues else point.x, point.x))
            before = point
        return tuple(found)


@dataclass(frozen=True, kw_only=True)
class LineFigure(Figure):
    """One to four measured lines, and goals.

    x_title: head of the table's first column. cut_words: says that the axis does not begin at zero;
    empty: it does. x_names: words for x values that are not years, (x, word) in rising x.
    Raises ValueError for no line, more than four measured ones, or x values that do not rise.
    """

    lines: tuple[Line, ...]
    x_title: str
    number: NumberStyle = PLAIN
    cut_words: str = ""
    x_names: tuple[tuple[int, str], ...] = ()

    def check(self) -> None:
        self.demand([point for line in self.lines for point in line.points], "points")
        measured = [line.name for line in self.lines if not line.goal]
        if len(measured) > MOST_LINES:
            raise ValueError(
                f"{len(measured)} lines in figure {self.key!r}; above {MOST_LINES} use "
                "SmallMultiples, where each can be followed."
            )
        for line in self.lines:
            places = [point.x for point in line.points]
            if sorted(set(places)) != places:
                raise ValueError(f"The x values of line {line.name!r} do not rise: {places}.")

    @property
    def ticks(self) -> tuple[float, ...]:
        """Values of the horizontal rules."""
        values = known(point.y for line in self.lines for point in line.points)
        if not values:
            return (0.0, 1.0)
        if self.cut_words and min(values) < max(values):
            return nice_ticks(min(values), max(values), TICKS)
        return nice_ticks(min(0.0, *values, 0.0), max(0.0, *values, 0.0), TICKS)

    @property
    def is_cut(self) -> bool:
        """Whether zero lies outside the axis."""
        return not self.ticks[0] <= 0 <= self.ticks[-1]

    @property
    def start(self) -> tuple[int, float] | None:
        """The first known point, told where one line stands alone on a cut axis."""
        points = self.lines[0].known
        return points[0] if len(self.lines) == 1 and self.is_cut and len(points) > 1 else None

    @property
    def spoken(self) -> str:
        cut = self.cut_words if self.is_cut else ""
        return " ".join(filter(None, [super().spoken, cut]))

    @property
    def gap_words(self) -> tuple[str, ...]:
        """Which values nobody knows, by line: "not known: Asker 2009–2010"."""
        return tuple(
            f"{self.unknown}: {line.name} {self.x_word(first)}"
            if first == last
            else f"{self.unknown}: {line.name} {format_span(self.x_word(first), self.x_word(last))}"
            for line in self.lines
            for first, last in line.gaps
        )

    def x_word(self, x: int) -> str:
        """The word for an x value: its name, or the year as it stands."""
        return dict(self.x_names).get(x, str(x))

    def styles(self) -> tuple[SeriesStyle, ...]:
        """One style per line, in their order."""
        measured = iter(SERIES)
        return tuple(GOAL if line.goal else next(measured) for line in self.lines)

    def table(self) -> Table:
        columns = [Column(self.x_title), *(Column(line.name, numeric=True) for line in self.lines)]
        places = sorted({point.x for line in self.lines for point in line.points})
        return Table(self.heading, tuple(columns), tuple(self._row(x) for x in places))

    def _row(self, x: int) -> Row:
        return Row(Cell(self.x_word(x)), tuple(self._cell(line, x) for line in self.lines))

    def _cell(self, line: Line, x: int) -> Cell:
        found = [point.y for point in line.points if point.x == x]
        return Cell.number(found[0], self.number, self.unknown) if found else Cell.absent()

    def draw(self, sheet: Sheet) -> None:
        LineDrawing(self, sheet).draw()
