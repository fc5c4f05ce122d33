"""Anybody proposes a pilot, robots do not, and the sender follows it without telling who they are."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from forkommune.work import open_forms
from pilots.models import Pilot, PilotProposal
from pilots.services.pilots import ProposalDecided, decline, propose, take_up
from tests.factories import PilotProposalFactory, ResearcherFactory, TermFactory

pytestmark = pytest.mark.django_db
FORM = "/piloter/foresla/"
WORDS = {"title": "Lastesykler", "summary": "Fem sykler i et halvt år.", "homepage": ""}


@pytest.fixture(autouse=True)
def _no_count():
    cache.clear()


@pytest.fixture
def kari():
    return ResearcherFactory()


def shown(ago):
    """What the page holds that was shown some time ago."""
    then = (timezone.now() - ago).timestamp()
    with mock.patch("django.core.signing.time.time", return_value=then):
        return open_forms.shown_now()


def send(client, **values):
    return client.post(FORM, {**WORDS, "shown": shown(timedelta(minutes=1)), **values})


def test_a_proposal_is_kept_and_its_sender_led_to_a_page_of_their_own(client):
    answer = send(client)

    proposal = PilotProposal.objects.get()
    assert (proposal.title, proposal.state) == ("Lastesykler", "open")
    assert proposal.token_hash not in answer.url
    page = client.get(answer.url)
    assert "Det er det neste som blir lest." in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"


def test_the_page_says_how_many_come_before(client):
    PilotProposalFactory()

    assert "1 forslag blir lest før det." in client.get(send(client).url).content.decode()


def test_an_address_that_opens_nothing_says_so(client):
    assert client.get("/piloter/forslag/gjett/").status_code == 404


@pytest.mark.parametrize(
    "values",
    [
        {"homepage": "https://example.invalid"},
        {"shown": "shown:forged"},
        {"shown": ""},
        {"summary": ""},
    ],
)
def test_what_a_robot_sends_is_not_kept_and_what_was_typed_stays(client, values):
    answer = send(client, **values)

    assert answer.status_code == 422
    assert not PilotProposal.objects.exists()
    assert "Lastesykler" in answer.content.decode()


@pytest.mark.parametrize("ago", [timedelta(seconds=1), timedelta(days=2)])
def test_too_fast_and_too_old_are_asked_to_send_again(client, ago):
    assert send(client, shown=shown(ago)).status_code == 422


def test_who_is_caught_in_the_trap_can_send_again(client):
    """The browser had filled the hidden field in: it is empty in what comes back."""
    answer = send(client, homepage="x")

    assert answer.context["form"]["homepage"].value() == ""


def test_one_address_sends_eight_an_hour(client):
    answers = [send(client, title=f"Forslag {n}").status_code for n in range(9)]

    assert answers == [302] * 8 + [422]


def test_a_proposal_taken_up_becomes_a_draft_that_remembers_it(client, kari):
    TermFactory(vocabulary="pilot_status", code="proposed")
    proposal, token = propose(told={"title": "Lån", "summary": "Sykler", "expected": "Færre biler"})

    pilot = take_up(proposal=proposal, by=kari)

    assert (pilot.name, pilot.why, pilot.state) == ("Lån", "Færre biler", "draft")
    own = client.get(reverse("pilots:proposal-status", args=[token])).content.decode()
    assert "Det er blitt et pilotprosjekt" in own
    assert pilot.get_absolute_url() not in own  # not before it is published
    client.force_login(kari)
    assert "Åpent forslag" in client.get(pilot.get_absolute_url()).content.decode()


def test_who_decides_second_is_told_and_changes_nothing(kari):
    proposal = PilotProposalFactory()
    decline(proposal=proposal, reason="Finnes fra før", by=kari)

    with pytest.raises(ProposalDecided, match=str(kari)):
        take_up(proposal=proposal, by=ResearcherFactory())
    assert not Pilot.objects.exists()


def test_not_taken_up_needs_a_reason_which_the_sender_reads(client, kari):
    proposal, token = propose(told={"title": "Lån", "summary": "Sykler"})
    page = reverse("pilots:proposal-decide", args=[proposal.pk])
    client.force_login(kari)

    assert client.post(page, {"decline": "1", "reason": " "}).status_code == 422
    assert client.post(page, {"decline": "1", "reason": "Finnes fra før"}).status_code == 302

    client.logout()
    own = client.get(reverse("pilots:proposal-status", args=[token])).content.decode()
    assert "Finnes fra før" in own


def test_the_queue_is_for_those_who_keep_pilots(client, kari):
    PilotProposalFactory(title="Lastesykler")

    assert client.get("/piloter/forslag/").status_code == 302
    client.force_login(kari)
    assert "Lastesykler" in client.get("/piloter/forslag/").content.decode()
