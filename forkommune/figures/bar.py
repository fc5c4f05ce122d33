"""Horizontal bars, each with an optional reference mark (a median, a goal)."""

from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.axes import draw_value_rules, draw_value_words, fitted_scale
from forkommune.figures.base import Figure
from forkommune.figures.legend import Key, draw_legend, swatch, upright
from forkommune.figures.metrics import clipped, text_width, wrapped
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.scales import Scale, known, ticks_from_zero
from forkommune.figures.sheet import CENTRE, Sheet
from forkommune.figures.tables import Cell, Column, Row, Table

LABELS = 0.36  # of the width, at most
HIGHEST = 590  # pt: what a printed page has room for below a heading and above a source
LOOSE, TIGHT = 2.5, 1.5  # height of a bar with one line of words, in font sizes
STUB = 2.2  # width of the hatched stub of an unknown bar, in font sizes


@dataclass(frozen=True)
class Bar:
    """One bar; `value` and `reference` in the figure's unit, None where nobody knows."""

    label: str
    value: float | None
    reference: float | None = None


@dataclass(frozen=True, kw_only=True)
class BarFigure(Figure):
    """Bars from zero, in the order given.

    label_title, value_title, reference_title: column heads of the table; the latter two also stand
    in the legend. Without reference_title no reference is shown, and one on a bar is an error.
    """

    bars: tuple[Bar, ...]
    label_title: str
    value_title: str
    reference_title: str = ""
    number: NumberStyle = PLAIN

    def check(self) -> None:
        self.demand(self.bars, "bars")
        marked = [bar.label for bar in self.bars if bar.reference is not None]
        if marked and not self.reference_title:
            raise ValueError(f"Bars {marked} have a reference, but reference_title is empty.")

    def table(self) -> Table:
        columns = [Column(self.label_title), Column(self.value_title, numeric=True)]
        if self.reference_title:
            columns.append(Column(self.reference_title, numeric=True))
        return Table(self.heading, tuple(columns), tuple(self._row(bar) for bar in self.bars))

    def _row(self, bar: Bar) -> Row:
        values = [bar.value, bar.reference] if self.reference_title else [bar.value]
        cells = (Cell.number(value, self.number, self.unknown) for value in values)
        return Row(Cell(bar.label), tuple(cells))

    def draw(self, sheet: Sheet) -> None:
        top = draw_legend(sheet, self._keys()) if self.reference_title else 0.0
        labels = self._labels(sheet)
        heights = _heights(sheet, labels)
        first = top + sheet.em * 0.6
        scale, ticks = self._scale(sheet, labels)
        bottom = first + sum(heights)
        draw_value_rules(sheet, scale, ticks, first, bottom)
        draw_value_words(sheet, scale, ticks, self.number, bottom + sheet.em * 1.3)
        middle = first
        for bar, lines, height in zip(self.bars, labels, heights, strict=True):
            sheet.lines(self._label_edge(sheet, labels), middle + height / 2, lines, anchor="end")
            self._draw_bar(sheet, scale, bar, middle + height / 2)
            middle += height
        sheet.set_height(bottom + sheet.em * 1.9)

    def _labels(self, sheet: Sheet) -> list[list[str]]:
        """The words of each bar on as many lines as they need, or on as many as a printed page has room for."""
        room = sheet.width * LABELS
        labels = [wrapped(bar.label, sheet.em, room) for bar in self.bars]
        longest = max(map(len, labels))
        while sheet.medium.is_print and longest > 1 and sum(_heights(sheet, labels)) > HIGHEST:
            longest -= 1
            labels = [clipped(lines, longest, sheet.em, room) for lines in labels]
        return labels

    def _keys(self) -> list[Key]:
        return [
            Key(self.value_title, swatch(palette.ACCENT)),
            Key(self.reference_title, upright(palette.SOL)),
        ]

    def _label_edge(self, sheet: Sheet, labels: list[list[str]]) -> float:
        return max(text_width(line, sheet.em) for lines in labels for line in lines)

    def _scale(self, sheet: Sheet, labels: list[list[str]]) -> tuple[Scale, tuple[float, ...]]:
        values = known([bar.value for bar in self.bars] + [bar.reference for bar in self.bars])
        ticks = ticks_from_zero(values, 4 if sheet.medium.is_slim else 5)
        reaches = [(self._reach(bar), self._room(sheet, bar)) for bar in self.bars]
        left = self._label_edge(sheet, labels) + sheet.em * 0.8
        return fitted_scale(ticks, left, sheet.width - sheet.em * 0.2, reaches), ticks

    def _room(self, sheet: Sheet, bar: Bar) -> float:
        """What the bar's words need beyond its reach, with the hatched stub of an unknown one."""
        word = self.number.or_unknown(bar.value, self.unknown)
        stub = sheet.em * STUB if bar.value is None else 0.0
        return text_width(word, sheet.em, bold=True) + sheet.em * 0.7 + stub

    def _reach(self, bar: Bar) -> float:
        """Where the bar's words begin: beyond its end and beyond its mark."""
        ends = known([bar.value, bar.reference])
        negative = bar.value is not None and bar.value < 0
        return min(ends) if negative else max([0.0, *ends])

    def _draw_bar(self, sheet: Sheet, scale: Scale, bar: Bar, middle: float) -> None:
        zero, thick = scale(0), sheet.em * 1.1
        end = zero if bar.value is None else scale(bar.value)
        left, width = min(zero, end), abs(end - zero)
        sheet.rect(left, middle - thick / 2, width, thick, fill=palette.ACCENT, radius=thick * 0.12)
        mark = None if bar.reference is None else scale(bar.reference)
        self._draw_value(sheet, bar, zero, end, mark, middle)
        if mark is not None:
            self._draw_mark(sheet, mark, middle, thick)

    def _draw_value(
        self, sheet: Sheet, bar: Bar, zero: float, end: float, mark: float | None, middle: float
    ) -> None:
        if bar.value is None:
            side, width = sheet.em * 1.1, sheet.em * STUB
            top = middle - side / 2
            sheet.rect(zero, top, width, side, fill=sheet.hatch(), stroke=palette.HATCH)
            end = zero + width
        negative = bar.value is not None and bar.value < 0
        away = -1 if negative else 1
        far = end if mark is None else (min(end, mark) if negative else max(end, mark))
        sheet.text(
            far + away * sheet.em * 0.5,
            middle + sheet.em * CENTRE,
            self.number.or_unknown(bar.value, self.unknown),
            anchor="end" if negative else "start",
            bold=bar.value is not None,
            boxed=True,
        )

    def _draw_mark(self, sheet: Sheet, x: float, middle: float, thick: float) -> None:
        half, width = thick * 0.75, sheet.sizes.stroke * 1.3
        sheet.rule(x, middle - half, x, middle + half, colour=palette.GROUND, width=width * 2.2)
        sheet.rule(x, middle - half, x, middle + half, colour=palette.SOL, width=width)


def _heights(sheet: Sheet, labels: list[list[str]]) -> list[float]:
    """Room for each bar; closer to one another where a printed page would not hold them."""
    least = LOOSE
    if sheet.medium.is_print:
        least = max(TIGHT, min(LOOSE, HIGHEST / sheet.em / len(labels)))
    return [sheet.em * max(least, 1.25 * len(lines) + least - 1.8) for lines in labels]
