"""The story, the effects and the conditions of invented examples; all of it is marked through its example."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from pilots.models import (
    Example,
    ExampleAssessment,
    ExampleBarrier,
    ExampleCondition,
    ExampleEffect,
    ExampleFunding,
    ExampleNote,
    ExampleStep,
    ExampleStory,
)

from .world import Told, World

YEAR = timedelta(days=365)
MANY_TERMS = {
    "municipal_roles": "municipal_role",
    "actors": "actor",
    "target_groups": "target_group",
    "other_instruments": "instrument",
}
NUMBERS = ("value", "low", "high")


def tell(world: World, example: Example, told: Told) -> None:
    """Write what the file tells of an example beside its card; nothing where it tells nothing."""
    for name, vocabulary in MANY_TERMS.items():
        getattr(example, name).set(world.term(vocabulary, code) for code in told.get(name, ()))
    if "story" in told:
        ExampleStory.objects.create(example=example, **told["story"])
    for position, text in enumerate(told.get("steps", ()), start=1):
        ExampleStep.objects.create(example=example, position=position, text=text)
    for position, row in enumerate(told.get("barriers", ()), start=1):
        barrier = world.term("barrier", row["barrier"])
        ExampleBarrier.objects.create(
            example=example,
            barrier=barrier,
            words=row["words"],
            solution=row.get("solution", ""),
            position=position,
        )
    for position, row in enumerate(told.get("effects", ()), start=1):
        ExampleEffect.objects.create(
            example=example, position=position, **_effect(world, example, row)
        )
    for position, row in enumerate(told.get("funding", ()), start=1):
        ExampleFunding.objects.create(
            example=example,
            source=world.term("funding_source", row["source"]),
            amount_nok=row.get("amount_nok"),
            position=position,
        )
    for position, row in enumerate(told.get("conditions", ()), start=1):
        ExampleCondition.objects.create(
            example=example, position=position, **_condition(world, row)
        )
    _vouch(world, example, told)


def _effect(world: World, example: Example, row: Told) -> dict[str, Any]:
    values = {name: Decimal(row[name]) if name in row else None for name in NUMBERS}
    words = {name: row[name] for name in row if name not in (*NUMBERS, "years_ago", "own_source")}
    year = world.day.year - row["years_ago"] if "years_ago" in row else None
    source = example.sources.first() if row.get("own_source") else None
    return {**words, **values, "year": year, "source": source}


def _condition(world: World, row: Told) -> dict[str, Any]:
    limits = {name: Decimal(row[name]) for name in ("low", "high") if name in row}
    sector = world.term("sector", row["sector"]) if "sector" in row else None
    return {"words": row["words"], "test": row.get("test", ""), "sector": sector, **limits}


def _vouch(world: World, example: Example, told: Told) -> None:
    if "assessment" in told:
        ExampleAssessment.objects.create(
            example=example,
            grade=example.evidence_grade,
            text=told["assessment"],
            on=world.date(told["published_ago"]),
            by=world.users["forsker"],
            is_invented=True,
        )
        example.review_on = world.date(told["published_ago"]) + YEAR
        example.save(update_fields=["review_on"])
    if "note" in told:
        ExampleNote.objects.create(
            example=example, text=told["note"], by=world.users["forsker"], is_invented=True
        )
