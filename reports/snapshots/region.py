"""What is known of each municipality from open sources: population, plans, examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch

from municipalities.models import Municipality, PlanDocument, Statistic
from pilots.models import EffectKind, Example

from .basis import Basis

POPULATION = "population"


def open_facts(basis: Basis) -> list[dict[str, Any]]:
    """One dict per municipality, in alphabetical order."""
    people = _population(basis)
    plans = _plans(basis)
    examples = _examples(basis)
    rows = _with_neighbours(basis)
    return [
        _register_facts(row, basis)
        | {
            "population": people.get(row.pk, {}),
            "plans": plans.get(row.pk, []),
            "examples": examples.get(row.pk, []),
        }
        for row in rows
    ]


def _with_neighbours(basis: Basis) -> Iterable[Municipality]:
    alphabetical = Municipality.objects.by_name()
    return (
        Municipality.objects.by_name()
        .filter(pk__in=[row.pk for row in basis.municipalities])
        .select_related("county")
        .prefetch_related(
            Prefetch("neighbours", queryset=alphabetical),
            "memberships",
            "successions__successor",
        )
    )


def _register_facts(row: Municipality, basis: Basis) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.name,
        "county": row.county.name,
        "language_form": row.get_language_form_display(),
        "area_km2": None if row.area_km2 is None else float(row.area_km2),
        "column": row.tile_column,
        "row": row.tile_row,
        "member": _membership(row, basis),
        "successor": _successor(row),
        "neighbours": [neighbour.name for neighbour in row.neighbours.all()],
    }


def _membership(row: Municipality, basis: Basis) -> dict[str, Any] | None:
    start = basis.deliverable.project.period_from
    periods = sorted(row.memberships.all(), key=lambda period: period.valid_from or date.min)
    if not periods:
        return None
    first, last = periods[0].valid_from, periods[-1]
    ended = last.valid_to is not None and last.valid_to <= start
    return {
        "from": first.year if first else None,
        "to": last.valid_to.year if ended and last.valid_to else None,
        "is_member": any(_holds(start, p.valid_from, p.valid_to) for p in periods),
    }


def _holds(day: date, first: date | None, end: date | None) -> bool:
    return (first is None or first <= day) and (end is None or day < end)


def _successor(row: Municipality) -> dict[str, Any] | None:
    changes = sorted(row.successions.all(), key=lambda change: change.on)
    for change in changes:
        if change.kind in ("merged", "split") or change.successor.name != row.name:
            return {"name": change.successor.name, "year": change.on.year, "kind": change.kind}
    return None


def _population(basis: Basis) -> dict[int, dict[str, int]]:
    series: dict[int, dict[str, int]] = defaultdict(dict)
    rows = (
        Statistic.objects.of_kind(POPULATION)
        .known()
        .filter(municipality__in=basis.municipalities, year__lte=basis.year)
    )
    for row in rows:
        if row.municipality_id is not None and row.value is not None:
            series[row.municipality_id][str(row.year)] = int(row.value)
    return series


def population_sources(basis: Basis) -> list[str]:
    """The sources of the population figures, as each row names them."""
    rows = Statistic.objects.of_kind(POPULATION).filter(municipality__in=basis.municipalities)
    return sorted({source.split(";")[0] for source in rows.values_list("source", flat=True)})


def _plans(basis: Basis) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    counting = set(PlanDocument.objects.counting_as_plan().values_list("pk", flat=True))
    documents = PlanDocument.objects.for_listing().prefetch_related("municipalities")
    for document in documents.filter(municipalities__in=basis.municipalities).distinct():
        row = {
            "title": document.title,
            "type": document.document_type.label_nb,
            "is_plan": document.pk in counting,
            "from": document.period_from,
            "to": document.period_to,
            "adopted": document.adopted_on and document.adopted_on.isoformat(),
            "url": document.url,
            "of": sorted(m.name for m in document.municipalities.all()),
            "invented": document.is_invented,
        }
        for municipality in document.municipalities.all():
            found[municipality.pk].append(row)
    return found


def _examples(basis: Basis) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for example in regional_examples(basis):
        row = example_facts(example)
        for municipality in example.municipalities.all():
            found[municipality.pk].append(row)
    return found


def regional_examples(basis: Basis) -> Iterable[Example]:
    """Published examples of the region, oldest first; those without a year last."""
    rows = Example.objects.published().for_listing()
    return sorted(
        rows.filter(municipalities__in=basis.municipalities).distinct(),
        key=lambda example: (example.start_year or 9999, example.title),
    )


def _tells_a_result(example: Example) -> bool:
    """Whether it tells everybody of a measured effect; what its owner keeps back it does not tell."""
    is_told = bool(example.effect) and example.shows("effects")
    return is_told and example.effect_kind == EffectKind.RESULT


def example_facts(example: Example) -> dict[str, Any]:
    """What a report says of an example."""
    return {
        "title": example.title,
        "slug": example.slug,
        "year": example.start_year,
        "status": example.status,
        "status_words": str(example.get_status_display()),
        "sector": example.sector.label_nb,
        "place": example.place,
        "confirmed": example.confirmed_on is not None,
        "measured": _tells_a_result(example),
        "invented": example.is_invented,
    }
