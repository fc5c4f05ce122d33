"""An officer, or whoever holds the yearly link, looks over the facts of a municipality."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.work.models import Mail, Suggestion
from forkommune.work.services.sending import empty_outbox
from municipalities.register.models import FactConfirmation
from municipalities.register.services import NotAsked, ask_to_confirm, confirm_facts
from tests.factories import (
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    PlanDocumentFactory,
    SecretaryFactory,
    SuggestionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def asker():
    organisation = OrganisationFactory(kind="municipality", email="post@asker.invalid")
    asker = MunicipalityFactory(
        number="0220", name="Asker", valid_to=None, organisation=organisation
    )
    PlanDocumentFactory(title="Energiplan").municipalities.add(asker)
    return asker


@pytest.fixture
def officer(client, asker):
    user = OfficerFactory(role__organisation=asker.organisation)
    client.force_login(user)
    return user


@pytest.fixture
def link(asker, mailoutbox):
    ask_to_confirm(municipality=asker, by=SecretaryFactory())
    empty_outbox()
    return re.search(r"https?://[^/]+(/kommuner/lenke/\S+/)", mailoutbox[0].body)[1]


def fact_url(asker, field="administrative_centre", kind="municipality"):
    return reverse("municipalities:fact-suggest", args=[asker.number, kind, asker.pk, field])


def test_an_officer_suggests_sees_the_place_in_the_queue_and_confirms_the_rest(
    client, officer, asker
):
    SuggestionFactory()
    suggested = client.post(
        fact_url(asker), {"value": "Heggedal", "source": "k-sak 12/17"}, follow=True
    )
    client.post(reverse("municipalities:facts", args=["0220"]))

    page = client.get(reverse("municipalities:facts", args=["0220"])).content.decode()
    made = Suggestion.objects.get(field="administrative_centre")
    assert "Det er nummer 2 i køen." in suggested.content.decode()
    assert "Foreslått: <strong>Heggedal</strong> (nummer 2 i køen)" in page
    assert (made.made_by, made.source) == (officer, "k-sak 12/17")
    assert FactConfirmation.objects.get().confirmed_by == officer
    assert "Bekreftet " in page


def test_the_page_names_every_fact_and_says_what_is_not_known(client, officer, asker):
    page = client.get(reverse("municipalities:facts", args=["0220"])).content.decode()

    assert "Dokument: Energiplan" in page
    assert "post@asker.invalid" in page
    assert "Ikke kjent" in page


def test_a_mistake_in_the_form_is_named_and_nothing_is_queued(client, officer, asker):
    plan = asker.plan_documents.get()
    url = reverse(
        "municipalities:fact-suggest", args=["0220", "plandocument", plan.pk, "adopted_on"]
    )

    page = client.post(url, {"value": "i fjor"}).content.decode()

    assert "Datoen må skrives som dag.måned.år" in page
    assert "<title>Feil: " in page
    assert not Suggestion.objects.exists()


def test_a_value_that_stands_there_already_is_said_at_the_field(client, officer, asker):
    asker.administrative_centre = "Asker"
    asker.save()

    page = client.post(fact_url(asker), {"value": "Asker"}).content.decode()

    assert "Det står allerede: Asker." in page


@pytest.mark.parametrize(
    ("kind", "field"), [("municipality", "number"), ("county", "name"), ("plandocument", "title")]
)
def test_facts_that_are_not_the_municipalitys_are_not_there(client, officer, asker, kind, field):
    other = PlanDocumentFactory()
    url = reverse("municipalities:fact-suggest", args=["0220", kind, other.pk, field])

    assert client.post(url, {"value": "X"}).status_code == 404
    assert not Suggestion.objects.exists()


def test_an_officer_takes_a_suggestion_back(client, officer, asker):
    own = SuggestionFactory(target=asker, organisation=asker.organisation)

    client.post(reverse("municipalities:suggestion-withdraw", args=["0220", own.pk]))

    own.refresh_from_db()
    assert own.state == "withdrawn"


def test_the_holder_of_the_mailed_link_suggests_and_confirms_without_logging_in(
    client, link, asker
):
    client.get(link)
    seen = PersonalLink.objects.get().use_count
    client.post(f"{link}merknad/", {"value": "Det mangler en plan."})
    client.post(link)

    used = PersonalLink.objects.get()
    assert (seen, used.use_count) == (0, 2)
    assert Suggestion.objects.get().made_through == used
    assert FactConfirmation.objects.get().confirmed_through == used


def test_the_pages_of_a_link_hand_its_token_to_nobody(client, link):
    page = client.get(link)

    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    "spent", [{"expires_at": timezone.now() - timedelta(days=1)}, {"revoked_at": timezone.now()}]
)
def test_an_expired_or_revoked_link_says_what_to_do(client, link, spent):
    PersonalLink.objects.update(**spent)

    page = client.post(link)

    assert page.status_code == 410
    assert "Be sekretariatet om en ny" in page.content.decode()
    assert not FactConfirmation.objects.exists()


def test_guessing_at_links_is_slowed_down(client):
    answers = [client.get(f"/kommuner/lenke/gjetning-{n}/").status_code for n in range(21)]

    assert (answers[0], answers[-1]) == (410, 429)


def test_confirming_twice_keeps_the_first_time(asker):
    first = confirm_facts(municipality=asker)

    assert confirm_facts(municipality=asker).confirmed_at == first.confirmed_at


def test_a_municipality_is_asked_once_a_year(asker):
    secretary = SecretaryFactory()
    ask_to_confirm(municipality=asker, by=secretary)

    with pytest.raises(NotAsked, match=r"Asker ble spurt \d+\.\d+\.\d{4}"):
        ask_to_confirm(municipality=asker, by=secretary)
    assert Mail.objects.get().recipient == "post@asker.invalid"


def test_one_without_a_mailbox_or_that_is_no_more_is_named(asker):
    silent = MunicipalityFactory(name="Lier", valid_to=None)
    former = MunicipalityFactory(name="Røyken", valid_to=date(2020, 1, 1))

    with pytest.raises(NotAsked, match="Lier har ingen postkasse"):
        ask_to_confirm(municipality=silent, by=SecretaryFactory())
    with pytest.raises(NotAsked, match=r"Røyken opphørte 1\.1\.2020"):
        ask_to_confirm(municipality=former, by=SecretaryFactory())
    assert not Mail.objects.exists()


def test_the_secretariat_asks_from_the_list_of_municipalities(client, asker):
    silent = MunicipalityFactory(name="Lier", valid_to=None)
    client.force_login(SecretaryFactory())

    page = client.post(
        "/admin/municipalities/municipality/",
        {"action": "ask_to_confirm", "_selected_action": [asker.pk, silent.pk], "confirmed": "1"},
        follow=True,
    ).content.decode()

    assert "Utført for 1 rad." in page
    assert "Lier har ingen postkasse" in page


def test_the_own_page_of_an_officer_leads_to_the_facts(client, officer, asker):
    address = reverse("municipalities:facts", args=["0220"])

    own = client.get(asker.get_absolute_url()).content.decode()
    other = client.get(MunicipalityFactory().get_absolute_url()).content.decode()

    assert f'href="{address}"' in own
    assert "/opplysninger/" not in other
