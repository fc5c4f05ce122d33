"""What was given to options: whether it may be given, the sums, the places. No database in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from forkommune.figures.small_cells import K

Given = Mapping[int, int]


class NotAllowed(ValueError):
    """What was given breaks a rule of the poll. `option` is where, None for the whole."""

    def __init__(self, rule: str, given: int, limit: int, option: int | None = None) -> None:
        super().__init__(f"{rule}: {given} given, {limit} allowed, option {option}")
        self.rule, self.given, self.limit, self.option = rule, given, limit, option


@dataclass(frozen=True)
class Placed:
    """An option with its sum; equal sums share a place, and the next place skips."""

    option: int
    count: int
    place: int
    is_shared: bool


def check(given: Given, *, options: Iterable[int], in_all: int, at_most: int) -> dict[int, int]:
    """What was given, by option, without the zeros.

    in_all: what one may give together; at_most: to one option. Giving less is allowed.
    Raises NotAllowed with the rule "unknown", "negative", "at_most" or "in_all".
    """
    known = set(options)
    for option, number in given.items():
        if option not in known:
            raise NotAllowed("unknown", number, 0, option)
        if number < 0:
            raise NotAllowed("negative", number, 0, option)
        if number > at_most:
            raise NotAllowed("at_most", number, at_most, option)
    if (total := sum(given.values())) > in_all:
        raise NotAllowed("in_all", total, in_all)
    return {option: number for option, number in given.items() if number}


def sums(ballots: Iterable[Given], options: Iterable[int]) -> dict[int, int]:
    """What each option was given together; an option that nobody gave anything has 0."""
    counted: Counter[int] = Counter(dict.fromkeys(options, 0))
    for ballot in ballots:
        counted.update(ballot)
    return dict(counted)


def placed(counts: Given) -> list[Placed]:
    """The options by their sums, the most first: 1, 2, 2, 4. Equal ones in the order they came."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    found: list[Placed] = []
    for _count, group in groupby(ordered, key=lambda pair: pair[1]):
        equals = list(group)
        place = len(found) + 1
        found += [Placed(option, count, place, len(equals) > 1) for option, count in equals]
    return found


def by_role(ballots: Iterable[tuple[str, Given]], options: Iterable[int]) -> dict[str, Given]:
    """Sums by role, where at least five of each role gave something to each option; else nothing.

    All or nothing: what is left out could be had by subtracting the rest from the whole.
    """
    options = list(options)
    givers: Counter[tuple[str, int]] = Counter()
    roles: dict[str, list[Given]] = {}
    for role, ballot in ballots:
        roles.setdefault(role, []).append(ballot)
        givers.update((role, option) for option, number in ballot.items() if number)
    cells = [givers[role, option] for role in roles for option in options]
    if len(roles) < 2 or not cells or min(cells) < K:
        return {}
    return {role: sums(given, options) for role, given in sorted(roles.items())}


def is_a_step(changed: int) -> bool:
    """Whether enough ballots are new or changed since the last count that was shown.

    Fewer, and the difference between two counts could tell what one person did.
    """
    return changed >= K
