"""What the tables of examples refuse, with words that say what to do, and what they work out."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from pilots.models import Example, ExampleFile
from tests.factories import (
    ConditionFactory,
    EffectFactory,
    ExampleFactory,
    ExampleNoteFactory,
    ExampleSourceFactory,
    FundingFactory,
    StoryFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "values", "words"),
    [
        (EffectFactory, {"unit": ""}, "Write the unit"),
        (EffectFactory, {"low": -14}, "two ends"),
        (EffectFactory, {"low": -11, "high": -9}, "within its interval"),
        (EffectFactory, {"unit": "% av utslippet", "value": 140}, "A share lies between"),
        (EffectFactory, {"kind": "potential", "grade": "before_after"}, "cannot be measured"),
        (EffectFactory, {"year": 217}, "four digits"),
        (EffectFactory, {"kind": "supplier", "tool": "Kalkulator"}, "who owns the tool"),
        (FundingFactory, {"amount_nok": 0}, "above nought"),
        (FundingFactory, {"year_from": 2017, "year_to": 2014}, "end before it begins"),
        (ConditionFactory, {"test": "population"}, "at least or at most"),
        (ConditionFactory, {"low": 20_000}, "at least or at most"),
        (ConditionFactory, {"test": "emissions", "low": 1}, "Choose a sector"),
        (ConditionFactory, {"test": "area", "low": 9, "high": 3}, "is not above"),
        (ExampleSourceFactory, {"year": 17}, "four digits"),
        (ExampleFactory, {"investment_nok": -1}, "above nought"),
        (ExampleFactory, {"investment_is_extra": True}, "Write the extra cost"),
        (ExampleFactory, {"start_year": 2016, "end_year": 2012}, "end before it begins"),
        (ExampleFactory, {"start_year": 3016}, "four digits"),
        (ExampleFactory, {"effect": "Halvert"}, "a potential"),
        (ExampleFactory, {"hidden": ["everything"]}, "no part “everything”"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_words(factory, values, words, settings):
    settings.LANGUAGE_CODE = "en"
    beside = {"example": ExampleFactory()} if factory is not ExampleFactory else {}
    row = factory.build(**_related(factory), **beside, **values)

    # A plain example stands without the rows that it needs: only its own fields are asked about.
    unasked = ["claim", "sector", "theme", "instrument"] if factory is ExampleFactory else []

    with pytest.raises(ValidationError) as refused:
        row.full_clean(exclude=unasked)
    assert any(words in told for told in refused.value.messages), refused.value.messages


def _related(factory):
    if factory is FundingFactory:
        return {"source": TermFactory(vocabulary="funding_source")}
    if factory is ExampleFactory:
        return {"claim": None, "sector": None, "theme": None, "instrument": None}
    return {}


@pytest.mark.parametrize(
    ("factory", "values"),
    [
        (EffectFactory, {"low": -14}),
        (EffectFactory, {"high": -9}),
        (EffectFactory, {"kind": "goal", "grade": "control"}),
        (ExampleFactory, {"yearly_cost_nok": 0}),
    ],
)
def test_the_database_refuses_it_too(factory, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**values)


def test_a_picture_has_words_and_rights():
    picture = ExampleFile(
        example=ExampleFactory(), kind="picture", title="Skolen", size=3, alt="Skolen"
    )

    with pytest.raises(ValidationError, match="rett"):
        picture.validate_constraints()


@pytest.mark.parametrize(
    ("investment", "yearly", "expected"),
    [
        (None, None, ""),
        (99_999, None, "under_100k"),
        (100_000, None, "to_1m"),
        (12_000_000, 90_000, "to_100m"),
        (None, 90_000, "under_100k"),
        (10**8, None, "over_100m"),
    ],
)
def test_the_cost_class_follows_the_investment_else_the_yearly_cost(investment, yearly, expected):
    example = ExampleFactory(investment_nok=investment, yearly_cost_nok=yearly)

    assert Example.objects.get(pk=example.pk).cost_class == expected


def test_an_example_that_nobody_has_told_of_has_a_story_without_words():
    untold, told = ExampleFactory(), StoryFactory(advice="Begynn med ett bygg.").example

    assert (untold.told.advice, told.told.advice) == ("", "Begynn med ett bygg.")


def test_notes_of_the_team_are_for_the_team_alone():
    note = ExampleNoteFactory(example=ExampleFactory(published=True))

    assert list(type(note).objects.visible_to(UserFactory())) == []


def test_a_value_that_is_not_known_stays_empty():
    effect = EffectFactory(value=None, unit="")

    assert (effect.value, EffectFactory(value=Decimal("0")).value) == (None, 0)
