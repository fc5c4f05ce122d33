"""The drawing of a SlopeFigure: panels side by side, or under each other on a slim sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.axes import draw_value_words
from forkommune.figures.labels import push_apart
from forkommune.figures.legend import Key, draw_legend, series_key
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.scales import Scale, nice_ticks
from forkommune.figures.series import SERIES, SeriesStyle, draw_marker
from forkommune.figures.sheet import CENTRE, Sheet

if TYPE_CHECKING:
    from forkommune.figures.slope import Change, SlopeFigure, SlopePanel

MOST_ACROSS = 3
STRIP = 4.4  # height of the interval with its ticks, in em


class SlopeDrawing:
    """Both groups stand a little to each side of the time, so their intervals never hide."""

    def __init__(self, figure: SlopeFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small = sheet.sizes.small
        self.across = 1 if sheet.medium.is_slim else min(MOST_ACROSS, len(figure.panels))
        self.gutter = self.em * 2
        room = (sheet.width - self.gutter * (self.across - 1)) / self.across
        self.room = min(room, self.em * 26)
        self.plot = self.em * 15
        self.compared = any(panel.comparison for panel in figure.panels)

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        y = draw_legend(self.sheet, self._keys()) + self.em * 0.4 if self.compared else 0.0
        for start in range(0, len(self.figure.panels), self.across):
            row = self.figure.panels[start : start + self.across]
            heads = [self._head_lines(panel) for panel in row]
            top = y + self.em * (1.3 * max(len(lines) for lines in heads) + 0.8)
            for column, (panel, lines) in enumerate(zip(row, heads, strict=True)):
                left = column * (self.room + self.gutter)
                self._draw_head(lines, left, y)
                self._draw_panel(panel, left, top)
            differences = max(self._difference_height(panel) for panel in row)
            y = top + self.plot + self._names_height() + differences + self.em * 1.7
        self.sheet.set_height(y - self.em * 1.2)

    def _keys(self) -> list[Key]:
        words = (self.figure.words.pilot, self.figure.words.comparison)
        return [series_key(word, style) for word, style in zip(words, SERIES, strict=False)]

    def _head_lines(self, panel: SlopePanel) -> list[tuple[str, bool]]:
        titles = wrapped(panel.title, self.em, self.room, bold=True)
        units = wrapped(panel.unit, self.small, self.room)
        return [*((line, True) for line in titles), *((line, False) for line in units)]

    def _draw_head(self, lines: list[tuple[str, bool]], left: float, top: float) -> None:
        for number, (line, bold) in enumerate(lines, start=1):
            self.sheet.text(
                left,
                top + self.em * 1.3 * number,
                line,
                bold=bold,
                size=self.em if bold else self.small,
                fill=palette.INK if bold else palette.GREY_TEXT,
            )

    def _draw_panel(self, panel: SlopePanel, left: float, top: float) -> None:
        rooms = self._label_room(panel, 0), self._label_room(panel, 1)
        times = (left + rooms[0], left + self.room - rooms[1])
        scale = self._scale(panel, top)
        self._draw_times(times, left, top)
        changes = [panel.pilot, panel.comparison] if panel.comparison else [panel.pilot]
        nudge = self.em * 0.3 if panel.comparison else 0.0
        for change, style, shift in reversed(
            list(zip(changes, SERIES, (-nudge, nudge), strict=False))
        ):
            self._draw_change(change, style, (times[0] + shift, times[1] + shift), scale)
        self._draw_labels(panel, changes, times, scale)
        if self.figure.difference_name(panel):
            self._draw_difference(panel, left, top + self.plot + self._names_height())

    def _name_lines(self) -> list[list[str]]:
        names = (self.figure.words.before, self.figure.words.after)
        return [wrapped(name, self.small, self.room * 0.47) for name in names]

    def _names_height(self) -> float:
        return self.em * (1.25 * max(len(lines) for lines in self._name_lines()) + 0.2)

    def _draw_times(self, times: tuple[float, float], left: float, top: float) -> None:
        """A rule at each time and its name below, each name within its own half."""
        half = self.room * 0.48
        spans = ((left, left + half), (left + self.room - half, left + self.room))
        foot = top + self.plot
        for x, lines, (first, last) in zip(times, self._name_lines(), spans, strict=True):
            self.sheet.rule(x, top, x, foot)
            for number, line in enumerate(lines, start=1):
                reach = text_width(line, self.small) / 2
                place = max(first + reach, min(x, last - reach))
                self.sheet.note(place, foot + self.em * (1.25 * number + 0.1), line, "middle")

    def _label_room(self, panel: SlopePanel, side: int) -> float:
        """The widest value on one side, 0 before and 1 after."""
        changes = [change for change in (panel.pilot, panel.comparison) if change]
        words = [self.figure.value_words(panel, change.ends[side]) for change in changes]
        return max(text_width(word, self.em, bold=True) for word in words) + self.em * 1.3

    def _scale(self, panel: SlopePanel, top: float) -> Scale:
        changes = [change for change in (panel.pilot, panel.comparison) if change]
        found = [end for change in changes for end in change.ends if end]
        low, high = min(end.low for end in found), max(end.high for end in found)
        pad = (high - low) * 0.12 or 1.0
        return Scale(low - pad, high + pad, top + self.plot, top)

    def _draw_change(
        self, change: Change, style: SeriesStyle, times: tuple[float, float], scale: Scale
    ) -> None:
        width = self.sheet.sizes.stroke
        ends = list(zip(times, change.ends, strict=True))
        points = [(x, scale(end.value)) for x, end in ends if end]
        if len(points) == len(ends):
            dash = style.dash_on(self.sheet)
            self.sheet.path(points, stroke=style.colour, width=width, dash=dash)
        for x, end in ends:
            if end is None:
                continue
            low, high, cap = scale(end.low), scale(end.high), self.em * 0.25
            self.sheet.rule(x, low, x, high, colour=style.colour, width=width * 0.5)
            for y in (low, high):
                self.sheet.rule(x - cap, y, x + cap, y, colour=style.colour, width=width * 0.5)
            draw_marker(self.sheet, style, x, scale(end.value), 1.15)

    def _draw_labels(
        self, panel: SlopePanel, changes: list[Change], times: tuple[float, float], scale: Scale
    ) -> None:
        """Values outside the two times, pushed apart where the groups meet."""
        for side, (x, anchor) in enumerate(zip(times, ("end", "start"), strict=True)):
            ends = [change.ends[side] for change in changes]
            middle = scale.end + self.plot / 2
            wanted = [scale(end.value) if end else middle for end in ends]
            heights = [self.em * 1.3] * len(ends)
            places = push_apart(wanted, heights, scale.end - self.em, scale.start + self.em)
            away = self.em * (-1.2 if anchor == "end" else 1.2)
            for end, style, y in zip(ends, SERIES, places, strict=False):
                word = self.figure.value_words(panel, end)
                bold = style is SERIES[0] and end is not None
                self.sheet.text(
                    x + away, y + self.em * CENTRE, word, anchor=anchor, bold=bold, fill=style.text
                )

    def _difference_lines(self, panel: SlopePanel) -> list[tuple[str, bool]]:
        """The name of the difference, then (True) the difference itself."""
        name = self.figure.difference_name(panel)
        if not name:
            return []
        names = wrapped(name, self.small, self.room)
        words = wrapped(self.figure.difference_words(panel), self.em, self.room, bold=True)
        return [*((line, False) for line in names), *((line, True) for line in words)]

    def _difference_height(self, panel: SlopePanel) -> float:
        words = self.em * 1.25 * len(self._difference_lines(panel))
        return words + (self.em * STRIP if self._has_strip(panel) else 0.0)

    def _has_strip(self, panel: SlopePanel) -> bool:
        return panel.smallest is not None and panel.difference is not None

    def _draw_difference(self, panel: SlopePanel, left: float, top: float) -> None:
        lines = self._difference_lines(panel)
        for number, (line, is_number) in enumerate(lines, start=1):
            baseline = top + self.em * (1.25 * number + 0.2)
            if is_number:
                self.sheet.text(left, baseline, line, bold=panel.is_decided)
            else:
                self.sheet.note(left, baseline, line)
        if self._has_strip(panel):
            self._draw_strip(panel, left, top + self.em * (1.25 * len(lines) + 0.7))

    def _draw_strip(self, panel: SlopePanel, left: float, top: float) -> None:
        """The difference as an interval, against the band of what is too small to matter."""
        found, band = panel.difference, panel.smallest
        if found is None or band is None:
            return
        ticks = nice_ticks(min(found.low, -band, 0.0), max(found.high, band, 0.0), 4)
        scale = Scale(ticks[0], ticks[-1], left + self.em * 0.6, left + self.room - self.em * 0.6)
        bottom, middle = top + self.em * 2.4, top + self.em * 1.2
        width = scale(band) - scale(-band)
        self.sheet.rect(scale(-band), top, width, bottom - top, fill=palette.AREA)
        self.sheet.rule(scale.start, bottom, scale.end, bottom)
        self.sheet.rule(scale(0), top, scale(0), bottom, colour=palette.INK)
        colour, stroke = (palette.ACCENT, self.sheet.sizes.stroke)
        if not panel.is_decided:
            colour = palette.SOL
        low, high, cap = scale(found.low), scale(found.high), self.em * 0.35
        self.sheet.rule(low, middle, high, middle, colour=colour, width=stroke)
        for x in (low, high):
            self.sheet.rule(x, middle - cap, x, middle + cap, colour=colour, width=stroke * 0.7)
        fill = colour if panel.is_decided else palette.GROUND
        self.sheet.circle(
            scale(found.value), middle, self.em * 0.4, fill=fill, stroke=colour, width=stroke * 0.8
        )
        draw_value_words(self.sheet, scale, ticks, panel.number, bottom + self.em * 1.2)
