"""What is printed for a meeting: all of it is on the paper, inside its box, and nothing that is not meant."""

import io
from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from forkommune.figures.metrics import text_width
from forkommune.privacy.retention import erase_due
from forkommune.work.models import Job
from forkommune.work.services.running import perform
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
from workshops.models import Needs, PrintedPaper
from workshops.papers import kinds
from workshops.papers.badges import badges
from workshops.papers.fitting import fitted
from workshops.papers.paper import Order
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


@pytest.fixture
def many(meeting, mona, monkeypatch):
    """So many that no paper is made while somebody waits; the secretary at the list of papers."""
    monkeypatch.setattr(kinds, "AT_ONCE", 0)
    return reverse("workshops:papers", args=[meeting.slug])


def pressed(client, meeting, kind="navneskilt"):
    """Order a paper with its button, and the job that makes it."""
    answer = client.post(reverse("workshops:paper-order", args=[meeting.slug, kind]))
    assert answer.url == reverse("workshops:papers", args=[meeting.slug])
    return Job.objects.get(kind="meeting-paper", state__in=Job.OPEN_STATES)


def test_a_paper_for_many_is_made_once_by_a_worker_for_whoever_ordered_it(
    client, meeting, mona, many
):
    client.force_login(mona)
    address = reverse("workshops:paper", args=[meeting.slug, "navneskilt"])
    assert "bestiller" in client.get(address, follow=True).content.decode()
    job = pressed(client, meeting)
    assert pressed(client, meeting) == job

    waiting = client.get(many).content.decode()
    assert "Navneskilt: Workshop i Lier" in waiting
    assert reverse("work:job-cancel", args=[job.pk]) in waiting
    perform(job.pk, "w")

    (paper,) = PrintedPaper.objects.all()
    file = reverse("workshops:printed-paper", args=[meeting.slug, paper.pk])
    assert file in client.get(many).content.decode()
    (badges,) = PdfReader(io.BytesIO(client.get(file).content)).pages
    assert "Kari Moe" in badges.extract_text()
    client.force_login(SecretaryFactory())
    assert client.get(file).status_code == 404
    assert file not in client.get(many).content.decode()


def test_the_file_stands_until_the_next_is_made_whole_and_goes_with_its_people(
    client, meeting, mona, many
):
    client.force_login(mona)
    perform(pressed(client, meeting).pk, "w")
    (first,) = PrintedPaper.objects.all()
    meeting.invitations.update(state="declined")
    job = pressed(client, meeting)
    perform(job.pk, "w")

    job.refresh_from_db()
    assert (job.state, job.message) == (
        "failed",
        "Ingen har sagt at de kommer ennå, så det er ingen navneskilt.",
    )
    assert list(PrintedPaper.objects.all()) == [first]
    meeting.invitations.update(state="accepted")
    perform(pressed(client, meeting).pk, "w")
    second = PrintedPaper.objects.get()
    assert second != first

    tomorrow, day = timezone.now() + timedelta(days=1), timedelta(days=1)
    assert erase_due(tomorrow)["printed papers"] == 0
    assert erase_due(tomorrow + day)["printed papers"] == 1


def test_an_order_that_nobody_takes_says_so_in_words(client, meeting, mona, many):
    client.force_login(mona)
    job = pressed(client, meeting, "deltakerliste")
    words = "Ingen har begynt på det ennå"
    assert words not in client.get(many).content.decode()

    Job.objects.filter(pk=job.pk).update(ordered_at=timezone.now() - timedelta(minutes=2))

    assert words in client.get(many).content.decode()
    assert words in client.get(reverse("work:job-status", args=[job.pk])).content.decode()


def test_badges_of_many_are_laid_out_sheet_by_sheet_and_all_are_there(meeting, mona, monkeypatch):
    monkeypatch.setattr("workshops.papers.badges.A_SHEET", 1)
    monkeypatch.setattr("workshops.papers.badges.A_CHAPTER", 3)

    made = badges(Order(meeting, mona, timezone.localtime()))

    assert [one.title for one in made.chapters] == ["Navneskilt 1 til 3", "Navneskilt 4 til 4"]
    text = "".join(one.html for one in made.chapters)
    assert text.count('class="badge-role') == 4
