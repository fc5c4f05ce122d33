"""Where everything of a TimelineFigure stands: measured first, drawn later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.scales import Scale
from forkommune.figures.sheet import Sheet

if TYPE_CHECKING:
    from forkommune.figures.timeline import MilestoneMark, Period, TimelineFigure, TimelineRow

LANE = 1.25  # height of a lane in font sizes
PAD = 0.35  # above and below the lanes of a row
Stretch = tuple[float, float]


@dataclass(frozen=True)
class MarkLabel:
    """A milestone's words: left edge, and lane 1 (beside its diamond) or the first below it."""

    lines: tuple[str, ...]
    left: float
    lane: int


@dataclass(frozen=True)
class RowPlace:
    """One row from `top` down: where its lanes begin, and its milestones' words."""

    row: TimelineRow
    top: float
    lanes: float
    height: float
    labels: tuple[MarkLabel, ...]


class TimelineLayout:
    """Lane 0 holds the plan, lane 1 what was done and the diamonds, more lanes long words."""

    def __init__(self, figure: TimelineFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small, self.slim = sheet.sizes.small, sheet.medium.is_slim
        self.diamond = self.em * 0.5
        self.number_room = max(text_width(row.number, self.em, bold=True) for row in figure.rows)
        self.number_room += self.em * 0.8 if self.number_room else 0.0
        self.label_room = sheet.width * (1.0 if self.slim else 0.31) - self.number_room
        self.left = 0.0 if self.slim else sheet.width * 0.33
        self.x = self._scale()
        self.top = self.em * 1.7
        self.rows = self._rows()
        self.bottom = self.rows[-1].top + self.rows[-1].height

    def day(self, day: date) -> float:
        """The x of a day's beginning."""
        return self.x(day.toordinal())

    def stretch(self, period: Period) -> Stretch:
        """Left and right of a bar; its last day is included."""
        return self.day(period.first), self.x(self._after(period))

    def texts(self, row: TimelineRow) -> list[tuple[str, bool]]:
        """The lines of a row's name (True) and of who is responsible (False)."""
        labels = wrapped(row.label, self.em, self.label_room)
        details = wrapped(row.responsible, self.small, self.label_room) if row.responsible else []
        return [*((line, True) for line in labels), *((line, False) for line in details)]

    def unknown_left(self, row: TimelineRow) -> float | None:
        """Where the word stands for work nobody recorded; None where there is nothing to say.

        A plan of which nothing at all is recorded is shown as a plan, without the word.
        """
        if row.actual or not any(other.actual for other in self.figure.rows):
            return None
        width = text_width(self.figure.unknown, self.small)
        start = self.day(row.planned.first) if row.planned else self.left
        wanted = [start + self.em * 0.2, self.left, self.sheet.width - width]
        return next((at for at in wanted if self._is_free(at, width, self._diamonds(row))), None)

    def _scale(self) -> Scale:
        days = [tick.on.toordinal() for tick in self.figure.ticks]
        for row in self.figure.rows:
            for period in (row.planned, row.actual):
                days += [period.first.toordinal(), self._after(period)] if period else []
            days += [mark.on.toordinal() for mark in row.milestones]
        days += [self.figure.status.toordinal()] if self.figure.status else []
        first, last = min(days), max(max(days), min(days) + 1)
        right = self.sheet.width - self.diamond - self.em * 0.2
        return Scale(first, last, self.left + self.diamond, right)

    def _after(self, period: Period) -> int:
        last = period.last or self.figure.status or period.first
        return max(last, period.first).toordinal() + 1

    def _rows(self) -> tuple[RowPlace, ...]:
        found, y = [], self.top
        for row in self.figure.rows:
            labels, texts = self._labels(row), self.em * LANE * len(self.texts(row))
            count = max([2, *(label.lane + len(label.lines) for label in labels)])
            lanes = self.em * LANE * count
            height = (texts + lanes if self.slim else max(texts, lanes)) + self.em * PAD * 2
            first = y + self.em * PAD + (texts if self.slim else 0.0)
            found.append(RowPlace(row, y, first, height, labels))
            y += height
        return tuple(found)

    def _labels(self, row: TimelineRow) -> tuple[MarkLabel, ...]:
        """Beside the diamond where nothing stands, else under it, each on a free stretch."""
        taken: dict[int, list[Stretch]] = {1: self._obstacles(row)}
        return tuple(self._label(mark, taken) for mark in row.milestones)

    def _label(self, mark: MilestoneMark, taken: dict[int, list[Stretch]]) -> MarkLabel:
        x, gap = self.day(mark.on), self.diamond + self.em * 0.3
        width = text_width(mark.label, self.small)
        for left in (x + gap, x - gap - width):
            if self._is_free(left, width, taken[1]):
                taken[1].append((left, left + width))
                return MarkLabel((mark.label,), left, 1)
        lines = tuple(wrapped(mark.label, self.small, (self.sheet.width - self.left) * 0.6))
        width = max(text_width(line, self.small) for line in lines)
        left = max(min(x - width / 2, self.sheet.width - width), self.left)
        lane = 2
        while not all(
            self._is_free(left, width, taken.get(lane + i, [])) for i in range(len(lines))
        ):
            lane += 1
        for i in range(len(lines)):
            taken.setdefault(lane + i, []).append((left, left + width))
        return MarkLabel(lines, left, lane)

    def _obstacles(self, row: TimelineRow) -> list[Stretch]:
        marks = self._diamonds(row)
        marks += [self.stretch(row.actual)] if row.actual else []
        unknown = self.unknown_left(row)
        if unknown is not None:
            marks.append((unknown, unknown + text_width(self.figure.unknown, self.small)))
        return marks

    def _diamonds(self, row: TimelineRow) -> list[Stretch]:
        days = [self.day(mark.on) for mark in row.milestones]
        return [(x - self.diamond, x + self.diamond) for x in days]

    def _is_free(self, left: float, width: float, taken: list[Stretch]) -> bool:
        if left < self.left or left + width > self.sheet.width + 1e-6:
            return False
        pad = self.em * 0.15
        return all(left + width + pad <= start or left - pad >= end for start, end in taken)
