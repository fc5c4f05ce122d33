"""The open API answers published rows in rank order, without log-in."""

import pytest

from tests.factories import (
    ExampleFactory,
    ExampleSourceFactory,
    MunicipalityFactory,
    PilotFactory,
    ResearcherFactory,
    StatisticFactory,
)

pytestmark = pytest.mark.django_db


def test_examples_come_in_rank_order_with_the_promised_fields(client):
    lier = MunicipalityFactory(number="0626", name="Lier")
    second = ExampleFactory(published=True, title="Rådhuset", summary="Fikk varmepumpe.")
    first = ExampleFactory(
        published=True, title="Varmepumpe", place="Lier", municipalities=[lier], start_year=2016
    )
    ExampleSourceFactory(example=first, title="Avisa")

    answer = client.get("/api/v1/examples/", {"q": "varmepumper", "page_size": 5}).json()

    assert [row["slug"] for row in answer["results"]] == [first.slug, second.slug]
    assert (answer["count"], answer["next"], answer["previous"]) == (2, None, None)
    assert answer["results"][0] == {
        "slug": first.slug,
        "title": "Varmepumpe",
        "url": f"http://testserver/eksempler/{first.slug}/",
        "summary": first.summary,
        "municipality": "Lier",
        "municipalities": ["0626"],
        "year": 2016,
        "sector": "heating",
        "theme": "buildings",
        "instrument": "investment",
        "status": "unknown",
        "effect": None,
        "effect_kind": None,
        "cost": None,
        "cost_nok": None,
        "evidence_grade": "not_assessed",
        "confirmed_by_municipality": False,
        "sources": ["Avisa"],
        "invented": False,
    }


def test_drafts_are_left_out_even_for_a_researcher(client):
    ExampleFactory(), PilotFactory()
    client.force_login(ResearcherFactory())

    counts = [client.get(f"/api/v1/{name}/").json()["count"] for name in ("examples", "pilots")]

    assert counts == [0, 0]


def test_pages_link_to_each_other(client):
    for _ in range(3):
        ExampleFactory(published=True)

    middle = client.get("/api/v1/examples/", {"page": 2, "page_size": 1}).json()

    assert middle["previous"] == "http://testserver/api/v1/examples/?page=1&page_size=1"
    assert middle["next"] == "http://testserver/api/v1/examples/?page=3&page_size=1"


@pytest.mark.parametrize("asked", [{"page": 0}, {"page_size": 100000}, {"page": "x"}])
def test_a_page_that_cannot_be_is_refused_by_name(client, asked):
    answer = client.get("/api/v1/examples/", asked)

    assert answer.status_code == 422
    assert next(iter(asked)) in answer.content.decode()


def test_unknown_figure_is_null(client):
    municipality = MunicipalityFactory(number="0626", name="Lier")
    StatisticFactory(municipality=municipality, value=None)
    StatisticFactory(municipality=MunicipalityFactory())

    rows = client.get("/api/v1/statistics/", {"municipality": "0626"}).json()["results"]

    assert [(row["area_name"], row["value"], row["border_year"]) for row in rows] == [
        ("Lier", None, 2017)
    ]


def test_municipalities_of_a_day(client):
    MunicipalityFactory(number="0626")
    MunicipalityFactory(number="3049", valid_from="2020-01-01", valid_to=None)

    on = client.get("/api/v1/municipalities/", {"valid_on": "2017-06-01"}).json()["results"]

    assert [row["number"] for row in on] == ["0626"]


def test_description_names_the_four_lists(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    assert sorted(paths) == [
        f"/api/v1/{name}/" for name in ("examples", "municipalities", "pilots", "statistics")
    ]


def test_costs_the_same_for_one_and_for_twelve(client, django_assert_num_queries):
    def cost():
        with django_assert_num_queries(23):
            client.get("/api/v1/examples/")

    ExampleFactory(published=True)
    cost()
    for _ in range(11):
        ExampleSourceFactory(example=ExampleFactory(published=True))
    cost()
