"""Concluding an experiment: what the rule says is kept, and becomes evidence on its example."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import ClaimLink
from forkommune.evidence.services import link_claims
from forkommune.work.history import acting
from pilots.effects.conclusion import Verdict
from pilots.effects.deviating import AFTER
from pilots.effects.lacking import OF_COMPARISON, Lack
from pilots.effects.told import Judged, overall, read, written
from pilots.experiments.results import Result, experiment_of, results_of
from pilots.experiments.words import judged_of, reasons_of, verdict_words
from pilots.models import (
    EffectKind,
    EvidenceGrade,
    Example,
    ExampleEffect,
    ExperimentConclusion,
    FieldExperiment,
    Indicator,
    Pilot,
)

from .experiments import NotRegistered

PLACES = Decimal("0.000001")
GRADES = {
    FieldExperiment.Design.RANDOMISED: EvidenceGrade.CONTROL,
    FieldExperiment.Design.RANDOM_AFTER: EvidenceGrade.CONTROL,
    FieldExperiment.Design.MATCHED: EvidenceGrade.CONTROL,
    FieldExperiment.Design.BEFORE_AFTER: EvidenceGrade.BEFORE_AFTER,
    FieldExperiment.Design.AFTER_ONLY: EvidenceGrade.AFTER_ONLY,
}


UNCOMPARED = frozenset(OF_COMPARISON.values())


class CannotConclude(ValueError):
    """Nothing was measured and nobody says why it is concluded; or it says the same as before."""


@transaction.atomic
def conclude_experiment(
    *, pilot: Pilot, words: str, by: User, example: Example | None = None
) -> ExperimentConclusion:
    """Keep what the rule says today, with its inputs; the earlier conclusions stand beside it.

    example: what the result becomes evidence of, where the pilot has none yet. Raises NotRegistered,
    CannotConclude.
    """
    pilot = Pilot.objects.select_for_update(no_key=True).get(pk=pilot.pk)
    experiment = experiment_of(pilot)
    if experiment is None or pilot.hypothesis_registered_at is None:
        raise NotRegistered(_("Register the plan first: a conclusion follows a plan."))
    results = results_of(pilot, sees_all=True)
    if not any(one.is_measured for one in results) and not words.strip():
        raise CannotConclude(_("Nothing was measured: write why it is concluded all the same."))
    # What the public would not read here it does not read on the example either.
    few = {one.indicator.pk for one in results_of(pilot, sees_all=False) if one.is_few}
    judged = [judged_of(one, experiment, is_few=one.indicator.pk in few) for one in results]
    told = [written(one) for one in judged]
    last = experiment.conclusions.order_by("pk").last()
    if last is not None and (last.told, last.words) == (told, words.strip()):
        raise CannotConclude(_("The same stands as concluded already."))
    verdict = overall(one.conclusion for one in judged)
    with acting(by, "experiment.concluded"):
        made = ExperimentConclusion.objects.create(
            experiment=experiment,
            verdict=verdict.value,
            told=told,
            words=words.strip(),
            by=by,
            is_invented=pilot.is_invented,
        )
        pilot.conclusion = verdict.value
        pilot.example = pilot.example or example
        pilot.save(update_fields=["conclusion", "example"])
        if pilot.example is not None:
            put_on_example(pilot=pilot, by=by)
    return made


@transaction.atomic
def put_on_example(*, pilot: Pilot, by: User) -> list[ExampleEffect]:
    """Give the pilot's example what its newest conclusion says, in place of what an earlier one gave.

    Nothing where it has no example, or no conclusion. What could not be told is written as that, and
    never as a figure.
    """
    experiment = experiment_of(pilot)
    conclusion = experiment.conclusions.order_by("pk").last() if experiment else None
    example = pilot.example
    if experiment is None or conclusion is None or example is None:
        return []
    with acting(by, "experiment.became_evidence"):
        ExampleEffect.objects.filter(example=example, conclusions__experiment=experiment).delete()
        position = example.effects.count()
        indicators = {one.code or str(one.pk): one for one in experiment.indicators.all()}
        years = _measured(results_of(pilot, sees_all=True))
        made = [
            _effect(
                read(told),
                indicators[told["code"]],
                experiment,
                example,
                position=position + at,
                year=years.get(indicators[told["code"]].pk),
            )
            for at, told in enumerate(conclusion.told)
        ]
        conclusion.effects.set(made)
        link_claims(
            from_claim=example.claim,
            to_claim=pilot.claim,
            kind=ClaimLink.Kind.EXAMPLE_OF,
            by=by,
        )
    return made


def _effect(
    judged: Judged,
    indicator: Indicator,
    experiment: FieldExperiment,
    example: Example,
    *,
    position: int,
    year: int | None,
) -> ExampleEffect:
    change = judged.change
    tells = change is not None and judged.conclusion.verdict is not Verdict.UNDECIDED
    tells = tells and not judged.is_few
    effect = ExampleEffect(
        example=example,
        family=indicator.outcome,
        kind=EffectKind.RESULT,
        what=judged.name,
        value=_kept(change.value) if change and tells else None,
        low=_kept(change.low) if change and tells else None,
        high=_kept(change.high) if change and tells else None,
        unit=judged.unit if tells else "",
        year=year,
        words=verdict_words(judged.conclusion),
        grade=_grade(judged, FieldExperiment.Design(experiment.design)),
        method=" ".join(reasons_of(judged)),
        uncertainty=_("95 % interval") if change and tells else "",
        position=position,
    )
    effect.full_clean()
    effect.save()
    return effect


def _measured(results: Iterable[Result]) -> dict[int, int]:
    """By indicator the year in which it was last measured after; what somebody else measured has no day."""
    days = {
        one.indicator.pk: [
            day for round_ in one.rounds if round_.moment == AFTER and (day := round_.last)
        ]
        for one in results
    }
    return {key: max(some).year for key, some in days.items() if some}


def _grade(judged: Judged, design: FieldExperiment.Design) -> EvidenceGrade:
    """The grade of what was measured, which may be less than what was planned."""
    if judged.lack is None:
        return GRADES[design]
    if judged.lack in (Lack.ANYTHING, Lack.AFTER):
        return EvidenceGrade.NOT_MEASURED
    if judged.lack is Lack.BEFORE:
        return EvidenceGrade.AFTER_ONLY
    if judged.lack in UNCOMPARED:
        return EvidenceGrade.BEFORE_AFTER if judged.has_before else EvidenceGrade.AFTER_ONLY
    return GRADES[design]


def _kept(value: float) -> Decimal | None:
    return Decimal(str(value)).quantize(PLACES) if math.isfinite(value) else None
