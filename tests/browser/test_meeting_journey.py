"""A participant's way, four ways: the invitation and a deputy, the day's page, the municipality's points,
changed once, and an anonymous show of dots; what stands is the same after each, and nobody can trace the dots
after it is closed. Two phones of one municipality and the big screen follow each other by themselves.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from forkommune.work.services.sending import empty_outbox
from tests.browsing import log_in
from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    PilotFactory,
    RepresentativeFactory,
    SecretaryFactory,
    SessionFactory,
    TableFactory,
)
from tests.workshops.voting import link_of, open_poll_of
from workshops.models import Ballot, Invitation, Meeting, Points, Poll, Seat
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
    person = RepresentativeFactory(meeting=meeting, name="Kari Merke", email="kari@k.example")
    table = TableFactory(meeting=meeting, number=5, theme="Transport")
    Seat.objects.create(invitation=person, table=table, round=1)
    return person


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
    expect(page.locator("#day-now")).to_contain_text("du sitter ved bord 5, Transport")
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


def test_a_deputy_is_sent_from_the_mail_and_says_yes(way, live_server, room, mailoutbox):
    page = way.page
    Meeting.objects.update(starts_at=timezone.now() + timedelta(days=9), place="Sandvika")
    page.goto(f"{live_server.url}/i/{link_of(room)}/?svar=vara")
    way.look()
    way.fill(page.get_by_label("Navn"), "Vera Vara")
    way.fill(page.get_by_label("E-post"), "vera@k.example")
    way.press(page.get_by_role("button", name="Lagre svaret"))
    expect(page.get_by_text("Vera Vara har tatt over")).to_be_visible()
    way.look("vara")
    assert Invitation.objects.get(name="Vera Vara").stands_in_for == room

    empty_outbox()
    [mail] = [one for one in mailoutbox if one.to == ["vera@k.example"]]
    page.goto(live_server.url + re.search(r"(/i/\S+/)\?svar=ja", mail.body)[1])
    way.tick(page.get_by_label("Ja, jeg kommer"))
    way.press(page.get_by_role("button", name="Lagre svaret"))
    expect(page.get_by_role("heading", name="Du kommer", exact=True)).to_be_visible()
    states = dict(Invitation.objects.values_list("name", "state"))
    assert states == {"Kari Merke": "declined", "Vera Vara": "accepted"}


def test_two_phones_and_the_screen_follow_each_other_by_themselves(
    browser: Browser, live_server, room
):
    Poll.objects.filter(kind="points").update(shows_live=True)
    colleague = InvitationFactory(
        meeting=room.meeting, organisation=room.organisation, state="accepted"
    )
    poll, dots = Poll.objects.order_by("pk")
    url = live_server.url
    with (
        going(browser, "390") as one,
        going(browser, "390") as other,
        going(browser, "pointer") as screen,
    ):
        log_in(screen.page, url, SecretaryFactory())
        screen.page.goto(f"{url}/workshop/{room.meeting.slug}/storskjerm/{poll.pk}/")
        for phone, person in ((one, room), (other, colleague)):
            phone.page.goto(f"{url}/stem/{link_of(person)}/{poll.pk}/")
            phone.page.wait_for_load_state("networkidle")
        press(one, "Elsykler", "Ett poeng til")
        expect(other.page.locator("#lagret")).to_contain_text("Endret på en annen telefon")
        press(other, "Elsykler", "Ett poeng til", times=2)
        row = one.page.locator(".vote-row", has_text="Elsykler").get_by_role("spinbutton")
        expect(row).to_have_value("3")
        line = screen.page.locator(".result-rows > li", has_text="Elsykler")
        expect(line.locator(".result-count")).to_have_text("3")
        screen.look("punkter")
        screen.page.goto(f"{url}/workshop/{room.meeting.slug}/storskjerm/{dots.pk}/")
        expect(screen.page.locator(".screen-why")).to_contain_text("når avstemningen er stengt")
    assert Points.objects.get().points == 3
