"""What is printed for a meeting: all of it is on the paper, inside its box, and nothing that is not meant."""

import io
from itertools import pairwise

import pytest
from django.urls import reverse
from pypdf import PdfReader

from forkommune.figures.metrics import text_width
from tests.factories import (
    ClaimFactory,
    ClaimReviewFactory,
    InvitationFactory,
    MeetingFactory,
    MunicipalityFactory,
    ResearcherFactory,
    SecretaryFactory,
    SessionFactory,
)
from workshops.models import Needs
from workshops.papers.fitting import fitted
from workshops.seating.services import compute_seats, move_guest, note_printed

pytestmark = pytest.mark.django_db
LONG = "Hallgerd Øverås-Christophersen-Bjørnstjerne von und zu Westre Slidre Nordgaard"


@pytest.fixture
def meeting():
    """A day with group work, two tables and four people; one has a very long name, one has none."""
    meeting = MeetingFactory(slug="dagen", title="Workshop i Lier")
    SessionFactory(meeting=meeting, position=1, title="Kaffe", kind="break")
    SessionFactory(meeting=meeting, position=2, title="Piloter", kind="group_work")
    for number, name in enumerate((LONG, "Kari Moe", "", "Ola Li")):
        place = MunicipalityFactory(name=f"Sted {number}")
        meeting.municipalities.add(place)
        invited = InvitationFactory(
            meeting=meeting,
            organisation=place.organisation,
            role="political",
            state="accepted",
            name=name,
        )
        Needs.objects.create(invitation=invited, other_food="Uten svinekjøtt")
    return meeting


@pytest.fixture
def mona(meeting):
    mona = SecretaryFactory()
    compute_seats(meeting=meeting, tables=2, rounds=2, apart=True, mixed=True, seen=0, by=mona)
    return mona


def pages_of(client, meeting, kind, **asked):
    answer = client.get(reverse("workshops:paper", args=[meeting.slug, kind]), asked)
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


@pytest.mark.parametrize(
    "name", ["Kari Moe", LONG, "W" * 120, "Å", "Anne-Lise " * 12, "Hans\u00a0Petter Olsen Dahl"]
)
def test_a_name_fits_its_badge_on_two_lines_and_loses_no_letter(name):
    found = fitted(name, room=224, largest=24)

    assert len(found.lines) <= 2
    assert all(text_width(line, found.size, bold=True) <= 224 for line in found.lines)
    assert "".join("".join(found.lines).split()) == "".join(name.split())


def test_a_longer_name_is_never_larger():
    sizes = [fitted("Anne Marie " * n, room=224, largest=24).size for n in range(1, 12)]

    assert all(one >= other for one, other in pairwise(sizes))


def test_every_paper_holds_what_it_is_for(client, meeting, mona):
    client.force_login(mona)

    (badges,) = pages_of(client, meeting, "navneskilt")
    (people,) = pages_of(client, meeting, "deltakerliste")
    (day,) = pages_of(client, meeting, "program")
    signs = pages_of(client, meeting, "bordskilt")
    work = pages_of(client, meeting, "arbeidsark")

    for name in ("Kari Moe", "Ola Li", *LONG.split()):
        assert name in badges
        assert name in people.replace(" ", "") or name in people
    assert badges.count("Politisk") == 4
    assert "Runde 1: bord" in badges
    assert "svinekjøtt" not in badges + people
    assert "Piloter" in day
    assert [sign.replace(" ", "") for sign in signs] == ["1Bord1Bord", "2Bord2Bord"]
    assert ["Bord 1, runde 1" in work[0], "Bord 2, runde 1" in work[1]] == [True, True]


def test_only_badges_that_have_become_wrong_are_printed_again(client, meeting, mona):
    people = {one.name: one for one in meeting.invitations.all()}
    note_printed(meeting=meeting, people=[one.pk for one in people.values()])
    kari = people["Kari Moe"]
    table = kari.seats.get(round=1).table.number
    move_guest(meeting=meeting, person=kari.pk, number=1, table=3 - table, seen=1, by=mona)
    client.force_login(mona)

    (badges,) = pages_of(client, meeting, "navneskilt", bare="endrede")

    assert "Kari Moe" in badges
    assert "Ola Li" not in badges


def test_a_card_says_what_is_known_whence_and_what_is_not(client, meeting, mona):
    place = meeting.municipalities.by_name().first()
    marked = ClaimFactory(
        kind="measure", nature="fact", organisation=place.organisation, statement="Deler elsykler"
    )
    ClaimReviewFactory(claim=marked, step="first_mark")
    client.force_login(ResearcherFactory())

    cards = pages_of(client, meeting, "kommunekort")

    first = " ".join(cards[:-3])
    assert "Deler elsykler" in first
    assert "ikke kjent" in first
    assert "Deler elsykler" not in " ".join(cards[-3:])
    client.force_login(mona)
    assert "Deler elsykler" not in " ".join(pages_of(client, meeting, "kommunekort"))


def test_where_there_is_nothing_to_print_the_list_says_why(client):
    client.force_login(SecretaryFactory())
    empty = MeetingFactory(slug="tomt")

    page = client.get(reverse("workshops:paper", args=["tomt", "navneskilt"]), follow=True)

    assert page.redirect_chain[-1][0] == reverse("workshops:papers", args=[empty.slug])
    assert "Ingen har sagt at de kommer ennå, så det er ingen navneskilt." in page.content.decode()
