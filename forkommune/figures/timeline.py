"""A plan over time: what was planned as an outline, what was done solid, milestones as diamonds."""

from dataclasses import dataclass
from datetime import date

from forkommune.figures.base import Figure
from forkommune.figures.numbers import format_date
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Cell, Column, Row, Table
from forkommune.figures.timeline_drawing import TimelineDrawing


@dataclass(frozen=True)
class Period:
    """First to last day, both included; `last` None while it still goes on.

    Raises ValueError when the last day comes before the first.
    """

    first: date
    last: date | None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"A period cannot end {self.last} before it begins {self.first}.")


@dataclass(frozen=True)
class MilestoneMark:
    """A diamond on its day, filled when reached. name: what it is, for the table."""

    on: date
    label: str
    reached: bool
    name: str = ""


@dataclass(frozen=True)
class TimelineRow:
    """One activity. actual: None when nothing is recorded (not the same as nothing done)."""

    number: str
    label: str
    responsible: str
    planned: Period | None
    actual: Period | None = None
    milestones: tuple[MilestoneMark, ...] = ()


@dataclass(frozen=True)
class TimelineTick:
    """An upright rule with words, such as the first of a month."""

    on: date
    label: str


@dataclass(frozen=True)
class TimelineWords:
    """Column heads, legend and states, translated.

    status names the status line ("status 4 Dec 2017"); ongoing stands for a missing last day.
    """

    activity: str
    responsible: str
    planned: str
    actual: str
    milestones: str
    reached: str
    remaining: str
    status: str
    ongoing: str


@dataclass(frozen=True, kw_only=True)
class TimelineFigure(Figure):
    """Activities from `ticks[0]` to the end of the plan. status: the day the work was looked at.

    Raises ValueError for no rows, no ticks, or ongoing work without a status day to draw it to.
    """

    rows: tuple[TimelineRow, ...]
    ticks: tuple[TimelineTick, ...]
    words: TimelineWords
    status: date | None = None

    def check(self) -> None:
        self.demand(self.rows, "rows")
        self.demand(self.ticks, "ticks")
        for row in self.rows:
            periods = [period for period in (row.planned, row.actual) if period]
            if self.status is None and any(period.last is None for period in periods):
                raise ValueError(f"{row.label!r} of {self.key!r} goes on; give the status day.")

    def period_words(self, period: Period | None) -> str:
        """1.9.2017–28.2.2018, with words for "still goes on" and for "not known"."""
        if period is None:
            return self.unknown
        last = self.words.ongoing if period.last is None else format_date(period.last)
        return f"{format_date(period.first)}–{last}"

    def milestone_words(self, row: TimelineRow) -> str:
        """Each milestone with its day and whether it was reached."""
        return "; ".join(
            f"{format_date(mark.on)} {mark.name or mark.label} "
            f"({self.words.reached if mark.reached else self.words.remaining})"
            for mark in row.milestones
        )

    def table(self) -> Table:
        words = self.words
        heads = (words.activity, words.responsible, words.planned, words.actual, words.milestones)
        columns = tuple(Column(head) for head in heads)
        return Table(self.heading, columns, tuple(self._row(row) for row in self.rows))

    def _row(self, row: TimelineRow) -> Row:
        cells = (
            Cell(row.responsible),
            Cell(self.period_words(row.planned), unknown=row.planned is None),
            Cell(self.period_words(row.actual), unknown=row.actual is None),
            Cell(self.milestone_words(row) or "–"),
        )
        return Row(Cell(f"{row.number} {row.label}".strip()), cells)

    def draw(self, sheet: Sheet) -> None:
        TimelineDrawing(self, sheet).draw()
