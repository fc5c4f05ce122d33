"""What is left of an answer when sentences are struck. Plain functions, no database."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from forkommune.evidence.segments import sentences_of
from forkommune.work.merging import digest

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. key: tells it from the others of this text, and from those of another."""

    key: str
    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of an answer, in order."""
    return [
        Sentence(f"{start}-{digest(text[start:end])}", text[start:end], start, end)
        for start, end in sentences_of(text)
    ]


def without(text: str, struck: Collection[str]) -> str:
    """The text without the sentences of some keys; keys of another text strike nothing."""
    kept = text
    for one in reversed(sentences(text)):
        if one.key in struck:
            kept = kept[: one.start] + kept[one.end :]
    return text if kept == text else _tidy(kept)


def remove_words(text: str, gone: Collection[str]) -> str:
    """A rewritten text without sentences that were struck too, where they still stand in it."""
    kept = text
    for words in gone:
        kept = kept.replace(words, "", 1)
    return text if kept == text else _tidy(kept)


def _tidy(text: str) -> str:
    """No double spaces and no empty lines where a sentence stood."""
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
