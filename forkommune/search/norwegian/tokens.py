"""Words of a text, where they stand in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
PART = re.compile(r"[^\W_]+")


class Token(NamedTuple):
    """A word in lower case, and the piece [start, end) of the normal text that it was read from."""

    word: str
    start: int
    end: int

    @property
    def hyphen_parts(self) -> list[str]:
        """`sol`, `og`, `vind` of `sol-og-vind`; nothing for a word without hyphens."""
        parts = PART.findall(self.word)
        return parts if len(parts) > 1 else []


def normal(text: str) -> str:
    """The text as it is read and marked: composed letters (a + ring is å), without soft hyphens."""
    return unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "")


def tokens_of(text: str) -> Iterator[Token]:
    """The words of a text that is `normal` already."""
    for found in WORD.finditer(text):
        yield Token(found.group().lower(), found.start(), found.end())
