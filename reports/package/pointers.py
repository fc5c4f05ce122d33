"""Where in the data the words and numbers of a page stand, as JSON pointers ("/municipalities/3/name")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .shipped.regning.skrift import forms_of, is_printed_as, numbers_in

REFERENCE = re.compile(r"\[?\b[PRK]-[0-9A-Z]{2,}\b\]?")
LONG = 12  # signs of a text that is looked for though it holds no number
MANY = "/municipalities/"  # a country has tens of thousands of them: only those with numbers are looked for
UP = 3  # rows above the one in which words stand
# What the page does not print in words, or says of the file and not of the matter.
PASSED_OVER = frozenset({"/changes/snapshot", "/edition/sha256"})


@dataclass(frozen=True)
class Index:
    """All words of the data by how they are printed. named: those that stand beside numbers in their row."""

    pointers: dict[str, list[str]]  # form -> pointers
    sought: tuple[str, ...]  # forms that are looked for inside a text, the longest first
    scalars: dict[str, dict[str, Any]]  # pointer of a row -> its numbers by their pointers

    @classmethod
    def of(cls, data: Any) -> Index:
        """The index of a snapshot."""
        pointers: defaultdict[str, list[str]] = defaultdict(list)
        scalars: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for pointer, value in walk(data):
            if pointer in PASSED_OVER:
                continue
            for form in forms_of(value):
                pointers[form].append(pointer)
            if isinstance(value, int | float) and not isinstance(value, bool):
                row = parent(pointer)
                scalars[row][pointer] = value
                scalars[parent(row)].setdefault(pointer, value)
        sought = [
            form
            for form, places in pointers.items()
            if numbers_in(form) or (len(form) >= LONG and _is_few(places[0]))
        ]
        return cls(dict(pointers), tuple(sorted(sought, key=len, reverse=True)), dict(scalars))

    def inside(self, text: str, context: str) -> list[tuple[int, int, str]]:
        """Words of the data that stand in a text: where, and in which row of the data."""
        found: list[tuple[int, int, str]] = []
        for form in self.sought:
            start = text.find(form)
            while start >= 0:
                end = start + len(form)
                is_free = all(end <= one[0] or one[1] <= start for one in found)
                if is_free and _is_whole(text, start, end):
                    found.append((start, end, _nearest(self.pointers[form], context)))
                start = text.find(form, end)
        return found

    def exactly(self, text: str, context: str) -> list[str]:
        """Where a text stands in the data as it is, without the mark on invented rows after it."""
        plain = REFERENCE.sub("", text).removesuffix(" Oppdiktet eksempel").strip()
        places = self.pointers.get(plain, [])
        near = [one for one in places if context and one.startswith(f"{context}/")]
        return near or places

    def beside(self, pointers: Sequence[str], printed: str) -> str:
        """The number of the same row of the data that is written so; "" where there is none."""
        for pointer in pointers:
            for row in above(pointer):
                for place, value in self.scalars.get(row, {}).items():
                    if is_printed_as(value, printed):
                        return place
        return ""


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no longer number or word goes on where the words begin or end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _nearest(places: Sequence[str], context: str) -> str:
    return next((one for one in places if context and one.startswith(f"{context}/")), places[0])


def _is_few(pointer: str) -> bool:
    return not pointer.startswith(MANY)


def above(pointer: str) -> Iterator[str]:
    """The row in which a value stands, and those around it, but never the whole."""
    row = parent(pointer)
    for _step in range(UP):
        if row.count("/") < 2:
            return
        yield row
        row = parent(row)


def parent(pointer: str) -> str:
    """The row in which a value stands."""
    return pointer.rpartition("/")[0]


def walk(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no row or list, with its pointer, in an order that the keys alone decide."""
    if isinstance(value, dict):
        for key in sorted(value):
            step = key.replace("~", "~0").replace("/", "~1")
            yield from walk(value[key], f"{pointer}/{step}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from walk(one, f"{pointer}/{at}")
    else:
        yield pointer, value
