"""Journey 2, four ways: an officer logs in by a code from the mail, finds her own municipality's page, suggests
what is wrong on it, sees its place in the queue and confirms the rest; next year the same from a mailed link.
"""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, expect

from forkommune.work.models import Suggestion
from forkommune.work.services.codes import wait_for_codes
from forkommune.work.services.sending import empty_outbox
from municipalities.register.models import FactConfirmation
from municipalities.register.services import ask_to_confirm
from tests.factories import (
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    SecretaryFactory,
    SuggestionFactory,
)

from .ways import WAYS, Pointer, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = re.compile(r"^\s*([A-Z0-9]{3,}(?:-?[A-Z0-9]+)*)\s*$", re.MULTILINE)


@pytest.fixture
def baerum(transactional_db):
    cache.clear()
    body = OrganisationFactory(kind="municipality", email="post@baerum.invalid")
    SuggestionFactory()  # somebody else's waits before hers
    return MunicipalityFactory(
        number="0219",
        name="Bærum",
        valid_to=None,
        organisation=body,
        administrative_centre="Lysaker",
    )


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, baerum):
    OfficerFactory(
        email="ida@baerum.invalid", name="Ida Vik", role__organisation=baerum.organisation
    )
    with going(browser, request.param) as who:
        yield who


def log_in_by_code(way: Pointer, server: str, mailoutbox: list) -> None:
    page = way.page
    page.goto(f"{server}/konto/login/")
    way.fill(page.get_by_label("E-post"), "ida@baerum.invalid")
    way.press(page.get_by_role("button", name="Send meg en kode"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv inn koden")
    wait_for_codes()
    [code] = CODE.findall(mailoutbox[-1].body)
    way.fill(page.get_by_label("Kode"), code)
    way.press(page.get_by_role("button", name="Logg inn"))
    expect(page.get_by_text("Ida Vik").first).to_be_attached()


def suggest_a_correction(way: Pointer, words: str) -> None:
    page = way.page
    way.press(page.get_by_role("link", name=re.compile("Foreslå.*dministrasjonssenter")))
    expect(page.locator("[name=value]")).to_be_visible()
    way.look()
    way.fill(page.locator("[name=value]"), words)
    way.press(page.get_by_role("button", name="Foreslå", exact=True))
    expect(page.locator("main")).to_contain_text(f"Foreslått: {words} (nummer 2 i køen)")


def confirm_the_rest(way: Pointer) -> None:
    way.press(way.page.get_by_role("button", name="Resten stemmer"))
    expect(way.page.get_by_role("button", name="Resten stemmer")).to_have_count(0)
    expect(way.page.locator("main")).to_contain_text("Bekreftet ")
    way.look("bekreftet")


def test_an_officer_corrects_one_fact_and_confirms_the_rest_twice(
    way, live_server, baerum, mailoutbox
):
    server, page = live_server.url, way.page
    log_in_by_code(way, server, mailoutbox)
    page.goto(f"{server}/kommuner/0219/")
    way.look()
    way.press(page.get_by_role("link", name="Se over opplysningene"))
    suggest_a_correction(way, "Sandvika")
    confirm_the_rest(way)

    a_year_passes(page)
    ask_to_confirm(municipality=baerum, by=SecretaryFactory())
    empty_outbox()
    link = re.search(r"https?://[^/]+(/kommuner/lenke/\S+/)", mailoutbox[-1].body)[1]
    page.goto(f"{server}{link}")
    suggest_a_correction(way, "Sandvika sentrum")
    confirm_the_rest(way)

    assert list(
        Suggestion.objects.filter(field="administrative_centre")
        .order_by("pk")
        .values_list("new", "state")
    ) == [
        ("Sandvika", "declined"),
        ("Sandvika sentrum", "open"),
    ]
    assert FactConfirmation.objects.count() == 2


def a_year_passes(page) -> None:
    """Her suggestion is decided, her confirmation is last year's, and she is logged out."""
    Suggestion.objects.filter(field="administrative_centre").update(
        state="declined", decided_at=timezone.now(), decision="Det er Lysaker."
    )
    FactConfirmation.objects.update(
        year=timezone.localdate().year - 1, confirmed_at=timezone.now() - timedelta(days=365)
    )
    page.context.clear_cookies()
