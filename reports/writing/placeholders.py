"""Names in braces that stand for what the data say: `{tall:kommuner}`. No Django.

A sort, a colon and a name, on one line. A brace that is meant as such is written `\\{`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER, TABLE, FIGURE, PASSAGE, WORK = "tall", "tabell", "figur", "utdrag", "kilde"
SORTS = (NUMBER, TABLE, FIGURE, PASSAGE, WORK)
# In a frozen text a passage is named by its place in the snapshot, which says nothing outside of it.
PLACE = "plass-"
PATTERN = re.compile(r"\{([^\W\d_]{2,20}):([^{}:\n]{0,80})\}")
FOUND = re.compile(r"\\.|" + PATTERN.pattern)


@dataclass(frozen=True)
class Placeholder:
    """One of them. line: from 1; start, end: in the whole text."""

    sort: str
    name: str
    line: int = 0
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        return f"{{{self.sort}:{self.name}}}"

    @property
    def passage(self) -> int | None:
        """The key of the passage that is named; None for anything else."""
        is_one = self.sort == PASSAGE and self.name.isascii() and self.name.isdigit()
        return int(self.name) if is_one and len(self.name) < 16 else None


def placeholders(text: str) -> Iterator[Placeholder]:
    """Those of a text in their order, whatever they name."""
    for found in FOUND.finditer(text):
        if found[1]:
            line = text.count("\n", 0, found.start()) + 1
            yield _of(found, line)


def _of(found: re.Match[str], line: int) -> Placeholder:
    return Placeholder(found[1].lower(), found[2].strip(), line, *found.span())


def placed(text: str, places: dict[int, int]) -> str:
    """The text with the place in the snapshot for every passage that it names."""
    made, at = [], 0
    for one in placeholders(text):
        if one.passage in places:
            made += [text[at : one.start], f"{{{PASSAGE}:{PLACE}{places[one.passage]}}}"]
            at = one.end
    return "".join([*made, text[at:]])
