"""An officer proposes an example from a news page, is called away, goes on from a phone next day, four
ways: nothing is typed twice, the near-duplicate is shown, and the rows are the same after each way.
"""

import pytest
from playwright.sync_api import Browser, expect

from forkommune.terms.models import Term
from forkommune.work.loading import Tally, taxonomy
from forkommune.work.models import Draft
from pilots.models import Example, ExampleProposal
from tests.browsing import log_in
from tests.factories import ExampleFactory, MunicipalityFactory, OfficerFactory

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Bildeling for ansatte i Asker"


@pytest.fixture
def officer(transactional_db):
    taxonomy.load(Tally())
    asker = MunicipalityFactory(number="0220", name="Asker", valid_to=None)
    ExampleFactory(title="Bildeling for ansatte i Drammen", published=True)
    return OfficerFactory(role__organisation=asker.organisation)


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, officer):
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, officer)
        yield one


def begin(way, server: str) -> None:
    """From the list of examples to the form, with one near-duplicate on the way."""
    page = way.page
    page.goto(f"{server}/eksempler/")
    way.press(page.get_by_role("link", name="Foreslå et eksempel").first)
    expect(page.get_by_role("button", name="Begynn")).to_be_visible()
    way.look()
    way.press(page.get_by_role("button", name="Begynn"))
    way.tick(page.locator("#id_kind_0"))
    way.fill(page.locator("#id_title"), TITLE)
    if way.has_script:
        expect(page.locator("#ligner")).to_contain_text("Bildeling for ansatte i Drammen")
        way.fill(page.locator("#id_summary"), "Ansatte deler 20 elbiler.")
        expect(page.locator("#lagret")).to_contain_text("Lagret kl.")
    else:
        way.fill(page.locator("#id_summary"), "Ansatte deler 20 elbiler.")
        way.press(page.get_by_role("button", name="Lagre kladd"))
        expect(page.locator("#ligner")).to_contain_text("Bildeling for ansatte i Drammen")
    way.look("begynt")


def go_on_elsewhere(way, browser: Browser, server: str, officer) -> None:
    """On another device, next day: what was typed stands there."""
    page = way.page
    page.context.clear_cookies()
    page.goto("about:blank")
    log_in(page, server, officer)
    page.goto(f"{server}/eksempler/foresla/")
    way.press(page.get_by_role("link", name="Skriv videre").first)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("#id_summary")).to_have_value("Ansatte deler 20 elbiler.")


def fill_in_the_rest(way) -> None:
    page = way.page
    way.tick(page.locator("#id_status_2"))
    for name in ("theme", "sector", "instrument"):
        way.choose(page.locator(f"#id_{name}"), labels()[name])
    way.fill(page.locator("#id_effect_value"), "12")
    way.fill(page.locator("#id_effect_unit"), "CO2")


def labels() -> dict[str, str]:

    codes = {"theme": "transport", "sector": "road_traffic", "instrument": "investment"}
    return {
        name: Term.objects.get(vocabulary=name, code=code).label_nb for name, code in codes.items()
    }


def send_and_be_asked_back(way) -> None:
    page = way.page
    way.press(page.get_by_role("button", name="Send til køen"))
    expect(page.get_by_text("Er det tonn CO₂e per år?").first).to_be_visible()
    way.look("å rette")
    way.fill(page.locator("#id_effect_unit"), "tonn CO₂e per år")
    way.tick(page.locator("#id_effect_kind_0"))
    way.press(page.get_by_role("button", name="Send til køen"))
    expect(page.get_by_text("Nummer 1 av 1")).to_be_visible()
    way.look("sendt")


def test_an_officer_proposes_an_example_on_two_devices(way, browser, live_server, officer):
    begin(way, live_server.url)
    go_on_elsewhere(way, browser, live_server.url, officer)
    fill_in_the_rest(way)
    send_and_be_asked_back(way)

    proposal = ExampleProposal.objects.get()
    example = Example.objects.get(title=TITLE)
    assert (example.state, example.summary, example.effect) == (
        "review",
        "Ansatte deler 20 elbiler.",
        "12 tonn CO₂e per år",
    )
    assert proposal.example == example
    assert Draft.objects.get().data == {}
