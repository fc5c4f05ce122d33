"""The secretariat divides the network, four ways: weights, a rule with its price, why, one moved by hand
with price and reason, brought to the workshop, published. The rows are the same after each."""

import re

import pytest
from playwright.sync_api import Browser, expect

from municipalities.models import Division, DivisionMove
from tests.browsing import log_in
from tests.factories import SecretaryFactory
from tests.network.conftest import sixteen, survey_round  # noqa: F401

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, survey_round):  # noqa: F811
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, SecretaryFactory())
        one.page.goto(f"{live_server.url}/nettverk/inndeling/")
        yield one


def test_the_network_is_divided_explained_changed_and_published(way):
    page = way.page
    way.look()
    way.fill(page.get_by_label("Vekt for Innbyggertall"), "50")
    way.fill(page.get_by_label("Vekt for Nærhet"), "50")
    way.fill(page.get_by_label("Vekt for Innbyggere per km²"), "0")
    way.open(page.get_by_text("Flere regler"))
    way.fill(page.get_by_label("Må være sammen"), "Modum, Sigdal")
    way.press(page.get_by_role("button", name="Del inn"))
    expect(page.get_by_text("Bevist best")).to_be_visible()
    expect(page.get_by_text(re.compile("Bundet av ")).first).to_be_visible()
    way.look()

    hand = page.locator("#flytt")
    way.choose(hand.get_by_label("Kommune"), "Ringerike")
    target = hand.get_by_label("Til gruppe")
    way.choose(target, target.locator("option").last.inner_text())
    way.fill(hand.get_by_label("Begrunnelse"), "Felles legevakt")
    way.press(hand.get_by_role("button", name="Flytt"))
    expect(page.get_by_text(re.compile("Ringerike: . → ., .+ % på J"))).to_be_visible()
    way.look("flyttet")

    way.press(page.get_by_role("button", name="Ta med til workshopen"))
    expect(page.get_by_text("Forslag til workshopen siden")).to_be_visible()
    way.press(page.get_by_role("link", name="Publiser"))
    way.press(page.get_by_role("button", name="Publiser").first)
    expect(page.get_by_text("Alle kan se inndelingen nå")).to_be_visible()

    computed, moved = Division.objects.order_by("pk")
    assert computed.weights == {"size": 50.0, "nearness": 50.0}
    assert (computed.published_at, moved.brought_at is None) == (None, False)
    assert moved.state == "published"
    assert DivisionMove.objects.get().municipality.name == "Ringerike"
