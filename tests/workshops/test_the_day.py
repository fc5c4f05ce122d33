"""The day: what is on now, who is here, what the tables say, the card that is corrected in the room."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from forkommune.work.models import Suggestion
from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    RepresentativeFactory,
    SecretaryFactory,
    TableFactory,
)
from tests.workshops.voting import DATA, link_of
from workshops.holding.check_in import code_of, half_on
from workshops.holding.now import now_on
from workshops.ideas.alike import alike
from workshops.ideas.services import merge_ideas, part_ideas
from workshops.models import Attendance, Idea
from workshops.programme import slots_from

OSLO = timezone.get_default_timezone()
ITEMS = [
    ("Velkommen", 60, False),
    ("Kaffe", 15, True),
    ("Kort", 45, False),
    ("Lunsj", 60, True),
    ("Bord", 90, False),
]


def at(hour, minute=0, day=(2026, 6, 15)):
    return datetime(*day, hour, minute, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("moment", "on", "coming", "is_over"),
    [
        (at(8, 59), None, "Velkommen", False),
        (at(9), "Velkommen", "Kaffe", False),
        (at(10, 0), "Kaffe", "Kort", False),
        (at(13, 29), "Bord", None, False),
        (at(13, 30), None, None, True),
    ],
)
def test_what_is_on_now_goes_by_the_clock(moment, on, coming, is_over):
    now = now_on(slots_from(at(9), ITEMS), moment)

    told = (now.on and now.on.row, now.next and now.next.row, now.is_over)
    assert told == (on, coming, is_over)


def test_on_the_day_the_clocks_change_an_hour_is_an_hour():
    slots = slots_from(at(1, 30, (2026, 3, 29)), [("Natt", 60, False), ("Morgen", 60, False)])

    assert now_on(slots, at(3, 15, (2026, 3, 29))).on.row == "Natt"
    assert now_on(slots, at(3, 45, (2026, 3, 29))).on.row == "Morgen"


def test_the_second_half_begins_with_the_longest_break():
    slots = slots_from(at(9), ITEMS)

    assert [half_on(slots, at(10, 5)), half_on(slots, at(11, 0))] == ["first", "second"]
    assert [half_on([], at(11)), half_on([], at(12))] == ["first", "second"]


def test_ideas_that_share_their_stems_are_put_side_by_side():
    ideas = {
        1: "Felles mal for klimavurdering i saksframlegg",
        2: "Én mal for klimavurderinger i sakene",
        3: "Elsykler til driften",
    }

    assert alike(ideas) == [(1, 2)]


@pytest.mark.django_db
def test_the_door_finds_people_by_name_or_by_the_code_on_the_phone_and_notes_each_once(client):
    meeting = MeetingFactory(starts_at=timezone.now())
    person = RepresentativeFactory(meeting=meeting, name="Kari Nordmann")
    InvitationFactory(meeting=meeting, state="sent", name="Ola Dunk")
    client.force_login(SecretaryFactory())
    door = reverse("workshops:check-in", args=[meeting.slug])
    code = reverse("workshops:check-in-code", args=[meeting.slug, code_of(person)])

    page = client.get(door, {"q": "nord"}).content.decode()
    seen = client.get(code)
    assert not Attendance.objects.exists()
    for _n in range(2):
        client.post(code, {"half": "first"})
    client.post(door, {"invitation": person.pk, "half": "second"})

    assert ("Kari Nordmann" in page, "Ola Dunk" in page) == (True, False)
    assert seen.status_code == 200
    assert sorted(person.attendances.values_list("half", flat=True)) == ["first", "second"]
    forged = reverse("workshops:check-in-code", args=[meeting.slug, f"{person.pk}.falsk"])
    other = reverse("workshops:check-in-code", args=[MeetingFactory().slug, code_of(person)])
    assert [client.get(url).status_code for url in (forged, other)] == [404, 404]
    client.post(door, {"invitation": person.pk, "half": "second", "out": "1"})
    assert person.attendances.count() == 1


@pytest.mark.django_db
def test_a_table_writes_with_its_code_and_what_is_sent_twice_stands_once(client):
    table = TableFactory(meeting=MeetingFactory(starts_at=timezone.now()), code="k3pqr7st")
    url = reverse("workshops:table-ideas", args=["K3PQR7ST"])
    key = str(uuid4())

    for _n in range(2):
        client.post(url, {"key": key, "kind": "idea", "text": "Varmekart <b>for alle</b>"}, **DATA)
    empty = client.post(url, {"key": str(uuid4()), "kind": "idea", "text": " \0 "})
    long = client.post(url, {"key": "x", "kind": "note", "text": "å" * 501}, **DATA)

    assert table.ideas.count() == 1
    assert "Varmekart &lt;b&gt;for alle&lt;/b&gt;" in client.get(url).content.decode()
    assert (empty.status_code, long.status_code) == (422, 422)
    assert "501 tegn er for mange" in long.json()["said"]
    table.meeting.starts_at -= timedelta(days=3)
    table.meeting.save()
    late = client.post(url, {"key": str(uuid4()), "kind": "idea", "text": "For sent"})
    assert (late.status_code, table.ideas.count()) == (422, 1)


@pytest.mark.django_db
def test_merged_ideas_stand_as_one_and_come_apart_as_they_were(client):
    meeting = MeetingFactory()
    ideas = [Idea.objects.create(meeting=meeting, text=text) for text in ("Én", "To", "Tre")]
    by = SecretaryFactory()

    head = merge_ideas(meeting=meeting, ideas=[one.pk for one in ideas[:2]], text="Begge", by=by)

    heads = Idea.objects.filter(meeting=meeting).heads()
    assert sorted(one.text for one in heads) == ["Begge", "Tre"]
    part_ideas(idea=head, by=by)
    assert sorted(one.text for one in heads.all()) == ["To", "Tre", "Én"]


@pytest.mark.django_db
def test_who_speaks_for_a_municipality_corrects_its_card_from_the_phone_as_often_as_needed(client):
    person = RepresentativeFactory()
    token = link_of(person)
    municipality = person.meeting.municipalities.get()
    url = reverse(
        "workshops:phone-card-fact",
        args=[token, "municipality", municipality.pk, "administrative_centre"],
    )

    day = client.get(reverse("workshops:phone-day", args=[token])).content.decode()
    for value in ("Sandvika", "Bekkestua"):
        client.post(url, {"value": value, "source": "Kommunens nettsider"})

    assert reverse("workshops:phone-card", args=[token]) in day
    suggestions = Suggestion.objects.order_by("pk").values_list("new", "state", "organisation")
    assert list(suggestions) == [
        ("Sandvika", "replaced", person.organisation_id),
        ("Bekkestua", "open", person.organisation_id),
    ]
    guest = InvitationFactory(meeting=person.meeting, role="other", state="accepted")
    assert client.get(reverse("workshops:phone-card", args=[link_of(guest)])).status_code == 404


@pytest.fixture
def misses_are_forgotten():
    cache.clear()
    yield
    cache.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("misses_are_forgotten")
def test_guessing_at_links_and_codes_locks_nobody_in_the_room_out(client):
    person = RepresentativeFactory()
    table = TableFactory(meeting=person.meeting, code="mnpqrst2")
    good = [
        reverse("workshops:phone-day", args=[link_of(person)]),
        reverse("workshops:table-ideas", args=[table.code]),
    ]
    for number in range(30):
        client.get(reverse("workshops:phone-day", args=[f"gjett{number}"]))
        client.get(reverse("workshops:table-ideas", args=[f"gjett{number}"]))

    assert client.get(reverse("workshops:phone-day", args=["gjett"])).status_code == 429
    assert client.get(reverse("workshops:table-ideas", args=["gjett"])).status_code == 429
    assert [client.get(url).status_code for url in good] == [200, 200]
