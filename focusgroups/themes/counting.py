"""Who said what, in numbers of people: by session and actor group, and what may be shared of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from forkommune.figures.small_cells import K, enough, nameable


@dataclass(frozen=True)
class Seat:
    """Where somebody sat: a session, and for whom. Both by their keys."""

    session: str
    actor: str


@dataclass(frozen=True)
class Spread:
    """Which of some parts said something. unlooked: parts in whose words nobody has looked for it."""

    said: tuple[str, ...]
    silent: tuple[str, ...]
    unlooked: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether each of several parts said it."""
        return len(self.said) > 1 and not self.silent and not self.unlooked

    @property
    def only(self) -> str:
        """The one part that said it where others were looked in and did not; "" otherwise."""
        return self.said[0] if len(self.said) == 1 and self.silent else ""

    @property
    def is_certain(self) -> bool:
        """Whether somebody has looked in all parts."""
        return not self.unlooked


def spread(parts: Sequence[str], said: Iterable[str], looked: Iterable[str]) -> Spread:
    """Parts, in their order, by whether they said it; a part that said it was looked in."""
    has_said, was_looked = set(said), set(looked)
    return Spread(
        said=tuple(part for part in parts if part in has_said),
        silent=tuple(p for p in parts if p in was_looked and p not in has_said),
        unlooked=tuple(p for p in parts if p not in was_looked and p not in has_said),
    )


def people_by(
    people: Iterable[int], seats: Mapping[int, Seat], part: Callable[[Seat], str]
) -> dict[str, int]:
    """How many of some people sat in each part; parts without any are left out."""
    counts: dict[str, int] = {}
    for one in people:
        key = part(seats[one])
        counts[key] = counts.get(key, 0) + 1
    return counts


@dataclass(frozen=True)
class Told:
    """A number of people as it may be shared: exact, or as the least that it can be."""

    count: int
    is_least: bool = False


@dataclass(frozen=True)
class Shared:
    """What others than researchers may be told of a theme.

    people: in all; None for fewer than five. parts: of those that may be told apart, how many; what
    is left out is zero or some, and nobody can work out which.
    """

    people: Told | None
    parts: Mapping[str, Told]


def shareable(
    people: int, *divisions: Mapping[str, int], present: int, sizes: Mapping[str, int]
) -> Shared:
    """A theme as it may be shared: no number of people under five, nor where it can be worked out.

    divisions: the same people divided in several ways; the parts of different ones have different
    names. present, sizes: how many took part, in all and in each part; readers may know it, and then
    know how many did not speak. Source: the research note, section 6, "One k = 5 everywhere".
    """
    if enough(people) is None:
        return Shared(None, {})
    told: dict[str, Told] = {}
    for parts in divisions:
        told |= {part: _told(parts[part], sizes[part]) for part in nameable(parts)}
    return Shared(_told(people, present), told)


def beside(above: Told, below: Iterable[Told]) -> Told:
    """A theme that stands above others, as it may be shared beside them.

    Both numbers exact, their difference tells how many spoke of the wider theme but not of the
    narrower one: fewer than five, or nobody, and the wider one says its least alone.
    """
    exact = (one.count for one in below if not one.is_least)
    if above.is_least or all(above.count - count >= K for count in exact):
        return above
    return Told(K, is_least=True)


def _told(count: int, size: int) -> Told:
    """Exact only where five or more did not speak: of seven, "six" tells of the one who kept silent,
    and "seven" of every one of them."""
    return Told(count) if size - count >= K else Told(K, is_least=True)
