"""The text of a summary: paragraphs, and marks where something that was said is quoted.

A quote is no text of its own: a mark names the passage, and the words are looked up whenever they are
shown. So a quote that may no longer stand is gone at once, wherever it stood. No Django here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MARK = re.compile(r"\[\s*sitat\s+(\d{1,12})\s*\]", re.IGNORECASE)
BREAK = re.compile(r"\n[ \t]*\n+")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
COPIED = 6  # words in a row that nobody writes by chance as somebody else has said them


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the writer; or the key of a passage that is quoted here."""

    words: str
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that stand in the summary as somebody said them, and in which note."""

    words: str
    note: int


def paragraphs(text: str) -> list[list[Piece]]:
    """The paragraphs in order, each in its pieces; empty ones are left out."""
    blocks = (block.strip() for block in BREAK.split(text.replace("\r\n", "\n")))
    return [list(_pieces(block)) for block in blocks if block]


def quoted(text: str) -> list[int]:
    """The passages that are quoted, each once."""
    return list(dict.fromkeys(int(found) for found in MARK.findall(text)))


def with_quote(text: str, passage: int) -> str:
    """The text with a mark for the passage as its last paragraph."""
    return f"{text.rstrip()}\n\n[sitat {passage}]".lstrip()


def own_words(text: str) -> str:
    """The text without its marks: what the writer wrote."""
    return MARK.sub(" ", text)


def copies(text: str, notes: Iterable[tuple[int, str]]) -> list[Copy]:
    """Runs of COPIED words and more that the writer copied from notes, the longest of each note.

    notes: number and words of each. Case and punctuation do not count.
    """
    written = own_words(text)
    words = [found.group().casefold() for found in WORD.finditer(written)]
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - COPIED + 1):
        places.setdefault(tuple(words[at : at + COPIED]), []).append(at)
    spans = [found.span() for found in WORD.finditer(written)]
    found = []
    for note, said in notes:
        if run := _longest(words, _words(said), places):
            first, length = run
            copied = written[spans[first][0] : spans[first + length - 1][1]]
            found.append(Copy(copied, note))
    return found


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in WORD.finditer(text)]


def _longest(
    written: list[str], said: list[str], places: dict[tuple[str, ...], list[int]]
) -> tuple[int, int] | None:
    """Where the longest run of `said` begins in `written`, and how many words it has."""
    best: tuple[int, int] | None = None
    for at in range(len(said) - COPIED + 1):
        for place in places.get(tuple(said[at : at + COPIED]), ()):
            length = COPIED
            while (
                place + length < len(written)
                and at + length < len(said)
                and written[place + length] == said[at + length]
            ):
                length += 1
            if best is None or length > best[1]:
                best = (place, length)
    return best


def _pieces(block: str) -> Iterator[Piece]:
    at = 0
    for found in MARK.finditer(block):
        if before := block[at : found.start()].strip():
            yield Piece(before)
        yield Piece("", int(found.group(1)))
        at = found.end()
    if rest := block[at:].strip():
        yield Piece(rest)
