"""“Vi har tatt i bruk dette”: an officer says it for the own municipality, with year and result."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from pilots.models import Adoption
from tests.factories import ExampleFactory, MunicipalityFactory, OfficerFactory, ResearcherFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def asker():
    return MunicipalityFactory(number="0220", name="Asker", valid_to=None)


@pytest.fixture
def officer(client, asker):
    user = OfficerFactory(role__organisation=asker.organisation)
    client.force_login(user)
    return user


@pytest.fixture
def example():
    return ExampleFactory(published=True)


def address(example):
    return reverse("pilots:example-adopt", args=[example.slug])


TOLD = {"municipality": "0220", "year": "2018", "outcome": "works", "result": "Halvert strømbruk."}


def test_it_stands_on_the_page_once_however_often_it_is_sent(client, officer, example, asker):
    client.post(address(example), TOLD)
    client.post(address(example), TOLD | {"result": "Nå virker det enda bedre."})

    row = Adoption.objects.get()
    assert (row.municipality, row.year, row.outcome, row.result) == (
        asker,
        2018,
        "works",
        "Nå virker det enda bedre.",
    )
    page = client.get(example.get_absolute_url()).content.decode()
    assert "Nå virker det enda bedre." in page
    assert address(example) in page
    assert "Nå virker det enda bedre." in client.get(address(example)).content.decode()


def test_it_is_taken_back(client, officer, example):
    client.post(address(example), TOLD)
    for _press in range(2):
        client.post(address(example), {"act": "take back"})

    assert not Adoption.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"year": "20018"},
        {"year": "2099"},
        {"year": "i fjor"},
        {"municipality": "0219"},
        {"outcome": "fantastisk"},
        {"url": "javascript:alert(1)"},
        {"result": "x" * 3000},
    ],
)
def test_what_cannot_be_is_asked_back(client, officer, example, bad):
    MunicipalityFactory(number="0219", name="Bærum")

    assert client.post(address(example), TOLD | bad).status_code == 422
    assert not Adoption.objects.exists()


def test_nobody_copies_an_example_of_their_own(client, officer, asker):
    own = ExampleFactory(published=True, municipalities=[asker])

    answer = client.post(address(own), TOLD)

    assert answer.status_code == 422
    assert "Eksemplet er fra Asker selv." in answer.content.decode()


def test_a_draft_and_who_works_in_no_municipality_find_nothing(client, officer, example):
    assert client.get(address(ExampleFactory())).status_code == 404
    client.force_login(ResearcherFactory())
    assert client.get(address(example)).status_code == 404
    assert address(example) not in client.get(example.get_absolute_url()).content.decode()
