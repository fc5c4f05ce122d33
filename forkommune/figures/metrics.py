"""How wide text becomes, without a font at hand: advance widths of Inter 4.1 (OFL).

The widths are those of the regular weight in thousandths of the font size; the semi-bold is up to
4 % wider as running text. Needed because labels must never meet or leave the drawing, and the same
bytes must come out whether or not the machine has the font.
"""

import re
import unicodedata
from functools import lru_cache

BOLD_FACTOR = 1.04
BREAKS = re.compile(r"[ \t\r\n]+")  # not the unbreakable spaces, which str.split() takes too
WIDEST = 1000
VOWELS = "aeiouyæøå"

_BY_WIDTH = {
    182: "\u202f",
    242: "ijl",
    288: "I !.,:;|'·",
    327: "t\u00a0’`",
    370: "fr()[]{}/\\",
    460: '-*₂²³"“”^_°?',
    528: "szx–",
    562: "aåckvy7LJ1",
    600: "eøoEF«»gbdpqhnu",
    620: "0235689TZSPRB4$#",
    662: "+−=<>~×≥≤±€&K",
    700: "AÅVXYC",
    765: "DGHNUOØQ",
    864: "…mwM½",
    954: "æ→←↑↓",
    1000: "WÆ%@—",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


@lru_cache(maxsize=512)
def _advance(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(base, WIDEST)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line in the unit of `size`; a letter we have no width for counts as the widest."""
    total = sum(map(_advance, text)) * size / 1000
    return total * BOLD_FACTOR if bold else total


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `room`, broken at spaces and inside words only where it must.

    Gives at least one line. A single letter wider than `room` still gets its own line.
    """
    lines: list[str] = []
    line = ""
    for word in BREAKS.split(text):
        trial = f"{line} {word}" if line else word
        if not line or text_width(trial, size, bold=bold) <= room:
            line = trial
        else:
            lines.append(line)
            line = word
        while text_width(line, size, bold=bold) > room and len(line) > 1:
            cut = _fitting(line, size, room, bold)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


def clipped(lines: list[str], most: int, size: float, room: float) -> list[str]:
    """The first `most` lines, the last of them with an ellipsis where anything was left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(f"{last}…", size) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def abbreviated(text: str, size: float, room: float) -> str:
    """`text` with each word that is wider than `room` cut to what fits and a full stop: "Kongsb.".

    Cut after a consonant where one fits, as Norwegian abbreviations are; at least one letter stays.
    """
    return " ".join(_cut(word, size, room) for word in BREAKS.split(text))


def _cut(word: str, size: float, room: float) -> str:
    if text_width(word, size) <= room:
        return word
    starts = (word[:count] for count in range(len(word) - 1, 0, -1))
    fitting = [start for start in starts if text_width(f"{start}.", size) <= room] or [word[0]]
    after_consonant = (s for s in fitting if len(s) > 2 and s[-1].lower() not in VOWELS)
    return next(after_consonant, fitting[0]) + "."


def _fitting(word: str, size: float, room: float, bold: bool) -> int:
    """How many letters of `word` fit, at least one; a hyphen in it is the best place to break."""
    count = len(word)
    while count > 1 and text_width(word[:count], size, bold=bold) > room:
        count -= 1
    hyphen = word.rfind("-", 0, count)
    return hyphen + 1 if hyphen > 0 else count
