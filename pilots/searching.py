"""The words by which examples and pilots are found, and when they are read again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce
from operator import or_
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import translation

from forkommune.search.indexables import Content, is_searched
from forkommune.search.indexing import index
from forkommune.terms.models import Term
from municipalities.models import Municipality, Statistic
from pilots.examples.facets import Known, codes_of
from pilots.fit.sizes import POPULATION, sizes_of
from pilots.models import (
    EvidenceGrade,
    Example,
    ExampleBarrier,
    ExampleEffect,
    ExampleFunding,
    ExampleStep,
    ExampleStory,
    Pilot,
)

LABEL = "pilots.Example"
PILOTS = "pilots.Pilot"
TERMS = ("sector", "theme", "instrument")
MANY_TERMS = ("other_instruments", "municipal_roles", "actors", "target_groups")
PILOT_TERMS = ("sector", "phase", "barrier", "instrument")
PILOT_TEXTS = ("problem", "why", "participation", "risk", "legal", "next_steps")
# What people ask for when they ask for what was concluded so.
CONCLUDED = {
    "effect": "virket, hadde effekt",
    "worse": "virket mot sin hensikt, virket ikke som ventet, verre, negativ effekt",
    "both": "hadde effekt, virket mot sin hensikt, både bedre og verre",
    "no_effect": "virket ikke, ingen virkning, uten effekt",
    "undecided": "kan ikke avgjøres, usikkert",
}
# Rows beside an example whose words are the example's.
ROWS = (ExampleStory, ExampleStep, ExampleBarrier, ExampleEffect, ExampleFunding)
STORY = ("challenge", "goal", "anchoring", "participation", "did_not_work", "advice")
BESIDE = ("steps", "barriers__barrier", "effects", "funding__source")
AT_ONCE = 500
# Best documented first: the order of the grades in examples.md.
GRADES = [grade.value for grade in EvidenceGrade]
LABELS: dict[Any, str] = {Example: LABEL, Pilot: PILOTS}
TERMS_OF: dict[type[Model], tuple[str, ...]] = {
    Example: (*TERMS, *MANY_TERMS, "barriers__barrier", "funding__source"),
    Pilot: PILOT_TERMS,
}
# From the table of places: whose they are, and what a municipality calls those rows.
PLACES: dict[type[Model], tuple[str, str]] = {
    Example.municipalities.through: (LABEL, "examples"),
    Pilot.municipalities.through: (PILOTS, "pilots"),
}


def documented(grade: str) -> int:
    """How well a grade documents, 0 for one that nobody has assessed."""
    return len(GRADES) - 1 - GRADES.index(grade)


def contents_of(examples: QuerySet[Example]) -> Iterator[tuple[int, Content]]:
    """Title and places weigh most, then the summary, effects and cost, and story and labels last.

    Nothing is found by a part that is not public.
    """
    rows: Any = examples.order_by("pk").select_related(*TERMS, "story")
    rows = rows.prefetch_related(*BESIDE, *MANY_TERMS, "municipalities__county")
    rows = rows.annotate(municipality_names=_names())
    links = Example.municipalities.through.objects.filter(example__in=examples.order_by())
    known = Known(sizes_of(links.values("municipality")))
    with translation.override("nb"):
        for row in rows.iterator(chunk_size=AT_ONCE):
            texts = {
                "A": " ".join((row.title, row.place, row.municipality_names)),
                "B": f"{row.summary} {_failed(row)}",
                "C": " ".join(_effect_and_cost(row)),
                "D": " ".join((*_labels(row), *_story(row))),
            }
            grade = documented(row.evidence_grade)
            yield row.pk, Content(texts, codes_of(row, known), row.start_year, grade)


def contents_of_pilots(pilots: QuerySet[Pilot]) -> Iterator[tuple[int, Content]]:
    """Name and places weigh most, then what is tried, then what was expected and what came of it."""
    rows = pilots.order_by("pk").select_related(*PILOT_TERMS, "owner")
    with translation.override("nb"):
        for row in rows.annotate(municipality_names=_names()).iterator():
            terms = (getattr(row, term) for term in PILOT_TERMS)
            labels = [term.label_nb for term in terms if term]
            texts = {
                "A": f"{row.name} {row.municipality_names}",
                "B": f"{row.summary} {CONCLUDED.get(row.conclusion, '')}",
                "C": f"{row.hypothesis} {row.get_conclusion_display()}",
                "D": " ".join(
                    (*labels, str(row.owner or ""), *(getattr(row, name) for name in PILOT_TEXTS))
                ),
            }
            yield row.pk, Content(texts, year=row.published_at.year if row.published_at else None)


def register() -> None:
    """Make examples and pilots searchable, and read them again with every change of their words."""
    is_searched(LABEL, contents_of)
    is_searched(PILOTS, contents_of_pilots)
    for model in LABELS:
        post_save.connect(_row_saved, sender=model)
        m2m_changed.connect(_places_changed, sender=model.municipalities.through)
    for name in MANY_TERMS:
        m2m_changed.connect(_words_changed, sender=getattr(Example, name).through)
    for beside in ROWS:
        post_save.connect(_row_beside_changed, sender=beside)
        post_delete.connect(_row_beside_changed, sender=beside)
    for renamed in (Municipality, Term):
        post_save.connect(_word_renamed, sender=renamed)
    for changed in (post_save, post_delete):
        changed.connect(_figure_changed, sender=Statistic)


def _failed(row: Example) -> str:
    """That it did not work, where it did not: found as well as what worked is by its summary."""
    return str(row.get_status_display()) if row.status == Example.Status.FAILED else ""


def _effect_and_cost(row: Example) -> Iterator[str]:
    if row.shows("effects"):
        yield row.effect
        for effect in row.effects.all():
            yield f"{effect.what} {effect.words}"
    if row.shows("cost"):
        yield row.cost
    if row.shows("funding"):
        for funding in row.funding.all():
            yield f"{funding.source.label_nb} {funding.words}"


def _labels(row: Example) -> Iterator[str]:
    yield from (getattr(row, term).label_nb for term in TERMS)
    yield from (term.label_nb for name in MANY_TERMS for term in getattr(row, name).all())
    yield from (row.lead_actor, str(row.get_kind_display()), str(row.get_status_display()))


def _story(row: Example) -> Iterator[str]:
    told = row.told
    yield from (getattr(told, part) for part in STORY if row.shows(part))
    if row.shows("other_effects"):
        yield told.other_effects
    if row.shows("steps"):
        yield from (step.text for step in row.steps.all())
    if row.shows("barriers"):
        for barrier in row.barriers.all():
            yield f"{barrier.barrier.label_nb} {barrier.words} {barrier.solution}"


def _names() -> StringAgg:
    return StringAgg("municipalities__name", " ", default="", order_by="municipalities__name")


def _row_saved(sender: type[Model], instance: Any, raw: bool, **options: Any) -> None:
    if not raw:
        index(LABELS[sender], [instance.pk])


def _row_beside_changed(instance: Any, raw: bool = False, **options: Any) -> None:
    if not raw:
        index(LABEL, [instance.example_id])


def _figure_changed(instance: Statistic, raw: bool = False, **options: Any) -> None:
    """A file of figures has many years of each municipality: only the newest says how large it is, and
    which that is stands when all of the file is in."""
    if not raw and instance.municipality_id and instance.kind.code == POPULATION:
        transaction.on_commit(partial(_sized_anew, instance.municipality_id, instance.year))


def _sized_anew(municipality: int, year: int) -> None:
    if not Statistic.objects.of_kind(POPULATION).has_newer(municipality, year):
        index(LABEL, list(Example.objects.in_areas([municipality]).values_list("pk", flat=True)))


def _words_changed(instance: Any, action: str, **options: Any) -> None:
    # Terms know nothing of their examples, so that it is always the example that changes.
    if action.startswith("post_"):
        index(LABEL, [instance.pk])


def _places_changed(
    sender: type[Model],
    instance: Any,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    **options: Any,
) -> None:
    label, related = PLACES[sender]
    if reverse and action == "pre_clear":
        # Only now does the municipality know which rows it is about to let go.
        let_go = getattr(instance, related).values_list("pk", flat=True)
        setattr(instance, f"_{related}_let_go", list(let_go))
    if not action.startswith("post_"):
        return
    if not reverse:
        index(label, [instance.pk])
    elif action == "post_clear":
        index(label, instance.__dict__.pop(f"_{related}_let_go"))
    else:
        index(label, list(pk_set or ()))


def _word_renamed(instance: Any, created: bool, raw: bool, **options: Any) -> None:
    if created or raw:
        return
    for model, label in LABELS.items():
        fields = ("municipalities",) if isinstance(instance, Municipality) else TERMS_OF[model]
        fits = reduce(or_, (Q(**{field: instance}) for field in fields))
        rows = model._base_manager.filter(fits).order_by()
        index(label, list(rows.values_list("pk", flat=True).distinct()))
