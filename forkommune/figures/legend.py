"""A line of keys above a drawing: mark, then word. Only where direct labels cannot say it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.series import SeriesStyle, draw_marker
from forkommune.figures.sheet import CENTRE, Sheet

Mark = Callable[[Sheet, float, float, float], None]


@dataclass(frozen=True)
class Key:
    """A word and how to draw its mark: `mark(sheet, left, middle, side)` fills a square."""

    word: str
    mark: Mark
    fill: str = palette.GREY_TEXT
    bold: bool = False


def draw_legend(sheet: Sheet, keys: Sequence[Key], top: float = 0.0) -> float:
    """Draws the keys from the left edge, on as many lines as they need; gives the y below them."""
    size, side = sheet.sizes.small, sheet.em * 0.85
    left, line = 0.0, size * 1.7
    middle = top + line / 2
    for key in keys:
        room = sheet.width - side * 1.5
        words = wrapped(key.word, size, room, bold=key.bold)
        width = side * 1.5 + max(text_width(word, size, bold=key.bold) for word in words)
        if left and left + width > sheet.width:
            left, middle = 0.0, middle + line
        key.mark(sheet, left, middle, side)
        for number, word in enumerate(words):
            middle += line * 0.75 if number else 0
            baseline = middle + size * CENTRE
            sheet.text(left + side * 1.5, baseline, word, size=size, fill=key.fill, bold=key.bold)
        left += width + sheet.em * 1.4
    return middle + line / 2


def swatch(fill: str, stroke: str = "") -> Mark:
    """A filled square, as of a bar or a tile."""

    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        sheet.rect(
            left, middle - side / 2, side, side, fill=fill, stroke=stroke, radius=side * 0.15
        )

    return mark


def unknown_swatch(sheet: Sheet) -> Mark:
    """A hatched square, as of a value nobody knows."""
    return swatch(sheet.hatch(), palette.HATCH)


def upright(colour: str) -> Mark:
    """A short upright line, as of a reference mark on a bar."""

    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        x = left + side / 2
        width = sheet.sizes.stroke * 1.3
        sheet.rule(x, middle - side / 2, x, middle + side / 2, colour=colour, width=width)

    return mark


def series_key(word: str, style: SeriesStyle) -> Key:
    """The key of a series: its mark, and its word in the series' own text colour."""

    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        draw_marker(sheet, style, left + side / 2, middle, 1.15)

    return Key(word, mark, fill=style.text, bold=True)


def line_key(word: str, style: SeriesStyle) -> Key:
    """The key of a line without marks: a short piece of it."""

    def mark(sheet: Sheet, left: float, middle: float, side: float) -> None:
        dash, width = style.dash_on(sheet), sheet.sizes.stroke * 0.7
        sheet.rule(
            left, middle, left + side * 1.2, middle, colour=style.colour, width=width, dash=dash
        )

    return Key(word, mark, fill=style.text)
