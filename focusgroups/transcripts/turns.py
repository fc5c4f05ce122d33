"""What was said, turn after turn, whatever kind of file it came in. Plain functions, no database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from forkommune.work.importing import Fault

# 3:07, 12:03, 00:12:03, with tenths or thousandths behind a point or a comma.
CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
NOBODY = ""  # the label of words beside which no speaker stands


@dataclass(frozen=True)
class Turn:
    """Words of one speaker. label: as the file names who spoke; `NOBODY` where it does not.

    place: where it begins, for a message. seconds: into the recording; None where no time is given.
    """

    place: str
    label: str
    seconds: float | None
    text: str


@dataclass(frozen=True)
class Transcript:
    """All turns in the order of the file, and what could not be read of it."""

    turns: tuple[Turn, ...]
    broken: tuple[Fault, ...] = ()

    @property
    def labels(self) -> Counter[str]:
        """Who speaks, in the order of their first turns, and how often."""
        return Counter(turn.label for turn in self.turns)


def seconds_of(clock: str) -> float:
    """Seconds of a time by `CLOCK`. Raises ValueError for 61 minutes or seconds."""
    *hours, minutes, seconds = clock.replace(",", ".").split(":")
    if float(seconds) >= 60 or (hours and int(minutes) >= 60):
        raise ValueError(f"{clock} is no time: minutes and seconds end at 59.")
    return 3600 * int(hours[0] if hours else 0) + 60 * int(minutes) + float(seconds)


def joined(turns: Iterable[Turn], by: str = " ") -> Iterator[Turn]:
    """The same with what one speaker said on end as one turn; subtitles cut it every few seconds."""
    last: Turn | None = None
    for turn in turns:
        if last is not None and last.label == turn.label:
            last = replace(last, text=f"{last.text}{by}{turn.text}".strip())
            continue
        if last is not None:
            yield last
        last = turn
    if last is not None:
        yield last


def without_labels(turns: Iterable[Turn], no_speakers: frozenset[str]) -> Iterator[Turn]:
    """The same where some labels are no speakers (“Vi sa det slik: …”): these words go on with the
    turn before, their label too."""
    before: Turn | None = None
    for turn in turns:
        if turn.label not in no_speakers:
            if before is not None:
                yield before
            before = turn
            continue
        words = f"{turn.label}: {turn.text}" if turn.label else turn.text
        if before is None:
            before = replace(turn, label=NOBODY, text=words)
        else:
            before = replace(before, text=f"{before.text} {words}")
    if before is not None:
        yield before


def plain(words: str) -> str:
    """Words on one line, without marks of direction and spaces at the ends."""
    return re.sub(r"\s+", " ", words.translate(INVISIBLE)).strip()


INVISIBLE = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200e\u200f\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
