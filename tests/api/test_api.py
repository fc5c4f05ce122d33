"""The open API answers published rows in rank order, without log-in."""

import csv
import io

import pytest
from django.core.cache import cache
from openapi_spec_validator import validate
from rest_framework.throttling import AnonRateThrottle

from tests.factories import (
    EffectFactory,
    ExampleFactory,
    ExampleSourceFactory,
    MunicipalityFactory,
    PilotFactory,
    ResearcherFactory,
    StatisticFactory,
    StoryFactory,
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
        "kind": "measure",
        "municipality": "Lier",
        "municipalities": ["0626"],
        "year": 2016,
        "end_year": None,
        "sector": "heating",
        "theme": "buildings",
        "instrument": "investment",
        "other_instruments": [],
        "municipal_roles": [],
        "actors": [],
        "target_groups": [],
        "transition_level": None,
        "emission_scope": None,
        "climate_purpose": None,
        "status": "unknown",
        "effect": None,
        "effect_kind": None,
        "effects": [],
        "cost": None,
        "cost_nok": None,
        "investment_nok": None,
        "investment_is_extra_cost": False,
        "yearly_cost_nok": None,
        "cost_year": None,
        "cost_class": None,
        "funding": [],
        "person_years": None,
        "months_to_carry_out": None,
        "lifetime_years": None,
        "legal_basis": None,
        "challenge": None,
        "goal": None,
        "steps": [],
        "anchoring": None,
        "participation_level": None,
        "participation": None,
        "barriers": [],
        "did_not_work": None,
        "advice": None,
        "other_effects": None,
        "conditions": [],
        "adoptions": [],
        "evidence_grade": "not_assessed",
        "confirmed_by_municipality": False,
        "confirmed_on": None,
        "kept_back": [],
        "sources": ["Avisa"],
        "references": [
            {"title": "Avisa", "url": None, "year": None, "version": None, "page": None}
        ],
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


@pytest.mark.parametrize(
    ("name", "asked", "value", "allowed"),
    [
        ("examples", {"page": "0"}, "0", "1"),
        ("examples", {"page_size": "201"}, "201", "200"),
        ("examples", {"page": "9" * 30}, "9" * 30, "100000"),
        ("examples", {"sektor": "flis"}, "flis", "heating"),
        ("examples", {"sorter": "tull"}, "tull", "dokumentert"),
        ("examples", {"sektr": "heating"}, "sektr", "sektor"),
        # NUL is taken out of every address before anything reads it; what is left is named.
        ("examples", {"status": "\0"}, "", "unknown"),
        ("pilots", {"sector": "\0"}, "", "heating"),
        ("examples", {"format": "xml"}, "xml", "csv"),
        ("statistics", {"kind": "tull"}, "tull", "population"),
        ("statistics", {"municipality": "9999"}, "9999", None),
        ("statistics", {"year": "9" * 30}, "9" * 30, None),
        ("municipalities", {"valid_on": "2017-13-13"}, "2017-13-13", None),
    ],
)
def test_what_cannot_be_asked_is_named_with_what_can(client, name, asked, value, allowed):
    ExampleFactory(sector__code="heating")
    StatisticFactory(kind__code="population")

    answer = client.get(f"/api/v1/{name}/", asked)
    wrong = answer.json()["errors"][next(iter(asked))]

    assert (answer.status_code, wrong["value"]) == (400, [value])
    assert wrong["message"]
    assert allowed in wrong["allowed"] if allowed else wrong["allowed"] == []


def test_a_number_of_nothing_but_nul_is_no_number_asked_for(client):
    StatisticFactory()

    told = [client.get("/api/v1/statistics/", {"municipality": asked}) for asked in ("\0", "")]

    assert [(answer.status_code, answer.json()["count"]) for answer in told] == [(200, 1), (200, 1)]


@pytest.mark.parametrize(
    "address", ["examples", "pilots", "municipalities", "statistics", "openapi.json"]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_written(client, address, method):
    url = f"/api/v1/{address}" if address.endswith("json") else f"/api/v1/{address}/"

    assert getattr(client, method)(url).status_code == 405


def test_a_page_past_the_end_is_empty(client):
    assert client.get("/api/v1/pilots/", {"page": 9}).json()["results"] == []


@pytest.mark.parametrize("way", [{"QUERY_STRING": "format=csv"}, {"HTTP_ACCEPT": "text/csv"}])
def test_same_rows_as_a_table_that_no_spreadsheet_runs(client, way):
    ExampleFactory(published=True, title="=1+1", effect="", start_year=None, summary="Nær, æøå")

    answer = client.get("/api/v1/examples/", **way)
    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="examples.csv"'
    assert (row["title"], row["summary"], row["effect"], row["year"]) == (
        "'=1+1",
        "Nær, æøå",
        "",
        "",
    )


def test_table_without_rows_has_its_head_and_its_errors_are_json(client):
    empty = client.get("/api/v1/statistics/?format=csv").content.decode()
    wrong = client.get("/api/v1/statistics/?format=csv&kind=tull")

    assert empty.startswith("kind,unit,area_number,area_name")
    assert (wrong.status_code, wrong["Content-Type"]) == (400, "application/json")


def test_what_is_unchanged_is_not_sent_again(client):
    ExampleFactory(published=True)
    tag = client.get("/api/v1/examples/")["ETag"]

    same = client.get("/api/v1/examples/", headers={"if-none-match": tag})
    ExampleFactory(published=True)
    other = client.get("/api/v1/examples/", headers={"if-none-match": tag})

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)


def test_other_sites_may_read_and_other_formats_are_refused_in_words(client):
    assert client.get("/api/v1/pilots/")["Access-Control-Allow-Origin"] == "*"

    answer = client.get("/api/v1/pilots/", headers={"accept": "image/png"})

    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]


def test_many_questions_from_one_address_are_slowed_down(client, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "rate", "2/min", raising=False)
    cache.clear()

    answers = [client.get("/api/v1/pilots/") for _ in range(3)]
    cache.clear()

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert answers[2]["Retry-After"] in answers[2].json()["detail"]


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


def test_description_names_the_four_lists_and_is_valid_openapi(client):
    description = client.get("/api/v1/openapi.json").json()

    validate(description)
    assert sorted(description["paths"]) == [
        f"/api/v1/{name}/" for name in ("examples", "municipalities", "pilots", "statistics")
    ]


@pytest.mark.parametrize("name", ["examples", "municipalities", "pilots", "statistics"])
def test_answers_are_what_the_description_says(client, name):
    ExampleFactory(published=True, start_year=None)
    PilotFactory(published=True, sector=None)
    StatisticFactory(municipality=MunicipalityFactory(area_km2=None), value=None)
    described = client.get("/api/v1/openapi.json").json()
    answer = described["paths"][f"/api/v1/{name}/"]["get"]["responses"]["200"]

    (row,) = client.get(f"/api/v1/{name}/").json()["results"]

    schema = answer["content"]["application/json"]["schema"]
    page = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    kind = page["properties"]["results"]["items"]["$ref"].rsplit("/", 1)[1]
    fields = described["components"]["schemas"][kind]["properties"]
    assert list(row) == list(fields)
    may_be_null = {field for field in fields if fields[field].get("nullable")}
    assert {field for field in row if row[field] is None} <= may_be_null


@pytest.mark.parametrize(
    ("name", "factory", "queries"),
    [
        ("examples", lambda: ExampleSourceFactory(example=ExampleFactory(published=True)), 17),
        ("pilots", lambda: PilotFactory(published=True), 4),
        ("municipalities", MunicipalityFactory, 4),
        ("statistics", lambda: StatisticFactory(municipality=MunicipalityFactory()), 3),
    ],
)
def test_costs_the_same_for_one_and_for_five(
    client, django_assert_num_queries, name, factory, queries
):
    factory()
    client.get(f"/api/v1/{name}/")  # what is known of whole tables is read once, and kept
    for rows in (0, 4):
        for _ in range(rows):
            factory()
        with django_assert_num_queries(queries):
            client.get(f"/api/v1/{name}/")


def test_what_an_owner_keeps_back_is_named_and_not_told(client):
    example = ExampleFactory(
        published=True, hidden=["effects", "advice", "cost"], investment_nok=9, cost="9 kr"
    )
    StoryFactory(example=example, advice="Hemmelig", goal="Halvere")
    EffectFactory(example=example)

    (row,) = client.get("/api/v1/examples/").json()["results"]

    assert (row["effects"], row["advice"], row["investment_nok"], row["cost"]) == (
        [],
        None,
        None,
        None,
    )
    assert (row["goal"], row["kept_back"]) == ("Halvere", ["effects", "advice", "cost"])


def test_an_effect_in_a_table_says_whether_it_is_only_hoped_for(client):
    EffectFactory(example=ExampleFactory(published=True), kind="potential", value=-900)

    answer = client.get("/api/v1/examples/?format=csv")

    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))
    assert "kind: potential, what: Utslipp fra oppvarming, value: -900" in row["effects"]
