"""A section of a report is written: names are offered, what is wrong is told, the page follows."""

import pytest
from playwright.sync_api import expect

from reports.models import Section
from tests.browsing import WIDTHS, faults, log_in
from tests.factories import ResearcherFactory
from tests.reports.region import region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_name_is_chosen_by_keyboard_and_stands_as_a_number_on_the_page_beside(page, live_server):
    made = region(6)
    section = Section.objects.create(
        deliverable=made.deliverable, key="veien", title="Veien videre", position=1
    )
    log_in(page, live_server.url, ResearcherFactory())
    page.set_viewport_size({"width": WIDTHS[0], "height": 1100})
    page.goto(live_server.url + section.get_absolute_url())
    text = page.locator("textarea[name=body]")
    expect(page.locator("#navneliste")).to_be_visible(timeout=30_000)

    text.focus()
    page.keyboard.type("Av 6 kommuner har {kommuner")
    field, offered = text.bounding_box(), page.locator("#forslag").bounding_box()
    assert (offered["x"], offered["width"]) == (field["x"], field["width"])
    assert offered["y"] - field["y"] < 60  # below the first line, not below the field
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type(" svart, se {figur:borte}.")

    expect(text).to_have_value("Av 6 kommuner har {tall:kommuner} svart, se {figur:borte}.")
    beside = page.locator("#navn")
    expect(beside.get_by_text("«{figur:borte}» finnes ikke")).to_be_visible(timeout=30_000)
    expect(beside.get_by_text("6 er også {tall:kommuner}")).to_be_visible()
    text.fill("Av {tall:kommuner} kommuner har alle svart.")
    side = page.frame_locator("#side")
    expect(side.get_by_text("Av 6 kommuner har alle svart.")).to_be_visible(timeout=30_000)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1100})
        assert faults(page) == []
