"""The page of the tables: refused in words, changed by hand, kept right when people come and go."""

import re

import pytest
from django.urls import reverse

from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    MunicipalityFactory,
    ResearcherFactory,
    SecretaryFactory,
)
from workshops.models import Attendance, Invitation, Seat, SeatingPlan
from workshops.seating.gathering import table_of
from workshops.seating.services import compute_seats, seat_late_guest

pytestmark = pytest.mark.django_db


@pytest.fixture
def mona():
    return SecretaryFactory(name="Mona Vik")


@pytest.fixture
def meeting():
    """Six municipalities with two people each, and a facilitator."""
    meeting = MeetingFactory(slug="dagen")
    for number in range(6):
        place = MunicipalityFactory(name=f"Kommune {number}")
        for role in ("political", "administrative"):
            InvitationFactory(
                meeting=meeting,
                organisation=place.organisation,
                role=role,
                state="accepted",
                name=f"{role} {number}",
            )
    InvitationFactory(meeting=meeting, role="facilitator", state="accepted", name="Veileder")
    InvitationFactory(meeting=meeting, role="other", state="declined", name="Kommer ikke")
    return meeting


def address(meeting):
    return reverse("workshops:seating", args=[meeting.slug])


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def computed(meeting, by, *, tables=3, seen=0):
    return compute_seats(
        meeting=meeting, tables=tables, rounds=2, apart=True, mixed=True, seen=seen, by=by
    )


def seats(meeting):
    rows = Seat.objects.of_meeting(meeting)
    return {(row.invitation.name, row.round): row.table.number for row in rows}


def test_the_tables_are_computed_on_the_page_and_say_how_good_they_are(client, mona, meeting):
    client.force_login(mona)
    wanted = {"act": "compute", "seen": "0", "tables": "3", "rounds": "2", "apart": "on"}

    page = client.post(address(meeting), wanted, follow=True)

    words = text(page)
    assert "3 bord er satt." in words
    assert "Kommer ikke" not in {name for name, _round in seats(meeting)}
    assert len(seats(meeting)) == 26
    # Thirteen at three tables are nine cells: four people too many, each of whom meets somebody again.
    assert "gjensyn kan ikke unngås" in words
    assert (
        table_of(Invitation.objects.get(name="Veileder"), 2).number == seats(meeting)["Veileder", 2]
    )


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ("1", "2 kommer fra Kommune 0, og det er 1 bord. Velg minst 2 bord"),
        ("7", "de som kommer fra kommuner, rekker til 6 bord"),
        ("40", "40 bord til 13 personer"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_named_and_nothing_is_written(
    client, mona, meeting, tables, words
):
    client.force_login(mona)
    wanted = {"act": "compute", "tables": tables, "rounds": "2", "apart": "on", "mixed": "on"}

    page = client.post(address(meeting), wanted)

    assert page.status_code == 422
    assert words in text(page)
    assert f'value="{tables}"' in page.content.decode()
    assert not SeatingPlan.objects.exists()


def test_somebody_is_swapped_from_the_list_of_prices(client, mona, meeting):
    computed(meeting, mona)
    client.force_login(mona)
    person = Invitation.objects.get(name="political 0")
    before = seats(meeting)

    page = client.get(address(meeting), {"plass": f"1-{person.pk}"})
    offer = page.context["page"].chosen.swaps[0]
    told = client.post(
        address(meeting),
        {"act": "swap", "seen": "1", "round": "1", "person": person.pk, "other": offer.other.pk},
        follow=True,
    )

    after = seats(meeting)
    assert after["political 0", 1] == before[offer.other.name, 1]
    assert after[offer.other.name, 1] == before["political 0", 1]
    assert f"Byttet: {offer.price}." in text(told)


def test_a_move_that_breaks_a_rule_is_made_and_named(client, mona, meeting):
    computed(meeting, mona)
    client.force_login(mona)
    one = Invitation.objects.get(name="political 2")
    table = seats(meeting)["administrative 2", 1]

    page = client.post(
        address(meeting),
        {"act": "move", "seen": "1", "round": "1", "person": one.pk, "table": table},
        follow=True,
    )

    assert seats(meeting)["political 2", 1] == table
    broken = f"Runde 1, bord {table} bryter «deltakere fra samme kommune hver for seg»"
    assert broken in text(page)


def test_who_changes_seats_that_somebody_else_has_changed_is_told(client, mona, meeting):
    computed(meeting, mona)
    computed(meeting, mona, tables=4, seen=1)
    client.force_login(SecretaryFactory())
    before = seats(meeting)
    one = Invitation.objects.get(name="political 1")

    page = client.post(
        address(meeting),
        {"act": "move", "seen": "1", "round": "1", "person": one.pk, "table": "2"},
    )

    assert page.status_code == 422
    assert "Mona Vik endret bordplanen kl." in text(page)
    assert seats(meeting) == before


def test_a_decided_seat_stays_when_the_tables_are_computed_anew(client, mona, meeting):
    computed(meeting, mona)
    client.force_login(mona)
    one = Invitation.objects.get(name="administrative 4")
    sent = {"act": "decide", "seen": "1", "round": "1", "person": one.pk, "locked": "1"}
    client.post(address(meeting), sent)
    before = seats(meeting)["administrative 4", 1]

    computed(meeting, mona, tables=4, seen=2)

    assert seats(meeting)["administrative 4", 1] == before


def test_on_the_day_few_move_and_the_wrong_badges_are_named(client, mona, meeting):
    computed(meeting, mona)
    client.force_login(mona)
    printed = client.post(address(meeting), {"act": "printed"}, follow=True)
    first = [name for (name, at), table in seats(meeting).items() if at == 1 and table == 1]
    came = meeting.invitations.filter(state="accepted").exclude(name__in=first[:3])
    for person in came:
        Attendance.objects.create(invitation=person, half="first")
    form = client.get(address(meeting)).context["came_form"]
    absent = form.initial["absent"]

    page = client.post(
        address(meeting),
        {"act": "came", "seen": "1", "from_round": "1", "absent": absent},
        follow=True,
    )

    assert sorted(absent) == sorted(
        meeting.invitations.filter(name__in=first[:3]).values_list("pk", flat=True)
    )
    assert printed.context["page"].wrong == []
    assert "Alle skilt sier riktig bord." in text(printed)
    now = seats(meeting)
    sizes = [sum(t == table and at == 1 for (_n, at), t in now.items()) for table in (1, 2, 3)]
    assert sorted(sizes) == [3, 3, 4]
    wrong = page.context["page"].wrong
    assert 1 <= len(wrong) <= 3
    assert all(one.name in text(page) for one in wrong)


def test_somebody_late_gets_a_free_seat_once(mona, meeting):
    computed(meeting, mona)
    before = seats(meeting)
    late = InvitationFactory(meeting=meeting, role="county", state="accepted", name="Sein")

    tables = seat_late_guest(meeting=meeting, person=late.pk, by=mona)
    again = seat_late_guest(meeting=meeting, person=late.pk, by=mona)

    after = seats(meeting)
    assert tables == again == {1: after["Sein", 1], 2: after["Sein", 2]}
    assert {at: t for at, t in after.items() if at[0] != "Sein"} == before


def test_researchers_read_the_tables_and_change_nothing(client, mona, meeting):
    computed(meeting, mona)
    client.force_login(ResearcherFactory())

    page = client.get(address(meeting))

    assert "political 3" in text(page)
    assert "<form" not in page.content.decode().split("<main", 1)[1].split("</main", 1)[0]
    assert client.post(address(meeting), {"act": "compute"}).status_code == 404
