"""Planning an experiment, registering the plan, and noting what went otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from pilots.experiments.results import experiment_of
from pilots.models import (
    ExperimentNote,
    FieldExperiment,
    Indicator,
    Measurement,
    OwnAnalysis,
    Pilot,
)


class PlanStandsFast(ValueError):
    """The plan is registered; what goes otherwise is noted beside it."""


class PlanIncomplete(ValueError):
    """The plan lacks what a reader must know to judge the result. missing: what, in words."""

    def __init__(self, missing: list[str]) -> None:
        self.missing = missing
        super().__init__(_("The plan cannot be registered yet: %s.") % "; ".join(missing))


class NotRegistered(ValueError):
    """Data come in after the plan is registered."""


@transaction.atomic
def plan_experiment(*, pilot: Pilot, plan: Mapping[str, Any], by: User) -> FieldExperiment:
    """Write the plan of a pilot's experiment; the first time it is made.

    plan: fields of `FieldExperiment`, and `hypothesis`, which is the pilot's. Raises PlanStandsFast.
    """
    pilot = _open(pilot)
    experiment = experiment_of(pilot) or FieldExperiment(pilot=pilot)
    for name, value in plan.items():
        setattr(pilot if name == "hypothesis" else experiment, name, value)
    experiment.full_clean()
    with acting(by, "experiment.planned"):
        pilot.save(update_fields=["hypothesis"])
        experiment.save()
    return experiment


@transaction.atomic
def write_indicator(
    *, experiment: FieldExperiment, indicator: Indicator, values: Mapping[str, Any], by: User
) -> Indicator:
    """Add an indicator to a plan, or change one. Raises PlanStandsFast, ValidationError."""
    _open(experiment.pilot)
    indicator.experiment = experiment
    for name, value in values.items():
        setattr(indicator, name, value)
    indicator.full_clean()
    with acting(by, "indicator.planned"):
        indicator.save()
    return indicator


@transaction.atomic
def remove_indicator(*, indicator: Indicator, by: User) -> None:
    """Take an indicator out of a plan. Raises PlanStandsFast."""
    _open(indicator.experiment.pilot)
    with acting(by, "indicator.removed"):
        indicator.delete()


@transaction.atomic
def register_plan(*, pilot: Pilot, by: User) -> Pilot:
    """Date the plan; from now on it stands fast. Raises PlanStandsFast, PlanIncomplete."""
    pilot = _open(pilot)
    missing = what_is_missing(pilot)
    if missing:
        raise PlanIncomplete(missing)
    pilot.hypothesis_registered_at = timezone.now()
    with acting(by, "experiment.registered"):
        pilot.save(update_fields=["hypothesis_registered_at"])
    return pilot


def what_is_missing(pilot: Pilot) -> list[str]:
    """What a plan lacks before it can be registered, in words; nothing where it is whole."""
    experiment = experiment_of(pilot)
    if experiment is None:
        return [_("the plan")]
    needed = {
        _("what shall be found out"): experiment.question,
        _("the hypothesis"): pilot.hypothesis,
        _("what is measured one by one"): experiment.unit,
        _("who measures"): experiment.measured_by,
        _("when it is measured after"): experiment.after_on,
        _("when it is measured before"): experiment.before_on or not experiment.has_before,
        _("the planned number in the target group"): experiment.planned_n,
        _("the comparison group"): experiment.comparison_group or not experiment.is_compared,
    }
    of_people = experiment.personal_data in (
        FieldExperiment.PersonalData.CONSENT,
        FieldExperiment.PersonalData.LAW,
    )
    needed |= {
        _("whether personal data are measured"): experiment.personal_data,
        _("consent or legal basis"): experiment.personal_basis or not of_people,
        _("how personal data are stored"): experiment.storage or not of_people,
        _("when single measurements are deleted"): experiment.rows_until or not of_people,
    }
    missing = [words for words, value in needed.items() if not value]
    indicators = list(experiment.indicators.in_order())
    if not indicators:
        missing.append(_("an indicator"))
    missing += [
        _("the smallest change that matters for “%s”") % one
        for one in indicators
        if one.smallest is None
    ]
    missing += [_("a column in the file for “%s”") % one for one in indicators if not one.code]
    return missing


@transaction.atomic
def note(
    *,
    experiment: FieldExperiment,
    kind: str,
    title: str,
    consequence: str,
    on: date | None,
    by: User,
) -> ExperimentNote:
    """Note a deviation from the plan or a side effect. Raises NotRegistered."""
    _registered(experiment.pilot)
    row = ExperimentNote(
        experiment=experiment, kind=kind, title=title, consequence=consequence, on=on, by=by
    )
    row.full_clean()
    with acting(by, "experiment.noted"):
        row.save()
    return row


@transaction.atomic
def enter_mean(
    *,
    indicator: Indicator,
    group: str,
    moment: str,
    on: date,
    mean: Decimal,
    low: Decimal | None,
    high: Decimal | None,
    n: int,
    by: User,
) -> Measurement:
    """Put in a group's mean as somebody else has it; a later one takes the place of an earlier one.

    Raises NotRegistered, ValidationError.
    """
    _registered(indicator.experiment.pilot)
    row = indicator.measurements.select_for_update().filter(group=group, moment=moment).first()
    row = row or Measurement(indicator=indicator, group=group, moment=moment)
    row.on, row.mean, row.low, row.high, row.n = on, mean, low, high, n
    row.full_clean()
    with acting(by, "experiment.mean_entered"):
        row.save()
    return row


@transaction.atomic
def put_in_analysis(
    *,
    indicator: Indicator,
    value: Decimal,
    low: Decimal,
    high: Decimal,
    n: int,
    method: str,
    content: bytes,
    file_name: str,
    by: User,
) -> OwnAnalysis:
    """Let an analysis made in another program count, with its file and method.

    Raises NotRegistered, ValidationError.
    """
    _registered(indicator.experiment.pilot)
    row = OwnAnalysis(
        indicator=indicator,
        value=value,
        low=low,
        high=high,
        n=n,
        method=method,
        file_name=file_name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        by=by,
    )
    row.file.save("analysis", ContentFile(content), save=False)
    row.full_clean()
    with acting(by, "experiment.analysed"):
        row.save()
    return row


def hold_plan(pilot: Pilot) -> Pilot:
    """The pilot as it is now; whoever else would change its plan waits until the transaction ends."""
    locked: Pilot = Pilot.objects.select_for_update(no_key=True).get(pk=pilot.pk)
    return locked


def _open(pilot: Pilot) -> Pilot:
    """The pilot, locked, while its plan may be changed."""
    locked = hold_plan(pilot)
    if locked.hypothesis_registered_at is not None:
        raise PlanStandsFast(stands_fast())
    return locked


def stands_fast() -> str:
    """Why a plan is not changed, and what to do instead."""
    return _("The plan is registered and stands fast. Note what goes otherwise beside it.")


def _registered(pilot: Pilot) -> None:
    """Raises NotRegistered where the plan is still open; a plan made after the data is none."""
    if pilot.hypothesis_registered_at is None:
        raise NotRegistered(_("Register the plan first: data come in after it."))
