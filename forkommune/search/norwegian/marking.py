"""Where a text has what was searched for, and the piece of it that shows most."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from .analysis import lexemes_of
from .tokens import Token, normal, tokens_of

SNIPPET = 240
BEFORE = 60


class Piece(NamedTuple):
    """A piece of a text as it is written, not escaped; `hit` where it is to be marked."""

    text: str
    hit: bool = False


def pieces_of(text: str, lexemes: Set[str]) -> list[Piece]:
    """The whole text in pieces; joined they are the normal text again."""
    whole = normal(text)
    pieces: list[Piece] = []
    end = 0
    for token in tokens_of(whole):
        if is_hit(token, lexemes):
            if token.start > end:
                pieces.append(Piece(whole[end : token.start]))
            pieces.append(Piece(whole[token.start : token.end], hit=True))
            end = token.end
    if end < len(whole):
        pieces.append(Piece(whole[end:]))
    return pieces


def snippet_of(text: str, lexemes: Set[str], length: int = SNIPPET) -> list[Piece]:
    """The piece with most different hits, cut between words, with … where text is left out.

    A text that is short enough is whole; one without a hit is shown from its beginning.
    """
    whole = normal(text)
    if len(whole) <= length:
        return pieces_of(whole, lexemes)
    start = max(0, _best_start(whole, lexemes, length) - BEFORE)
    # A text that ends before the piece does is shown from further ahead.
    start = min(start, len(whole) - length)
    start = _between_words(whole, start)
    end = _between_words_back(whole, start + length)
    shown = pieces_of(whole[start:end].strip(), lexemes)
    before = [Piece("… ")] if start else []
    return [*before, *shown, *([Piece(" …")] if end < len(whole) else [])]


def is_hit(token: Token, lexemes: Set[str]) -> bool:
    """Whether a word is found by one of these lexemes, as itself or by a part of it."""
    return not lexemes.isdisjoint(_found_by(token.word))


@lru_cache(maxsize=50_000)  # the words of the texts of a page, most of them over and over
def _found_by(word: str) -> frozenset[str]:
    return frozenset(chain(*lexemes_of(word)))


def _best_start(whole: str, lexemes: Set[str], length: int) -> int:
    """Where the piece begins that has most different hits; of those the first."""
    hits = [token for token in tokens_of(whole) if is_hit(token, lexemes)]
    counted = [
        (
            -len({one.word for one in hits[at:] if one.end - first.start <= length - BEFORE}),
            first.start,
        )
        for at, first in enumerate(hits)
    ]
    return min(counted)[1] if counted else 0


def _between_words(text: str, at: int) -> int:
    """The nearest beginning of a word at or after a place."""
    if at == 0 or text[at - 1].isspace():
        return at
    following = text.find(" ", at)
    return following + 1 if following != -1 else at


def _between_words_back(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    before = text.rfind(" ", 0, at + 1)
    return before if before > 0 else at
