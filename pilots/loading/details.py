"""What the first examples say beyond their card: effects, who paid, and parts of the story.

Three files, each line with the words of the source that it rests on; a test finds those words in the
example's own line. What the source does not say is not in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from forkommune.terms.models import Term, Vocabulary
from forkommune.work.loading import Record, Tally, link, read_csv, sync
from forkommune.work.loading.taxonomy import terms_of
from pilots.models import (
    EffectKind,
    EvidenceGrade,
    Example,
    ExampleBarrier,
    ExampleEffect,
    ExampleFunding,
    ExampleStory,
)

Values = tuple[Record, dict[str, Any]]
Examples = Mapping[str, Example]
STORY = ("challenge", "goal", "anchoring")
# Who the first examples say leads -> actors.
LEADERS = {
    "kommunen": ("municipality",),
    "kommunalt selskap": ("municipal_company",),
    "kommunen og privat partner": ("municipality", "private"),
    "interkommunalt selskap": ("intermunicipal_company",),
    "interkommunalt samarbeid": ("intermunicipal_cooperation",),
    "fylkeskommunalt selskap": ("county_company",),
    "energiselskap": ("energy_company",),
    "privat aktør": ("private",),
}


def load_details(tally: Tally, data: Path, records: list[Record], examples: Examples) -> None:
    """Bring rows beside the examples in step with their files. An example that people removed has none."""
    details = read_csv(data / "example_details.csv")
    sync(tally, ExampleStory, _stories(details, examples), key=["example_id"])
    barriers, groups = terms_of(Vocabulary.BARRIER), terms_of(Vocabulary.TARGET_GROUP)
    sync(
        tally,
        ExampleBarrier,
        _barriers(details, examples, barriers),
        key=["example_id", "barrier_id"],
    )
    link(tally, Example, "target_groups", _coded(details, examples, "target_group", groups))
    link(tally, Example, "actors", _leaders(records, examples, terms_of(Vocabulary.ACTOR)))
    effects = _numbered(read_csv(data / "example_effects.csv"), examples, _effect)
    sync(tally, ExampleEffect, effects, key=["example_id", "position"])
    payers = terms_of(Vocabulary.FUNDING_SOURCE)
    funding = _numbered(
        read_csv(data / "example_funding.csv"), examples, lambda row: _funding(row, payers)
    )
    sync(tally, ExampleFunding, funding, key=["example_id", "position"])


def _of(record: Record, examples: Examples) -> Example | None:
    """The example of a line; None for one that people have removed."""
    return examples.get(record.required("id"))


def _stories(details: list[Record], examples: Examples) -> Iterator[Values]:
    told: dict[int, Values] = {}
    for record in details:
        part = record.required("part")
        if part in STORY and (example := _of(record, examples)):
            _first, values = told.setdefault(
                example.pk, (record, {"example_id": example.pk, **dict.fromkeys(STORY, "")})
            )
            values[part] = _sentence(record.required("words"))
    yield from told.values()


def _sentence(words: str) -> str:
    """Words that were taken out of a sentence, as one of their own."""
    return words[0].upper() + words[1:].removesuffix(".") + "."


def _barriers(
    details: list[Record], examples: Examples, known: Mapping[str, Term]
) -> Iterator[Values]:
    for record in details:
        if record.text("part") == "barrier" and (example := _of(record, examples)):
            more = record.text("more")
            yield (
                record,
                {
                    "example_id": example.pk,
                    "barrier_id": record.one_of("code", known).pk,
                    "words": _sentence(record.required("words")),
                    "solution": _sentence(more) if more else "",
                },
            )


def _coded(
    details: list[Record], examples: Examples, part: str, known: Mapping[str, Term]
) -> Iterator[tuple[Record, Any, Any]]:
    for record in details:
        if record.text("part") == part and (example := _of(record, examples)):
            yield record, example.pk, record.one_of("code", known).pk


def _leaders(
    records: list[Record], examples: Examples, known: Mapping[str, Term]
) -> Iterator[tuple[Record, Any, Any]]:
    for record in records:
        if not (example := _of(record, examples)):
            continue
        for code in record.maybe_one_of("lead_actor", LEADERS) or ():
            yield record, example.pk, known[code].pk


def _numbered(
    records: list[Record], examples: Examples, values_of: Callable[[Record], dict[str, Any]]
) -> Iterator[Values]:
    """Rows of each example in the order of the file, from 1."""
    numbers: dict[int, int] = {}
    for record in records:
        if example := _of(record, examples):
            numbers[example.pk] = numbers.get(example.pk, 0) + 1
            place = {"example_id": example.pk, "position": numbers[example.pk]}
            yield record, place | values_of(record)


def _effect(record: Record) -> dict[str, Any]:
    return {
        "family": record.one_of(
            "family", {each.value: each.value for each in ExampleEffect.Family}
        ),
        "kind": record.one_of("kind", {each.value: each.value for each in EffectKind}),
        "grade": record.one_of("grade", {each.value: each.value for each in EvidenceGrade}),
        "what": record.required("what"),
        "value": record.decimal("value"),
        "low": record.decimal("low"),
        "high": record.decimal("high"),
        "unit": record.text("unit"),
        "year": record.integer("year"),
        "words": record.required("words"),
        "uncertainty": record.text("uncertainty"),
    }


def _funding(record: Record, known: Mapping[str, Term]) -> dict[str, Any]:
    return {
        "source_id": record.one_of("source_code", known).pk,
        "amount_nok": record.integer("amount_nok"),
        "year_from": record.integer("year_from"),
        "year_to": record.integer("year_to"),
        "words": record.required("words"),
    }
