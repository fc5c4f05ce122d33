"""Direct labels of lines: the value and the name at the last known point, never on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.labels import push_apart
from forkommune.figures.metrics import BREAKS, text_width, wrapped
from forkommune.figures.scales import Scale
from forkommune.figures.series import SeriesStyle
from forkommune.figures.sheet import CENTRE, Sheet

if TYPE_CHECKING:
    from forkommune.figures.line import LineFigure

LEADING = 1.25
MARGIN_SHARE = 0.24  # of the sheet, for the words of labels
LARGEST_SHARE = 0.34  # where a single word would be broken
MOVED = 0.5  # font sizes a label may stand from its mark without a leader


@dataclass(frozen=True)
class LineLabel:
    """A point, its value in bold, and words under it. at_edge: the point lies at the last x."""

    point: tuple[int, float]
    value: str
    words: tuple[str, ...]
    colour: str
    bold: bool
    at_edge: bool
    rising: bool = False

    def height(self, size: float) -> float:
        return size * LEADING * (1 + len(self.words)) + size * 0.2

    def width(self, size: float) -> float:
        widest = max((text_width(word, size) for word in self.words), default=0.0)
        return max(text_width(self.value, size, bold=True), widest)


class LineLabels:
    """All labels of a figure; asked for their sizes first, placed when the scales are known."""

    def __init__(self, figure: LineFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.last = max(point.x for line in figure.lines for point in line.points)
        ends = self._ends()
        self.edge = [label for label in ends if label.at_edge]
        self.inner = [*self._start(), *(label for label in ends if not label.at_edge)]

    @property
    def margin(self) -> float:
        """Room to the right of the plot."""
        widths = [label.width(self.em) + self.em for label in self.edge]
        return max([*widths, text_width(self.figure.x_word(self.last), self.em) / 2])

    @property
    def least_height(self) -> float:
        """The lowest plot on which the labels can stand apart."""
        stacks = (self.edge, self.inner)
        return max(sum(label.height(self.em) for label in stack) for stack in stacks)

    def draw(self, x: Scale, y: Scale) -> None:
        """Labels at the edge stand in the margin, the others in the plot on a box of ground."""
        bottom = y.start
        wanted = [y(label.point[1]) for label in self.edge]
        for label, middle in self._placed(self.edge, wanted, bottom):
            left = x.end + self.em * 0.8
            self._draw_leader(x.end, y(label.point[1]), left, middle, label)
            self._draw(label, left, middle)
        wanted = [self._beside(label, y) for label in self.inner]
        for label, middle in self._placed(self.inner, wanted, bottom):
            left = x(label.point[0]) + (self.em * 0.5 if not label.words else 0.0)
            left = max(min(left, x.end - label.width(self.em)), self.em * 0.3)
            self._draw(label, left, middle, boxed=True)

    def _ends(self) -> list[LineLabel]:
        found = []
        for line, style in zip(self.figure.lines, self.figure.styles(), strict=True):
            if line.known:
                words = self._wrapped(line.end or line.name)
                found.append(self._label(line.known[-1], words, style))
        return found

    def _wrapped(self, name: str) -> tuple[str, ...]:
        longest = max(text_width(word, self.em) for word in BREAKS.split(name))
        width = self.sheet.width
        room = max(width * MARGIN_SHARE, min(longest, width * LARGEST_SHARE))
        return tuple(wrapped(name, self.em, room))

    def _label(
        self, point: tuple[int, float], words: tuple[str, ...], style: SeriesStyle
    ) -> LineLabel:
        value = self.figure.number(point[1])
        return LineLabel(point, value, words, style.text, True, point[0] == self.last)

    def _start(self) -> list[LineLabel]:
        """The first value of a single line on a cut axis, where no rule tells it."""
        point = self.figure.start
        if point is None:
            return []
        rising = self.figure.lines[0].known[-1][1] > point[1]
        value = self.figure.number(point[1])
        return [LineLabel(point, value, (), palette.INK, False, False, rising)]

    def _placed(
        self, labels: Sequence[LineLabel], wanted: list[float], bottom: float
    ) -> list[tuple[LineLabel, float]]:
        heights = [label.height(self.em) for label in labels]
        places = push_apart(wanted, heights, 0.0, max(bottom, sum(heights)))
        return list(zip(labels, places, strict=True))

    def _beside(self, label: LineLabel, y: Scale) -> float:
        """Above the point; below it at a rising start, and where there is no room above."""
        height, place = label.height(self.em), y(label.point[1])
        away = height / 2 + self.em * 0.4
        below = label.rising or place - away - height / 2 < 0
        return place + (away if below else -away)

    def _draw_leader(
        self, edge: float, y: float, left: float, middle: float, label: LineLabel
    ) -> None:
        if abs(middle - y) > self.em * MOVED:
            start, end = edge + self.em * 0.35, left - self.em * 0.1
            self.sheet.rule(start, y, end, middle, colour=label.colour)

    def _draw(self, label: LineLabel, x: float, middle: float, *, boxed: bool = False) -> None:
        step = self.em * LEADING
        y = middle - step * len(label.words) / 2 + self.em * CENTRE
        ink, bold = label.colour, label.bold
        self.sheet.text(x, y, label.value, bold=bold, fill=ink, boxed=boxed)
        for number, word in enumerate(label.words, start=1):
            self.sheet.text(x, y + step * number, word, fill=ink, boxed=boxed)
