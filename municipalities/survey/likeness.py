"""How alike two questions read, by their words. No Django."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

WORD = re.compile(r"\w+")
CLOSE = 0.6  # of the words of both, from which on a question is worth suggesting
SUGGESTED = 3


def likeness(one: str, other: str) -> float:
    """The share of their words that two questions have in common in the same order, 0 to 1.

    Case and signs do not count; two without words are nothing alike.
    """
    mine, theirs = (WORD.findall(text.casefold()) for text in (one, other))
    if not mine or not theirs:
        return 0.0
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def most_alike(text: str, others: Mapping[int, str]) -> list[int]:
    """Keys of the texts most like one, the likest first; few, and none that is hardly like it."""
    found = ((likeness(text, other), key) for key, other in others.items())
    close = [(score, key) for score, key in found if score >= CLOSE]
    close.sort(key=lambda pair: -pair[0])
    return [key for _score, key in close[:SUGGESTED]]
