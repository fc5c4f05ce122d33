"""Examples for one's own municipality: from its likes, by what of them it meets, as a table, and no dead ends."""

import csv
import io
import re
from decimal import Decimal
from html import unescape

import numpy as np
import pytest
from django.db import connection
from django.test import Client

from forkommune.search.models import UnansweredSearch
from pilots.fit.conditions import Figure
from pilots.fit.facts import READ, facts_of
from pilots.fit.ordering import MOST, most_met_ahead
from tests.factories import (
    ConditionFactory,
    EffectFactory,
    ExampleFactory,
    MembershipFactory,
    MunicipalityFactory,
    StatisticFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
LIST, TABLE = "/eksempler/", "/eksempler/tabell.csv"


def place(number, name, population=None, language="bokmål"):
    made = MunicipalityFactory(number=number, name=name, language_form=language)
    MembershipFactory(municipality=made)
    if population:
        StatisticFactory(kind__code="population", municipality=made, value=population, year=2016)
    return made


@pytest.fixture
def places():
    """One's own, one of its size, one of another size and language, one of which nothing is known."""
    own = place("0219", "Bærum", 124_008)
    return {
        "own": own,
        "like": place("0220", "Asker", 60_781),
        "unlike": place("0612", "Hole", 6_799, "nynorsk"),
        "unknown": place("0301", "Oslo", language=""),
    }


@pytest.fixture
def examples(places):
    return {
        name: ExampleFactory(published=True, title=f"Fra {one.name}", municipalities=[one])
        for name, one in places.items()
    }


def titles(page):
    return [example.title for example in page.context["page"].object_list]


def likes(page):
    facet = next(one for one in page.context["found"].facets if one.name == "lik")
    return {option.value: option.count for option in facet.options}


def table(client, asked):
    answer = client.get(TABLE, asked)
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def test_examples_are_narrowed_to_likes_and_the_card_says_why(client, examples):
    page = client.get(LIST, {"min": "0219", "lik": "storrelse"})

    assert titles(page) == ["Fra Asker"]
    words = " ".join(page.content.decode().split())
    assert "Asker: 60 781 innbyggere (2016), Bærum: 124 008 innbyggere (2016)" in words
    assert "Kommuner som Bærum: Lik i størrelse" in words  # the chip


def test_a_count_of_likes_is_what_choosing_that_one_too_would_find(client, examples, places):
    ExampleFactory(published=True, municipalities=[places["like"], places["unlike"]])
    both = {"min": "0219", "lik": ["storrelse"]}

    counted = likes(client.get(LIST, both))

    assert counted == {"storrelse": 2, "malform": 2}
    both["lik"].append("malform")
    assert len(titles(client.get(LIST, both))) == counted["malform"]


def test_a_way_in_which_nobody_can_be_compared_is_no_choice_and_says_that_it_is_not_known(
    client, examples
):
    page = client.get(LIST, {"min": "0219"})

    assert set(likes(page)) == {"storrelse", "malform"}
    told = [one.label for one in page.context["found"].near.not_known]
    assert told == ["Lik i sentralitet", "Utslippene er likt fordelt"]
    assert "Statistisk sentralbyrås sentralitetsindeks" in page.content.decode()


def test_the_page_of_an_example_tells_alike_unlike_and_not_known_apart(client, examples):
    def answers(name):
        page = client.get(examples[name].get_absolute_url(), {"min": "0219"})
        [(_place, reasons)] = page.context["page"].likeness
        return {one.way.value: one.answer.value for one in reasons}

    unknown = {"sentralitet": "unknown", "utslipp": "unknown"}
    assert answers("like") == {"storrelse": "alike", "malform": "alike"} | unknown
    assert answers("unlike") == {"storrelse": "unlike", "malform": "unlike"} | unknown
    assert set(answers("unknown").values()) == {"unknown"}


def test_ones_own_example_is_not_held_up_against_oneself(client, examples):
    page = client.get(examples["own"].get_absolute_url(), {"min": "0219"})

    assert page.context["page"].likeness == []


def test_an_address_for_likes_without_a_municipality_asks_for_one_and_finds_all(client, examples):
    page = client.get(LIST, {"lik": "storrelse", "sorter": "forutsetninger"})

    assert len(titles(page)) == 4
    assert "Velg kommunen din" in page.content.decode()


def test_the_feed_of_a_search_holds_the_likes_of_the_municipality_that_the_page_is_for(
    client, examples
):
    client.get(LIST, {"min": "0219"})  # chosen for the session, which no reader of feeds has
    page = client.get(LIST, {"lik": "storrelse", "side": "1"}).content.decode()
    link = unescape(re.search(r'href="([^"]*nye\.atom[^"]*)"', page).group(1))
    reader = Client()

    def told(address):
        return re.findall(r"<title>(Fra [^<]*)</title>", reader.get(address).content.decode())

    assert told(link) == titles(client.get(LIST, {"lik": "storrelse"})) == ["Fra Asker"]
    assert len(told("/eksempler/nye.atom?lik=storrelse&min=%00")) == 4
    assert not reader.cookies


def test_a_new_figure_of_a_municipality_makes_it_like_at_once(client, examples, places):
    asked = {"min": "0219", "lik": "storrelse"}
    assert titles(client.get(LIST, asked)) == ["Fra Asker"]

    StatisticFactory(
        kind__code="population", municipality=places["unlike"], value=110_000, year=2017
    )

    assert set(titles(client.get(LIST, asked))) == {"Fra Asker", "Fra Hole"}


def tables_read(ask):
    """The tables that something is asked of while `ask` runs."""
    read = set()

    def note(execute, sql, params, many, context):
        read.update(re.findall(r'(?:FROM|JOIN) "(\w+)"', str(sql)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return read


def test_all_that_is_read_of_a_municipality_is_watched(examples, places):
    read = tables_read(lambda: facts_of(places["own"]))

    assert read - {model._meta.db_table for model in READ} == set()
    assert len(read) > 1


def condition(example, **limits):
    ConditionFactory(example=example, test="population", **limits)


def test_most_conditions_met_first_then_fewest_not_met(client, places):
    made = {name: ExampleFactory(published=True, title=name) for name in "abcd"}
    condition(made["a"], words="Liten", high=5_000)
    condition(made["b"], words="Stor", low=50_000)
    condition(made["b"], words="Svært stor", low=500_000)
    condition(made["c"], words="Stor", low=50_000)
    ConditionFactory(example=made["d"], words="Vilje", test="")
    hiding = ExampleFactory(published=True, title="e", hidden=["conditions"])
    condition(hiding, words="Stor", low=50_000)
    asked = {"min": "0219", "sorter": "forutsetninger"}

    page = client.get(LIST, asked)

    assert titles(page) == ["c", "b", "d", "e", "a"]
    words = page.content.decode()
    assert "Oppfyller 1 av 2" in words
    assert "Svært stor" in words
    assert "Oppfyller 1 av 1" in words
    assert [row["Eksempel"] for row in table(client, asked)] == ["c", "b", "d", "e", "a"]


def test_a_page_for_a_municipality_costs_the_same_for_two_and_for_twelve(
    client, places, django_assert_max_num_queries
):
    asked = {"min": "0219", "lik": "storrelse", "sorter": "forutsetninger"}
    for _ in range(12):
        example = ExampleFactory(published=True, municipalities=[places["like"]])
        condition(example, words="Stor", low=50_000)
    client.get(LIST, asked)

    with django_assert_max_num_queries(27):
        client.get(LIST, asked)


def test_the_table_holds_exactly_the_search_in_its_order(client, examples):
    sector = TermFactory(code="heating")
    ExampleFactory(published=True, title="Fjernvarme", sector=sector, start_year=2011)
    ExampleFactory(published=True, title="Varmepumpe", sector=sector, start_year=2015)
    ExampleFactory(title="Kladd", sector=sector)

    rows = table(client, {"sektor": "heating", "sorter": "nyest", "side": "7", "q": ""})

    assert [row["Eksempel"] for row in rows][:2] == ["Varmepumpe", "Fjernvarme"]
    assert len(rows) == 6
    assert [row["Eksempel"] for row in table(client, {"q": "fjernvarme"})] == ["Fjernvarme"]


def test_the_table_runs_no_formula_marks_what_is_invented_and_keeps_back_what_is_kept_back(client):
    example = ExampleFactory(
        published=True,
        title="=HYPERLINK(1)",
        is_invented=True,
        investment_nok=420_000,
        cost="420 000 kr",
        hidden=["cost", "effects"],
    )
    EffectFactory(example=example, what="Hemmelig", value=-3, kind="result")

    [row] = table(client, {})

    assert row["Eksempel"] == "'=HYPERLINK(1)"
    assert row["Oppdiktet"] == "Oppdiktet eksempel"
    assert row["Investering i kroner"] == ""
    assert row["Kostnad"] == row["Effekter i tall"] == "Ikke offentlig"
    assert "Hemmelig" not in str(row)
    assert "420" not in str(row)


def test_the_table_of_nothing_still_has_its_heads(client):
    assert b"".join(client.get(TABLE, {"q": "xyzw"}).streaming_content).decode("utf-8-sig") == (
        "Eksempel;Oppdiktet;Adresse\r\n"
    )


def test_words_that_nothing_is_found_for_are_counted_and_others_offered(client):
    ExampleFactory(published=True, title="Fjernvarme i sentrum")

    page = client.get(LIST, {"q": "fjernvarmeanleggssertifisering"})

    offered = [(step.words, step.count) for step in page.context["nothing"].steps]
    assert ("varme", 1) in offered
    assert 'href="/eksempler/?q=varme"' in page.content.decode()
    assert UnansweredSearch.objects.get().words == "fjernvarmeanleggssertifisering"


def test_filters_that_leave_nothing_are_offered_away_and_the_words_not_counted_as_vain(client):
    road = TermFactory(code="road_traffic")
    ExampleFactory(published=True, title="Fjernvarme", sector=TermFactory(code="heating"))
    ExampleFactory(published=True, title="Buss", sector=road)

    page = client.get(LIST, {"q": "fjernvarme", "sektor": "road_traffic"})

    nothing = page.context["nothing"]
    assert [(one.choice.url, one.count) for one in nothing.fewer] == [("?q=fjernvarme", 1)]
    assert nothing.without_filters == 1
    assert not UnansweredSearch.objects.exists()


def test_the_size_of_an_example_follows_a_new_figure_of_its_municipality(
    client, examples, places, django_capture_on_commit_callbacks
):
    assert titles(client.get(LIST, {"storrelse": "over_50000"})) == ["Fra Bærum", "Fra Asker"]

    with django_capture_on_commit_callbacks(execute=True):
        for year, value in ((2015, 9), (2018, 49_000), (2017, 70_000)):
            StatisticFactory(
                kind__code="population", municipality=places["like"], value=value, year=year
            )

    assert titles(client.get(LIST, {"storrelse": "over_50000"})) == ["Fra Bærum"]
    assert titles(client.get(LIST, {"storrelse": "to_50000"})) == ["Fra Asker"]


@pytest.mark.parametrize(
    ("low", "high", "met"),
    [
        ("609.13", None, 1),
        ("609.14", None, 0),
        (None, "609.14", 1),
        (None, "609.13", 0),
        ("-1", "0", 0),
    ],
)
def test_a_figure_is_compared_with_the_ends_to_the_last_decimal(low, high, met):
    example = ExampleFactory(published=True)
    ConditionFactory(example=example, test="density", low=low, high=high)

    ahead = most_met_ahead({"density": Figure(Decimal("609.1386138613861386"))})

    assert ahead.of(np.array([example.pk])).tolist() == [-MOST if met else 1]
