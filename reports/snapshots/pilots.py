"""What a report tells of the pilots: what is to be tried and why, how far it is, what it showed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from pilots.effects.comparing import GroupChange
from pilots.effects.estimates import Estimate
from pilots.experiments.deviating import Deviated, deviations_of
from pilots.experiments.results import Result, experiment_of, results_of
from pilots.experiments.words import method_of, reasons_of_result, unit_of_change, verdict_words
from pilots.models import CriteriaVersion, FieldExperiment, Pilot
from pilots.register.origins import origins_of

from .basis import Basis
from .cited import CitedPassages

WORDS = ("summary", "problem", "hypothesis", "why", "funding", "risk", "legal", "participation",
         "next_steps")  # fmt: skip


def pilots_and_criteria(basis: Basis, _cited: CitedPassages) -> dict[str, Any]:
    """All that a report on pilots tells of them."""
    return {"pilots": pilots_of(basis), "criteria": criteria_in_force()}


def pilots_of(basis: Basis) -> list[dict[str, Any]]:
    """The pilots that the readers may know of, by phase and name; scores are in no report."""
    pilots = Pilot.objects.published() if basis.is_public else Pilot.objects.all()
    rows = pilots.for_page().prefetch_related("decisions__to_phase", "partners__organisation")
    return [pilot_facts(pilot, sees_all=not basis.is_public) for pilot in rows]


def criteria_in_force() -> dict[str, Any] | None:
    """What pilots are assessed on, which everybody may read; None before any are published."""
    version = CriteriaVersion.objects.with_weights().first()
    if version is None:
        return None
    return {
        "number": version.number,
        "published": _day(version.published_at),
        "invented": version.is_invented,
        "weights": [
            {"name": one.criterion.name, "question": one.criterion.question, "weight": one.weight}
            for one in version.weights.all()
        ],
    }


def pilot_facts(pilot: Pilot, *, sees_all: bool = False) -> dict[str, Any]:
    """One pilot. What is not known is null or empty, and a potential is called one.

    sees_all: whether the readers also see numbers of fewer than five.
    """
    experiment = experiment_of(pilot)
    results = results_of(pilot, sees_all=sees_all)
    return {
        "experiment": None
        if experiment is None
        else _plan(experiment, deviations_of(experiment, results, sees_all=sees_all)),
        "results": [_result(one) for one in results],
        "municipality_names": [one.name for one in pilot.municipalities.all()],
        "name": pilot.name,
        "slug": pilot.slug,
        "phase": pilot.phase.code,
        "phase_words": pilot.phase.label_nb,
        "municipalities": [one.number for one in pilot.municipalities.all()],
        "sector": pilot.sector.label_nb if pilot.sector else None,
        "barrier": pilot.barrier.label_nb if pilot.barrier else None,
        "instrument": pilot.instrument.label_nb if pilot.instrument else None,
        "owner": pilot.owner.name if pilot.owner else None,
        "researcher": pilot.researcher.name if pilot.researcher else None,
        "partners": [[one.called, one.role] for one in pilot.partners.all()],
        "origins": list(origins_of(pilot, AnonymousUser()).kinds),
        "hypothesis_registered": _day(pilot.hypothesis_registered_at),
        "potential": _potential(pilot),
        "cost_nok": pilot.cost_nok,
        "cost_year": pilot.cost_year,
        "conclusion": pilot.conclusion or None,
        "decisions": list(_decisions(pilot)),
        "invented": pilot.is_invented,
        **{name: getattr(pilot, name) for name in WORDS},
    }


def _plan(experiment: FieldExperiment, deviations: Sequence[Deviated]) -> dict[str, Any]:
    """How it is measured, and what went otherwise: in dates and numbers, and as the researchers noted it."""
    return {
        "question": experiment.question,
        "design": experiment.design,
        "design_words": str(experiment.get_design_display()),
        "target": experiment.target_group,
        "comparison": experiment.comparison_group or None,
        "planned": experiment.planned_n,
        "planned_comparison": experiment.planned_comparison_n,
        "before_on": experiment.before_on and experiment.before_on.isoformat(),
        "deviations": [[one.what, one.sentence] for one in deviations],
        "after_on": experiment.after_on and experiment.after_on.isoformat(),
        "notes": [
            [one.kind, one.title, one.consequence] for one in experiment.notes.order_by("pk")
        ],
    }


def _result(result: Result) -> dict[str, Any]:
    """One indicator as its readers may see it, with the verdict of the rule and why."""
    indicator = result.indicator
    experiment = indicator.experiment
    other = result.comparison
    return {
        "name": indicator.name,
        "outcome": str(indicator.get_outcome_display()),
        "unit": indicator.unit,
        "unit_of_change": unit_of_change(indicator),
        "smallest": None if indicator.smallest is None else float(indicator.smallest),
        "verdict": result.conclusion.verdict.value,
        "verdict_words": verdict_words(result.conclusion),
        "reasons": reasons_of_result(result, experiment),
        "method": method_of(result, experiment),
        "change": _estimate(result.change),
        "target": _group(result.target),
        "comparison": None if other is None else _group(other),
        "invented": result.is_invented,
    }


def _group(group: GroupChange) -> dict[str, Any]:
    lost = group.dropout.lost if group.dropout is not None else None
    return {"before": _estimate(group.before), "after": _estimate(group.after), "lost": lost}


def _estimate(found: Estimate | None) -> list[float | int | None] | None:
    """Value, both ends, and how many; an end that nobody knows is null."""
    if found is None:
        return None
    ends = [found.low, found.high] if found.is_bounded else [None, None]
    return [found.value, *ends, found.n]


def _potential(pilot: Pilot) -> dict[str, Any] | None:
    """Reckoned beforehand, with its method; never a result."""
    if pilot.potential_low is None or pilot.potential_high is None:
        return None
    return {
        "tonnes_from": float(pilot.potential_low),
        "tonnes_to": float(pilot.potential_high),
        "method": pilot.potential_method,
    }


def _decisions(pilot: Pilot) -> Iterable[dict[str, Any]]:
    for one in sorted(pilot.decisions.all(), key=lambda row: row.pk):
        yield {
            "to": one.to_phase.code,
            "to_words": one.to_phase.label_nb,
            "on": one.on.isoformat(),
            "reason": one.reason,
        }


def _day(moment: Any) -> str | None:
    if moment is None:
        return None
    day: date = timezone.localdate(moment)
    return day.isoformat()
