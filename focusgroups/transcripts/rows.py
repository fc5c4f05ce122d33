"""A transcript that is set as a table in Word: time, who speaks and the words in columns of their own."""

from __future__ import annotations

import re

from .speech import LABEL, TIME

BETWEEN = " | "  # what the reader of documents puts between the cells of a row
ONLY_TIMES = re.compile(rf"^{TIME}(?:\s*[-–]\s*{TIME})?$")  # when the words begin, and end
ONLY_LABEL = re.compile(rf"^{LABEL}\s*:?$")
HEADS = frozenset(
    {
        *("tid", "tidspunkt", "tidskode", "nr", "hvem", "kven", "taler", "talar", "deltaker"),
        *("deltakar", "navn", "namn", "tekst", "ord", "utsagn", "innhold", "innhald", "time"),
        *("speaker", "text"),
    }
)


def as_speech(line: str) -> str:
    """A row as a line that says who speaks before the words; any other line, and a row in which
    nobody is named, as it is. The heads of the columns are no words: they become an empty line."""
    if BETWEEN.strip() not in line:
        return line
    cells = [cell.strip() for cell in line.split(BETWEEN.strip())]
    if {cell.casefold() for cell in cells} <= HEADS | {""}:
        return ""
    clock = label = ""
    rest = list(cells)
    while rest and not label:
        if found := ONLY_TIMES.match(rest[0]):
            clock = clock or found[1]
        elif named := ONLY_LABEL.match(rest[0]):
            label = named[1]
        elif rest[0]:
            break
        rest.pop(0)
    words = " ".join(filter(None, rest))
    if label:
        return f"[{clock}] {label}: {words}" if clock else f"{label}: {words}"
    return words if len(rest) < len(cells) else line
