"""The drawing of small multiples: a grid of panels, named above, with the last value beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.legend import Key, draw_legend, line_key
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.scales import Scale, tick_decimals
from forkommune.figures.series import SERIES, SeriesStyle, draw_marker
from forkommune.figures.sheet import Sheet

if TYPE_CHECKING:
    from forkommune.figures.line import Line
    from forkommune.figures.multiples import SmallMultiplesFigure

MOST_COLUMNS, LEAST_COLUMNS, PANEL_EM = 5, 2, 11
REFERENCE = SeriesStyle(palette.GREY_TEXT, palette.GREY_TEXT, dash=(0.3, 0.25), shape="square")


class MultiplesDrawing:
    """As many columns as the medium has room for; every panel has the same axes."""

    def __init__(self, figure: SmallMultiplesFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small = sheet.sizes.small
        style = figure.number.with_decimals(tick_decimals(figure.ticks))
        self.tick_words = [style(tick) for tick in figure.ticks]
        self.left = max(text_width(word, self.small) for word in self.tick_words) + self.em * 0.5
        fit = int(sheet.width / (self.em * PANEL_EM))
        self.columns = min(MOST_COLUMNS, max(LEAST_COLUMNS, fit), len(figure.panels))
        self.gutter = self.em * 1.2
        room = sheet.width - self.left - self.gutter * (self.columns - 1)
        self.width = min(room / self.columns, self.em * 16)
        self.plot = self.em * 5
        self.titles = [self._title(panel) for panel in figure.panels]

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        y = draw_legend(self.sheet, self._keys()) + self.em * 0.3 if self.figure.reference else 0.0
        for start in range(0, len(self.figure.panels), self.columns):
            row = self.figure.panels[start : start + self.columns]
            titles = self.titles[start : start + self.columns]
            top = y + self.em * (1.25 * max(len(lines) for lines in titles) + 1.9)
            self._draw_tick_words(top)
            for column, (panel, lines) in enumerate(zip(row, titles, strict=True)):
                left = self.left + column * (self.width + self.gutter)
                self._draw_panel(panel, lines, left, top)
            y = top + self.plot + self.em * 2.2
        self.sheet.set_height(self._draw_notes(y - self.em * 0.4))

    def _keys(self) -> list[Key]:
        name = self.figure.reference.name if self.figure.reference else ""
        return [line_key(name, REFERENCE)]

    def _title(self, panel: Line) -> list[str]:
        return wrapped(panel.name, self.small, self.width, bold=True)

    def _y(self, top: float) -> Scale:
        return Scale(self.figure.ticks[0], self.figure.ticks[-1], top + self.plot, top)

    def _x(self, left: float) -> Scale:
        places = [point.x for line in self.figure.lines for point in line.points]
        first, last = min(places), max(places)
        edge = self.em * 0.4
        return Scale(first, max(last, first + 1), left + edge, left + self.width - edge)

    def _draw_tick_words(self, top: float) -> None:
        y = self._y(top)
        for tick, word in zip(self.figure.ticks, self.tick_words, strict=True):
            baseline = y(tick) + self.small * 0.36
            self.sheet.note(self.left - self.em * 0.4, baseline, word, "end")

    def _draw_panel(self, panel: Line, title: list[str], left: float, top: float) -> None:
        x, y, known = self._x(left), self._y(top), panel.known
        baseline = top - self.em * (1.25 * (len(title) - 1) + 1.9)
        ink = palette.SOL_TEXT if panel.name == self.figure.own else palette.INK
        for number, line in enumerate(title):
            step = baseline + self.em * 1.25 * number
            self.sheet.text(left, step, line, size=self.small, bold=True, fill=ink)
        words = self.figure.number(known[-1][1]) if known else self.figure.unknown
        self.sheet.text(left, top - self.em * 0.65, words, size=self.small, fill=palette.ACCENT)
        self._draw_axes(x, y, left)
        if not known:
            self.sheet.rect(left, top, self.width, self.plot, fill=self.sheet.hatch(pale=True))
        if self.figure.reference:
            self._draw_line(self.figure.reference, REFERENCE, x, y, 0.5)
        self._draw_line(panel, SERIES[0], x, y, 1.0)
        if known:
            draw_marker(self.sheet, SERIES[0], x(known[-1][0]), y(known[-1][1]), 0.8)
        if panel.name == self.figure.own:
            self._draw_ring(len(title), left, top)

    def _draw_axes(self, x: Scale, y: Scale, left: float) -> None:
        for tick in self.figure.ticks:
            base = tick in (0, self.figure.ticks[0])
            colour = palette.AXIS if base else palette.HAIRLINE
            self.sheet.rule(left, y(tick), left + self.width, y(tick), colour=colour)
        foot = y.start + self.em * 1.2
        self.sheet.note(left, foot, str(round(x.low)))
        self.sheet.note(left + self.width, foot, str(round(x.high)), "end")

    def _draw_line(self, line: Line, style: SeriesStyle, x: Scale, y: Scale, weight: float) -> None:
        width = self.sheet.sizes.stroke * weight
        for run in line.runs:
            points = [(x(place), y(value)) for place, value in run]
            if len(points) == 1:
                draw_marker(self.sheet, style, *points[0], 0.5)
            else:
                dash = style.dash_on(self.sheet)
                self.sheet.path(points, stroke=style.colour, width=width, dash=dash)

    def _draw_ring(self, titles: int, left: float, top: float) -> None:
        """A rule in the own colour under the panel's name; the name itself has it too."""
        y = top - self.em * 1.65
        self.sheet.rule(
            left, y, left + self.width, y, colour=palette.SOL, width=self.sheet.sizes.stroke * 0.8
        )

    def _draw_notes(self, baseline: float) -> float:
        notes = [self.figure.cut_words] if self.figure.is_cut else []
        for line in [
            line for note in notes for line in wrapped(note, self.small, self.sheet.width)
        ]:
            self.sheet.note(0, baseline, line)
            baseline += self.em * 1.3
        return baseline
