"""Every page of the access table, once, as the first role that has it: no fault, nothing too wide."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.access.table import API, TABLE, Access
from tests.access.world import World
from tests.browsing import WIDTHS, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Nothing for a browser to show: files, fragments, data, and the way from one page to another.
NO_PAGE = {
    "evidence:code-colours", "evidence:round-table", "reports:edition-download", "reports:edition-word", "reports:edition-package", "reports:preview-style", "reports:section-preview", "workshops:meeting-calendar", "workshops:invitation-calendar", "workshops:paper", "focusgroups:participation-calendar",
    "evidence:code-matrix-table", "evidence:code-together-table", "municipalities:plan-file", "municipalities:network-table",
    "municipalities:interview-calendar", "municipalities:own-calendar", "municipalities:overview-file", "municipalities:answer-sheet", "municipalities:guide-workbook",
    "focusgroups:moderator-sheet", "focusgroups:note-sheet", "focusgroups:consent-paper", "focusgroups:consent-paper-nn", "municipalities:guide-paper", "municipalities:guide-paper-for", "municipalities:passes-card-pdf",
    "plan:accounts-workbook", "plan:statement-download", "work:shared-draft-file",
    "work:draft-token", "pilots:example-suggestions", "pilots:example-alike", "pilots:example-file", "pilots:example-feed", "pilots:example-csv", "pilots:pilot-csv", "pilots:usage-file", "pilots:example-pdf", "pilots:example-sheet-empty", "pilots:example-proposal-file", "municipalities:routine-template", "pilots:example-sheet-standing", "pilots:case-paper", "search:suggestions", "pilots:analysis-file", "pilots:pilot-save", "pilots:pilot-presence", "pilots:measurements-sheet", "pilots:measurements-data", "portal:live", "portal:ready", "news", "dissemination-csv", "dissemination-workbook", "pilots:measurements-dictionary",
    "focusgroups:notes-state", "focusgroups:moderator-state",
    "workshops:case-paper-word", "workshops:case-paper-pdf", "workshops:case-paper-archive", "workshops:basis-file",
    "workshops:minutes-word", "workshops:minutes-pdf", "workshops:minutes-archive", "workshops:printed-paper", "workshops:minutes-reader-file", "workshops:evaluation-file",
    "workshops:screen-state", "workshops:phone-day-state", "workshops:table-ideas-state", "workshops:phone-poll-state",
    "sitemap", "robots", "security",
    *(row.name for row in API),
}  # fmt: skip
# In the order in which a page is looked at by the first who sees it.
ROLES = ("researcher", "officer", "secretary", "protection", "operations", "public")


def first_to_see(row: Access) -> str | None:
    """Who looks at a page; None where nobody has it, or there is none."""
    answers = {} if row.name in NO_PAGE else row.cells("get")
    return next((role for role in ROLES if answers.get(role) == "200"), None)


PAGES = {role: [row for row in TABLE if first_to_see(row) == role] for role in ROLES}
# States that a page is in only when asked in a certain way, and the pages for what went wrong.
STATES = [
    ("researcher", "/eksempler/?q=finnesikke"),
    ("researcher", "/sok/?q=finnesikke"),
    ("researcher", "/sok/?q=kommune"),
    ("researcher", "/eksempler/?tema=ukjent"),
    ("researcher", "/kommuner/?dato=i+fjor"),
    ("researcher", "/kommuner/9999/"),
    ("researcher", "/finnes/ikke/"),
    ("officer", "/kartlegging/"),
    ("public", "/konto/lenke/brukt/"),
    ("public", "/konto/login/"),
    ("public", "/konto/signup/"),
    ("public", "/eksempler/finnes-ikke/"),
    ("officer", "/kommuner/0220/opplysninger/"),
    ("officer", "/kommuner/0220/opplysninger/merknad/"),
    ("public", "/kommuner/lenke/brukt/"),
    ("protection", "/personvern/tilsyn/"),
    ("public", "/piloter/?q=finnesikke"),
    ("public", "/piloter/tavle/?konklusjon=no_effect"),
    ("public", "/piloter/forslag/finnes-ikke/"),
    ("researcher", "/piloter/vurdering/?v1=3"),
]
ADMIN = [
    "admin:index", "admin:accounts_user_changelist", "admin:accounts_user_add",
    "admin:municipalities_municipality_changelist", "admin:pilots_example_add", "admin:search",
    "admin:work_suggestion_changelist", "admin:work_mail_changelist",
]  # fmt: skip
PARTS = 4


def look_at(page: Page, address: str) -> list[str]:
    """What is wrong with a page: axe at two widths; at 320 px only that nothing is too wide."""
    page.goto(address)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {fault}" for fault in faults(page)]
    page.set_viewport_size({"width": 320, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return found + ([f"320: {wide} px too wide"] if wide > 0 else [])


def address_of(row: Access, world: World) -> str:
    return reverse(row.name, kwargs=world.named(row.row))


def faulty(page: Page, live_server: Any, world: World, rows: list[Access]) -> dict[str, list[str]]:
    """What is wrong, by page."""
    found = {
        f"{row.name} {row.row}": look_at(page, f"{live_server.url}{address_of(row, world)}")
        for row in rows
    }
    return {where: what for where, what in found.items() if what}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault(visit_as, live_server, world, complaints, part):
    page = visit_as("researcher")

    assert faulty(page, live_server, world, PAGES["researcher"][part::PARTS]) == {}
    assert complaints == []


@pytest.mark.parametrize("role", [role for role in ROLES[1:] if PAGES[role]])
def test_no_page_that_only_others_have_has_a_fault(visit_as, live_server, world, complaints, role):
    page = visit_as(role)

    assert faulty(page, live_server, world, PAGES[role]) == {}
    assert complaints == []


@pytest.mark.parametrize("role", ["public", "officer", "researcher", "protection"])
def test_no_empty_or_failed_state_has_a_fault(visit_as, live_server, complaints, role):
    page = visit_as(role)

    found = {
        address: look_at(page, f"{live_server.url}{address}")
        for who, address in STATES
        if who == role
    }

    assert {where: what for where, what in found.items() if what} == {}
    assert complaints == []


def test_no_page_of_the_secretariats_tool_has_a_fault(visit_as, live_server, complaints):
    page = visit_as("secretary")

    found = {name: look_at(page, f"{live_server.url}{reverse(name)}") for name in ADMIN}

    assert {where: what for where, what in found.items() if what} == {}
    assert complaints == []
