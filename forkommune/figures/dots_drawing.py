"""The drawing of a DotFigure: labels left, intervals in the middle, numbers right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.axes import draw_value_words
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.numbers import NumberStyle
from forkommune.figures.scales import Scale, nice_ticks
from forkommune.figures.sheet import CENTRE, Sheet

if TYPE_CHECKING:
    from forkommune.figures.dots import DotFigure, DotRow


class DotDrawing:
    """On a slim sheet the label and the numbers share a line above the interval."""

    def __init__(self, figure: DotFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small, self.slim = sheet.sizes.small, sheet.medium.is_slim
        self.label_room = sheet.width * (0.55 if self.slim else 0.3)
        self.number_room = max(
            text_width(figure.value_words(row), self.em, bold=True) for row in figure.rows
        )
        self.left = self.em * 0.6 if self.slim else sheet.width * 0.33
        right = self.em * 0.6 if self.slim else self.number_room + self.em * 1.5
        self.right = sheet.width - right
        self.ticks = () if figure.own_scales else self._ticks()

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        top = y = self._draw_sides()
        heights = [self._height(row) for row in self.figure.rows]
        bottom = top + sum(heights)
        if not self.slim:
            self._draw_uprights(top - self.em * 0.4, bottom)
        for row, height in zip(self.figure.rows, heights, strict=True):
            middle = y + height - self.em * 1.1 if self.slim else y + height / 2
            if self.slim:
                self._draw_uprights(middle - self.em * 0.9, middle + self.em * 0.9)
            self._draw_row(row, y, height, middle)
            y += height
            self.sheet.rule(0, y, self.sheet.width, y)
        self._draw_tick_words(bottom)
        self.sheet.set_height(self._draw_notes(bottom))

    def _ticks(self) -> tuple[float, ...]:
        found = [row.estimate for row in self.figure.rows if row.estimate]
        ends = [end for estimate in found for end in (estimate.low, estimate.high)]
        ends += [] if self.figure.reference is None else [self.figure.reference]
        return nice_ticks(min(ends, default=0.0), max(ends, default=1.0), 4 if self.slim else 5)

    def _scale(self, row: DotRow) -> Scale:
        """Left to right; with own scales the reference stands at the same place in every row."""
        if self.ticks:
            return Scale(self.ticks[0], self.ticks[-1], self.left, self.right)
        zero, found = self.figure.reference or 0.0, row.estimate
        reach = max(abs(found.low - zero), abs(found.high - zero)) if found else 1.0
        reach = reach * 1.1 or 1.0
        ends = (self.right, self.left) if row.falling_is_better else (self.left, self.right)
        return Scale(zero - reach, zero + reach, *ends)

    def _height(self, row: DotRow) -> float:
        lines = len(self._label_lines(row)) + len(self._detail_lines(row))
        if not self.slim:
            return self.em * max(3.0, lines * 1.25 + 1.1)
        numbers = 0 if self._shares_line(row) else 1
        return self.em * (1.25 * (lines + numbers) + 2.6)

    def _label_lines(self, row: DotRow) -> list[str]:
        return wrapped(row.label, self.em, self.label_room, bold=True)

    def _detail_lines(self, row: DotRow) -> list[str]:
        room = self.sheet.width - self.number_room - self.em if self.slim else self.label_room
        return wrapped(row.detail, self.small, max(room, self.label_room)) if row.detail else []

    def _shares_line(self, row: DotRow) -> bool:
        """Whether the numbers fit to the right of the label's first line."""
        label = text_width(self._label_lines(row)[0], self.em, bold=True)
        numbers = text_width(self.figure.value_words(row), self.em, bold=True)
        return label + numbers + self.em <= self.sheet.width

    def _draw_row(self, row: DotRow, top: float, height: float, middle: float) -> None:
        labels, details = self._label_lines(row), self._detail_lines(row)
        block = self.em * 1.25 * (len(labels) + len(details))
        y = top + (self.em * 0.5 if self.slim else (height - block) / 2)
        for number, line in enumerate([*labels, *details]):
            size = self.em if number < len(labels) else self.small
            baseline = y + self.em * (1.25 * number + 0.62 + CENTRE)
            fill = palette.INK if number < len(labels) else palette.GREY_TEXT
            bold = number < len(labels)
            self.sheet.text(0, baseline, line, size=size, bold=bold, fill=fill)
        self._draw_numbers(row, top, y + block, middle)
        self._draw_interval(row, middle)

    def _draw_numbers(self, row: DotRow, top: float, below: float, middle: float) -> None:
        words = self.figure.value_words(row)
        bold = row.estimate is not None and self.figure.is_decided(row)
        if self.slim and self._shares_line(row):
            baseline = top + self.em * (0.5 + 0.62 + CENTRE)
            self.sheet.text(self.sheet.width, baseline, words, anchor="end", bold=bold)
        elif self.slim:
            self.sheet.text(0, below + self.em * (0.62 + CENTRE), words, bold=bold)
        else:
            x = self.sheet.width - self.number_room
            self.sheet.text(x, middle + self.em * CENTRE, words, bold=bold)

    def _draw_interval(self, row: DotRow, y: float) -> None:
        if row.estimate is None:
            side = self.em
            self.sheet.rect(
                self.left,
                y - side / 2,
                self.right - self.left,
                side,
                fill=self.sheet.hatch(pale=True),
                stroke=palette.HATCH,
            )
            return
        scale, colour, width = self._scale(row), self.figure.colour(row), self.sheet.sizes.stroke
        low, high, cap = scale(row.estimate.low), scale(row.estimate.high), self.em * 0.35
        self.sheet.rule(low, y, high, y, colour=colour, width=width)
        for end in (low, high):
            self.sheet.rule(end, y - cap, end, y + cap, colour=colour, width=width * 0.7)
        decided = self.figure.is_decided(row)
        fill = colour if decided else palette.GROUND
        self.sheet.circle(
            scale(row.estimate.value),
            y,
            self.em * 0.45,
            fill=fill,
            stroke=colour,
            width=width * 0.8,
        )

    def _draw_uprights(self, top: float, bottom: float) -> None:
        """Tick rules and the reference line; on a slim sheet only beside the intervals."""
        scale = self._scale(self.figure.rows[0])
        for tick in self.ticks:
            self.sheet.rule(scale(tick), top, scale(tick), bottom)
        x = self._reference_x()
        if x is not None:
            self.sheet.rule(x, top, x, bottom, colour=palette.INK)

    def _draw_tick_words(self, bottom: float) -> None:
        if self.ticks:
            number, scale = NumberStyle(suffix=self._suffix()), self._scale(self.figure.rows[0])
            draw_value_words(self.sheet, scale, self.ticks, number, bottom + self.em * 1.3)

    def _suffix(self) -> str:
        suffixes = {row.number.suffix for row in self.figure.rows}
        return suffixes.pop() if len(suffixes) == 1 else ""

    def _reference_x(self) -> float | None:
        if self.figure.reference is None:
            return None
        return self._scale(self.figure.rows[0])(self.figure.reference)

    def _draw_sides(self) -> float:
        """Which side of the reference is better; gives the y below the words."""
        words, x = self.figure.words, self._reference_x()
        if x is None or not (words.worse and words.better):
            return self.em * 0.6
        gap, baseline = self.em * 0.8, self.em
        left, right = f"← {words.worse}", f"{words.better} →"
        start = max(0.0, x - gap - text_width(left, self.small))
        self.sheet.note(start, baseline, left)
        width = text_width(right, self.small)
        after = max(x + gap, start + text_width(left, self.small) + gap)
        if after + width > self.sheet.width:
            after, baseline = self.sheet.width - width, baseline + self.em * 1.3
        self.sheet.note(after, baseline, right)
        return baseline + self.em

    def _draw_notes(self, bottom: float) -> float:
        """The name of the reference line, and what an open mark means."""
        x, words = self._reference_x(), self.figure.words
        baseline = bottom + (self.em * 1.3 if self.ticks else 0.0)
        if x is not None and words.reference:
            baseline += self.em * 1.3
            half = text_width(words.reference, self.small) / 2
            place = min(max(x, half), self.sheet.width - half)
            self.sheet.text(place, baseline, words.reference, size=self.small, anchor="middle")
        if any(not self.figure.is_decided(row) for row in self.figure.rows):
            for line in wrapped(words.undecided, self.small, self.sheet.width):
                baseline += self.em * 1.4
                self.sheet.note(0, baseline, line)
        return baseline + self.em * 0.4
