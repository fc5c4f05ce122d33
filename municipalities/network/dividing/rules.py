"""What a division must keep: sizes, and the rules that people set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations


class Kind(StrEnum):
    """Kinds of rules."""

    TOGETHER = "together"  # the members are in one group
    APART = "apart"  # no two of the members are in one group
    FIXED = "fixed"  # the members are in the group that is called `label`
    COUNTY = "county"  # at most `number` municipalities of one county in a group
    HANGING = "hanging"  # each group hangs together on the map, over the borders of its members


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `members` are keys."""

    kind: Kind
    members: tuple[str, ...] = ()
    label: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many municipalities a group has, from and to. Raises ValueError for sizes that cannot be."""

    smallest: int
    largest: int

    def __post_init__(self) -> None:
        if not 2 <= self.smallest <= self.largest:
            raise ValueError(
                f"A group has two or more, and the smallest size ({self.smallest}) "
                f"is not above the largest ({self.largest})."
            )

    def numbers_of_groups(self, count: int) -> range:
        """Into how many groups `count` municipalities can be divided by their sizes alone."""
        return range(-(-count // self.largest), count // self.smallest + 1)


@dataclass(frozen=True, slots=True)
class Task:
    """What is divided: keys, sizes, rules, and what they need: each key's county and its neighbours.

    Raises ValueError for a rule that names somebody who is not there, or the same twice.
    """

    keys: tuple[str, ...]
    sizes: Sizes
    rules: tuple[Rule, ...] = ()
    counties: Mapping[str, str] = field(default_factory=dict)
    borders: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if len(set(self.keys)) != len(self.keys):
            raise ValueError("A municipality is named twice.")
        for rule in self.rules:
            for member in rule.members:
                if member not in self.keys:
                    raise ValueError(f"{member} is not among the municipalities.")

    def without(self, *rules: Rule) -> Task:
        """The same with some rules taken out."""
        kept = tuple(one for one in self.rules if one not in rules)
        return replace(self, rules=kept)

    @property
    def hangs(self) -> bool:
        """Whether each group must hang together on the map."""
        return any(rule.kind is Kind.HANGING for rule in self.rules)

    def neighbours(self) -> list[int]:
        """Of each row, the bits of the rows that it borders on."""
        row = {key: n for n, key in enumerate(self.keys)}
        found = [0] * len(self.keys)
        for one, other in self.borders:
            if one in row and other in row:
                found[row[one]] |= 1 << row[other]
                found[row[other]] |= 1 << row[one]
        return found

    @property
    def cap(self) -> int | None:
        """At most how many of a county a group holds; None without such a rule."""
        return min((r.number for r in self.rules if r.kind is Kind.COUNTY), default=None)

    def blocks(self) -> list[tuple[int, ...]]:
        """Rows that must stay together, one tuple a block, those on their own included."""
        row = {key: n for n, key in enumerate(self.keys)}
        root = list(range(len(self.keys)))
        for rule in self.rules:
            if rule.kind is Kind.TOGETHER:
                _join(root, [row[one] for one in rule.members])
        for label in self._labels():
            _join(root, [row[one] for one in self.fixed_to(label)])
        held: dict[int, list[int]] = {}
        for n in range(len(root)):
            held.setdefault(_top(root, n), []).append(n)
        return [tuple(rows) for rows in held.values()]

    def apart(self) -> set[tuple[int, int]]:
        """Pairs of rows, the lower first, that may not be in one group."""
        row = {key: n for n, key in enumerate(self.keys)}
        pairs = set()
        for rule in self.rules:
            if rule.kind is Kind.APART:
                pairs |= {_pair(row[a], row[b]) for a, b in combinations(rule.members, 2)}
        for one, other in combinations(self._labels(), 2):
            pairs |= {
                _pair(row[a], row[b]) for a in self.fixed_to(one) for b in self.fixed_to(other)
            }
        return {pair for pair in pairs if pair[0] != pair[1]}

    def fixed_to(self, label: str) -> list[str]:
        """The keys that are fixed in the group of a name."""
        fixed = [r for r in self.rules if r.kind is Kind.FIXED and r.label == label]
        return [member for rule in fixed for member in rule.members]

    def _labels(self) -> list[str]:
        return sorted({rule.label for rule in self.rules if rule.kind is Kind.FIXED})

    def keeps(self, groups: Iterable[Sequence[int]]) -> bool:
        """Whether a division of the rows keeps sizes and rules."""
        held = [set(group) for group in groups]
        sizes_right = all(self.sizes.smallest <= len(g) <= self.sizes.largest for g in held)
        whole = all(not (g & set(b)) or set(b) <= g for g in held for b in self.blocks())
        apart = all(not {a, b} <= g for g in held for a, b in self.apart())
        lawful = sizes_right and whole and apart and all(map(self._keeps_counties, held))
        return lawful and (not self.hangs or all(map(self._hangs_together, held)))

    def _hangs_together(self, group: set[int]) -> bool:
        neighbours, left = self.neighbours(), set(group)
        reached = [left.pop()] if left else []
        while reached:
            row = reached.pop()
            near = {other for other in left if neighbours[row] >> other & 1}
            left -= near
            reached += near
        return not left

    def _keeps_counties(self, group: set[int]) -> bool:
        if self.cap is None:
            return True
        counted: dict[str, int] = {}
        for row in group:
            county = self.counties.get(self.keys[row], "")
            counted[county] = counted.get(county, 0) + bool(county)
        return max(counted.values(), default=0) <= self.cap


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _top(root: list[int], n: int) -> int:
    while root[n] != n:
        n = root[n]
    return n


def _join(root: list[int], rows: Sequence[int]) -> None:
    for one in rows[1:]:
        a, b = sorted((_top(root, rows[0]), _top(root, one)))
        root[b] = a
