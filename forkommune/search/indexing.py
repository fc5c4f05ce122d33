"""Keeps search entries true: at a save, after a load, and for what either forgot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Cast

from .indexables import Content, Indexable, indexables
from .models import SearchEntry, SearchReading
from .norwegian.analysis import analyser_version
from .norwegian.vectors import surface_words, vector_text
from .values import numbers_of, packed
from .vocabulary import WordsOf, count_all_words, count_words

BATCH = 500
WRITTEN = ["vector", "is_public", "facets", "packed", "year", "documented"]
READ = ["words", "digest", "analyser"]


@dataclass(frozen=True)
class Read:
    """What is to be known of a row, and whether everybody may read it."""

    content: Content
    is_public: bool

    @property
    def digest(self) -> str:
        """The fingerprint of what is to be known."""
        known = self.content
        told = [
            self.is_public,
            sorted(known.texts.items()),
            sorted(known.facets),
            known.year,
            known.documented,
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def index(label: str, keys: Collection[int]) -> None:
    """Analyse these rows of a model again, in the transaction of whoever changed them, or in its own."""
    if not keys:
        return
    indexable = indexables.get(label)
    found = indexable.contents(indexable.model._base_manager.filter(pk__in=keys))
    public = indexable.public_among(keys)
    read = {pk: Read(content, pk in public) for pk, content in found}
    kind = type_of(indexable)
    # Held: who reads the same row at the same time counts what this has written, and not the same again.
    held = _entries(indexable).filter(object_id__in=list(read)).order_by("pk")
    list(held.select_for_update().values_list("pk"))
    before = _words_of(held)
    after = _write(kind, read)
    # Counts of words belong to many rows: kept until the commit, savers would wait for each other.
    transaction.on_commit(lambda: count_words(kind.pk, before, after))


def index_stale() -> int:
    """Analyse what is missing or out of date, drop what is gone; how many changed."""
    changed = sum(_index_stale(indexable) for indexable in indexables)
    if changed:
        count_all_words()
    return changed


def stale(indexable: Indexable) -> tuple[dict[int, Read], set[int]]:
    """Rows whose entry is missing, of other texts or by another analyser; and entries without a row."""
    read = SearchReading.objects.filter(
        entry__content_type=type_of(indexable), analyser=analyser_version()
    )
    known = dict(read.values_list("entry__object_id", "digest"))
    public = indexable.public_among(None)
    rows = indexable.contents(indexable.model._base_manager.all())
    found = {pk: Read(content, pk in public) for pk, content in rows}
    wrong = {pk: read for pk, read in found.items() if known.get(pk) != read.digest}
    entries = set(_entries(indexable).values_list("object_id", flat=True))
    return wrong, entries - found.keys()


def drop(label: str, keys: Collection[int]) -> None:
    """Forget rows that are gone, in a few statements for any number of them."""
    if not keys:
        return
    kind = type_of(indexables.get(label))
    entries = _entries(indexables.get(label)).filter(object_id__in=keys).order_by()
    gone = _words_of(entries)
    readings = SearchReading.objects.filter(entry__in=list(entries.values_list("pk", flat=True)))
    readings._raw_delete(using=readings.db)
    entries._raw_delete(using=entries.db)
    transaction.on_commit(lambda: count_words(kind.pk, gone, []))


def type_of(indexable: Indexable) -> ContentType:
    """The content type that entries of a model carry."""
    return ContentType.objects.get_for_model(indexable.model)


def _index_stale(indexable: Indexable) -> int:
    with transaction.atomic():
        wrong, gone = stale(indexable)
        _entries(indexable).filter(object_id__in=gone).delete()
        _write(type_of(indexable), wrong)
    return len(wrong) + len(gone)


def _entries(indexable: Indexable) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(content_type=type_of(indexable))


def _words_of(entries: QuerySet[SearchEntry]) -> list[WordsOf]:
    rows = entries.values_list("reading__words", "is_public", "facets")
    return [WordsOf(words or (), is_public, facets) for words, is_public, facets in rows]


def _write(kind: ContentType, found: Mapping[int, Read]) -> list[WordsOf]:
    """Write the entries and give back their words."""
    written = []
    for batch in _batches(found.items()):
        numbers = numbers_of(kind.pk, (code for _, read in batch for code in read.content.facets))
        entries = SearchEntry.objects.bulk_create(
            [_entry(kind, pk, read, numbers) for pk, read in batch],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=WRITTEN,
        )
        readings = SearchReading.objects.bulk_create(
            [_reading(entry, read) for entry, (_, read) in zip(entries, batch, strict=True)],
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=READ,
        )
        written += [WordsOf(one.words, one.entry.is_public, one.entry.facets) for one in readings]
    return written


def _entry(kind: ContentType, pk: int, read: Read, numbers: Mapping[int, int]) -> SearchEntry:
    values = sorted(set(read.content.facets))
    return SearchEntry(
        content_type=kind,
        object_id=pk,
        vector=Cast(Value(vector_text(read.content.texts)), SearchVectorField()),
        is_public=read.is_public,
        facets=values,
        packed=packed(numbers[code] for code in values),
        year=read.content.year,
        documented=read.content.documented,
    )


def _reading(entry: SearchEntry, read: Read) -> SearchReading:
    return SearchReading(
        entry=entry,
        words=sorted(surface_words(read.content.texts)),
        digest=read.digest,
        analyser=analyser_version(),
    )


def _batches(found: Iterable[tuple[int, Read]]) -> Iterator[list[tuple[int, Read]]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch
