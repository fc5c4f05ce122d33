"""The value axis of horizontal kinds: how far it may reach, its rules and its words."""

from collections.abc import Iterable, Sequence

from forkommune.figures import palette
from forkommune.figures.metrics import text_width
from forkommune.figures.numbers import NumberStyle
from forkommune.figures.scales import Scale, tick_decimals
from forkommune.figures.sheet import Sheet

PASSES = 6  # each end pushes the other a little; after these nothing moves visibly
LEAST = 10.0


def fitted_scale(
    ticks: Sequence[float], left: float, right: float, reaches: Iterable[tuple[float, float]]
) -> Scale:
    """The longest scale on which every label ends before `right` and begins after `left`.

    reaches: (value, room) pairs; the label of a mark at `value` needs `room` beyond it, to the
    right, or to the left where the value is below zero.
    """
    low, span = ticks[0], ticks[-1] - ticks[0]
    shares = [((value - low) / span, room, value < 0) for value, room in reaches]
    start, end = left, right
    for _ in range(PASSES):
        ends = [start + (right - room - start) / s for s, room, below in shares if s and not below]
        end = max(min([right, *ends]), start + LEAST)
        starts = [(left + room - s * end) / (1 - s) for s, room, below in shares if below and s < 1]
        start = min(max([left, *starts]), end - LEAST)
    return Scale(low, ticks[-1], start, end)


def draw_value_rules(
    sheet: Sheet, scale: Scale, ticks: Sequence[float], top: float, bottom: float
) -> None:
    """Upright hairlines; the one at zero is darker."""
    for tick in ticks:
        colour = palette.AXIS if tick == 0 else palette.HAIRLINE
        sheet.rule(scale(tick), top, scale(tick), bottom, colour=colour)


def draw_value_words(
    sheet: Sheet, scale: Scale, ticks: Sequence[float], number: NumberStyle, baseline: float
) -> None:
    """The ticks' numbers, inside the sheet; one that would meet its neighbour is left out."""
    style = number.with_decimals(tick_decimals(ticks))
    free = -sheet.width
    for tick in ticks:
        half = text_width(style(tick), sheet.sizes.small) / 2
        x = min(max(scale(tick), half), sheet.width - half)
        if x - half >= free:
            sheet.note(x, baseline, style(tick), "middle")
            free = x + half + sheet.em * 0.5
