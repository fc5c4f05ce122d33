"""A participant's day on a phone, four ways: the day's page, the municipality's points, changed once, and
an anonymous show of dots; what stands is the same after each, and nobody can trace the dots after it is closed.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.factories import MeetingFactory, PilotFactory, RepresentativeFactory, SessionFactory
from tests.workshops.voting import link_of, open_poll_of
from workshops.models import Ballot, Points, Poll
from workshops.voting.dots import own_ballot
from workshops.voting.polls import close_poll

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(transactional_db):
    """A meeting that is on, two polls about two pilots, and somebody from a municipality."""
    meeting = MeetingFactory(
        starts_at=timezone.now(), published_at=timezone.now(), title="Verksted"
    )
    SessionFactory(meeting=meeting, title="Hvilke piloter?", minutes=60)
    pilots = [PilotFactory(name=name).claim for name in ("Elsykler", "Varmekart")]
    for kind, question, dots, most in (
        ("points", "Hva vil kommunen?", 10, 5),
        ("dots", "Hva haster mest?", 3, 2),
    ):
        open_poll_of(
            kind, meeting=meeting, question=question, dots=dots, at_most=most, options=pilots
        )
    return RepresentativeFactory(meeting=meeting)


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, room):
    with going(browser, request.param) as one:
        one.page.goto(f"{live_server.url}/stem/{link_of(room)}/")
        one.page.wait_for_load_state("networkidle")
        yield one


def press(way, title: str, name: str, times: int = 1) -> None:
    """A button of one option, and wait until the page says that it is saved."""
    for _n in range(times):
        row = way.page.locator(".vote-row", has_text=title)
        way.press(row.get_by_role("button", name=name))
        saved(way.page)


def saved(page) -> None:
    expect(page.locator("#lagret .status")).to_have_text(re.compile(r"^Lagret"))


def test_points_are_given_and_changed_and_dots_are_traced_by_nobody(way, room):
    page = way.page
    expect(page.locator("#day-now")).to_contain_text("Hvilke piloter?")
    way.look()
    way.press(page.get_by_role("link", name="Hva vil kommunen?"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva vil kommunen?")
    way.look("points")
    press(way, "Elsykler", "Ett poeng til", times=2)
    way.tick(page.locator(".vote-row", has_text="Elsykler").get_by_label("Vi vil delta"))
    if not way.has_script:
        way.press(page.get_by_role("button", name="Lagre poengene").last)
    saved(page)
    press(way, "Varmekart", "Ett poeng til")
    press(way, "Elsykler", "Ett poeng mindre")  # changed once
    rows = Points.objects.order_by("claim").values_list("points", "wants_part")
    assert list(rows) == [(1, True), (1, False)]

    way.press(page.get_by_role("link", name="Verksted"))
    way.press(page.get_by_role("link", name="Hva haster mest?"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva haster mest?")
    way.look("dots")
    press(way, "Elsykler", "Én prikk til", times=2)
    if way.has_script:
        page.context.set_offline(True)
        row = page.locator(".vote-row", has_text="Varmekart")
        way.press(row.get_by_role("button", name="Én prikk til"))
        expect(page.locator("#lagret")).to_contain_text("Ikke lagret, prøver igjen")
        page.context.set_offline(False)
        saved(page)
    else:
        press(way, "Varmekart", "Én prikk til")
    poll = Poll.objects.get(kind="dots")
    first, second = poll.options.order_by("pk")
    assert own_ballot(poll, room).dots == {first.pk: 2, second.pk: 1}

    close_poll(poll=poll, by=None)
    page.goto(page.url)
    expect(page.locator("#vote-when")).to_contain_text("Stengt kl.")
    expect(page.locator("#vote-result")).to_contain_text("Færre enn fem stemte")
    way.look("closed")
    assert not Ballot.objects.exists()
