"""Where an experiment went otherwise than its registered plan, in dates and in numbers.

A plan that was registered before the data is only worth something where it is seen what was not
followed. Source: the CONSORT 2010 statement, items 3b, 6b and 7a (changes of method, of outcomes, and
how many were planned); that a day counts from a week off is a rule of this portal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

BEFORE, AFTER = "before", "after"
TARGET, COMPARISON = "target", "comparison"
DAYS = 7  # a measurement within a week of its planned day is as planned


class Kind(Enum):
    """What went otherwise, in the order in which a reader would ask."""

    BEFORE_REGISTERED = "before_registered"
    NOT_MEASURED = "not_measured"
    NO_COMPARISON = "no_comparison"
    EARLY = "early"
    LATE = "late"
    FEWER = "fewer"
    MORE = "more"
    UNPLANNED_BEFORE = "unplanned_before"
    UNPLANNED_COMPARISON = "unplanned_comparison"


@dataclass(frozen=True, slots=True)
class Plan:
    """What was registered. days: by moment. numbers: planned units by group; None where none was given."""

    registered: date
    days: Mapping[str, date | None]
    numbers: Mapping[str, int | None]
    has_before: bool
    is_compared: bool


@dataclass(frozen=True, slots=True)
class Round:
    """One group at one moment as it was measured. units: with a value. Days: None where they are not kept."""

    group: str
    moment: str
    units: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that went otherwise. names: of the outcomes that it is true of.

    planned and found: a day or a number, as the kind has it. days: how far off a day is.
    """

    kind: Kind
    moment: str = ""
    group: str = ""
    planned: date | int | None = None
    found: date | int | None = None
    days: int = 0
    names: tuple[str, ...] = field(default=())


def deviations(
    plan: Plan, measured: Mapping[str, Sequence[Round]], *, today: date
) -> list[Deviation]:
    """All that went otherwise, the same of several outcomes as one.

    measured: by the name of each outcome of the plan; an empty list where nothing was. What is not
    measured is a deviation only when its day has passed by more than a week.
    """
    order = list(Kind)
    found: dict[Deviation, list[str]] = {}
    for name, rounds in measured.items():
        for one in _of_outcome(plan, rounds, today):
            found.setdefault(one, []).append(name)
    merged = [replace(one, names=tuple(names)) for one, names in found.items()]
    return sorted(merged, key=lambda one: (order.index(one.kind), one.moment == AFTER))


def _of_outcome(plan: Plan, rounds: Sequence[Round], today: date) -> Iterable[Deviation]:
    rounds = [one for one in rounds if one.units]
    first = min((one.first for one in rounds if one.first), default=None)
    if first is not None and first < plan.registered:
        yield Deviation(Kind.BEFORE_REGISTERED, planned=plan.registered, found=first)
    for moment in (BEFORE, AFTER):
        there = [one for one in rounds if one.moment == moment]
        if moment == BEFORE and not plan.has_before:
            if there:
                units = sum(one.units for one in there)
                yield Deviation(Kind.UNPLANNED_BEFORE, moment, found=units)
            continue
        yield from _of_moment(plan, moment, there, today)


def _of_moment(plan: Plan, moment: str, there: Sequence[Round], today: date) -> Iterable[Deviation]:
    planned = plan.days.get(moment)
    by_group = {one.group: one for one in there}
    if TARGET not in by_group and planned is not None and today > planned + timedelta(DAYS):
        yield Deviation(Kind.NOT_MEASURED, moment, planned=planned)
    if plan.is_compared and TARGET in by_group and COMPARISON not in by_group:
        yield Deviation(
            Kind.NO_COMPARISON, moment, COMPARISON, plan.numbers.get(COMPARISON), found=0
        )
    if planned is not None:
        yield from _of_days(moment, planned, there)
    for group, one in by_group.items():
        if group == COMPARISON and not plan.is_compared:
            yield Deviation(Kind.UNPLANNED_COMPARISON, moment, group, found=one.units)
            continue
        number = plan.numbers.get(group)
        if number is not None and one.units != number:
            kind = Kind.FEWER if one.units < number else Kind.MORE
            yield Deviation(kind, moment, group, number, one.units)


def _of_days(moment: str, planned: date, there: Sequence[Round]) -> Iterable[Deviation]:
    """Measured on days that are more than a week off, the first and the last of all groups."""
    first = min((one.first for one in there if one.first), default=None)
    last = max((one.last for one in there if one.last), default=None)
    if first is not None and first < planned - timedelta(DAYS):
        yield Deviation(
            Kind.EARLY, moment, planned=planned, found=first, days=(planned - first).days
        )
    if last is not None and last > planned + timedelta(DAYS):
        yield Deviation(Kind.LATE, moment, planned=planned, found=last, days=(last - planned).days)
