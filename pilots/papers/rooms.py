"""How much of an example one page has room for. Plain Python: lines are guessed before they are laid out.

Laying out takes a fifth of a second, so the first try should be the right one; a guess that was too
hopeful is tried again with less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

BLOCK = re.compile(r"<(p|li|h1|h2|tr|caption)\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
PAGE = 700.0  # points between head and foot


@dataclass(frozen=True)
class Room:
    """What a page shows; None leaves nothing out.

    story, facts: parts by name. few: rows of each list. signs: of each text. is_tight: in small type.
    """

    story: Collection[str] | None = None
    facts: Collection[str] | None = None
    few: int | None = None
    signs: int | None = None
    is_tight: bool = False
    is_page: bool = True

    def of(self, text: str) -> str:
        """A text as far as there is room for it; one that is cut says so."""
        if self.signs is None or len(text) <= self.signs:
            return text
        return text[: self.signs].rsplit(" ", 1)[0] + " …"


WHOLE = Room(is_page=False)  # a paper of as many pages as it takes
BRIEF = (
    "instruments",
    "actors",
    "transition_level",
    "cost",
    "funding",
    "person_years",
    "months_to_carry_out",
)
# What one page gives up, step by step; the last holds whatever is put in it.
SHORTER = (
    Room(),
    Room(is_tight=True),
    Room(("challenge", "steps", "did_not_work", "advice"), BRIEF, 6, 500, is_tight=True),
    Room(("steps", "did_not_work", "advice"), BRIEF, 5, 350, is_tight=True),
    Room(("did_not_work", "advice"), BRIEF, 4, 300, is_tight=True),
    Room(("did_not_work", "advice"), BRIEF[3:], 3, 250, is_tight=True),
    Room(("did_not_work",), ("cost", "funding", "person_years"), 2, 200, is_tight=True),
    Room((), ("cost", "funding"), 2, 120, is_tight=True),
)


@dataclass(frozen=True)
class Type:
    """A size of type, in points. signs: that a line holds."""

    line: float
    signs: int
    heading: float
    title: float
    title_signs: int


NORMAL = Type(line=14, signs=96, heading=28, title=28, title_signs=38)
TIGHT = Type(line=12.25, signs=113, heading=21, title=21, title_signs=54)


def height(html: str, size: Type) -> float:
    """About how high a page of these blocks becomes, in points."""
    return sum(_heights(html, size))


def _heights(html: str, size: Type) -> Iterator[float]:
    half = size.line / 2
    for tag, inner in BLOCK.findall(html):
        long = len(" ".join(TAG.sub("", inner).split()))
        if tag == "h1":
            yield -(-long // size.title_signs) * size.title + 2 * size.line
        elif tag in ("h2", "caption"):
            yield size.heading
        elif tag == "tr":  # the value has three quarters of the width, in smaller type
            yield max(1, -(-long // size.signs)) * size.line + half
        else:
            yield max(1, -(-long // size.signs)) * size.line + half / 2


def first_guess(drawn: Callable[[Room], str], rooms: Sequence[Room] = SHORTER) -> int:
    """The place of the first room in which all seems to fit; the last one where none does."""
    for at, room in enumerate(rooms):
        if height(drawn(room), TIGHT if room.is_tight else NORMAL) <= PAGE:
            return at
    return len(rooms) - 1
