"""Several short texts as the one that a researcher wants to read, with marks moved along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One answer, page or note: what stands over it, and its words. key: tells pieces apart."""

    key: int
    heading: str
    text: str


@dataclass(frozen=True)
class Assembled:
    """The whole text, and where the words of each piece begin in it, in code points."""

    text: str
    starts: dict[int, int]


def assemble(pieces: Iterable[Piece]) -> Assembled:
    """Headings and words, an empty line between pieces; ends with one line feed.

    `text[starts[key] : starts[key] + len(piece.text)]` is the piece, to the letter.
    """
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for piece in pieces:
        before = ("\n" if parts else "") + (f"{piece.heading}\n" if piece.heading else "")
        starts[piece.key] = length + len(before)
        parts.append(f"{before}{piece.text}\n")
        length += len(parts[-1])
    return Assembled("".join(parts), starts)
