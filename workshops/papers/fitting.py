"""Words fitted into a box by their measured width: larger type first, never cut. No Django."""

from __future__ import annotations

from dataclasses import dataclass

from forkommune.figures.metrics import text_width, wrapped

STEP = 0.5
SMALLEST = 5.0


@dataclass(frozen=True)
class Fitted:
    """Lines that are no wider than the box, at a size in points."""

    lines: tuple[str, ...]
    size: float


def fitted(text: str, *, room: float, largest: float, most_lines: int = 2) -> Fitted:
    """`text` in semi-bold Inter on at most `most_lines` lines of `room` points.

    At the largest size first on one line, then on more; then smaller and smaller. Words are broken
    only where not even the smallest size has room for them.
    """
    words = " ".join(text.split())
    size = largest
    while size > SMALLEST:
        lines = wrapped(words, size, room, bold=True)
        if len(lines) <= most_lines and " ".join(lines) == words:
            return Fitted(tuple(lines), size)
        size -= STEP
    return Fitted(*_squeezed(words, room, most_lines))


def _squeezed(words: str, room: float, most_lines: int) -> tuple[tuple[str, ...], float]:
    """Lines of equal length, at whatever size lets the widest of them in."""
    each = -(-len(words) // most_lines)
    lines = tuple(words[at : at + each].strip() for at in range(0, len(words), each))
    widest = max(text_width(line, 1, bold=True) for line in lines)
    return lines, min(SMALLEST, room / widest)
