"""What a word is indexed and searched as."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from typing import NamedTuple

from .compounds import parts_of
from .lists import bokmal_stems, lists_digest
from .stems import SNOWBALL, stem
from .tokens import PART

# Raise it when the same lists and the same words are read in another way.
RULES = 1
ACCENTS = str.maketrans("éèêëàáâóòôüúù", "eeeeaaaooouuu")
MOST_LEAVES = 6


class Lexemes(NamedTuple):
    """The lexemes of one word.

    whole: of the word itself, in one or two readings. parts: of each part of a compound, in order;
        empty for a word that is none. groups: of parts that adjoin, without the whole.
    """

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    groups: tuple[str, ...]


@cache
def analyser_version() -> str:
    """Names the rules, the lists and the stemmer: what another version read must be read again."""
    content = f"{RULES} {SNOWBALL} {lists_digest()}"
    return hashlib.sha256(content.encode()).hexdigest()[:16]


@lru_cache(maxsize=50_000)
def lexemes_of(word: str) -> Lexemes:
    """The lexemes of a token; a word with hyphens is a compound of what they join."""
    pieces = PART.findall(word.translate(ACCENTS))
    leaves = [fold(leaf) for piece in pieces for leaf in parts_of(piece)]
    whole = dict.fromkeys(("".join(leaves), "".join(map(fold, pieces))))
    if len(leaves) < 2:
        return Lexemes(tuple(whole), (), ())
    return Lexemes(tuple(whole), tuple(leaves), _groups(leaves[:MOST_LEAVES], whole))


def fold(word: str) -> str:
    """The stem of a word without hyphens, in bokmål where the stems differ."""
    found = stem(word)
    return bokmal_stems().get(found, found)


def _groups(leaves: list[str], whole: dict[str, None]) -> tuple[str, ...]:
    spans = (
        "".join(leaves[start:end])
        for start in range(len(leaves))
        for end in range(start + 2, len(leaves) + 1)
    )
    return tuple(span for span in dict.fromkeys(spans) if span not in whole)
