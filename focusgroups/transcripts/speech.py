"""Speech written out in lines, as people and programs write it: who speaks stands before a colon, or
alone on a line with the time.

    A: Vi ble spurt da alt var bestemt.         [00:12:03] A: Vi ble spurt …
    Deltaker 3 (00:12:03): Vi ble spurt …       00:12:03 Deltaker 3
    Kari Moe   12:03                            Vi ble spurt …
    - A: Vi ble spurt …                         **A:** Vi ble spurt …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from forkommune.work.importing import Fault

from .turns import CLOCK, NOBODY, Transcript, Turn, joined, plain, seconds_of

TIME = rf"[\[(]?({CLOCK})[\])]?"
# A speaker is called by at most four short words that begin with a capital or a number.
LABEL = r"((?:[A-ZÆØÅÄÖ][\w.'’-]{0,24}|\d{1,3})(?: (?:[A-ZÆØÅÄÖ][\w.'’-]{0,24}|\d{1,3})){0,3})"
# Two figures after the colon are a time of day, and none of a speaker's words.
SPOKEN = re.compile(
    rf"^[-–•*]?\s*\**(?:{TIME}\s*[-–]?\s*)?{LABEL}\s*(?:{TIME})?\s*\**:(?!//|\d\d)\**\s*(.*)$"
)
ALONE = re.compile(rf"^(?:{TIME}\s+[-–]?\s*{LABEL}|{LABEL}\s+[-–]?\s*{TIME})$")
ONLY_TIME = re.compile(rf"^{TIME}$")


class Labelled(NamedTuple):
    """Words, and the label before them; `NOBODY` where there is none."""

    label: str
    words: str


class _Line(NamedTuple):
    number: int
    label: str | None
    clock: str | None
    words: str


def read_speech(text: str) -> Transcript:
    """The turns of a text in lines; a line without a speaker goes on with the turn before."""
    turns: list[Turn] = []
    broken: list[Fault] = []
    label, seconds = NOBODY, None
    for line in _lines(text):
        place = _("line %d") % line.number
        if line.clock:
            try:
                seconds = seconds_of(line.clock)
            except ValueError:
                broken.append(Fault(place, line.clock, _("Minutes and seconds end at 59.")))
        label = label if line.label is None else line.label
        if line.words:
            turns.append(Turn(place, label, seconds, line.words))
    return Transcript(tuple(joined(turns)), tuple(broken))


def labelled(lines: Iterable[str]) -> Iterator[Labelled]:
    """The words of some lines by the labels before them; what follows a label is its own."""
    label, words = NOBODY, list[str]()
    for line in map(plain, lines):
        found = SPOKEN.match(line)
        if found is None:
            words.append(line)
            continue
        if any(words):
            yield Labelled(label, " ".join(words))
        label, words = found[2], [found[4]]
    if any(words):
        yield Labelled(label, " ".join(words))


def _lines(text: str) -> Iterator[_Line]:
    for number, written in enumerate(text.split("\n"), start=1):
        line = plain(written)
        if found := ALONE.match(line):
            yield _Line(number, found[2] or found[3], found[1] or found[4], "")
        elif found := SPOKEN.match(line):
            yield _Line(number, found[2], found[1] or found[3], found[4])
        elif found := ONLY_TIME.match(line):
            yield _Line(number, None, found[1], "")
        elif line:
            yield _Line(number, None, None, line)
