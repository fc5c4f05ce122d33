"""The register and the project in a real browser, with the shipped facts."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browsing import WIDTHS, faults, log_in
from tests.factories import ResearcherFactory
from tests.loading.conftest import load

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COMPARE = reverse("municipalities:municipality-compare")
LIST = reverse("municipalities:municipality-list")
PAGES = (
    LIST,
    f"{LIST}?dato=2003-12-31&verdi=plan",
    f"{LIST}?dato=i+fjor",
    reverse("municipalities:municipality-detail", args=["0219"]),
    reverse("municipalities:municipality-detail", args=["3005"]),
    f"{COMPARE}?k=0219&k=0220&k=9999",
    reverse("plan:plan"),
)


def test_no_page_has_a_fault_at_any_width(page: Page, live_server):
    load()
    log_in(page, live_server.url, ResearcherFactory())
    found: dict[str, list[str]] = {}

    for address in PAGES:
        page.goto(f"{live_server.url}{address}")
        for width in (*WIDTHS, 320):
            page.set_viewport_size({"width": width, "height": 900})
            found[f"{address} {width}"] = faults(page)

    assert {where: what for where, what in found.items() if what} == {}


def test_two_chosen_in_the_table_stand_side_by_side_without_javascript(new_context, live_server):
    load()
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}{LIST}")

    page.get_by_label("Sammenlign Asker").check()
    page.get_by_label("Sammenlign Bærum").check()
    page.get_by_role("button", name="Sammenlign de valgte").click()

    expect(page.get_by_role("columnheader")).to_have_text(["Spørsmål", "Asker 0220", "Bærum 0219"])
