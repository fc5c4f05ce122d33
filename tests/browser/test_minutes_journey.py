"""Minutes on their whole way in a browser: drafted from the day with one press, corrected, commented on by a
link on a phone, decided on, approved, and then only read."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from forkommune.work.services.sending import empty_outbox
from tests.browsing import log_in
from tests.factories import MeetingFactory, RepresentativeFactory, SecretaryFactory, SessionFactory
from workshops.models import Attendance, Idea, Minutes
from workshops.outcomes.services import conclude

from .ways import going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def day(transactional_db):
    """A workshop that was held yesterday: somebody came, a table had an idea, something was cleared up."""
    meeting = MeetingFactory(starts_at=timezone.now() - timedelta(days=1), title="Verksted")
    session = SessionFactory(meeting=meeting, title="Gruppearbeid", minutes=60)
    person = RepresentativeFactory(meeting=meeting, name="Kari Merke", email="kari@k.example")
    Attendance.objects.create(invitation=person, half="first")
    Idea.objects.create(meeting=meeting, session=session, text="Felles elbiler")
    conclude(meeting=meeting, statement="Elbiler prøves først.", by=SecretaryFactory())
    return meeting


def test_minutes_go_from_the_day_by_comments_to_approved(
    browser: Browser, live_server, day, mailoutbox
):
    with going(browser, "pointer") as desk, going(browser, "390") as reader:
        page, phone = desk.page, reader.page
        log_in(page, live_server.url, SecretaryFactory())
        page.goto(f"{live_server.url}{day.get_absolute_url()}")
        desk.press(page.get_by_role("link", name="Referat", exact=True))
        expect(page.get_by_role("button", name="Lag utkast til referat")).to_be_visible()
        desk.press(page.get_by_role("button", name="Lag utkast til referat"))
        work = page.get_by_label("Gruppearbeid")
        expect(work).to_have_value(re.compile("Felles elbiler"))
        desk.fill(work, "Bordene ville dele elbiler.")
        desk.press(page.get_by_role("button", name="Lagre", exact=True))
        expect(page.get_by_text("Referatet er lagret.")).to_be_visible()
        desk.press(page.get_by_role("link", name="Send på høring"))
        expect(page.get_by_role("checkbox", name="Kari Merke")).to_be_checked()
        desk.press(page.get_by_role("button", name="Bestill e-postene"))
        expect(page.get_by_text("1 e-post er bestilt.")).to_be_visible()
        empty_outbox()

        link = re.search(r"(/referat/\S+/)", mailoutbox[-1].body)[1]
        phone.goto(f"{live_server.url}{link}")
        section = phone.locator("section.panel", has_text="Bordene ville dele elbiler.")
        reader.press(section.get_by_text("Kommenter denne delen"))
        reader.fill(section.get_by_role("textbox"), "Bare bord 3.")
        reader.press(phone.get_by_role("button", name="Lagre, med eller uten kommentarer"))
        expect(phone.get_by_text("Svaret ditt er lagret")).to_be_visible()

        page.reload()
        expect(page.get_by_text("Bare bord 3.")).to_be_visible()
        desk.tick(page.get_by_role("radio").first)
        desk.press(page.get_by_role("button", name="Svar på kommentaren"))
        expect(page.locator(".status", has_text="Tatt inn")).to_be_visible()
        page.goto(f"{live_server.url}{Minutes.objects.get().get_absolute_url()}")
        desk.press(page.get_by_role("link", name="Godkjenn referatet"))
        desk.fill(page.get_by_label("Av hvem og hvordan"), "Av styringsgruppen, uten merknader.")
        desk.press(page.get_by_role("button", name="Godkjenn referatet"))
        expect(page.get_by_text("Referatet er godkjent.")).to_be_visible()
        expect(page.get_by_role("textbox", name="Gruppearbeid")).to_have_count(0)
        expect(page.get_by_role("link", name="Arkivpakke (zip)")).to_be_visible()

        phone.reload()
        expect(phone.get_by_text("Av styringsgruppen, uten merknader.")).to_be_visible()
        expect(phone.get_by_role("button", name="Lagre")).to_have_count(0)
