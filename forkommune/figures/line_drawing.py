"""The drawing of a LineFigure: rules, gaps, lines, and labels at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.line_labels import LineLabels
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.scales import Scale, tick_decimals, year_ticks
from forkommune.figures.series import SeriesStyle, draw_marker
from forkommune.figures.sheet import CENTRE, Sheet

if TYPE_CHECKING:
    from forkommune.figures.line import Line, LineFigure


class LineDrawing:
    """Places everything once, then draws from back to front."""

    def __init__(self, figure: LineFigure, sheet: Sheet) -> None:
        self.figure, self.sheet = figure, sheet
        self.em, self.small = sheet.em, sheet.sizes.small
        self.ticks, self.labels = figure.ticks, LineLabels(figure, sheet)
        self.places = [point.x for line in figure.lines for point in line.points]
        self.top = self.em * 1.3
        usual = self.em * min(19.0, 9 + 0.22 * sheet.width / self.em)
        self.bottom = max(self.top + usual, self.labels.least_height)
        self.y = Scale(self.ticks[0], self.ticks[-1], self.bottom, self.top)
        style = figure.number.with_decimals(tick_decimals(self.ticks))
        self.tick_words = [style(tick) for tick in self.ticks]
        self.left = max(text_width(word, self.small) for word in self.tick_words) + self.em * 0.6
        first, last = min(self.places), max(min(self.places) + 1, *self.places)
        self.x = Scale(first, last, self.left, sheet.width - self.labels.margin)

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        self._draw_gaps()
        self._draw_area()
        self._draw_rules()
        bottom = self._draw_x_ticks()
        for line, style in zip(self.figure.lines, self.figure.styles(), strict=True):
            self._draw_line(line, style)
        self._draw_start()
        self.labels.draw(self.x, self.y)
        self.sheet.set_height(self._draw_notes(bottom))

    def _draw_rules(self) -> None:
        for tick, word in zip(self.ticks, self.tick_words, strict=True):
            y = self.y(tick)
            base = tick == self.ticks[0] or tick == 0
            colour = palette.AXIS if base else palette.HAIRLINE
            self.sheet.rule(self.left, y, self.x.end, y, colour=colour)
            self.sheet.note(self.left - self.em * 0.5, y + self.small * CENTRE, word, "end")
        if self.figure.is_cut:
            self._draw_break()

    def _draw_break(self) -> None:
        """A zigzag at the foot of the axis: below it, values are left out."""
        x, y, step = self.left, self.bottom, self.em * 0.25
        points = [(x, y), (x + step, y - step), (x - step, y - 2 * step), (x, y - 3 * step)]
        self.sheet.path(points, stroke=palette.AXIS, width=self.sheet.sizes.hair * 1.5)

    def _draw_x_ticks(self) -> float:
        first, last = min(self.places), max(self.places)
        room = text_width(self.figure.x_word(last), self.small) * 1.6
        most = min(8, 1 + int((self.x.end - self.left) / room))
        ticks = [x for x, _ in self.figure.x_names] or year_ticks(first, last, most)
        baseline, free = self.bottom + self.em * 1.4, -self.em
        for tick in ticks:
            word, x = self.figure.x_word(tick), self.x(tick)
            half = text_width(word, self.small) / 2
            x = min(x, self.sheet.width - half)
            if x - half < free:
                continue
            self.sheet.note(x, baseline, word, "middle")
            free = x + half + self.em * 0.4
        return baseline

    def _draw_area(self) -> None:
        """A tint under a single measured line; only from zero, where its size means something."""
        measured = [line for line in self.figure.lines if not line.goal]
        if len(measured) != 1 or self.figure.is_cut or min(self.ticks) < 0:
            return
        for run in measured[0].runs:
            points = [(self.x(x), self.y(value)) for x, value in run]
            foot = [(points[-1][0], self.y(0)), (points[0][0], self.y(0))]
            if len(points) > 1:
                self.sheet.path([*points, *foot], fill=palette.AREA, closed=True)

    def _draw_gaps(self) -> None:
        """A hatched band from the value before to the value after; only where one line stands."""
        measured = [line for line in self.figure.lines if not line.goal]
        if len(measured) != 1:
            return
        places = [point.x for point in measured[0].points]
        for first, last in measured[0].gaps:
            before = places[max(0, places.index(first) - 1)]
            after = places[min(len(places) - 1, places.index(last) + 1)]
            start, end = self.x(before), self.x(after)
            self.sheet.rect(
                start,
                self.top,
                max(end - start, self.em * 0.5),
                self.bottom - self.top,
                fill=self.sheet.hatch(pale=True),
            )

    def _draw_line(self, line: Line, style: SeriesStyle) -> None:
        for run in line.runs:
            points = [(self.x(x), self.y(value)) for x, value in run]
            if len(points) > 1:
                self.sheet.path(
                    points,
                    stroke=style.colour,
                    width=self.sheet.sizes.stroke,
                    dash=style.dash_on(self.sheet),
                )
            else:
                draw_marker(self.sheet, style, *points[0], 0.7)
        if line.known:
            x, value = line.known[-1]
            draw_marker(self.sheet, style, self.x(x), self.y(value))

    def _draw_start(self) -> None:
        """An open mark at the first point, where its value is told."""
        if self.figure.start:
            x, value = self.figure.start
            open_mark = SeriesStyle(palette.ACCENT, palette.ACCENT, filled=False)
            draw_marker(self.sheet, open_mark, self.x(x), self.y(value))

    def _draw_notes(self, baseline: float) -> float:
        """What is cut and what is unknown, in words under the axis."""
        cut = [self.figure.cut_words] if self.figure.is_cut else []
        for note in [*cut, *self.figure.gap_words]:
            for line in wrapped(note, self.small, self.sheet.width):
                baseline += self.small * 1.4
                self.sheet.note(0, baseline, line)
        return baseline + self.em * 0.4
