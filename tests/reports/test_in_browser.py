"""The report page in a real browser: no faults, and progress that ends by itself."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from playwright.sync_api import Page, expect

from forkommune.work.services import running
from reports.models import Edition
from tests.browsing import WIDTHS, faults, log_in
from tests.factories import ResearcherFactory
from tests.reports.ordering import order_frozen

from .region import region, said
from .test_snapshots import sentence

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def under_way(monkeypatch):
    """A report whose second chapter is being laid out, and its run."""
    monkeypatch.setattr("forkommune.work.tasks.run_job.apply_async", lambda **message: None)
    made = region(2, interviewed=1)
    sentence(made, [said(made.interviews[0], "Tiden mangler.")])
    edition = order_frozen(
        deliverable=made.deliverable,
        audience="public",
        profile="archive",
        by=ResearcherFactory(name="Fia Forsker"),
    )
    run = running.claim(edition.job_id, "w")
    run.plan(4)
    run.step("Sammendrag")
    run.step("Status for klimaarbeidet")
    return edition, run


def finish(edition, run):
    """The file of the edition is there."""
    name = default_storage.save("reports/1.pdf", ContentFile(b"%PDF-1.7"))
    Edition.objects.filter(pk=edition.pk).update(
        file=name, sha256="a" * 64, pages=27, state="draft"
    )
    run.done({})


def test_report_page_under_way_has_no_fault_and_ends_by_itself(page: Page, live_server, under_way):
    edition, run = under_way
    log_in(page, live_server.url, edition.ordered_by)
    page.goto(f"{live_server.url}/rapporter/D2/")
    page.get_by_text("Legg til en setning").click()

    expect(page.get_by_text("Status for klimaarbeidet")).to_be_visible()
    expect(page.locator("progress")).to_have_attribute("value", "25")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []

    finish(edition, run)

    expect(page.get_by_role("link", name="Last ned utgave 1 (PDF, 1")).to_be_visible()
    expect(page.locator(f"#job-said-{run.job.pk}")).to_have_text(
        "Klimaarbeidet i Vestregionen, utgave 1: Ferdig"
    )
    expect(page.get_by_role("button", name="Avbryt arbeidet")).to_have_count(0)
    editions = page.locator("#utgaver")
    expect(editions.get_by_text("Utkast", exact=True)).to_be_visible()
    expect(editions.get_by_role("link", name="Last ned PDF (27 sider")).to_be_visible()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(1500)
    assert [url for url in asked if "/jobber/" in url] == []
    assert faults(page) == []


def test_list_of_reports_has_no_fault(page: Page, live_server, under_way):
    log_in(page, live_server.url, under_way[0].ordered_by)
    page.goto(f"{live_server.url}/rapporter/")

    for width in (*WIDTHS, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
