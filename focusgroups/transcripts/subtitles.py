"""Subtitles, WebVTT and SRT: each cue with its time, its speaker and its words.

Sources: W3C WebVTT, sections 4.1-4.2 (blocks, cue timings, voice spans); SRT has no standard, so it is
read as players read it: numbers are skipped, commas are points. Nothing broken is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from django.utils.translation import gettext as _

from forkommune.work.importing import Fault

from .speech import Labelled, labelled
from .turns import CLOCK, NOBODY, Transcript, Turn, joined, plain, seconds_of

ARROW = "-->"
TIMES = re.compile(rf"^\s*({CLOCK})\s*{ARROW}\s*({CLOCK})(?:\s|$)")
NO_CUE = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
TAG = re.compile(r"</?[^>]*>")
SHOWN = 60

Block = Sequence[tuple[int, str]]  # lines by their numbers


def is_subtitles(text: str) -> bool:
    """Whether a text is one of the two: it says so, or it has times with an arrow."""
    return text.startswith("WEBVTT") or bool(re.search(TIMES.pattern, text[:5_000], re.MULTILINE))


def read_subtitles(text: str) -> Transcript:
    """The turns of a file of subtitles; each block that cannot be read is in `broken`."""
    turns: list[Turn] = []
    broken: list[Fault] = []
    for block in _blocks(text):
        _read(block, turns.append, broken.append)
    return Transcript(tuple(joined(turns)), tuple(broken))


def _blocks(text: str) -> Iterator[Block]:
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if TIMES.match(line) and any(TIMES.match(before) for _number, before in lines):
            own = [lines.pop()] if lines[-1][1].strip().isdecimal() else []  # the next cue's number
            yield lines  # nobody left an empty line before the next cue
            lines = own
        if line.strip():
            lines.append((number, line))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _read(block: Block, say: Callable[[Turn], None], tell: Callable[[Fault], None]) -> None:
    (number, first), *others = block
    if NO_CUE.match(first):
        return
    if ARROW not in first and others and ARROW in others[0][1]:  # the cue's name or number
        (number, first), *others = others
    times = TIMES.match(first)
    place = _("line %d") % number
    if times is None:
        tell(Fault(place, first.strip()[:SHOWN], _no_time(first)))
        return
    try:
        start, end = map(seconds_of, times.groups())
    except ValueError:
        tell(Fault(place, first.strip()[:SHOWN], _no_time(ARROW)))
        return
    if end < start:
        reason = _("The words end before they begin. Correct one of the times.")
        tell(Fault(place, first.strip()[:SHOWN], reason))
        return
    for label, words in _spoken("\n".join(line for _number, line in others)):
        say(Turn(place, label, start, words))


def _no_time(line: str) -> str:
    if ARROW in line:
        return _("The time cannot be read. Write it as 00:12:03.000 --> 00:12:07.500.")
    return _("No time stands above these words. Put one there, or take the empty line out.")


def _spoken(words: str) -> Iterator[Labelled]:
    """Speakers by voice spans; else by a label before the words of a line."""
    before, *voices = VOICE.split(words)
    if not voices:
        for one in labelled(_bare(words).split("\n")):
            yield one._replace(words=plain(one.words))
        return
    if lead := plain(_bare(before)):
        yield Labelled(NOBODY, lead)
    for label, said in zip(voices[::2], voices[1::2], strict=True):
        if told := plain(_bare(said)):
            yield Labelled(plain(unescape(label)), told)


def _bare(words: str) -> str:
    return unescape(TAG.sub("", words)).replace("\xa0", " ")
