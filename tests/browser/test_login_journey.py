"""Logging in: by a code from the mail, and by a link from the terminal."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Page, expect

from forkommune.work.services.accounts import login_link
from forkommune.work.services.codes import wait_for_codes
from tests.browsing import faults
from tests.factories import OfficerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer(transactional_db):
    cache.clear()
    return OfficerFactory(email="ida@kommune.invalid", name="Ida Vik")


def test_a_code_from_the_mail_logs_in(page: Page, live_server, officer, mailoutbox):
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_label("E-post").fill("ida@kommune.invalid")
    page.get_by_role("button", name="Send meg en kode").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv inn koden")
    assert faults(page) == []

    wait_for_codes()
    [mail] = mailoutbox
    [code] = re.findall(r"^\s*([A-Z0-9]{3,}(?:-?[A-Z0-9]+)*)\s*$", mail.body, re.MULTILINE)
    page.get_by_label("Kode").fill(code)
    page.get_by_role("button", name="Logg inn").click()

    expect(page.get_by_text("Ida Vik").first).to_be_visible()


def test_an_address_without_an_account_sees_the_same_page(
    page: Page, live_server, officer, mailoutbox
):
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_label("E-post").fill("ingen@kommune.invalid")
    page.get_by_role("button", name="Send meg en kode").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv inn koden")
    wait_for_codes()
    assert mailoutbox == []


def test_a_link_logs_in_once(page: Page, live_server, officer, capsys):
    call_command("login_link", "ida@kommune.invalid")
    path = urlsplit(re.search(r"http\S+", capsys.readouterr().out)[0]).path

    page.goto(f"{live_server.url}{path}")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Ida Vik").first).to_be_visible()

    spent = page.goto(f"{live_server.url}{path}")
    assert spent.status == 410


def test_a_passkey_is_made_and_then_opens_the_portal_alone(page: Page, live_server, officer):
    """Chromium's own virtual authenticator: no code by mail, no app."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    trusted = {"hasUserVerification": True, "isUserVerified": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device | trusted})
    page.goto(login_link(officer).replace("http://127.0.0.1:8000", live_server.url))
    page.get_by_role("main").get_by_role("button").first.click()

    page.goto(f"{live_server.url}/konto/min-innlogging/")
    assert faults(page) == []
    page.get_by_role("link", name="Legg til en passnøkkel").click()
    assert faults(page) == []
    page.get_by_label("Navn på passnøkkelen").fill("Jobbmaskinen")
    page.get_by_role("button", name="Lag passnøkkelen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gjenopprettingskoder")
    assert faults(page) == []
    page.get_by_role("link", name="Jeg har tatt vare på dem").click()
    expect(page.get_by_role("row", name="Jobbmaskinen")).to_be_visible()
    assert faults(page) == []

    page.goto(f"{live_server.url}/konto/logout/")
    page.get_by_role("main").get_by_role("button", name="Logg ut").click()
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_role("button", name="Bruk en passnøkkel").click()
    expect(page.get_by_text("Ida Vik").first).to_be_visible()
