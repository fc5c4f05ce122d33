"""A hundred thousand examples of realistic words, and a plain search of the same rows to compare with."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from django.db import connection
from django.utils import timezone

from forkommune.evidence.models import Claim
from forkommune.search.indexing import index_stale
from forkommune.search.norwegian.lists import frequencies
from forkommune.terms.models import Term
from municipalities.models import Municipality
from pilots.models import EvidenceGrade, Example, TransitionLevel

from .country import SEED, WORDS

BATCH = 2_000
PREFIX = "stor-"
TITLE, SUMMARY, OWN = 6, 32, 5
# The commonest words of the language are rarer in what is told of measures.
COMMONEST = 34
# What a plain search page keeps: the words as PostgreSQL's own dictionary reads them.
PLAIN = """
    CREATE TABLE IF NOT EXISTS bench_plain (id bigint PRIMARY KEY, title text, summary text, vector tsvector);
    TRUNCATE bench_plain;
    INSERT INTO bench_plain SELECT id, title, summary,
        setweight(to_tsvector('norwegian', title), 'A') || setweight(to_tsvector('norwegian', summary), 'B')
    FROM pilots_example WHERE state = 'published';
    CREATE INDEX IF NOT EXISTS bench_plain_vector ON bench_plain USING gin (vector);
    ANALYZE
"""


def grow_to(number: int) -> None:
    """Make as many examples as are missing, drawn with a fixed seed, and read them all."""
    standing = Example.objects.filter(slug__startswith=PREFIX).count()
    draw = random.Random(SEED + standing)
    rows = list(_drawn(draw, standing, number))
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        Claim.objects.bulk_create([row.claim for row in batch])
        Example.objects.bulk_create(batch)
        _place(draw, batch)
    index_stale()
    with connection.cursor() as cursor:
        cursor.execute(PLAIN)


def _drawn(draw: random.Random, first: int, number: int) -> Iterator[Example]:
    words = [
        word for word, rarity in frequencies().items() if rarity >= COMMONEST and len(word) > 2
    ]
    weights = list(accumulate(10 ** (-frequencies()[word] / 10) for word in words))
    terms = {name: list(Term.objects.of(name)) for name in ("sector", "theme", "instrument")}
    now = timezone.now()
    statuses, grades, levels = list(Example.Status), list(EvidenceGrade), list(TransitionLevel)
    for at in range(first, number):
        told = draw.choices(words, cum_weights=weights, k=TITLE + SUMMARY)
        own = draw.sample(WORDS, OWN)
        yield Example(
            slug=f"{PREFIX}{at}",
            claim=Claim(kind="example", statement=f"{PREFIX}{at}"),
            title=" ".join((own[0], *told[:TITLE]))[:100],
            summary=" ".join((*own[1:], *told[TITLE:])),
            place=told[0],
            sector=draw.choice(terms["sector"]),
            theme=draw.choice(terms["theme"]),
            instrument=draw.choice(terms["instrument"]),
            status=draw.choice(statuses),
            evidence_grade=draw.choice(grades),
            transition_level=draw.choice(levels),
            start_year=draw.randint(2006, 2025),
            effect="Målt" if draw.random() < 0.5 else "",
            effect_kind="result",
            state="published",
            published_at=now,
        )


def _place(draw: random.Random, batch: list[Example]) -> None:
    places = list(Municipality.objects.order_by("pk").values_list("pk", flat=True))
    through = Example.municipalities.through
    through.objects.bulk_create(
        through(example_id=row.pk, municipality_id=key)
        for row in batch
        for key in draw.sample(places, draw.choice((1, 1, 1, 2)))
    )
