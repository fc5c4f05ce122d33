"""Compounds taken apart: fjernvarmeanlegg is fjern, varme and anlegg.

Norwegian writes compounds as one word, now and then with a linking -s- or -e-. A word is cut into
known full forms: as few as can be, then the most common ones; each is cut again. A word that is more
common than the parts it could be cut into is left whole, so that `bil` is not found in `mobil`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .lists import frequencies, not_parts, short_beginnings, short_parts, whole_stems
from .stems import stem

LINKS = "se"
SHORTEST_WORD, LONGEST_WORD = 5, 40
# A part of four letters must be fairly common: the rarest are abbreviations and bits of names.
SHORTEST_PART, RAREST_SHORT = 4, 62
MOST_PARTS = 4
# How much rarer (hundredths of bel, over ten) than the word itself its parts may be.
RARER = 16


class Cut(NamedTuple):
    """A way to cut the beginning of a word; the smallest tuple is the best."""

    number: int
    links: int
    rarest: int
    parts: tuple[str, ...]


@lru_cache(maxsize=50_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The smallest parts of a word in small letters, in order; the word alone when it is no compound."""
    cut = _best_cut(word)
    if cut is None:
        return (word,)
    return tuple(smaller for part in cut.parts for smaller in parts_of(part))


def _best_cut(word: str) -> Cut | None:
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or stem(word) in whole_stems():
        return None
    known, length = frequencies(), len(word)
    best: list[Cut | None] = [None] * (length + 1)
    best[0] = Cut(0, 0, 0, ())
    for start in range(length - 1):
        begun = best[start]
        if begun is None or begun.number == MOST_PARTS:
            continue
        for end in range(start + 2, length + 1):
            part = word[start:end]
            if part == word or not _is_part(part, is_first=start == 0):
                continue
            rarest = max(begun.rarest, known.get(part, 0))
            longer = Cut(begun.number + 1, begun.links, rarest, (*begun.parts, part))
            _keep(best, end, longer)
            if end < length - 1 and word[end] in LINKS:
                _keep(best, end + 1, longer._replace(links=longer.links + 1))
    cut = best[length]
    if cut is None or cut.rarest > known.get(word, cut.rarest) + RARER:
        return None
    return cut


def _keep(best: list[Cut | None], end: int, cut: Cut) -> None:
    present = best[end]
    if present is None or cut < present:
        best[end] = cut


def _is_part(part: str, *, is_first: bool) -> bool:
    if part in short_parts() or (is_first and part in short_beginnings()):
        return True
    rarity = frequencies().get(part)
    if rarity is None or len(part) < SHORTEST_PART or part in not_parts():
        return False
    return len(part) > SHORTEST_PART or rarity <= RAREST_SHORT
