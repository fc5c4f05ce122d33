"""Logging in by e-mail code, as a person meets it."""

import re

import html5lib
import pytest
from django.core.cache import cache

from forkommune.work.services.codes import wait_for_codes
from tests.factories import UserFactory

from .drawing import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def parsed(page):
    return html5lib.parse(page.content.decode(), namespaceHTMLElements=False)


def test_a_code_arrives_in_norwegian_and_lets_its_owner_in(client, mailoutbox):
    user = UserFactory(name="Kari Holm")

    waiting = client.post("/konto/login/", {"login": user.email}, follow=True)
    wait_for_codes()
    code = re.search(r"^([A-Z0-9-]{6,9})$", mailoutbox[0].body, re.MULTILINE)[1]
    home = client.post("/konto/login/code/confirm/", {"code": code})

    assert mailoutbox[0].subject == "Koden din for innlogging"
    assert "Her er koden som logger deg inn:" in mailoutbox[0].body
    assert [words(h1) for h1 in parsed(waiting).iter("h1")] == ["Skriv inn koden"]
    assert home.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_stranger_sees_the_same_as_a_user_and_gets_no_mail(client, mailoutbox):
    user = UserFactory()

    known = client.post("/konto/login/", {"login": user.email}, follow=True)
    client.logout()
    unknown = client.post("/konto/login/", {"login": "x" + user.email[1:]}, follow=True)

    wait_for_codes()
    assert len(mailoutbox) == 1

    def said(page, address: str) -> str:
        return words(parsed(page).find(".//main")).replace(address, "ADRESSE")

    assert said(known, user.email) == said(unknown, "x" + user.email[1:])


def test_a_wrong_code_is_said_in_title_summary_and_field(client):
    client.post("/konto/login/", {"login": UserFactory().email})
    page = parsed(client.post("/konto/login/code/confirm/", {"code": "AAAAAA"}))

    said = "Feil kode. Se etter i den nyeste meldingen."
    assert page.find(".//title").text.startswith("Feil: Skriv inn koden")
    assert [(words(a), a.get("href")) for a in page.find(".//ds-error-summary").iter("a")] == [
        (said, "#id_code")
    ]
    assert any(words(p) == f"Feil: {said}" for p in page.iter("p"))


def test_an_empty_address_is_answered_with_what_to_do(client):
    page = parsed(client.post("/konto/login/", {"login": ""}))

    summary = words(page.find(".//ds-error-summary"))
    assert summary == "Rett 1 feil før du går videre Fyll ut dette feltet."
