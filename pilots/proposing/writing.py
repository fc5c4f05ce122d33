"""What a proposal tells, written into the rows of an example; written anew, the rows are the new ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forkommune.terms.models import Term, Vocabulary
from pilots.models import (
    Example,
    ExampleEffect,
    ExampleFunding,
    ExampleSource,
    ExampleStep,
    ExampleStory,
)
from pilots.numbers import typed

from .checks import GASES
from .form import SOURCES, VOCABULARIES

OF_EXAMPLE = ("kind", "title", "summary", "status", "start_year", "cost", "effect_kind")
OF_STORY = ("challenge", "did_not_work", "advice")
OWN_BUDGET = "own_budget"
Told = Mapping[str, Any]


def write_card(example: Example, told: Told) -> None:
    """The fields of the example itself; nothing is stored yet."""
    for name in OF_EXAMPLE:
        setattr(example, name, told[name])
    for name, vocabulary in VOCABULARIES.items():
        setattr(example, name, Term.objects.get(vocabulary=vocabulary, code=told[name]))
    example.investment_nok = told["cost_nok"]
    example.effect = told["effect"] or _figure(told)


def write_rows(example: Example, told: Told) -> None:
    """Story, steps, effect, funding and sources of an example that is stored."""
    ExampleStory.objects.update_or_create(
        example=example, defaults={name: told[name] for name in OF_STORY}
    )
    for old in (example.steps, example.effects, example.funding, example.sources):
        old.all().delete()
    steps = [line.strip() for line in told["steps"].splitlines() if line.strip()]
    ExampleStep.objects.bulk_create(
        ExampleStep(example=example, position=n, text=text) for n, text in enumerate(steps, start=1)
    )
    _write_effect(example, told)
    _write_funding(example, told)
    _write_sources(example, told)


def _figure(told: Told) -> str:
    """The figure with its unit, where nobody has put it in words; empty without one."""
    value = told["effect_value"]
    return f"{typed(value)} {told['effect_unit']}" if value is not None else ""


def _write_effect(example: Example, told: Told) -> None:
    """A figure is a row that says what it is; how well it is known is for a researcher to say."""
    if told["effect_value"] is None:
        return
    unit = told["effect_unit"]
    family = ExampleEffect.Family
    effect = ExampleEffect(
        example=example,
        family=family.EMISSION if GASES.search(unit) else family.OTHER,
        kind=told["effect_kind"],
        what=(told["effect"] or example.title)[:150],
        value=told["effect_value"],
        unit=unit,
        method=told["method"],
        position=1,
    )
    effect.full_clean()
    effect.save()


def _write_funding(example: Example, told: Told) -> None:
    shares = {OWN_BUDGET: told["share_municipality"], told["funding"]: told["share_state"]}
    codes = [code for code in shares if code]
    found = Term.objects.filter(vocabulary=Vocabulary.FUNDING_SOURCE, code__in=codes)
    terms = {term.code: term for term in found}
    for position, (code, share) in enumerate(shares.items(), start=1):
        if code in terms and (share is not None or code != OWN_BUDGET):
            words = f"{typed(share)} %" if share is not None else ""
            ExampleFunding.objects.create(
                example=example, source=terms[code], words=words, position=position
            )


def _write_sources(example: Example, told: Told) -> None:
    titles: set[str] = set()
    for number in SOURCES:
        title = told[f"source_title_{number}"]
        if not title or title in titles:
            continue
        titles.add(title)
        ExampleSource.objects.create(
            example=example,
            title=title,
            url=told[f"source_url_{number}"],
            year=told[f"source_year_{number}"],
            position=number,
        )
