"""Journey 1: an officer without an account finds an example for a school building, four ways."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browsing import faults
from tests.factories import ExampleFactory, TermFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STOPS = 8
HIT = "Varmepumpe på Marienlyst skole"


@pytest.fixture
def examples(transactional_db) -> None:
    """Two hits on schools in different sectors, and others that are none."""
    transport = TermFactory(vocabulary="sector", code="transport", label_nb="Transport")
    heating = TermFactory(vocabulary="sector", code="heating", label_nb="Oppvarming")
    ExampleFactory(published=True, title=HIT, sector=heating, summary="Byttet oljekjelen.")
    ExampleFactory(
        published=True, title="Sykkel til skolen", sector=transport, summary="Gikk ikke."
    )
    for number in range(12):
        ExampleFactory(
            published=True, title=f"Flisfyring {number}", sector=heating, summary="Flis."
        )


def search(page: Page, server: str) -> None:
    page.goto(server)
    page.locator("input[type=search]").first.fill("skoler")
    page.get_by_role("button", name="Søk").first.click()
    expect(page.locator("#antall")).to_have_text("2 treff på «skoler»")


def open_hit(page: Page) -> None:
    page.get_by_role("link", name=HIT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HIT)


def unfold(page: Page) -> None:
    page.wait_for_load_state("networkidle")  # the script that listens is there
    fold = page.locator(".filters")
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def choose_heating(page: Page) -> None:
    unfold(page)
    page.get_by_role("link", name="Flere filtre for eksempler").click()
    expect(page.locator("#antall")).to_have_text("2 av 14 eksempler")
    unfold(page)
    page.get_by_label(re.compile("^Oppvarming")).first.check()


def test_by_pointer_words_then_a_facet_then_the_example(page: Page, live_server, examples):
    search(page, live_server.url)
    choose_heating(page)
    expect(page.locator("#antall")).to_have_text("1 av 14 eksempler")

    open_hit(page)

    assert faults(page) == []


def test_a_filter_ticked_before_the_scripts_have_come_counts(page: Page, live_server, examples):
    held: list[Route] = []
    page.route(re.compile(r"htmx[^/]*\.js"), lambda route: held.append(route))
    page.goto(f"{live_server.url}/eksempler/?q=skoler", wait_until="commit")
    page.get_by_label(re.compile("^Oppvarming")).first.check()

    for route in held:
        route.continue_()

    expect(page.locator("#antall")).to_have_text("1 av 14 eksempler")


def test_on_a_phone_the_same(page: Page, live_server, examples):
    page.set_viewport_size({"width": 390, "height": 800})
    search(page, live_server.url)
    choose_heating(page)
    expect(page.locator("#antall")).to_have_text("1 av 14 eksempler")
    page.reload()
    expect(page.locator("#fasetter")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})  # turned, where no button opens them
    expect(page.locator("#fasetter")).to_be_visible()

    open_hit(page)

    assert faults(page) == []


def test_without_javascript_the_form_is_sent_by_a_button(browser: Browser, live_server, examples):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    search(page, live_server.url)
    choose_heating(page)
    page.get_by_role("button", name="Vis resultater").click()
    expect(page.locator("#antall")).to_have_text("1 av 14 eksempler")

    open_hit(page)

    context.close()


FOCUSED = """() => {
  const at = document.activeElement;
  if (at.matches('.ds-skip-link')) return at.hash;
  if (at.matches('input[type=search]')) return 'search';
  return at.closest('#resultater .card') ? 'hit' : '';
}"""


def tab_to(page: Page, wanted: str, *, skip: str) -> int:
    """Presses of Tab until the wanted thing has the focus; the skip link to `skip` is taken."""
    for stop in range(1, 30):
        page.keyboard.press("Tab")
        reached = page.evaluate(FOCUSED)
        if reached == wanted:
            return stop
        if reached == skip:
            page.keyboard.press("Enter")
    raise AssertionError(f"No {wanted} within 30 stops on {page.url}.")


def test_by_keyboard_the_first_hit_is_few_stops_away(page: Page, live_server, examples):
    page.goto(live_server.url)

    stops = tab_to(page, "search", skip="#hovedinnhold")
    page.keyboard.type("skoler")
    page.keyboard.press("Enter")
    expect(page.locator("#antall")).to_have_text("2 treff på «skoler»")
    stops += tab_to(page, "hit", skip="#resultater")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("kommuner"))
    assert stops <= STOPS, stops


def test_suggestions_are_chosen_by_keyboard_and_told_to_screen_readers(
    page: Page, live_server, examples
):
    page.goto(live_server.url)
    page.wait_for_load_state("networkidle")
    field = page.get_by_role("combobox", name="Søk i alt som er publisert")
    field.press_sequentially("flisf")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".suggestions [role=option]")).to_have_text(["flisfyring"])
    expect(page.locator("#q-suggested")).to_have_text("1 forslag, velg med piltastene")
    assert faults(page) == []

    field.press("ArrowDown")
    chosen = page.locator(".suggestions [aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(chosen).to_have_text("flisfyring")
    field.press("Enter")

    expect(page.locator("#antall")).to_have_text("12 treff på «flisfyring»")


def test_a_misspelled_beginning_is_suggested_as_it_was_meant(page: Page, live_server, examples):
    page.goto(f"{live_server.url}/eksempler/")
    page.wait_for_load_state("networkidle")
    field = page.get_by_role("combobox", name="Søk i eksemplene")
    field.press_sequentially("flisfyrring")

    page.get_by_role("option", name="flisfyring").click()

    expect(page.locator("#antall")).to_have_text("12 av 14 eksempler")
