"""Keeps search entries true: at a save, after a load, and for what either forgot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import QuerySet, Value

from .indexables import WEIGHTS, Indexable, Texts, indexables
from .models import SearchEntry

CONFIG = "norwegian"
# Part of every digest: raise it when the same texts are read in another way.
ANALYSER = "postgresql-norwegian-1"
BATCH = 500


def index(label: str, keys: Collection[int]) -> None:
    """Analyse these rows of a model again, in the transaction of whoever changed them."""
    if keys:
        indexable = indexables.get(label)
        _write(indexable, indexable.texts(indexable.model._base_manager.filter(pk__in=keys)))


def index_stale() -> int:
    """Analyse what is missing or was read from other texts, drop what is gone; how many changed."""
    return sum(_index_stale(indexable) for indexable in indexables)


def stale(indexable: Indexable) -> tuple[dict[int, Texts], set[int]]:
    """Rows whose entry is missing or out of date, with their texts; and entries without a row."""
    known = dict(_entries(indexable).values_list("object_id", "digest"))
    found = dict(indexable.texts(indexable.model._base_manager.all()))
    wrong = {pk: texts for pk, texts in found.items() if known.get(pk) != digest_of(texts)}
    return wrong, known.keys() - found.keys()


def digest_of(texts: Texts) -> str:
    """The fingerprint of texts as this analyser reads them."""
    content = json.dumps([ANALYSER, sorted(texts.items())], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _index_stale(indexable: Indexable) -> int:
    with transaction.atomic():
        wrong, gone = stale(indexable)
        _entries(indexable).filter(object_id__in=gone).delete()
        _write(indexable, wrong.items())
    return len(wrong) + len(gone)


def _entries(indexable: Indexable) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(content_type=_type_of(indexable))


def _type_of(indexable: Indexable) -> ContentType:
    return ContentType.objects.get_for_model(indexable.model)


def _write(indexable: Indexable, found: Iterable[tuple[int, Texts]]) -> None:
    kind = _type_of(indexable)
    for batch in _batches(found):
        SearchEntry.objects.bulk_create(
            [
                SearchEntry(
                    content_type=kind,
                    object_id=pk,
                    vector=vector_of(texts),
                    digest=digest_of(texts),
                )
                for pk, texts in batch
            ],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["vector", "digest"],
        )


def _batches(found: Iterable[tuple[int, Texts]]) -> Iterator[list[tuple[int, Texts]]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def vector_of(texts: Texts) -> Any:
    """The expression of a weighted vector, which PostgreSQL works out as it stores it."""
    parts = [
        SearchVector(Value(texts.get(weight, "")), weight=weight, config=CONFIG)
        for weight in WEIGHTS
    ]
    vector: Any = parts[0]
    for part in parts[1:]:
        vector = vector + part
    return vector
