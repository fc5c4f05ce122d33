"""The drawing of a TimelineFigure: rules behind, then bars, then the diamonds and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.legend import Key, Mark, draw_legend
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.series import draw_diamond
from forkommune.figures.sheet import CENTRE, Sheet, length
from forkommune.figures.timeline_layout import LANE, PAD, RowPlace, TimelineLayout

if TYPE_CHECKING:
    from forkommune.figures.timeline import MilestoneMark, TimelineFigure

OUTLINE = (palette.GROUND, palette.GREY_TEXT)  # fill and stroke of what was planned
BAR = 0.75  # thickness in font sizes


class TimelineDrawing:
    """Draws what TimelineLayout has placed."""

    def __init__(self, figure: TimelineFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small = sheet.sizes.small
        self.at = TimelineLayout(figure, sheet)

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        self._draw_tick_words()
        for place in self.at.rows:
            foot = place.top + place.height
            self._draw_uprights(place.lanes if self.at.slim else place.top, foot)
            self._draw_words(place)
            self._draw_bars(place)
            self.sheet.rule(0, foot, self.sheet.width, foot)
        below = self._draw_status()
        for place in self.at.rows:
            self._draw_milestones(place)
        self.sheet.set_height(draw_legend(self.sheet, self._keys(), below))

    def _draw_words(self, place: RowPlace) -> None:
        texts = self.at.texts(place.row)
        block = self.em * LANE * len(texts)
        y = place.top + (self.em * PAD if self.at.slim else (place.height - block) / 2)
        first = y + self.em * (LANE / 2 + CENTRE)
        self.sheet.text(0, first, place.row.number, bold=True, fill=palette.ACCENT)
        for number, (line, is_name) in enumerate(texts):
            baseline = first + self.em * LANE * number
            if is_name:
                self.sheet.text(self.at.number_room, baseline, line)
            else:
                self.sheet.note(self.at.number_room, baseline, line)

    def _draw_bars(self, place: RowPlace) -> None:
        thick, row = self.em * BAR, place.row
        unknown = self.at.unknown_left(row)
        if unknown is not None:
            y, word, grey = self._baseline(place, 1), self.figure.unknown, palette.GREY_TEXT
            self.sheet.text(unknown, y, word, size=self.small, fill=grey, boxed=True)
        for lane, period in enumerate((row.planned, row.actual)):
            if period is None:
                continue
            start, end = self.at.stretch(period)
            y = place.lanes + self.em * LANE * lane + (self.em * LANE - thick) / 2
            fill, stroke = (palette.ACCENT, "") if lane else OUTLINE
            width = end - start
            self.sheet.rect(start, y, width, thick, fill=fill, stroke=stroke, radius=thick * 0.2)

    def _baseline(self, place: RowPlace, lane: int) -> float:
        return place.lanes + self.em * (LANE * (lane + 0.5) + CENTRE * 0.95)

    def _draw_milestones(self, place: RowPlace) -> None:
        """After the bars and rules, so a diamond is never covered."""
        for mark, label in zip(place.row.milestones, place.labels, strict=True):
            self._draw_mark(mark, place.lanes + self.em * LANE * 1.5)
            for number, line in enumerate(label.lines):
                baseline = self._baseline(place, label.lane + number)
                ink = palette.SOL_TEXT
                self.sheet.text(label.left, baseline, line, size=self.small, fill=ink, boxed=True)

    def _draw_mark(self, mark: MilestoneMark, y: float) -> None:
        x, radius = self.at.day(mark.on), self.at.diamond
        draw_diamond(self.sheet, x, y, radius * 1.35, fill=palette.GROUND, stroke="")
        fill = palette.SOL if mark.reached else palette.GROUND
        draw_diamond(self.sheet, x, y, radius, fill=fill, stroke=palette.SOL_TEXT)

    def _draw_uprights(self, top: float, bottom: float) -> None:
        """The rules of the ticks; on a slim sheet only beside the bars, never through words."""
        for tick in self.figure.ticks:
            x = self.at.day(tick.on)
            self.sheet.rule(x, top, x, bottom)

    def _draw_tick_words(self) -> None:
        free = -self.em
        for tick in self.figure.ticks:
            width = text_width(tick.label, self.small)
            left = min(self.at.day(tick.on) + self.em * 0.2, self.sheet.width - width)
            if left >= free:
                self.sheet.note(left, self.em, tick.label)
                free = left + width + self.em * 0.5

    def _draw_status(self) -> float:
        """The dashed line of the day the work was looked at; gives the y below its words."""
        if self.figure.status is None:
            return self.at.bottom + self.em * 0.5
        x, width = self.at.day(self.figure.status), self.sheet.sizes.hair * 1.5
        dash = f"{length(self.em * 0.3)} {length(self.em * 0.2)}"
        for place in self.at.rows:
            top, foot = place.lanes if self.at.slim else place.top, place.top + place.height
            self.sheet.rule(x, top, x, foot, colour=palette.INK, dash=dash, width=width)
        baseline = self.at.bottom
        for line in wrapped(self.figure.words.status, self.small, self.sheet.width, bold=True):
            half = text_width(line, self.small, bold=True) / 2
            baseline += self.em * 1.3
            left = min(max(x, half), self.sheet.width - half)
            self.sheet.text(left, baseline, line, size=self.small, anchor="middle", bold=True)
        return baseline + self.em * 0.5

    def _keys(self) -> list[Key]:
        """Only of what is drawn."""
        rows, words = self.figure.rows, self.figure.words
        marks = [mark.reached for row in rows for mark in row.milestones]
        planned, actual = any(row.planned for row in rows), any(row.actual for row in rows)
        keys = [
            (planned, words.planned, _bar(*OUTLINE)),
            (actual, words.actual, _bar(palette.ACCENT, "")),
            (True in marks, words.reached, _diamond(palette.SOL)),
            (False in marks, words.remaining, _diamond(palette.GROUND)),
        ]
        return [Key(word, mark) for shown, word, mark in keys if shown]


def _bar(fill: str, stroke: str) -> Mark:
    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        tall = side * 0.6
        y = middle - tall / 2
        sheet.rect(left, y, side * 1.2, tall, fill=fill, stroke=stroke, radius=tall * 0.2)

    return mark


def _diamond(fill: str) -> Mark:
    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        draw_diamond(sheet, left + side / 2, middle, side * 0.5, fill=fill, stroke=palette.SOL_TEXT)

    return mark
