"""Two note-takers, one of them in two tabs, correct one and the same note of a focus group."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from focusgroups.models import Note
from forkommune.work.models import Draft, DraftConflict
from tests.browsing import log_in
from tests.factories import ConsentFactory, NoteFactory, ParticipantFactory, ResearcherFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOLLOWS_MS = 15_000  # the screens ask every two seconds


def write(page: Page, words: str, line: str) -> None:
    """Behind what stands, until the line says this."""
    page.locator("#id_text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    expect(page.locator("#lagret")).to_contain_text(line)


def opened(page: Page, address: str) -> None:
    """The note in the form, with the script at work."""
    page.goto(address)
    page.wait_for_function("() => window.NotesQueue !== undefined")


def test_after_the_choice_nothing_is_left_to_choose_and_every_tab_shows_the_same(
    browser: Browser, live_server
):
    speaker = ParticipantFactory(letter="B")
    ConsentFactory(informant=speaker.informant)
    note = NoteFactory(group=speaker.group, participant=speaker, text="Bussen", key=uuid4())
    address = f"{live_server.url}/fokusgrupper/{speaker.group_id}/referat/?rett={note.pk}"
    kari, aase = browser.new_context(locale="nb-NO"), browser.new_context(locale="nb-NO")
    first, second, colleague = kari.new_page(), kari.new_page(), aase.new_page()
    try:
        log_in(first, live_server.url, ResearcherFactory(name="Kari Holm"))
        log_in(colleague, live_server.url, ResearcherFactory(name="Åse Dahl"))
        for page in (first, second, colleague):
            page.on("dialog", lambda dialog: dialog.accept())
            opened(page, address)

        write(first, " går", "Lagret kl.")
        expect(second.locator("#id_text")).to_have_value("Bussen går", timeout=FOLLOWS_MS)
        for page in (second, colleague):  # from here on, nothing of the others reaches their pages
            page.route("**/referat/stand/**", lambda route: route.abort())
        write(first, " sjelden", "Lagret kl.")
        write(second, " aldri", "tekst må velges")
        write(colleague, " om kvelden", "tekst må velges")
        # The page is drawn anew, never hears that its words arrived, and is left for the choice.
        colleague.route("**/referat/notat/", lambda route: (route.fetch(), route.abort()))
        opened(colleague, address)
        expect(colleague.locator("#lagret")).to_contain_text("Ikke lagret")
        colleague.locator("[data-met] a").click()
        colleague.wait_for_selector(".conflict-layout")
        colleague.unroute("**/referat/notat/")
        for page in (second, colleague):
            page.unroute("**/referat/stand/**")
        while colleague.locator(".conflict-layout").count():
            for choice in colleague.locator("input[type=radio][value=both]").all():
                choice.check()
            with colleague.expect_navigation():
                colleague.get_by_role("button", name="Lagre valgene").click()
        colleague.wait_for_function("() => window.NotesQueue !== undefined")
        note.refresh_from_db()
        for page in (first, second, colleague):
            expect(page.locator("#id_text")).to_have_value(note.text, timeout=FOLLOWS_MS)
            expect(page.locator("[data-met]")).to_be_hidden()
        write(second, " og i helga", "Lagret kl.")
    finally:
        kari.close()
        aase.close()

    assert {"går", "sjelden", "aldri", "kvelden"} <= set(note.text.split())
    assert not DraftConflict.objects.undecided().exists()
    assert Draft.objects.get().data["text"] == f"{note.text} og i helga"
    assert Note.objects.count() == 1
