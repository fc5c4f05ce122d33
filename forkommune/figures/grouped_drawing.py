"""The drawing of a GroupedBarFigure: labels left, or above the bars on a slim sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.axes import draw_value_rules, draw_value_words, fitted_scale
from forkommune.figures.legend import Key, Mark, draw_legend, swatch
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.scales import Scale, known, ticks_from_zero
from forkommune.figures.sheet import CENTRE, Sheet

if TYPE_CHECKING:
    from forkommune.figures.grouped import BarGroup, GroupedBarFigure

# Fill, outline and the colour of words on it; dark, middle, pale and striped stay apart in grey.
# Nothing is readable on stripes, so their words stand in the table only.
STRIPES = "stripes"
FILLS = (
    (palette.ACCENT, "", palette.GROUND),
    (palette.LIGHT, palette.ACCENT, palette.INK),
    (palette.SOL_TINT, palette.SOL, palette.INK),
    (STRIPES, palette.FJORD, ""),
)


class GroupedDrawing:
    """Measures labels and values, then draws group by group."""

    def __init__(self, figure: GroupedBarFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.slim = sheet.medium.is_slim
        self.thick = self.em * (1.3 if figure.stacked else 1.0)
        room = sheet.width * (1.0 if self.slim else 0.3)
        self.labels = [wrapped(group.label, self.em, room) for group in figure.groups]
        self.label_room = max(text_width(line, self.em) for text in self.labels for line in text)
        self.scale, self.ticks = self._scale()

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        keys = [Key(word, self._swatch(i)) for i, word in enumerate(self.figure.series)]
        top = y = draw_legend(self.sheet, keys) + self.em * 0.5
        heights = [self._height(lines) for lines in self.labels]
        bottom = top + sum(heights)
        if not self.slim:
            draw_value_rules(self.sheet, self.scale, self.ticks, top, bottom)
        for group, lines, height in zip(self.figure.groups, self.labels, heights, strict=True):
            bars = y + (self.em * 1.25 * len(lines) + self.em * 0.3 if self.slim else 0.0)
            if self.slim:
                draw_value_rules(self.sheet, self.scale, self.ticks, bars, y + height)
            self._draw_label(lines, y, height)
            self._draw_group(group, (bars + y + height) / 2)
            y += height
        words = bottom + self.em * 1.3
        draw_value_words(self.sheet, self.scale, self.ticks, self.figure.number, words)
        self.sheet.set_height(bottom + self.em * 1.9)

    def _swatch(self, index: int) -> Mark:
        fill, stroke, _ = FILLS[index]
        return swatch(self._fill(fill), stroke)

    def _fill(self, fill: str) -> str:
        return self.sheet.stripes() if fill == STRIPES else fill

    def _bars_height(self) -> float:
        count = 1 if self.figure.stacked else len(self.figure.series)
        return self.thick * 1.15 * count

    def _height(self, lines: list[str]) -> float:
        text = self.em * 1.25 * len(lines)
        if self.slim:
            return text + self._bars_height() + self.em * 1.2
        return max(text, self._bars_height()) + self.em * 0.9

    def _scale(self) -> tuple[Scale, tuple[float, ...]]:
        reaches = [reach for group in self.figure.groups for reach in self._reaches(group)]
        ticks = ticks_from_zero([value for value, _ in reaches], 4 if self.slim else 5)
        left = self.em * 0.3 if self.slim else self.label_room + self.em * 0.8
        edge = self.sheet.width - self.em * 0.2
        return fitted_scale(ticks, left, edge, reaches), ticks

    def _reaches(self, group: BarGroup) -> list[tuple[float, float]]:
        """How far each bar goes, and the room its words need beyond it."""
        if self.figure.stacked:
            return [(sum(known(group.values)), self._room(group.total))]
        return [(value or 0.0, self._room(value)) for value in group.values]

    def _room(self, value: float | None) -> float:
        word = self.figure.number.or_unknown(value, self.figure.unknown)
        mark = self.em * 2 if value is None else 0.0
        return text_width(word, self.em, bold=True) + self.em * 0.6 + mark

    def _draw_label(self, lines: list[str], top: float, height: float) -> None:
        if self.slim:
            self.sheet.lines(0, top + self.em * (0.62 * len(lines) + 0.2), lines)
        else:
            self.sheet.lines(self.label_room, top + height / 2, lines, anchor="end")

    def _draw_group(self, group: BarGroup, middle: float) -> None:
        if self.figure.stacked:
            self._draw_stack(group, middle)
            return
        step = self.thick * 1.15
        y = middle - step * (len(group.values) - 1) / 2
        for index, value in enumerate(group.values):
            end = self._draw_part(index, value, 0.0, y)
            word = self.figure.number.or_unknown(value, self.figure.unknown)
            negative = value is not None and value < 0
            self._draw_end(word, end, y, bold=value is not None, negative=negative)
            y += step

    def _draw_stack(self, group: BarGroup, middle: float) -> None:
        start = 0.0
        ordered = sorted(enumerate(group.values), key=lambda pair: pair[1] is None)
        end = self.scale(0)
        for index, value in ordered:
            end = max(end, self._draw_part(index, value, start, middle))
            if value is not None:
                self._draw_inside(index, value, start, middle)
                start += value
        word = self.figure.number.or_unknown(group.total, self.figure.unknown)
        self._draw_end(word, end, middle, bold=group.total is not None)

    def _draw_part(self, index: int, value: float | None, start: float, middle: float) -> float:
        """One bar or part from `start`; the unknown is hatched. Gives the x of its far end."""
        x, top = self.scale(start), middle - self.thick / 2
        if value is None:
            width = self.em * 2
            self.sheet.rect(
                x, top, width, self.thick, fill=self.sheet.hatch(), stroke=palette.HATCH
            )
            return x + width
        end = self.scale(start + value)
        fill, stroke, _ = FILLS[index]
        gap = self.sheet.sizes.hair if self.figure.stacked else 0.0
        self.sheet.rect(
            min(x, end), top, abs(end - x) - gap, self.thick, fill=self._fill(fill), stroke=stroke
        )
        return end

    def _draw_inside(self, index: int, value: float, start: float, middle: float) -> None:
        """The part's value on the part, where it fits and can be read."""
        ink, word = FILLS[index][2], self.figure.number(value)
        size = self.sheet.sizes.small
        room = self.scale(start + value) - self.scale(start)
        if ink and text_width(word, size) + size * 0.6 <= room:
            x = self.scale(start + value / 2)
            self.sheet.text(x, middle + size * CENTRE, word, size=size, anchor="middle", fill=ink)

    def _draw_end(
        self, word: str, end: float, middle: float, *, bold: bool, negative: bool = False
    ) -> None:
        away, anchor = (-0.4, "end") if negative else (0.4, "start")
        x, y = end + self.em * away, middle + self.em * CENTRE
        self.sheet.text(x, y, word, anchor=anchor, bold=bold, boxed=True)
