"""The wanted mix against who came of it: counting, without Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FEWEST, MOST = 6, 8  # people in all where the guide says nothing; project description 2.3


class Standing(StrEnum):
    """How far a line is from what is wanted."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"  # enough are asked, if all of them come
    SHORT = "short"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Person:
    """What the mix knows of a candidate. Keys of rows; None and "" where it is not known."""

    actor_group: int
    municipality: int | None
    age_group: str
    has_said_yes: bool
    is_asked: bool


@dataclass(frozen=True)
class Wish:
    """At least `wanted` of a kind; None and "" mean any."""

    actor_group: int
    municipality: int | None
    age_group: str
    wanted: int

    def fits(self, person: Person) -> bool:
        """Whether a person counts in this line. Where something is not known, the person does not."""
        return (
            person.actor_group == self.actor_group
            and self.municipality in (None, person.municipality)
            and self.age_group in ("", person.age_group)
        )


@dataclass(frozen=True)
class Count:
    """A line of the mix as it stands. most: None where more are welcome too."""

    wanted: int
    yes: int
    asked: int
    most: int | None = None

    @property
    def missing(self) -> int:
        """How many more must say yes, 0 or more."""
        return max(0, self.wanted - self.yes)

    @property
    def standing(self) -> Standing:
        """How far it is from what is wanted."""
        if self.most is not None and self.yes > self.most:
            return Standing.TOO_MANY
        if not self.missing:
            return Standing.REACHED
        return Standing.ON_THE_WAY if self.missing <= self.asked else Standing.SHORT


def counted(wish: Wish, people: Iterable[Person]) -> Count:
    """How a line stands. A person counts in every line that fits: each line is a least number."""
    fitting = [one for one in people if wish.fits(one)]
    return Count(wish.wanted, _yes(fitting), _asked(fitting))


def counted_in_all(people: Iterable[Person], fewest: int = FEWEST, most: int = MOST) -> Count:
    """How many come in all, against what a session holds."""
    everybody = list(people)
    return Count(fewest, _yes(everybody), _asked(everybody), most)


def _yes(people: Iterable[Person]) -> int:
    return sum(one.has_said_yes for one in people)


def _asked(people: Iterable[Person]) -> int:
    return sum(one.is_asked and not one.has_said_yes for one in people)
