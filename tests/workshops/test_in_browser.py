"""The programme of a meeting in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import MeetingFactory, SessionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_programme_can_be_read_and_fetched_without_script(browser, live_server):
    now = timezone.now()
    meeting = MeetingFactory(published_at=now, starts_at=now + timedelta(days=3), slug="samling")
    for position in (1, 2):
        SessionFactory(meeting=meeting, position=position, minutes=30)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/workshop/samling/")

    assert page.locator(".programme > li").count() == 3  # two items and the end
    with page.expect_download() as download:
        page.get_by_role("link", name="Legg i kalenderen").click()
    assert download.value.suggested_filename == "samling.ics"
    context.close()
