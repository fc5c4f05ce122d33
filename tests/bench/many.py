"""A hundred thousand examples of realistic words, and a plain search of the same rows to compare with."""

from __future__ import annotations

import random
from collections.abc import Iterator

from django.db import connection
from django.utils import timezone

from forkommune.evidence.models import Claim
from forkommune.search.indexing import index_stale
from forkommune.terms.models import Term
from municipalities.models import Municipality
from pilots.models import EvidenceGrade, Example, ExampleCondition, TransitionLevel

from .country import SEED
from .words import words_of_measures, words_of_the_language

BATCH = 2_000
PREFIX = "stor-"
# Words of measures and of the language: as long as the shipped examples are on the average.
TITLE, SUMMARY = (3, 3), (9, 26)
EARLIEST, LATEST = 2006, 2025
WITH_CONDITIONS, MANY_PEOPLE = 5, 100_000
CHEAP, DEAR = 50_000, 200_000_000
# What a plain search page keeps: the words as PostgreSQL's own dictionary reads them.
PLAIN = """
    CREATE TABLE IF NOT EXISTS bench_plain (id bigint PRIMARY KEY, title text, summary text, vector tsvector);
    TRUNCATE bench_plain;
    INSERT INTO bench_plain SELECT id, title, summary,
        setweight(to_tsvector('norwegian', title), 'A') || setweight(to_tsvector('norwegian', summary), 'B')
    FROM pilots_example WHERE state = 'published';
    CREATE INDEX IF NOT EXISTS bench_plain_vector ON bench_plain USING gin (vector)
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
        for field, vocabulary in (("municipal_roles", "municipal_role"), ("actors", "actor")):
            _sort(draw, batch, field, list(Term.objects.of(vocabulary)))
    _condition()
    index_stale()
    with connection.cursor() as cursor:
        cursor.execute(PLAIN)
        cursor.execute("VACUUM ANALYZE")


def _condition() -> None:
    """Of each fifth of them two conditions, as the shipped examples have them."""
    rows = Example.objects.filter(slug__startswith=PREFIX, conditions__isnull=True)
    fifth = [key for key in rows.values_list("pk", flat=True) if key % WITH_CONDITIONS == 0]
    draw = random.Random(SEED)
    for at in range(0, len(fifth), BATCH):
        ExampleCondition.objects.bulk_create(
            ExampleCondition(example_id=key, words=str(test.label), test=test, low=low, position=n)
            for key in fifth[at : at + BATCH]
            for n, (test, low) in enumerate(
                (
                    (ExampleCondition.Test.POPULATION, draw.randint(1_000, MANY_PEOPLE)),
                    (ExampleCondition.Test.NEIGHBOURS, draw.randint(1, 5)),
                )
            )
        )


def _drawn(draw: random.Random, first: int, number: int) -> Iterator[Example]:
    measures, language = words_of_measures(), words_of_the_language()
    terms = {name: list(Term.objects.of(name)) for name in ("sector", "theme", "instrument")}
    now = timezone.now()
    statuses, grades, levels = list(Example.Status), list(EvidenceGrade), list(TransitionLevel)

    def told(numbers: tuple[int, int]) -> str:
        words = [*measures.drawn(draw, numbers[0]), *language.drawn(draw, numbers[1])]
        draw.shuffle(words)
        return " ".join(words)

    for at in range(first, number):
        yield Example(
            slug=f"{PREFIX}{at}",
            claim=Claim(kind="example", statement=f"{PREFIX}{at}"),
            title=told(TITLE)[:100],
            summary=told(SUMMARY),
            place=f"Sted {at % 1000}",
            sector=draw.choice(terms["sector"]),
            theme=draw.choice(terms["theme"]),
            instrument=draw.choice(terms["instrument"]),
            status=draw.choice(statuses),
            evidence_grade=draw.choice(grades),
            transition_level=draw.choice(levels),
            start_year=draw.randint(EARLIEST, LATEST),
            investment_nok=draw.choice((None, draw.randint(CHEAP, DEAR))),
            effect=draw.choice(("Målt", "")),
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


def _sort(draw: random.Random, batch: list[Example], field: str, terms: list[Term]) -> None:
    through = getattr(Example, field).through
    through.objects.bulk_create(
        through(example_id=row.pk, term_id=term.pk)
        for row in batch
        for term in draw.sample(terms, draw.choice((1, 2)))
    )
