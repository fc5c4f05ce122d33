"""The words by which examples are found, and when they are read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save

from forkommune.search.indexables import Texts, is_searched
from forkommune.search.indexing import index
from forkommune.terms.models import Term
from municipalities.models import Municipality
from pilots.models import (
    Example,
    ExampleBarrier,
    ExampleEffect,
    ExampleFunding,
    ExampleStep,
    ExampleStory,
)

LABEL = "pilots.Example"
TERMS = ("sector", "theme", "instrument")
MANY_TERMS = ("other_instruments", "municipal_roles", "actors", "target_groups")
# Rows beside an example whose words are the example's.
ROWS = (ExampleStory, ExampleStep, ExampleBarrier, ExampleEffect, ExampleFunding)
STORY = ("challenge", "goal", "anchoring", "participation", "did_not_work", "advice")
BESIDE = ("steps", "barriers__barrier", "effects", "funding__source")
AT_ONCE = 500


def texts_of(examples: QuerySet[Example]) -> Iterator[tuple[int, Texts]]:
    """Title and places weigh most, then the summary, effects and cost, and story and labels last.

    Nothing is found by a part that is not public.
    """
    rows: Any = examples.order_by("pk").select_related(*TERMS, "story")
    rows = rows.prefetch_related(*BESIDE, *MANY_TERMS).annotate(municipality_names=_names())
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield (
            row.pk,
            {
                "A": " ".join((row.title, row.place, row.municipality_names)),
                "B": row.summary,
                "C": " ".join(_effect_and_cost(row)),
                "D": " ".join((*_labels(row), *_story(row))),
            },
        )


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
    yield row.lead_actor


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


def register() -> None:
    """Make examples searchable, and read them again with every change of their words."""
    is_searched(LABEL, texts_of)
    post_save.connect(_example_saved, sender=Example)
    m2m_changed.connect(_places_changed, sender=Example.municipalities.through)
    for name in MANY_TERMS:
        m2m_changed.connect(_words_changed, sender=getattr(Example, name).through)
    for beside in ROWS:
        post_save.connect(_row_changed, sender=beside)
        post_delete.connect(_row_changed, sender=beside)
    for model in (Municipality, Term):
        post_save.connect(_word_renamed, sender=model)


def _names() -> StringAgg:
    return StringAgg("municipalities__name", " ", default="", order_by="municipalities__name")


def _example_saved(instance: Example, raw: bool, **options: Any) -> None:
    if not raw:
        index(LABEL, [instance.pk])


def _row_changed(instance: Any, raw: bool = False, **options: Any) -> None:
    if not raw:
        index(LABEL, [instance.example_id])


def _words_changed(instance: Any, action: str, **options: Any) -> None:
    # Terms know nothing of their examples, so that it is always the example that changes.
    if action.startswith("post_"):
        index(LABEL, [instance.pk])


def _places_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **options: Any
) -> None:
    if reverse and action == "pre_clear":
        # Only now does the municipality know which examples it is about to let go.
        instance.examples_let_go = list(instance.examples.values_list("pk", flat=True))
    if not action.startswith("post_"):
        return
    if not reverse:
        index(LABEL, [instance.pk])
    elif action == "post_clear":
        index(LABEL, instance.__dict__.pop("examples_let_go"))
    else:
        index(LABEL, list(pk_set or ()))


def _word_renamed(instance: Any, created: bool, raw: bool, **options: Any) -> None:
    if created or raw:
        return
    if isinstance(instance, Municipality):
        rows = Example.objects.filter(municipalities=instance)
    else:
        rows = Example.objects.filter(sector=instance) | Example.objects.filter(theme=instance)
        rows |= Example.objects.filter(instrument=instance)
        for name in (*MANY_TERMS, "barriers__barrier", "funding__source"):
            rows |= Example.objects.filter(**{name: instance})
    index(LABEL, list(rows.values_list("pk", flat=True).distinct()))
