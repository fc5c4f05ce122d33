"""The words by which examples are found, and when they are read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_save

from forkommune.search.indexables import Texts, is_searched
from forkommune.search.indexing import index
from forkommune.terms.models import Term
from municipalities.models import Municipality
from pilots.models import Example

LABEL = "pilots.Example"
TERMS = ("sector", "theme", "instrument")


def texts_of(examples: QuerySet[Example]) -> Iterator[tuple[int, Texts]]:
    """Title and places weigh most, then the summary, effect and cost, and the labels last."""
    rows = examples.order_by("pk").select_related(*TERMS)
    for row in rows.annotate(municipality_names=_names()).iterator():
        labels = (getattr(row, term).label_nb for term in TERMS)
        yield (
            row.pk,
            {
                "A": " ".join((row.title, row.place, row.municipality_names)),
                "B": row.summary,
                "C": f"{row.effect} {row.cost}",
                "D": " ".join((*labels, row.lead_actor)),
            },
        )


def register() -> None:
    """Make examples searchable, and read them again with every change of their words."""
    is_searched(LABEL, texts_of)
    post_save.connect(_example_saved, sender=Example)
    m2m_changed.connect(_places_changed, sender=Example.municipalities.through)
    for model in (Municipality, Term):
        post_save.connect(_word_renamed, sender=model)


def _names() -> StringAgg:
    return StringAgg("municipalities__name", " ", default="", order_by="municipalities__name")


def _example_saved(instance: Example, raw: bool, **options: Any) -> None:
    if not raw:
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
    index(LABEL, list(rows.values_list("pk", flat=True).distinct()))
