"""Invented single measurements: the same ones each time, spread as people are, and marked."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import NormalDist
from typing import Any

from pilots.models import Indicator, Observation

Value = float | None


def observations(
    indicator: Indicator,
    groups: Mapping[str, Sequence[Any]],
    dates: Mapping[str, date],
    clusters: int = 0,
) -> Iterator[Observation]:
    """Measurements of an indicator.

    groups: how many were measured before, how many of them after too, the level before and its
    change; for numbers also how far units and their changes are spread. clusters: of how many schools,
    or whatever the plan draws in together, a group is; 0 where each is there alone.
    """
    chance = random.Random(indicator.code)
    make = _answers if indicator.kind == Indicator.Kind.YES_NO else _numbers
    for group, told in groups.items():
        for number, pair in enumerate(make(chance, indicator, *told), start=1):
            for (moment, day), value in zip(dates.items(), pair, strict=True):
                if value is not None:
                    yield Observation(
                        indicator=indicator,
                        unit=f"{group[0].upper()}{number:03d}",
                        cluster=f"{group[0].upper()}-{number % clusters + 1}" if clusters else "",
                        group=group,
                        moment=moment,
                        on=day,
                        value=Decimal(str(round(value, 1))),
                        is_invented=True,
                    )


def _answers(
    chance: random.Random,
    _indicator: Indicator,
    before: int,
    both: int,
    level: float,
    change: float,
) -> Iterator[tuple[Value, Value]]:
    """Shares exactly as told; a few of those who changed went the other way."""
    first = [1.0] * round(level * both) + [0.0] * (both - round(level * both))
    back = round(0.02 * both)
    gone = round(-change * both) + back
    after = [0.0 if at < gone else one for at, one in enumerate(first)]
    for at in range(both - back, both):
        after[at] = 1.0
    rest = before - both
    lost = [(1.0 if at < round(level * rest) else 0.0, None) for at in range(rest)]
    pairs: list[tuple[Value, Value]] = [*zip(first, after, strict=True), *lost]
    chance.shuffle(pairs)
    yield from pairs


def _numbers(
    chance: random.Random,
    indicator: Indicator,
    before: int,
    both: int,
    level: float,
    change: float,
    spread: float,
    change_spread: float,
) -> Iterator[tuple[Value, Value]]:
    """Levels and changes at even steps of the normal distribution, put together by chance."""
    levels, changes = _steps(level, spread, before), _steps(change, change_spread, both)
    chance.shuffle(levels)
    chance.shuffle(changes)
    for at, first in enumerate(levels):
        after = first + changes[at] if at < both else None
        yield _within(indicator, first), None if after is None else _within(indicator, after)


def _steps(mean: float, spread: float, number: int) -> list[float]:
    normal = NormalDist(mean, spread)
    return [normal.inv_cdf((at + 0.5) / number) for at in range(number)]


def _within(indicator: Indicator, value: float) -> float:
    if indicator.least is not None:
        value = max(value, float(indicator.least))
    return value if indicator.most is None else min(value, float(indicator.most))
