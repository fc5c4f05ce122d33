"""Days that go wrong: nobody comes or four hundred do, the mail server is away, two press at once, a
municipality is renamed between the invitation and the points."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from forkommune.work.models import Mail
from forkommune.work.services.sending import empty_outbox
from tests.factories import (
    MeetingFactory,
    RepresentativeFactory,
    SecretaryFactory,
    StatisticFactory,
)
from tests.workshops.inviting import a_workshop, invited, link_of, of
from tests.workshops.voting import DATA, address, keys_of, open_poll_of, sent
from tests.workshops.voting import link_of as phone_link_of
from workshops.invitations.services.mailing import write_to
from workshops.invitations.wording import Letter
from workshops.models import Attendance, Invitation, PointSheet, Seat
from workshops.seating.services import compute_seats
from workshops.voting.polls import close_poll

pytestmark = pytest.mark.django_db
MANY = 400


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def page_of(meeting, name):
    return reverse(f"workshops:{name}", args=[meeting.slug])


def test_where_nobody_comes_every_page_of_the_day_says_so(client):
    meeting = MeetingFactory(starts_at=timezone.now())
    client.force_login(SecretaryFactory())

    told = {name: client.get(page_of(meeting, name)) for name in ("check-in", "seating", "papers")}

    assert {name: one.status_code for name, one in told.items()} == dict.fromkeys(told, 200)
    assert "Ingen er invitert ennå" in words(told["check-in"])
    assert "Ingen har sagt at de kommer" in words(told["seating"])


def test_four_hundred_are_seated_found_and_counted(client, django_assert_max_num_queries):
    meeting = a_workshop()
    places = [of(meeting, f"Kommune {n:02}").organisation for n in range(40)]
    Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting,
            organisation=places[n % len(places)],
            role=("political", "administrative")[n // len(places) % 2],
            name=f"Navn {n:03}",
            state="accepted",
        )
        for n in range(MANY)
    )
    mona = SecretaryFactory()
    client.force_login(mona)

    compute_seats(meeting=meeting, tables=50, rounds=2, apart=True, mixed=True, seen=0, by=mona)
    Attendance.objects.bulk_create(
        Attendance(invitation=one, half="first") for one in Invitation.objects.all()[:250]
    )
    with django_assert_max_num_queries(12):
        door = client.get(page_of(meeting, "check-in"), {"halvdel": "first"})
    found = client.get(page_of(meeting, "check-in"), {"halvdel": "first", "q": "navn 399"})

    assert Seat.objects.count() == 2 * MANY
    assert "250 er her, 400 har sagt at de kommer" in words(door)
    assert found.content.decode().count("Navn 399</strong>") == 1


def test_mails_wait_while_the_mail_server_is_away_and_come_once_when_it_is_back(postbox, settings):
    meeting = a_workshop()
    people = [invited(meeting, f"P{n} Person", state="draft") for n in range(3)]
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1  # nobody answers there
    write_to(invitations=people, letter=Letter.INVITATION, by=SecretaryFactory())

    empty_outbox()
    waiting = list(Mail.objects.values_list("state", flat=True))
    settings.EMAIL_PORT = port
    Mail.objects.update(due_at=timezone.now())
    for _round in range(2):
        empty_outbox()

    assert (waiting, len(postbox.taken)) == (["waiting"] * 3, 3)
    links = [re.search(rb"/i/([\w-]+)/", one.content)[1] for one in postbox.taken]
    assert len(set(links)) == 3


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_make_one_answer_and_one_mail(client):
    url = link_of(invited(a_workshop()))

    def press(_number):
        try:
            return client.post(url, {"answer": "ja"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        codes = list(both.map(press, range(2)))

    assert codes == [302, 302]
    assert (Invitation.objects.get().state, Mail.objects.count()) == ("accepted", 1)


def test_a_municipality_that_is_renamed_keeps_its_link_its_voice_and_its_points(client):
    poll = open_poll_of("points")
    person = RepresentativeFactory(meeting=poll.meeting)
    url = address(phone_link_of(person), poll)
    first, second = keys_of(poll)
    client.post(url, sent({first: 5}))
    municipality = poll.meeting.municipalities.get()
    municipality.name = municipality.organisation.name = "Ny-Sande"
    municipality.save()
    municipality.organisation.save()

    page = words(client.get(url))
    given = client.post(url, sent({second: 2}, version=1, seq=2), **DATA)
    client.force_login(SecretaryFactory())
    close_poll(poll=poll, by=None)
    desk = client.get(reverse("workshops:poll-detail", args=[poll.meeting.slug, poll.pk]))

    assert "Ny-Sande har 10 poeng" in page
    assert (given.status_code, PointSheet.objects.get().version) == (200, 2)
    assert "Ny-Sande" in words(desk)


def test_the_overview_for_the_room_shows_the_newest_year_that_is_known(client):
    place = of(a_workshop(), "Sande", tile_name="Sande", tile_column=1, tile_row=1)
    meeting = place.meetings.get()
    for year, value in ((2016, 9100), (2018, 9812)):
        StatisticFactory(kind__code="population", municipality=place, year=year, value=value)
    client.force_login(SecretaryFactory())

    page = client.get(reverse("workshops:present", args=[meeting.slug, "oversikt"]))

    assert "Ingen tall er kjent" not in words(page)
    assert "9 812" in words(page).replace("\u202f", " ").replace("\u00a0", " ")
