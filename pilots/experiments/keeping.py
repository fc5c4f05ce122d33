"""Single measurements go on the day of their plan; what they said of the groups stays."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forkommune.work.history import acting, record_history
from forkommune.work.registry import KeptUntil, kept_until
from pilots.effects import kept
from pilots.experiments.results import rows_of, worked_out
from pilots.models import FieldExperiment, KeptResult, Observation

ACTION = "experiment.measurements_deleted"


def register() -> None:
    """Called when the app is ready."""
    kept_until.add(
        "single measurements",
        KeptUntil(_("Single measurements of experiments"), due_by, keep_results_only),
    )


def due_by(day: date) -> QuerySet[Any]:
    """Measurements of experiments whose plan keeps them until a day at the latest."""
    return Observation.objects.filter(indicator__experiment__rows_until__lte=day)


def keep_results_only(rows: QuerySet[Any]) -> int:
    """Delete measurements, experiment by experiment, and keep what they said; how many went."""
    experiments = FieldExperiment.objects.filter(indicators__observations__in=rows).distinct()
    return sum(_keep(experiment) for experiment in experiments.select_related("pilot"))


@transaction.atomic
def _keep(experiment: FieldExperiment) -> int:
    indicators = list(experiment.indicators.in_order())
    found = rows_of(indicators)
    with acting(action=ACTION):
        for indicator in indicators:
            rows = found[indicator.pk]
            if not rows.first:
                continue
            KeptResult.objects.create(
                indicator=indicator,
                told=kept.written(worked_out(experiment, indicator, rows), rows.rounds),
                missing=rows.missing,
                first_on=min(rows.first.values()),
                is_invented=rows.is_invented,
            )
        gone, _by_model = Observation.objects.filter(indicator__in=indicators).delete()
        record_history(actor=None, action=ACTION, subject=experiment, rows=gone)
    return gone
