"""Two people in one form, and two presses of one button."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from forkommune.accounts.models import Person
from forkommune.work.history import acting
from municipalities.models import Membership, Municipality
from tests.factories import (
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@pytest.fixture
def secretary(client):
    user = SecretaryFactory(name="Mona Vik")
    client.force_login(user)
    return user


def as_opened(client, address) -> dict[str, str]:
    """What a browser would send of the form as it was opened."""
    page = client.get(address)
    form = page.context["adminform"].form
    forms = [form, *(f for fs in page.context["inline_admin_formsets"] for f in fs.formset.forms)]
    sent = {
        one[name].html_name: one[name].value()
        for one in forms
        for name in one.fields
        if one[name].value() not in (None, False)
    }
    for formset in page.context["inline_admin_formsets"]:
        management = formset.formset.management_form
        sent |= {management[name].html_name: management[name].value() for name in management.fields}
    return {name: str(v) if not isinstance(v, list) else v for name, v in sent.items()} | {
        "_opened": re.search(r'name="_opened" value="([^"]+)"', page.content.decode())[1]
    }


def person(name) -> dict[str, str]:
    return {"name": name, "organisation": str(OrganisationFactory().pk)}


def change_of(row) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def test_second_one_to_save_is_told_who_was_first_and_loses_nothing(client, secretary):
    organisation = OrganisationFactory(name="Asker kommune")
    sent = as_opened(client, change_of(organisation))
    with acting(SecretaryFactory(name="Per Dahl"), "admin.changed"):
        organisation.name = "Nye Asker kommune"
        organisation.save()

    page = client.post(change_of(organisation), sent | {"code": "asker-ny"})

    told = str(page.context["adminform"].form.non_field_errors())
    assert "Per Dahl lagret denne raden kl. " in told
    assert "Asker kommune → Nye Asker kommune" in told
    assert page.context["adminform"].form["code"].value() == "asker-ny"
    organisation.refresh_from_db()
    assert (organisation.name, organisation.code != "asker-ny") == ("Nye Asker kommune", True)


def test_second_press_after_the_warning_saves_knowingly(client, secretary):
    organisation = OrganisationFactory(name="Asker kommune")
    sent = as_opened(client, change_of(organisation))
    type(organisation).objects.filter(pk=organisation.pk).update(name="Annet")
    refused = client.post(change_of(organisation), sent)

    saved = client.post(
        change_of(organisation), sent | {"_opened": refused.context["opened"], "name": "Mitt"}
    )

    organisation.refresh_from_db()
    assert (saved.status_code, organisation.name) == (302, "Mitt")


def test_row_below_that_somebody_changed_is_not_written_over(client, secretary):
    membership = MembershipFactory(municipality=MunicipalityFactory())
    address = change_of(membership.municipality)
    sent = as_opened(client, address)
    with acting(SecretaryFactory(name="Per Dahl"), "admin.changed"):
        Membership.objects.filter(pk=membership.pk).update(source="Gikk ut i 2014")

    page = client.post(address, sent)

    assert "Per Dahl" in str(page.context["adminform"].form.non_field_errors())
    assert Membership.objects.get(pk=membership.pk).source == "Gikk ut i 2014"


def test_row_below_that_somebody_deleted_is_told_and_no_failure(client, secretary):
    membership = MembershipFactory(municipality=MunicipalityFactory())
    address = change_of(membership.municipality)
    sent = as_opened(client, address)
    with acting(SecretaryFactory(name="Per Dahl"), "admin.changed"):
        membership.delete()

    page = client.post(address, sent)

    assert page.status_code == 200
    assert "Per Dahl" in str(page.context["adminform"].form.non_field_errors())


def test_what_the_form_does_not_show_may_change_meanwhile(client, secretary):
    other = SecretaryFactory(name="Per")
    sent = as_opened(client, change_of(other))
    client.force_login(other)  # which writes down when it was
    client.force_login(secretary)

    client.post(change_of(other), sent | {"name": "Per Dahl"})

    other.refresh_from_db()
    assert other.name == "Per Dahl"


def test_new_row_sent_twice_is_made_once_and_the_same_page_follows(client, secretary):
    address = reverse("admin:accounts_person_add")
    sent = as_opened(client, address) | person("Ida Moen") | {"_continue": "1"}

    first, second = client.post(address, sent), client.post(address, sent)

    assert first.url == second.url
    assert Person.objects.filter(name="Ida Moen").count() == 1


def test_form_gone_back_to_and_changed_is_a_new_row(client, secretary):
    address = reverse("admin:accounts_person_add")
    sent = as_opened(client, address) | person("Ida Moen")

    client.post(address, sent)
    client.post(address, sent | {"name": "Ola Moen"})

    assert set(Person.objects.filter(name__endswith="Moen").values_list("name", flat=True)) == {
        "Ida Moen", "Ola Moen",
    }  # fmt: skip


def test_row_saved_twice_as_it_is_is_no_quarrel_with_oneself(client, secretary):
    municipality = MunicipalityFactory(name="Asker")
    sent = as_opened(client, change_of(municipality)) | {"name": "Nye Asker"}

    answers = [client.post(change_of(municipality), sent).status_code for _press in range(2)]

    assert answers == [302, 302]
    assert Municipality.objects.get(pk=municipality.pk).name == "Nye Asker"
