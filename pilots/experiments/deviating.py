"""Where an experiment went otherwise than its registered plan, in words with the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_number
from forkommune.figures.small_cells import is_small
from forkommune.ui.dates import long_date
from pilots.effects.deviating import AFTER, BEFORE, DAYS, Deviation, Kind, Plan, deviations
from pilots.experiments.results import Result, Source
from pilots.models import FieldExperiment, Group, Moment

__all__ = ["DAYS", "deviations_of"]


def deviations_of(
    experiment: FieldExperiment, results: Sequence[Result], *, sees_all: bool
) -> list[str]:
    """Each deviation in dates and numbers as a sentence; none before the plan is registered.

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
    return [_sentence(one, len(measured), sees_all=sees_all) for one in found]


def _sentence(one: Deviation, outcomes: int, *, sees_all: bool) -> str:
    said = _said(one) % {
        "moment": _moment(one.moment),
        "planned": _value(one.planned),
        "found": _value(one.found, sees_all=sees_all),
        "days": format_number(one.days),
    }
    if len(one.names) == outcomes:
        return said
    return _("%(names)s: %(said)s") % {"names": _listed(one.names), "said": said}


def _said(one: Deviation) -> str:
    """The sentence of a kind, with places for what is planned and found."""
    of_comparison = one.group == Group.COMPARISON
    match one.kind:
        case Kind.BEFORE_REGISTERED:
            return _("Measured on %(found)s, before the plan was registered on %(planned)s.")
        case Kind.NOT_MEASURED:
            return _("%(moment)s has not been made; it was planned for %(planned)s.")
        case Kind.NO_COMPARISON if one.planned is None:
            return _("%(moment)s lacks the comparison group.")
        case Kind.NO_COMPARISON:
            return _("%(moment)s lacks the comparison group; %(planned)s were planned in it.")
        case Kind.EARLY:
            return _("%(moment)s began on %(found)s, %(days)s days before its day: %(planned)s.")
        case Kind.LATE:
            return _("%(moment)s ended on %(found)s, %(days)s days after its day: %(planned)s.")
        case Kind.FEWER if of_comparison:
            return _("%(moment)s: %(found)s of %(planned)s planned in the comparison group.")
        case Kind.FEWER:
            return _("%(moment)s: %(found)s of %(planned)s planned in the target group.")
        case Kind.MORE if of_comparison:
            return _("%(moment)s: %(found)s in the comparison group, and %(planned)s were planned.")
        case Kind.MORE:
            return _("%(moment)s: %(found)s in the target group, and %(planned)s were planned.")
        case Kind.UNPLANNED_BEFORE:
            return _("There is a measurement before (of %(found)s) that is not in the plan.")
        case _unplanned:
            return _("%(moment)s holds a comparison group (of %(found)s) that is not in the plan.")


def _moment(moment: str) -> str:
    """Which measurement, at the head of a sentence."""
    return {BEFORE: _("The measurement before"), AFTER: _("The measurement after")}.get(moment, "")


def _value(value: date | int | None, *, sees_all: bool = True) -> str:
    if isinstance(value, date):
        return long_date(value)
    if value is None:
        return _("not known")
    return _("fewer than five") if is_small(value) and not sees_all else format_number(value)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
