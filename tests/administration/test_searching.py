"""Searches of the long lists: the trigrams leave out what cannot fit, and nothing that does."""

import pytest
from django.urls import reverse

from forkommune.accounts.models import Organisation
from forkommune.ui import trigrams
from forkommune.ui.trigrams import few_with, wanted_trigrams
from tests.factories import OrganisationFactory, SecretaryFactory, SuggestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client):
    client.force_login(SecretaryFactory())
    OrganisationFactory(name="Øvre Hallingdal næringsforening", code="hallingdal")
    OrganisationFactory(name="Prøvebedrift 100% 4711", organisation_number="123456789")
    OrganisationFactory(name="Straße_AS", code="prove-1")

    def names(words):
        page = client.get(reverse("admin:accounts_organisation_changelist"), {"q": words})
        return sorted(row.name for row in page.context["cl"].result_list)

    return names


@pytest.mark.parametrize("limit", [trigrams.FEW, 0])  # 0: as if very many might fit
@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("NÆRING", ["Øvre Hallingdal næringsforening"]),
        ("halling øvre", ["Øvre Hallingdal næringsforening"]),
        ("bedrift 345678", ["Prøvebedrift 100% 4711"]),
        ('"100% 4711"', ["Prøvebedrift 100% 4711"]),
        ("prove-", ["Straße_AS"]),
        ("aße", ["Straße_AS"]),
        ("e_a", ["Straße_AS"]),
        ("g h", ["Øvre Hallingdal næringsforening"]),
        ("4711123", []),  # the end of the name and the start of the number
    ],
)
def test_search_finds_parts_of_words_in_any_case(found, monkeypatch, limit, words, names):
    monkeypatch.setattr(trigrams, "FEW", limit)

    assert found(words) == names


def test_only_rows_that_may_hold_all_words_are_read():
    row = OrganisationFactory(name="Prøvebedrift 4711")
    OrganisationFactory(name="Prøvebedrift 4712")

    assert few_with(Organisation, "bedrift 4711") == [row.pk]
    assert few_with(Organisation, "47") is None


def test_trigrams_of_a_search_are_those_of_its_words():
    assert wanted_trigrams('asker "a b" xy') == ["a b", "ask", "ker", "ske"]


@pytest.mark.parametrize("limit", [trigrams.FEW, 0])
def test_suggestions_are_found_by_their_words_and_by_who_makes_them(client, monkeypatch, limit):
    monkeypatch.setattr(trigrams, "FEW", limit)
    client.force_login(SecretaryFactory())
    asker = OrganisationFactory(name="Asker kommune")
    for place, new in (
        (asker, "Sentrum 4711"),
        (asker, "Heggedal"),
        (OrganisationFactory(), "Asker"),
    ):
        SuggestionFactory(organisation=place, new=new)

    def found(words):
        address = reverse("admin:work_suggestion_changelist")
        page = client.get(address, {"q": words})
        return sorted(row.new for row in page.context["cl"].result_list)

    assert found("asker") == ["Asker", "Heggedal", "Sentrum 4711"]
    assert found("kommune 4711") == ["Sentrum 4711"]
    assert found('"asker kommune" HEGGE') == ["Heggedal"]
    assert found("oslo") == []
