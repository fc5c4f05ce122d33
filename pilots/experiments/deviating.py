"""Where an experiment went otherwise than its registered plan, in words with the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_number
from forkommune.figures.small_cells import is_small
from forkommune.ui.dates import long_date
from pilots.effects.deviating import AFTER, Deviation, Kind, Plan, deviations
from pilots.experiments.results import Result, Source
from pilots.models import FieldExperiment, Group, Moment


@dataclass(frozen=True)
class Deviated:
    """One deviation in words. names: of the outcomes that it is true of; empty where of all."""

    what: str
    names: str
    planned: str
    found: str

    @property
    def sentence(self) -> str:
        """Planned 310, measured 296 (Andel kjørt)."""
        said = _("Planned: %(planned)s. Measured: %(found)s.") % {
            "planned": self.planned,
            "found": self.found,
        }
        return f"{said} {self.names}".strip()


def deviations_of(
    experiment: FieldExperiment, results: Sequence[Result], *, sees_all: bool
) -> list[Deviated]:
    """Each deviation in dates and numbers; none before the plan is registered.

    sees_all: whether the reader also sees numbers of fewer than five.
    """
    registered = experiment.pilot.hypothesis_registered_at
    if registered is None:
        return []
    plan = Plan(
        registered=timezone.localdate(registered),
        days={Moment.BEFORE.value: experiment.before_on, Moment.AFTER.value: experiment.after_on},
        numbers={
            Group.TARGET.value: experiment.planned_n,
            Group.COMPARISON.value: experiment.planned_comparison_n,
        },
        has_before=experiment.has_before,
        is_compared=experiment.is_compared,
    )
    # Where a researcher's own analysis is all there is, the portal has not seen the measurements.
    seen = [one for one in results if one.source is not Source.OWN or one.rounds]
    measured = {one.indicator.name: one.rounds for one in seen}
    found = deviations(plan, measured, today=timezone.localdate())
    return [_in_words(one, len(measured), sees_all=sees_all) for one in found]


def _in_words(one: Deviation, outcomes: int, *, sees_all: bool) -> Deviated:
    found = _value(one.found, sees_all=sees_all)
    if one.kind is Kind.EARLY:
        found = _("%(day)s, %(days)s days early") % {"day": found, "days": one.days}
    if one.kind is Kind.LATE:
        found = _("%(day)s, %(days)s days late") % {"day": found, "days": one.days}
    is_planned = one.kind not in (Kind.UNPLANNED_BEFORE, Kind.UNPLANNED_COMPARISON)
    return Deviated(
        _what(one),
        ", ".join(one.names) if len(one.names) < outcomes else "",
        _value(one.planned) if is_planned else _("not planned"),
        _("not measured") if one.kind is Kind.NOT_MEASURED else found,
    )


def _what(one: Deviation) -> str:
    """What went otherwise, without its figures."""
    of_comparison, is_after = one.group == Group.COMPARISON, one.moment == AFTER
    match one.kind:
        case Kind.BEFORE_REGISTERED:
            return _("Measured before the plan was registered")
        case Kind.NOT_MEASURED:
            return _("No measurement after") if is_after else _("No measurement before")
        case Kind.NO_COMPARISON:
            return (
                _("No comparison group in the measurement after")
                if is_after
                else _("No comparison group in the measurement before")
            )
        case Kind.EARLY:
            return (
                _("First day of the measurement after")
                if is_after
                else _("First day of the measurement before")
            )
        case Kind.LATE:
            return (
                _("Last day of the measurement after")
                if is_after
                else _("Last day of the measurement before")
            )
        case Kind.FEWER | Kind.MORE if of_comparison:
            return (
                _("Number in the comparison group, after")
                if is_after
                else _("Number in the comparison group, before")
            )
        case Kind.FEWER | Kind.MORE:
            return (
                _("Number in the target group, after")
                if is_after
                else _("Number in the target group, before")
            )
        case Kind.UNPLANNED_BEFORE:
            return _("A measurement before")
        case _unplanned:
            return _("A comparison group, after") if is_after else _("A comparison group, before")


def _value(value: date | int | None, *, sees_all: bool = True) -> str:
    if isinstance(value, date):
        return long_date(value)
    if value is None:
        return _("not known")
    return _("fewer than five") if is_small(value) and not sees_all else format_number(value)
