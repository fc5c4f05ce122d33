"""What the measurements of a pilot say, indicator by indicator, without judging more than they do."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ObjectDoesNotExist

from forkommune.figures.small_cells import is_small
from forkommune.terms.models import Term
from forkommune.ui.parts import Part
from pilots.models import FieldExperiment, Indicator, Measurement, Pilot

NOT_CHOSEN = "rejected"
_KEYS = {
    group: [(group, moment) for moment in ("before", "after")] for group in Measurement.Group.values
}


@dataclass(frozen=True)
class GroupChange:
    """One group before and after; a missing measurement is None.

    is_few: one was taken of fewer than five, and is kept back from this reader.
    """

    label: str
    before: Measurement | None
    after: Measurement | None
    is_few: bool = False

    @property
    def change(self) -> Decimal | None:
        """Mean after minus mean before, in the indicator's unit; None while either is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after.mean - self.before.mean


@dataclass(frozen=True)
class Outcome:
    """One indicator with its groups."""

    indicator: Indicator
    groups: list[GroupChange]

    @property
    def is_invented(self) -> bool:
        """Whether any of the measurements is invented."""
        measured = (m for g in self.groups for m in (g.before, g.after))
        return any(m.is_invented for m in measured if m is not None)


def experiment_of(pilot: Pilot) -> FieldExperiment | None:
    """The pilot's field experiment, if it has one."""
    try:
        return pilot.experiment
    except ObjectDoesNotExist:
        return None


def outcomes_of(pilot: Pilot, *, sees_all: bool) -> list[Outcome]:
    """All indicators of a pilot; three queries whatever their number.

    sees_all: whether the reader also sees means of fewer than five.
    """
    experiment = experiment_of(pilot)
    if experiment is None:
        return []
    indicators = experiment.indicators.prefetch_related("measurements").order_by("outcome", "pk")
    return [Outcome(one, groups_of(one, sees_all=sees_all)) for one in indicators]


def groups_of(indicator: Indicator, *, sees_all: bool) -> list[GroupChange]:
    """Target group first; a group that was never measured is left out."""
    measured = {(m.group, m.moment): m for m in indicator.measurements.all()}
    few = set() if sees_all else {key for key, one in measured.items() if is_small(one.n)}
    groups = []
    for code, keys in _KEYS.items():
        before, after = (None if key in few else measured.get(key) for key in keys)
        is_few = not few.isdisjoint(keys)
        groups.append(GroupChange(str(Measurement.Group(code).label), before, after, is_few))
    return [group for group in groups if group.before or group.after or group.is_few]


def phases_of(pilot: Pilot, phases: list[Term]) -> list[Part]:
    """The way of a pilot with its place on it; "not chosen" stands alone."""
    if pilot.phase.code == NOT_CHOSEN:
        return [Part(str(pilot.phase), "now")]
    on_the_way = [term for term in phases if term.code != NOT_CHOSEN]
    here = [term.code for term in on_the_way].index(pilot.phase.code)
    last = len(on_the_way) - 1
    return [
        Part(
            str(term),
            "done" if at < here or at == here == last else "now" if at == here else "later",
        )
        for at, term in enumerate(on_the_way)
    ]
