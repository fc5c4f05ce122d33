"""Open points: a municipality's two people write one sheet; what it gives shows on the pilot's page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from tests.factories import InvitationFactory, RepresentativeFactory, SecretaryFactory
from tests.workshops.voting import DATA, address, fresh, keys_of, link_of, open_poll_of, sent
from workshops.models import Points, PointSheet
from workshops.voting.polls import close_poll, publish_result
from workshops.voting.priorities import priorities

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll():
    return open_poll_of("points")


def colleagues(poll):
    politician = RepresentativeFactory(meeting=poll.meeting, role="political")
    officer = InvitationFactory(
        meeting=poll.meeting,
        organisation=politician.organisation,
        role="administrative",
        state="accepted",
    )
    return politician, officer


def test_politician_and_administration_give_points_together_and_either_changes_them(client, poll):
    politician, officer = colleagues(poll)
    first, second = keys_of(poll)

    client.post(address(link_of(politician), poll), sent({first: 5, second: 3}, wants=[first]))
    url = address(link_of(officer), poll)
    page = client.get(url).content.decode()
    answer = client.post(url, sent({first: 5, second: 5}, version=1, tab="b"), **DATA)

    assert "av politisk representant" in page
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    sheet = PointSheet.objects.get()
    assert sorted(sheet.rows.values_list("claim", "points", "wants_part")) == [
        (first, 5, False),
        (second, 5, False),
    ]


def test_the_second_of_two_phones_is_told_what_stands_and_nothing_is_doubled(client, poll):
    politician, officer = colleagues(poll)
    first, second = keys_of(poll)
    client.post(address(link_of(politician), poll), sent({first: 5}, wants=[first]))
    url = address(link_of(officer), poll)

    answer = client.post(url, sent({second: 4}, tab="b"), **DATA)
    page = client.post(url, sent({second: 4}, tab="b")).content.decode()

    told = answer.json()
    assert (answer.status_code, told["numbers"], told["wants"]) == (
        409,
        {str(first): 5},
        [str(first)],
    )
    assert "Kommunen din ga poeng på en annen telefon i mellomtiden" in page
    assert Points.objects.get().points == 5


@pytest.mark.django_db(transaction=True)
def test_two_phones_at_the_same_moment_make_one_sheet(client, poll):
    people = colleagues(poll)
    first, _second = keys_of(poll)
    urls = [address(link_of(person), poll) for person in people]

    def send(number):
        try:
            return client.post(urls[number], sent({first: number + 1}, tab=str(number)), **DATA)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        answers = sorted(one.status_code for one in both.map(send, range(2)))

    assert answers == [200, 409]
    assert (PointSheet.objects.count(), Points.objects.count()) == (1, 1)


def test_who_speaks_for_no_municipality_reads_who_gives_points(client, poll):
    guest = InvitationFactory(meeting=poll.meeting, role="researcher", state="accepted")
    url = address(link_of(guest), poll)

    assert "Poeng gis av politisk og administrativ representant" in client.get(url).content.decode()
    assert client.post(url, sent({})).status_code == 403
    assert not PointSheet.objects.exists()


def test_points_and_who_will_take_part_reach_the_pilots_page_once_published(client, poll):
    first, second = keys_of(poll)
    for number in range(2):
        person = RepresentativeFactory(meeting=poll.meeting)
        url = address(link_of(person), poll)
        client.post(url, sent({first: 3, second: number}, wants=[first]))
    pilot = poll.options.get(pk=first).pilot
    close_poll(poll=poll, by=SecretaryFactory())
    assert priorities([first]) == {}

    publish_result(poll=poll, by=SecretaryFactory())
    poll.meeting.published_at = poll.meeting.starts_at = poll.opened_at
    poll.meeting.save()

    [one] = priorities([first])[first]
    assert (one.points, one.place, one.answered, len(one.wants)) == (6, 1, 2, 2)
    pilot.state, pilot.published_at = "published", poll.opened_at
    pilot.save()
    assert "6 poeng fra 2 kommuner" in client.get(pilot.get_absolute_url()).content.decode()
    public = client.get(reverse("workshops:poll-detail", args=[poll.meeting.slug, poll.pk]))
    assert "Hver kommune gir inntil 10 poeng" in public.content.decode()


def test_the_big_screen_and_the_desk_follow_a_poll_from_making_to_closing(client):
    poll = open_poll_of("points", shows_live=True)
    slug = poll.meeting.slug
    secretary = SecretaryFactory()
    client.force_login(secretary)
    person = RepresentativeFactory(meeting=poll.meeting)
    first, second = keys_of(poll)
    client.post(address(link_of(person), poll), sent({first: 2, second: 2}))
    fresh(poll)

    screen = client.get(reverse("workshops:screen", args=[slug]), follow=True).content.decode()
    state = reverse("workshops:screen-state", args=[slug, poll.pk])
    assert "Gi poeng med lenken" in client.get(state).content.decode()
    act = reverse("workshops:poll-act", args=[slug, poll.pk])
    past = client.post(act, {"act": "open", "closes": "00.00"}, follow=True).content.decode()
    closed = client.post(act, {"act": "close"}, follow=True).content.decode()

    assert "2 deler plass 1" in screen
    assert "av 1 kommuner" in screen
    assert "Klokkeslettet er passert" in past
    assert "Avstemningen er stengt og talt opp" in closed
    assert "Gi poeng med lenken" not in client.get(state).content.decode()
