"""The drawing of a TimelineFigure: two lanes per activity, and more where labels would meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.legend import Key, Mark, draw_legend
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.scales import Scale
from forkommune.figures.series import draw_diamond
from forkommune.figures.sheet import CENTRE, Sheet, length

if TYPE_CHECKING:
    from forkommune.figures.timeline import MilestoneMark, Period, TimelineFigure, TimelineRow

LANE = 1.25  # height of a lane in font sizes
OUTLINE = (palette.GROUND, palette.GREY_TEXT)  # fill and stroke of what was planned


@dataclass(frozen=True)
class MarkLabel:
    """Where a milestone's words stand: left edge, and lane 1 (beside its diamond) or below."""

    text: str
    left: float
    lane: int


class TimelineDrawing:
    """Measures all rows first, so rules can be drawn behind them."""

    def __init__(self, figure: TimelineFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small, self.slim = sheet.sizes.small, sheet.medium.is_slim
        self.diamond = self.em * 0.5
        self.number_room = max(text_width(row.number, self.em, bold=True) for row in figure.rows)
        self.number_room += self.em * 0.8 if self.number_room else 0.0
        self.label_room = sheet.width * (1.0 if self.slim else 0.31) - self.number_room
        self.left = 0.0 if self.slim else sheet.width * 0.33
        self.x = self._scale()

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        top = y = self.em * 1.7
        labels = [self._mark_labels(row) for row in self.figure.rows]
        pairs = list(zip(self.figure.rows, labels, strict=True))
        bottom = top + sum(self._height(row, found) for row, found in pairs)
        self._draw_tick_words()
        if not self.slim:
            self._draw_uprights(top, bottom)
        for row, found in pairs:
            height = self._height(row, found)
            if self.slim:
                self._draw_uprights(self._lanes_top(row, y), y + height)
            self._draw_row(row, y, height)
            self.sheet.rule(0, y + height, self.sheet.width, y + height)
            y += height
        self._draw_status(pairs, top)
        self._draw_marks(pairs, top)
        self.sheet.set_height(draw_legend(self.sheet, self._keys(), self._below(bottom)))

    def _scale(self) -> Scale:
        days = [tick.on.toordinal() for tick in self.figure.ticks]
        for row in self.figure.rows:
            for period in (row.planned, row.actual):
                days += [period.first.toordinal(), self._end(period)] if period else []
            days += [mark.on.toordinal() for mark in row.milestones]
        days += [self.figure.status.toordinal()] if self.figure.status else []
        first, last = min(days), max(days)
        return Scale(
            first,
            max(last, first + 1),
            self.left + self.diamond,
            self.sheet.width - self.diamond - self.em * 0.2,
        )

    def _end(self, period: Period) -> int:
        """The day after the last: both ends are included."""
        last = period.last or self.figure.status or period.first
        return max(last, period.first).toordinal() + 1

    def _day(self, day: date) -> float:
        return self.x(day.toordinal())

    def _texts(self, row: TimelineRow) -> list[tuple[str, bool]]:
        labels = wrapped(row.label, self.em, self.label_room)
        details = wrapped(row.responsible, self.small, self.label_room) if row.responsible else []
        return [*((line, True) for line in labels), *((line, False) for line in details)]

    def _height(self, row: TimelineRow, labels: list[MarkLabel]) -> float:
        texts = self.em * LANE * len(self._texts(row))
        lanes = self.em * LANE * max([2, *(label.lane + 1 for label in labels)])
        return (texts + lanes if self.slim else max(texts, lanes)) + self.em * 0.7

    def _lanes_top(self, row: TimelineRow, top: float) -> float:
        shift = LANE * len(self._texts(row)) if self.slim else 0.0
        return top + self.em * (0.35 + shift)

    def _draw_row(self, row: TimelineRow, top: float, height: float) -> None:
        texts = self._texts(row)
        block = self.em * LANE * len(texts)
        y = top + (self.em * 0.35 if self.slim else (height - block) / 2)
        self.sheet.text(
            0, y + self.em * (LANE / 2 + CENTRE), row.number, bold=True, fill=palette.ACCENT
        )
        for number, (line, strong) in enumerate(texts):
            baseline = y + self.em * (LANE * (number + 0.5) + CENTRE)
            self.sheet.text(
                self.number_room,
                baseline,
                line,
                size=self.em if strong else self.small,
                fill=palette.INK if strong else palette.GREY_TEXT,
            )
        self._draw_bars(row, self._lanes_top(row, top))

    def _draw_bars(self, row: TimelineRow, top: float) -> None:
        thick = self.em * 0.75
        pad = (self.em * LANE - thick) / 2
        unknown = self._unknown_left(row)
        if unknown is not None:
            self.sheet.note(unknown, top + self.em * (LANE * 1.5 + CENTRE), self.figure.unknown)
        for lane, period in enumerate((row.planned, row.actual)):
            if period is None:
                continue
            start, end = self._day(period.first), self.x(self._end(period))
            y = top + self.em * LANE * lane + pad
            fill, stroke = OUTLINE if lane == 0 else (palette.ACCENT, "")
            self.sheet.rect(
                start, y, end - start, thick, fill=fill, stroke=stroke, radius=thick * 0.2
            )

    def _mark_labels(self, row: TimelineRow) -> list[MarkLabel]:
        """Beside the diamond where nothing stands, else under it, each on a free stretch."""
        taken: list[list[tuple[float, float]]] = [[], self._obstacles(row)]
        found = []
        for mark in row.milestones:
            width, x = text_width(mark.label, self.small), self._day(mark.on)
            gap = self.diamond + self.em * 0.3
            beside = [x + gap, x - gap - width]
            lane = 1
            left = next((at for at in beside if self._is_free(at, width, taken[1])), None)
            while left is None:
                lane += 1
                taken += [[]] if len(taken) == lane else []
                at = max(min(x - width / 2, self.sheet.width - width), self.left)
                left = at if self._is_free(at, width, taken[lane], edges=False) else None
            taken[lane].append((left, left + width))
            found.append(MarkLabel(mark.label, left, lane))
        return found

    def _obstacles(self, row: TimelineRow) -> list[tuple[float, float]]:
        marks = self._diamonds(row)
        if row.actual:
            marks.append((self._day(row.actual.first), self.x(self._end(row.actual))))
        unknown = self._unknown_left(row)
        if unknown is not None:
            marks.append((unknown, unknown + text_width(self.figure.unknown, self.small)))
        return marks

    def _diamonds(self, row: TimelineRow) -> list[tuple[float, float]]:
        days = [self._day(mark.on) for mark in row.milestones]
        return [(x - self.diamond, x + self.diamond) for x in days]

    def _unknown_left(self, row: TimelineRow) -> float | None:
        """Where the word stands for work nobody recorded; None where there is nothing to say.

        A plan of which nothing at all is recorded is shown as a plan, without the word.
        """
        if row.actual or not any(other.actual for other in self.figure.rows):
            return None
        width = text_width(self.figure.unknown, self.small)
        start = self._day(row.planned.first) if row.planned else self.left
        wanted = [start + self.em * 0.2, self.left, self.sheet.width - width]
        return next(
            (at for at in wanted if self._is_free(at, width, self._diamonds(row))), self.left
        )

    def _is_free(
        self, left: float, width: float, taken: list[tuple[float, float]], *, edges: bool = True
    ) -> bool:
        if edges and (left < self.left or left + width > self.sheet.width):
            return False
        pad = self.em * 0.15
        return all(left + width + pad <= start or left - pad >= end for start, end in taken)

    def _draw_marks(self, pairs: list[tuple[TimelineRow, list[MarkLabel]]], top: float) -> None:
        """After the bars and rules, so a diamond is never covered."""
        for row, found in pairs:
            lanes = self._lanes_top(row, top)
            for mark, label in zip(row.milestones, found, strict=True):
                self._draw_mark(mark, lanes + self.em * LANE * 1.5)
                baseline = lanes + self.em * (LANE * (label.lane + 0.5) + CENTRE * 0.95)
                self.sheet.text(
                    label.left,
                    baseline,
                    label.text,
                    size=self.small,
                    fill=palette.SOL_TEXT,
                    boxed=label.lane == 1,
                )
            top += self._height(row, found)

    def _draw_mark(self, mark: MilestoneMark, y: float) -> None:
        x = self._day(mark.on)
        draw_diamond(self.sheet, x, y, self.diamond * 1.35, fill=palette.GROUND, stroke="")
        fill = palette.SOL if mark.reached else palette.GROUND
        draw_diamond(self.sheet, x, y, self.diamond, fill=fill, stroke=palette.SOL_TEXT)

    def _draw_uprights(self, top: float, bottom: float) -> None:
        """The rules of the ticks; on a slim sheet only beside the bars, never through words."""
        for tick in self.figure.ticks:
            x = self._day(tick.on)
            self.sheet.rule(x, top, x, bottom)

    def _draw_tick_words(self) -> None:
        free = -self.em
        for tick in self.figure.ticks:
            width = text_width(tick.label, self.small)
            left = min(self._day(tick.on) + self.em * 0.2, self.sheet.width - width)
            if left < free:
                continue
            self.sheet.note(left, self.em, tick.label)
            free = left + width + self.em * 0.5

    def _draw_status(self, pairs: list[tuple[TimelineRow, list[MarkLabel]]], top: float) -> None:
        """The dashed line of the day the work was looked at, and its words under the rows."""
        if self.figure.status is None:
            return
        x, words, y = self._day(self.figure.status), self.figure.words.status, top
        dash = f"{length(self.em * 0.3)} {length(self.em * 0.2)}"
        for row, found in pairs:
            start = self._lanes_top(row, y) if self.slim else y
            y += self._height(row, found)
            self.sheet.rule(
                x, start, x, y, colour=palette.INK, dash=dash, width=self.sheet.sizes.hair * 1.5
            )
        half = text_width(words, self.small, bold=True) / 2
        place = min(max(x, half), self.sheet.width - half)
        self.sheet.text(
            place, y + self.em * 1.3, words, size=self.small, anchor="middle", bold=True
        )

    def _below(self, bottom: float) -> float:
        return bottom + self.em * (0.5 if self.figure.status is None else 1.8)

    def _keys(self) -> list[Key]:
        """Only of what is drawn."""
        rows, words = self.figure.rows, self.figure.words
        marks = [mark.reached for row in rows for mark in row.milestones]
        keys = [
            (
                any(row.planned for row in rows),
                words.planned,
                _bar(*OUTLINE),
            ),
            (any(row.actual for row in rows), words.actual, _bar(palette.ACCENT, "")),
            (True in marks, words.reached, _diamond(palette.SOL)),
            (False in marks, words.remaining, _diamond(palette.GROUND)),
        ]
        return [Key(word, mark) for shown, word, mark in keys if shown]


def _bar(fill: str, stroke: str) -> Mark:
    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        sheet.rect(
            left,
            middle - side * 0.3,
            side * 1.2,
            side * 0.6,
            fill=fill,
            stroke=stroke,
            radius=side * 0.12,
        )

    return mark


def _diamond(fill: str) -> Mark:
    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        draw_diamond(sheet, left + side / 2, middle, side * 0.5, fill=fill, stroke=palette.SOL_TEXT)

    return mark
