"""Where a turn speaks of somebody by letter or by name, and the turn with those words blacked out.

Offsets are code points, 0-based and half-open. Plain functions, no database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

BLOCK = "█"
# Letters that are Norwegian words too: at the beginning of a sentence they are taken for these.
WORDS_TOO = "IÅ"
SHORTEST = 3  # letters; shorter parts of a name stand in other words' place too often
PARTICLES = frozenset({"van", "von", "der", "den", "del", "las", "los"})

Span = tuple[int, int]


def parts_of(name: str) -> list[str]:
    """What of a name somebody may be called by in speech: the whole, and each part by itself."""
    parts = [part.strip(".,") for part in name.split()]
    alone = [p for p in parts if len(p) >= SHORTEST and p.casefold() not in PARTICLES]
    return list(dict.fromkeys([name.strip(), *alone])) if name.strip() else []


def spans_of(text: str, words: Iterable[str]) -> list[Span]:
    """Where some words stand whole, also with a genitive s; letters as they are, names in any case."""
    found: set[Span] = set()
    for word in filter(None, words):
        found |= {match.span(1) for match in _pattern(word).finditer(text)}
    return _apart(found)


def words_at(text: str, spans: Iterable[Span]) -> list[str]:
    """The words of some stretches, each once in their order."""
    return list(dict.fromkeys(text[start:end] for start, end in spans))


def blackened(text: str, words: Iterable[str]) -> str:
    """The text with a block for each letter of the words; as long as it was."""
    for start, end in spans_of(text, words):
        text = text[:start] + BLOCK * (end - start) + text[end:]
    return text


def _pattern(word: str) -> re.Pattern[str]:
    literally = re.escape(word)
    if len(word) == 1 and word in WORDS_TOO:
        return re.compile(rf"(?<=[\w,;:–-] )({literally})(?!\w)")
    if len(word) == 1:
        return re.compile(rf"(?<![\w°])({literally})(?!\w)")
    return re.compile(rf"(?<!\w)({literally})(?=s?(?!\w))", re.IGNORECASE)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In order; of those that overlap the longer, earlier one holds."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
