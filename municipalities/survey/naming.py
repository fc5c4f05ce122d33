"""Municipalities as people paste them: numbers or names, one a line or with commas between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BETWEEN = re.compile(r"[,;\n\t]+")
NUMBER = re.compile(r"\d{3,4}")
BOTH = re.compile(r"(\d{3,4}) (.+)")  # as messages and lists of the portal write them
CALLED = re.compile(r" (?:kommune|herad)$")
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A municipality that can be named. key: of its row."""

    key: int
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A pasted piece that names no municipality, or several; `numbers` are the several."""

    typed: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What was read: keys of municipalities in the order they came, once each, and the rest."""

    keys: list[int]
    unclear: list[Unclear]


def read_named(text: str, known: Iterable[Known]) -> Named:
    """Find out which municipalities a text names, whatever the case and the leading zero.

    A name that several have is unclear: only the number tells them apart. So is what names none.
    """
    by_word: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        by_word[one.number].append(one)
        by_word[one.name.casefold()].append(one)
    keys: dict[int, None] = {}
    unclear: list[Unclear] = []
    for piece in BETWEEN.split(text):
        typed = " ".join(piece.split())
        found = _found(typed, by_word) if typed else None
        if found is None:
            continue
        if len(found) == 1:
            keys[found[0].key] = None
        else:
            unclear.append(Unclear(typed, tuple(one.number for one in found)))
    return Named(list(keys), unclear)


def _found(typed: str, by_word: Mapping[str, list[Known]]) -> list[Known]:
    """Those that a piece can mean; where it says number and name, both must be of the same."""
    if both := BOTH.fullmatch(typed):
        name = _word(both[2])
        return [one for one in by_word.get(_word(both[1]), []) if one.name.casefold() == name]
    return by_word.get(_word(typed), [])


def _word(typed: str) -> str:
    """What a piece is looked up by: a number in four digits, else the name in small letters."""
    if NUMBER.fullmatch(typed):
        return typed.zfill(DIGITS)
    return CALLED.sub("", typed.casefold())
