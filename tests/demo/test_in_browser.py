"""The pages of network, focus groups and meetings in a real browser, filled by the invented data."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from focusgroups.models import FocusGroup
from forkommune.accounts.models import User
from municipalities.models import Division
from tests.browsing import WIDTHS, faults, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def filled(live_server):
    """The address of a portal with the real data and the invented ones."""
    call_command("load_initial_data", verbosity=0)
    call_command("create_demo_data", verbosity=0)
    return live_server.url


def test_no_page_has_a_fault_or_is_refused_anything_at_any_width(page: Page, filled):
    refused = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    log_in(page, filled, User.objects.get(email="forsker@demo.invalid"))
    draft = Division.objects.get(published_at__isnull=True)
    session = FocusGroup.objects.first()
    found = {}
    for path in (
        "/nettverk/",
        f"/nettverk/{draft.pk}/",
        "/fokusgrupper/",
        f"/fokusgrupper/{session.pk}/",
        "/workshop/",
        "/workshop/oppdiktet-workshop/",
        "/workshop/oppdiktet-pilotverksted/",
        "/workshop/workshop-desember-2017/",
    ):
        page.goto(f"{filled}{path}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found[path, width] = faults(page)
        page.set_viewport_size({"width": 320, "height": 900})
        found[path, 320] = page.evaluate("document.documentElement.scrollWidth > 320")

    assert {place: told for place, told in found.items() if told} == {}
    assert refused == []
