"""Fills a database to the size of a country: 357 municipalities, 5 000 examples, 200 000 answers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Any

from django.db import connection
from django.utils import timezone

from forkommune.accounts.models import Organisation
from forkommune.evidence.models import Claim, Informant
from forkommune.search.indexing import index_stale
from forkommune.terms.models import Term
from municipalities.models import (
    Answer,
    County,
    Interview,
    InterviewGuide,
    Municipality,
    Question,
    SurveyRound,
)
from pilots.models import Example

MUNICIPALITIES, EXAMPLES, ANSWERS = 357, 5_000, 200_000
WORDS = [
    "varmepumpe",
    "skole",
    "sykkelvei",
    "elbil",
    "ladestasjon",
    "solceller",
    "barnehage",
    "fjernvarme",
    "matavfall",
    "biogass",
    "klimabudsjett",
    "innkjøp",
    "buss",
    "kollektivtransport",
    "energisparing",
    "passivhus",
    "rådhus",
    "svømmehall",
    "skogbruk",
    "landbruk",
    "avfall",
    "gjenbruk",
    "delebil",
    "hjemmetjeneste",
    "gatelys",
    "massivtre",
    "oljefyr",
]
FIRST_YEAR = 2006
SEED = 275769
BATCH = 2_000


def grow() -> None:
    """Make the missing rows. The words are drawn with a fixed seed: every run has the same rows."""
    draw = random.Random(SEED)
    places = municipalities()
    _examples(draw, places)
    _answers(draw, places)
    index_stale()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def municipalities() -> list[Municipality]:
    """All of the country; the missing ones are made."""
    county = County.objects.order_by("pk").first()
    missing = MUNICIPALITIES - Municipality.objects.count()
    names = [f"Prøvekommune {n}" for n in range(max(0, missing))]
    bodies = Organisation.objects.bulk_create(
        Organisation(code=f"bench-{n}", name=f"{name} kommune", kind="municipality")
        for n, name in enumerate(names)
    )
    taken = set(Municipality.objects.values_list("number", flat=True))
    free = (f"{n:04d}" for n in range(5000, 9999) if f"{n:04d}" not in taken)
    Municipality.objects.bulk_create(
        Municipality(
            number=next(free), name=name, sort_key=name.lower(), county=county, organisation=body
        )
        for name, body in zip(names, bodies, strict=True)
    )
    return list(Municipality.objects.all())


def _examples(draw: random.Random, places: list[Municipality]) -> None:
    missing = EXAMPLES - Example.objects.count()
    terms = {
        vocabulary: list(Term.objects.filter(vocabulary=vocabulary))
        for vocabulary in ("sector", "theme", "instrument")
    }
    claims = Claim.objects.bulk_create(
        (Claim(kind="example", statement=f"Prøveeksempel {n}") for n in range(missing)), BATCH
    )
    rows = Example.objects.bulk_create(
        (_example(draw, n, claim, terms) for n, claim in enumerate(claims)), BATCH
    )
    through = Example.municipalities.through
    through.objects.bulk_create(
        (through(example=row, municipality=draw.choice(places)) for row in rows), BATCH
    )


def _example(draw: random.Random, n: int, claim: Claim, terms: dict[str, list[Term]]) -> Example:
    return Example(
        slug=f"proveeksempel-{n}",
        claim=claim,
        title=" ".join(draw.sample(WORDS, 3)).capitalize(),
        summary=" ".join(draw.choices(WORDS, k=60)),
        place="Prøvested",
        **{name: draw.choice(choices) for name, choices in terms.items()},
        state=Example.State.PUBLISHED,
        published_at=timezone.now(),
        is_invented=True,
    )


def _answers(draw: random.Random, places: list[Municipality]) -> None:
    guide = InterviewGuide.objects.order_by("pk").first()
    questions = list(guide.questions.all()) if guide else []
    needed = (ANSWERS - Answer.objects.count()) // len(questions)
    people = Informant.objects.bulk_create((Informant() for _ in range(needed)), BATCH)
    held = Interview.objects.bulk_create(
        (
            Interview(
                round=held_in,
                municipality=place,
                guide=guide,
                informant=person,
                held_on=held_in.starts_on,
                completed_at=timezone.now(),
                is_invented=True,
            )
            for person, (held_in, place) in zip(people, _calls(guide, places), strict=False)
        ),
        BATCH,
    )
    for batch in _batches(
        Answer(interview=interview, question=question, value=_value(draw, question))
        for interview in held
        for question in questions
    ):
        Answer.objects.bulk_create(batch)


def _value(draw: random.Random, question: Question) -> Any:
    """What the form would store for a question of this type; words lie in texts of their own."""
    codes = [option["code"] for option in question.options]
    match question.type:
        case Question.Type.NUMBER | Question.Type.SCALE:
            return draw.randint(1, 5)
        case Question.Type.YES_NO:
            return draw.random() < 0.5
        case Question.Type.DATE:
            return date(2017, 10, draw.randint(1, 28)).isoformat()
        case Question.Type.SINGLE:
            return draw.choice(codes)
        case Question.Type.MULTIPLE:
            return draw.sample(codes, min(2, len(codes)))
    return None


def _calls(
    guide: InterviewGuide, places: list[Municipality]
) -> Iterator[tuple[SurveyRound, Municipality]]:
    """One interview with each municipality a year, for as many years as are asked for."""
    for year in count(FIRST_YEAR):
        held_in = SurveyRound.objects.create(
            code=f"bench-{year}",
            title=f"Prøverunde {year}",
            guide=guide,
            starts_on=date(year, 10, 1),
            ends_on=date(year, 11, 30),
        )
        held_in.municipalities.set(places)
        yield from ((held_in, place) for place in places)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
