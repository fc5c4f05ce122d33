"""The secretariat looks who is missing at the workshop, four ways: the matrix shows four places that nobody
fills, those alone are reminded, and nobody twice, whatever is pressed again."""

import pytest
from playwright.sync_api import Browser, expect

from forkommune.work.models import Mail
from tests.browsing import log_in
from tests.factories import SecretaryFactory
from tests.workshops.inviting import a_workshop, invited, of

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# By municipality: what its politician and its administration have answered.
ANSWERS = {"Asker": ("accepted", "sent"), "Hole": ("sent", "sent"), "Modum": ("sent", "accepted")}


@pytest.fixture
def workshop(transactional_db):
    """Six places, two of them filled; somebody more from Asker has not answered either."""
    meeting = a_workshop(title="Workshopen")
    for name, answers in ANSWERS.items():
        organisation = of(meeting, name).organisation
        for role, state in zip(("political", "administrative"), answers, strict=True):
            person = f"{name}{role} Merkenavn"
            invited(meeting, person, organisation=organisation, role=role, state=state)
        if name == "Asker":
            invited(meeting, "Ekstra Merkenavn", organisation=organisation, role="political")
    return meeting


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, workshop):
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, SecretaryFactory())
        one.page.goto(f"{live_server.url}{workshop.get_absolute_url()}")
        yield one


def test_those_whose_place_is_empty_are_reminded_once_and_nobody_else(way, workshop):
    page = way.page
    matrix = page.locator(".matrix")
    expect(matrix.get_by_text("Ikke svart")).to_have_count(4)
    way.look()
    way.press(page.get_by_role("link", name="Velg de 4 som mangler"))
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(5)
    expect(page.locator("input[type=checkbox]:checked")).to_have_count(4)
    expect(page.get_by_role("checkbox", name="Ekstra")).not_to_be_checked()
    way.look()
    way.press(page.get_by_role("button", name="Bestill e-postene"))
    expect(page.get_by_text("4 e-poster er bestilt.")).to_be_visible()

    page.go_back()  # the page says who was written to just now, and the same button reaches nobody
    expect(page.get_by_text("for mindre enn 24 timer siden")).to_have_count(4)
    expect(page.get_by_role("checkbox")).to_have_count(1)
    way.press(page.get_by_role("button", name="Bestill e-postene"))
    expect(page.locator("ds-error-summary")).to_be_visible()

    mails = Mail.objects.filter(kind="meeting-reminder").values_list("recipient", flat=True)
    assert sorted(mails) == [
        "askeradministrative@kommune.example",
        "holeadministrative@kommune.example",
        "holepolitical@kommune.example",
        "modumpolitical@kommune.example",
    ]
