"""What the measurements of a pilot say, indicator by indicator, without judging more than they do."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ObjectDoesNotExist

from forkommune.terms.models import Term
from forkommune.ui.parts import Part
from pilots.models import FieldExperiment, Indicator, Measurement, Pilot

NOT_CHOSEN = "rejected"


@dataclass(frozen=True)
class GroupChange:
    """One group before and after; a missing measurement is None."""

    label: str
    before: Measurement | None
    after: Measurement | None

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


def outcomes_of(pilot: Pilot) -> list[Outcome]:
    """All indicators of a pilot; three queries whatever their number."""
    experiment = experiment_of(pilot)
    if experiment is None:
        return []
    indicators = experiment.indicators.prefetch_related("measurements").order_by("outcome", "pk")
    return [Outcome(indicator, groups_of(indicator)) for indicator in indicators]


def groups_of(indicator: Indicator) -> list[GroupChange]:
    """Target group first; a group that was never measured is left out."""
    measured = {(m.group, m.moment): m for m in indicator.measurements.all()}
    groups = [
        GroupChange(
            str(Measurement.Group(code).label),
            measured.get((code, "before")),
            measured.get((code, "after")),
        )
        for code in Measurement.Group.values
    ]
    return [group for group in groups if group.before or group.after]


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
