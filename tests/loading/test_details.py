"""What is loaded beside the first examples stands in their sources' own words."""

import csv
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from pilots.loading.examples import DATA
from pilots.loading.wording import investment
from pilots.models import Example, ExampleEffect
from tests.factories import ExampleFactory

WORDS_OF_AN_EXAMPLE = ("title_nb", "summary_nb", "effect_nb", "cost_nb", "source_title")


def lines(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spoken():
    return {
        row["id"]: "\n".join(row[name] for name in WORDS_OF_AN_EXAMPLE)
        for row in lines("examples.csv")
    }


@pytest.mark.parametrize(
    "name", ["example_details.csv", "example_effects.csv", "example_funding.csv"]
)
def test_every_line_quotes_its_example(name):
    said = spoken()
    unsaid = [
        (row["id"], words)
        for row in lines(name)
        for words in (row["words"], row.get("more", ""), row.get("uncertainty", ""))
        if words not in said[row["id"]]
    ]

    assert unsaid == []


@pytest.mark.parametrize(
    ("words", "nok", "expected"),
    [
        ("Investering oppgitt til totalt 200 mill. kr", 200_000_000, (200_000_000, False)),
        ("Merkostnad 8 mill. kr; Enova-støtte 4,8 mill. kr", 8_000_000, (8_000_000, True)),
        ("Tiltak for 12 mill. kr, nedbetalt på åtte år", 12_000_000, (12_000_000, False)),
        ("Enova-støtte om lag 15,9 mill. kr", 15_900_000, (None, False)),
        ("", None, (None, False)),
    ],
)
def test_support_is_no_cost(words, nok, expected):
    assert investment(words, nok) == expected


def test_money_that_somebody_gave_is_loaded_as_funding_and_not_as_a_cost(loaded):
    example = Example.objects.get(code="EX009")

    assert (example.investment_nok, example.cost_class) == (None, "")
    assert [
        (f.source.code, f.amount_nok, f.year_from, f.year_to) for f in example.funding.all()
    ] == [
        ("reward_scheme", 280_000_000, 2010, 2013),
        ("reward_scheme", 308_300_000, 2014, 2017),
    ]


def test_what_was_calculated_in_advance_is_loaded_as_a_potential(loaded):
    effect = ExampleEffect.objects.get(example__code="EX031")

    assert (effect.kind, effect.value, effect.grade) == (
        "potential",
        Decimal(-836_000),
        "calculated",
    )
    assert Example.objects.get(code="EX031").effect_kind == "potential"


def test_an_example_whose_source_tells_no_story_has_none(loaded):
    example = Example.objects.get(code="EX013")

    assert not any(
        getattr(example.told, part) for part in ("challenge", "goal", "anchoring", "advice")
    )
    assert not example.conditions.exists()


def test_who_leads_is_the_actor(loaded):
    example = Example.objects.get(code="EX003")

    assert sorted(actor.code for actor in example.actors.all()) == ["municipality", "private"]


def test_figures_of_older_examples_become_effects_and_go_back(transactional_columns):
    migration = import_module("pilots.migrations.0012_effects_as_rows")
    goal = ExampleFactory(effect="Mål om halvering", effect_kind="goal", evidence_grade="control")
    grown = ExampleFactory(effect="Tre ganger så mange", effect_kind="result")
    empty = ExampleFactory()
    apps = transactional_columns
    old = apps.get_model("pilots", "Example").objects
    old.filter(pk=goal.pk).update(effect_value=-50, effect_unit="% lavere utslipp")
    old.filter(pk=grown.pk).update(effect_value=300, effect_unit="% flere")

    migration.into_rows(apps, None)

    mine = [goal.pk, grown.pk, empty.pk]  # the shipped facts may stand beside
    rows = (
        ExampleEffect.objects.filter(example__in=mine)
        .order_by("example_id")
        .values_list("example", "kind", "what", "value", "unit", "grade")
    )
    assert list(rows) == [
        (goal.pk, "goal", "Mål om halvering", -50, "% lavere utslipp", "not_assessed"),
        (grown.pk, "result", "Tre ganger så mange", 300, "prosent (% flere)", "not_assessed"),
    ]

    old.update(effect_value=None, effect_unit="")
    migration.into_columns(apps, None)
    back = old.filter(pk__in=mine).order_by("pk").values_list("effect_value", flat=True)
    assert list(back) == [-50, 300, None]


@pytest.fixture
def transactional_columns(db):
    """The tables as the migration meets them, until the test rolls back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE pilots_example ADD effect_value numeric(16, 3),"
            " ADD effect_unit varchar(80) NOT NULL DEFAULT ''"
        )
    return MigrationLoader(connection).project_state([("pilots", "0011_examples_in_full")]).apps
