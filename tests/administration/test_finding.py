"""Choosing one row of very many by its name; few rows in a form; a way down through the dates."""

import re
from datetime import date

import pytest
from django.urls import reverse

from forkommune.accounts.models import Person
from forkommune.work.administration import base, finding
from forkommune.work.administration.base import INLINE_ROWS
from tests.factories import (
    ActivityFactory,
    MembershipFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanDocumentFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
ADD = "admin:accounts_person_add"


@pytest.fixture(autouse=True)
def _every_list_is_long(monkeypatch):
    monkeypatch.setattr(finding, "CHOICES_SHOWN", -1)


@pytest.fixture(autouse=True)
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


def field_errors(client, words) -> str:
    page = client.post(reverse(ADD), {"name": "Ida Moen", "organisation": words})
    return str(page.context["adminform"].form["organisation"].errors)


def test_a_long_list_is_a_text_field_that_knows_where_to_ask(client):
    page = client.get(reverse(ADD)).content.decode()

    assert 'data-find="/admin/autocomplete/?app_label=accounts&amp;model_name=person' in page
    assert '<datalist id="id_organisation_found">' in page
    assert "js/find" in page


def test_suggestions_carry_the_number_that_the_field_reads(client):
    asker = OrganisationFactory(name="Asker kommune")
    asked = {"app_label": "accounts", "model_name": "person", "field_name": "organisation"}

    answer = client.get(reverse("admin:autocomplete"), asked | {"term": "asker"}).json()
    [found] = answer["results"]
    client.post(
        reverse(ADD), {"name": "Ida Moen", "organisation": f"{found['text']} (#{found['id']})"}
    )

    assert Person.objects.get(name="Ida Moen").organisation == asker


def test_a_name_that_fits_one_row_is_enough_without_javascript(client):
    asker = OrganisationFactory(name="Asker kommune")
    OrganisationFactory(name="Bærum kommune")

    client.post(reverse(ADD), {"name": "Ida Moen", "organisation": "asker"})

    assert Person.objects.get(name="Ida Moen").organisation == asker


def test_words_that_fit_none_or_several_are_told(client):
    for name in ("Asker kommune", "Askim kommune"):
        OrganisationFactory(name=name)

    assert "Ingenting heter «Hurum»" in field_errors(client, "Hurum")
    assert "Asker kommune; Askim kommune" in field_errors(client, "ask")
    assert field_errors(client, "Borte (#999999999)") != ""
    assert field_errors(client, "Rart (#x)") != ""
    assert "Null" in field_errors(client, "a\0b")


def test_the_chosen_row_stands_in_the_field_and_is_no_change(client):
    person = Person.objects.create(
        name="Ida Moen", organisation=OrganisationFactory(name="Asker kommune")
    )
    address = reverse("admin:accounts_person_change", args=[person.pk])

    form = client.get(address).context["adminform"].form

    chosen = f"Asker kommune (#{person.organisation_id})"
    assert form["organisation"].value() == chosen
    assert not form.fields["organisation"].has_changed(person.organisation_id, chosen)


def test_a_form_shows_the_first_rows_below_and_counts_the_others(client):
    municipality = MunicipalityFactory()
    for month in range(INLINE_ROWS + 2):
        first = date(1990 + month // 12, 1 + month % 12, 1)
        MembershipFactory(municipality=municipality, valid_from=first)
    address = reverse("admin:municipalities_municipality_change", args=[municipality.pk])

    page = client.get(address)

    formset = page.context["inline_admin_formsets"][0].formset
    assert (len(formset.forms), formset.unseen) == (INLINE_ROWS, 2)
    assert "2 rader til står i sin egen liste" in page.content.decode()


def links(client, **chosen) -> list[str]:
    page = client.get(reverse("admin:plan_milestone_changelist"), chosen)
    drilled = next(c for c in page.context if "choices" in c and "back" in c)
    return [link["title"] for link in drilled["choices"]]


def test_dates_lead_down_from_years_to_months_to_days(client):
    activity = ActivityFactory()
    for day in (date(2016, 3, 31), date(2018, 2, 28)):
        MilestoneFactory(activity=activity, title=str(day), planned_from=day, planned_to=day)

    assert links(client) == ["2018", "2017", "2016"]
    months = links(client, planned_to__year=2018)
    assert (months[0], len(months)) == ("januar", 12)
    days = links(client, planned_to__year=2018, planned_to__month=2)
    assert (days[0], days[-1]) == ("1. februar", "28. februar")
    assert links(client, planned_to__year=2018, planned_to__month=2, planned_to__day=28) == [
        "28. februar"
    ]


def test_a_very_long_list_counts_its_choices_when_asked(client, monkeypatch):
    monkeypatch.setattr(base, "MANY", -1)
    OrganisationFactory(name="Asker kommune")
    page = client.get(reverse("admin:accounts_organisation_changelist"))
    ask = re.search(r'href="([^"]+)">Tell radene for hvert valg', page.content.decode())[1]

    counted = client.get(reverse("admin:accounts_organisation_changelist") + ask).content.decode()

    assert "Nettverk (1)" not in page.content.decode()
    assert re.search(r"Nettverk \(\d+\)", counted)
    assert "Ikke tell radene" in counted


def test_several_rows_of_a_long_list_are_written_one_a_line(client):
    asker, hole = MunicipalityFactory(name="Asker"), MunicipalityFactory(name="Hole")
    document = PlanDocumentFactory()
    document.municipalities.add(asker)
    page = client.get(
        changed := reverse("admin:municipalities_plandocument_change", args=[document.pk])
    )
    form = page.context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}
    below = {"targets-TOTAL_FORMS": 0, "targets-INITIAL_FORMS": 0}
    kept = form["municipalities"].value()

    def save(written):
        return client.post(changed, sent | below | {"municipalities": written})

    refused = save(f"{kept}\nHol\nIngensteds").context["adminform"].form.errors["municipalities"]
    save(f"{kept}\nhole")

    assert kept == f"Asker (#{asker.pk})"
    assert refused == ["Ingenting heter «Ingensteds»."]
    assert {*document.municipalities.all()} == {asker, hole}
