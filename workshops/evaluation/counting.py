"""Answers to an evaluation: means, bands and groups of roles that may be told. No database in it.

Nothing is told of fewer than five, nor where it could be worked out by subtraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from forkommune.figures.small_cells import K, is_small, nameable

LOWEST, HIGHEST = 1, 5
NO, YES = 0, 1
LOW, MIDDLE, HIGH = "low", "middle", "high"


@dataclass(frozen=True)
class Summary:
    """Numbers that were given to a question by five or more.

    bands: how many low (1 or 2), middle (3) and high (4 or 5); empty where one of them holds
    somebody, but fewer than five.
    """

    count: int
    mean: float
    median: float
    bands: Mapping[str, int]


def summary(numbers: Sequence[int]) -> Summary | None:
    """What may be told of the numbers of one question on the scale; None for fewer than five."""
    if len(numbers) < K:
        return None
    bands = Counter(band_of(number) for number in numbers)
    told = {band: bands[band] for band in (LOW, MIDDLE, HIGH)}
    return Summary(len(numbers), fmean(numbers), median(numbers), _all_or_none(told))


def band_of(number: int) -> str:
    """Low is 1 or 2, middle is 3, high is 4 or 5."""
    if number <= 2:
        return LOW
    return MIDDLE if number == 3 else HIGH


def yes_and_no(numbers: Sequence[int]) -> Mapping[str, int] | None:
    """How many said yes and no; empty where fewer than five stand behind one of them.

    None where fewer than five answered at all.
    """
    if len(numbers) < K:
        return None
    return _all_or_none({"yes": numbers.count(YES), "no": numbers.count(NO)})


def _all_or_none(parts: Mapping[str, int]) -> Mapping[str, int]:
    return {} if any(is_small(count) for count in parts.values()) else parts


@dataclass(frozen=True)
class Group:
    """Roles that are told of together, how many they are, and their mean by question."""

    roles: tuple[str, ...]
    count: int
    means: Mapping[int, tuple[int, float]]


def groups_of(
    sheets: Sequence[tuple[str, Mapping[int, int]]], questions: Sequence[int]
) -> list[Group]:
    """Means by groups of roles: those of five and more alone, the others together.

    sheets: role and numbers by question, one for each person. A question is told of by all groups or
    by none: where one of them has fewer than five answers, the others with the whole would give it
    away. Empty where there are not two groups of five.
    """
    counts = Counter(role for role, _numbers in sheets)
    named = sorted(nameable(counts), key=lambda role: (-counts[role], role))
    rest = tuple(sorted(role for role in counts if role not in named))
    parted = [(role,) for role in named] + ([rest] if rest else [])
    if len(parted) < 2:
        return []
    given = [_given(sheets, roles) for roles in parted]
    told = [q for q in questions if all(len(numbers.get(q, ())) >= K for numbers in given)]
    return [
        Group(
            roles,
            sum(counts[role] for role in roles),
            {q: (len(numbers[q]), round(fmean(numbers[q]), 2)) for q in told},
        )
        for roles, numbers in zip(parted, given, strict=True)
    ]


def _given(
    sheets: Sequence[tuple[str, Mapping[int, int]]], roles: tuple[str, ...]
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for role, numbers in sheets:
        if role in roles:
            for question, number in numbers.items():
                found.setdefault(question, []).append(number)
    return found
