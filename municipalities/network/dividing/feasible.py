"""Whether a division is possible at all, said before anything is computed, with the rule in the way."""

from __future__ import annotations

from dataclasses import replace

from .rules import Rule, Task

STEPS = 20_000  # of the trying out; a case that needs more counts as possible and is tried


class Impossible(ValueError):
    """No division keeps sizes and rules.

    rules: as few of them as make it impossible; empty where the sizes alone do.
    numbers: the numbers of groups that are possible with all the rules; empty where none is.
    groups: the number of groups that was asked for; None where any would do.
    """

    def __init__(
        self, rules: tuple[Rule, ...], numbers: tuple[int, ...], groups: int | None
    ) -> None:
        super().__init__(
            f"No division into {groups or 'any number of'} groups; possible: {numbers}."
        )
        self.rules = rules
        self.numbers = numbers
        self.groups = groups


def numbers_of_groups(task: Task) -> tuple[int, ...]:
    """The numbers of groups for which a division exists, ascending."""
    possible = task.sizes.numbers_of_groups(len(task.keys))
    return tuple(number for number in possible if packed(task, number) is not False)


def refuse_impossible(task: Task, groups: int | None) -> None:
    """Raises Impossible where no division into `groups` groups (None: any number) keeps the rules."""
    if _possible(task, groups):
        return
    rules = task.rules
    for rule in task.rules:  # what can be left out without making it possible is not in the way
        fewer = tuple(one for one in rules if one is not rule)
        if not _possible(replace(task, rules=fewer), groups):
            rules = fewer
    raise Impossible(rules, numbers_of_groups(task), groups)


def _possible(task: Task, groups: int | None) -> bool:
    if groups is None:
        return bool(numbers_of_groups(task))
    if groups not in task.sizes.numbers_of_groups(len(task.keys)):
        return False
    return packed(task, groups) is not False


def packed(task: Task, groups: int) -> list[list[int]] | bool:
    """Some lawful division; False where there is none, True where it was not found in time."""
    blocks, apart = task.blocks(), task.apart()
    if any(a in block and b in block for block in blocks for a, b in apart):
        return False
    lawful = groups in task.sizes.numbers_of_groups(len(task.keys))
    if not lawful or max(map(len, blocks)) > task.sizes.largest:
        return False
    return _Packing(task, blocks, apart, groups).find()


class _Packing:
    """Blocks into groups by trying out, the largest and most hindered block first."""

    def __init__(
        self,
        task: Task,
        blocks: list[tuple[int, ...]],
        apart: set[tuple[int, int]],
        groups: int,
    ) -> None:
        hindered: dict[int, set[int]] = {n: set() for n in range(len(task.keys))}
        for a, b in apart:
            hindered[a].add(b)
            hindered[b].add(a)
        county = [task.counties.get(key, "") for key in task.keys]
        crowd = {one: county.count(one) for one in county}
        self.hindered = hindered
        self.county = county if task.cap is not None else [""] * len(county)
        self.cap = task.cap if task.cap is not None else len(county)
        self.sizes = task.sizes
        self.left = len(task.keys)
        self.steps = STEPS
        self.task = task
        self.groups: list[list[int]] = [[] for _ in range(groups)]
        self.blocks = sorted(
            blocks,
            key=lambda b: (-len(b), -sum(len(hindered[n]) for n in b), -crowd[county[b[0]]], b),
        )

    def find(self) -> list[list[int]] | bool:
        """The groups, or False, or True when the steps ran out."""
        found = self._place(0)
        return self.groups if found else (found is None)

    def _place(self, at: int) -> bool | None:
        if at == len(self.blocks):
            return not self.task.hangs or self.task.keeps(self.groups)
        self.steps -= 1
        if self.steps < 0:
            return None
        block, ran_out = self.blocks[at], False
        for group in self._candidates(block):
            group.extend(block)
            self.left -= len(block)
            found = self._place(at + 1) if self._can_fill() else False
            if found:
                return True
            ran_out = ran_out or found is None
            del group[-len(block) :]
            self.left += len(block)
            if ran_out:
                return None
        return False

    def _can_fill(self) -> bool:
        """Whether those who are left can bring each group up to the smallest size."""
        return sum(max(0, self.sizes.smallest - len(g)) for g in self.groups) <= self.left

    def _candidates(self, block: tuple[int, ...]) -> list[list[int]]:
        """Groups with room, the emptiest first; of the empty ones only one, for they are alike."""
        tried, empty = [], False
        for group in sorted(self.groups, key=len):
            if not group and empty:
                continue
            empty = empty or not group
            if self._takes(group, block):
                tried.append(group)
        return tried

    def _takes(self, group: list[int], block: tuple[int, ...]) -> bool:
        if len(group) + len(block) > self.sizes.largest:
            return False
        if any(self.hindered[n] & set(group) for n in block):
            return False
        held = [one for n in [*group, *block] if (one := self.county[n])]
        return all(held.count(one) <= self.cap for one in set(held))
