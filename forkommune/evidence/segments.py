"""Cut a text for drawing: paragraphs, pieces between boundaries, lanes in the margin. No Django.

Offsets are code points, half-open. A lane is a column of bars beside the text.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Ends where a sentence mark is followed by white space, or at a line break.
SENTENCE = re.compile(r"[^\n]*?(?:[.!?…](?=\s|$)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Span:
    """Something drawn on `[start, end)`; `key` tells spans on the same words apart."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on which the same spans lie, the lowest lane first."""

    start: int
    text: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with its line break. `start16` counts UTF-16 units, as browsers do.

    begins: keys of the spans that begin here, in the order of the text.
    """

    start: int
    start16: int
    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]


def lanes_of(spans: Iterable[Span]) -> dict[int, int]:
    """The lane of each span, from 0: the first that is free, so that touching bars never share one.

    The longer of two that begin together gets the lower lane.
    """
    taken: list[int] = []
    lanes: dict[int, int] = {}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.key)):
        lane = next((n for n, end in enumerate(taken) if end < span.start), len(taken))
        taken[lane : lane + 1] = [span.end]
        lanes[span.key] = lane
    return lanes


def paragraphs_of(text: str, spans: Sequence[Span]) -> list[Paragraph]:
    """The text by lines, cut at every boundary of a span; all pieces together are the text."""
    lanes = lanes_of(spans)
    lines: list[Paragraph] = []
    start = start16 = 0
    for line in text.splitlines(keepends=True) if text else [""]:
        end = start + len(line)
        here = [s for s in spans if s.start < end and s.end > start]
        begins = sorted(
            (s for s in here if s.start >= start), key=lambda s: (s.start, lanes[s.key])
        )
        pieces = _pieces(text, start, end, here, lanes)
        lines.append(Paragraph(start, start16, pieces, tuple(s.key for s in begins)))
        start, start16 = end, start16 + _utf16(line)
    return lines


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence stands, without the white space around it."""
    found = []
    for match in SENTENCE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            found.append((start, start + len(stripped)))
    return found


def _pieces(
    text: str, start: int, end: int, spans: Sequence[Span], lanes: dict[int, int]
) -> tuple[Piece, ...]:
    inner = {place for s in spans for place in (s.start, s.end) if start < place < end}
    cuts = [start, *sorted(inner), end]
    return tuple(
        Piece(a, text[a:b], tuple(sorted(_over(spans, a, b), key=lambda key: lanes[key])))
        for a, b in itertools.pairwise(cuts)
    )


def _over(spans: Sequence[Span], start: int, end: int) -> list[int]:
    return [s.key for s in spans if s.start <= start and s.end >= end]


def _utf16(text: str) -> int:
    return len(text) + sum(ord(character) > 0xFFFF for character in text)
