"""Meetings: a published programme is public; invitations and outcomes are the team's."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ClaimFactory,
    InvitationFactory,
    MeetingFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    ResearcherFactory,
    SecretaryFactory,
    SessionFactory,
)
from workshops.models import Action, Attendance, Conclusion
from workshops.selectors import representation_of

pytestmark = pytest.mark.django_db
URL = reverse("workshops:meeting-list")
START = datetime(2026, 6, 15, 9, tzinfo=timezone.get_default_timezone())


def published(**values):
    return MeetingFactory(published_at=timezone.now(), **values)


def test_public_list_holds_published_meetings_only(client):
    shown, _kept = published(), MeetingFactory()

    assert list(client.get(URL).context["meetings"]) == [shown]


@pytest.mark.parametrize(
    ("role", "status"),
    [(None, 404), (OfficerFactory, 404), (ResearcherFactory, 200), (SecretaryFactory, 200)],
)
def test_a_draft_is_for_researchers_and_the_secretariat(client, role, status):
    meeting = MeetingFactory()
    if role:
        client.force_login(role())

    assert client.get(meeting.get_absolute_url()).status_code == status
    assert list(client.get(URL).context["meetings"]) == ([meeting] if status == 200 else [])


def test_empty_list_says_what_will_stand_there(client):
    assert "Ingen program er publisert ennå" in client.get(URL).content.decode()


def test_times_on_the_page_follow_from_the_start_and_not_from_what_was_planned(client):
    meeting = published(starts_at=START.replace(hour=10))
    SessionFactory(meeting=meeting, position=1, title="Kaffe", minutes=30, planned_start=time(9))
    SessionFactory(meeting=meeting, position=2, title="Mål", minutes=45, planned_start=time(9, 30))

    page = client.get(meeting.get_absolute_url())

    slots = page.context["programme"].slots
    assert [(s.row.title, f"{s.starts:%H.%M}") for s in slots] == [
        ("Kaffe", "10.00"),
        ("Mål", "10.30"),
    ]
    assert "Program 10.00–11.15" in page.content.decode()


def test_a_meeting_with_a_month_and_no_day_says_so_and_keeps_the_planned_clock(client):
    meeting = published(month=date(2017, 12, 1))
    SessionFactory(meeting=meeting, position=1, minutes=30, planned_start=time(9))

    text = client.get(meeting.get_absolute_url()).content.decode()

    assert "desember 2017, dagen er ikke fastsatt" in text
    assert "Program 09.00–09.30" in text
    assert "Legg i kalenderen" not in text


@pytest.mark.parametrize(("days", "offered"), [(-1, False), (1, True)])
def test_only_a_meeting_that_is_not_over_is_offered_for_the_calendar(client, days, offered):
    meeting = published(starts_at=timezone.now() + timedelta(days=days))
    SessionFactory(meeting=meeting, position=1, minutes=30)

    text = client.get(meeting.get_absolute_url()).content.decode()

    assert ("Legg i kalenderen" in text) == offered


def meeting_with_inside():
    meeting = published(starts_at=START)
    InvitationFactory(meeting=meeting, name="Ola Merkenavn", state="accepted")
    claim = ClaimFactory(kind="conclusion", statement="Hjertesone prøves først")
    Conclusion.objects.create(meeting=meeting, claim=claim, position=1)
    for day, text in ((date(2020, 1, 1), "Sende kart"), (date(2999, 1, 1), "Svare forskerne")):
        Action.objects.create(
            meeting=meeting, text=text, due_on=day, organisation=meeting.organiser
        )
    return meeting


@pytest.mark.parametrize("role", [None, OfficerFactory])
def test_invitations_and_outcomes_reach_nobody_outside_the_team(client, role):
    meeting = meeting_with_inside()
    if role:
        client.force_login(role())

    page = client.get(meeting.get_absolute_url())

    assert page.context["inside"] is None
    text = page.content.decode()
    for kept in ("Invitasjoner", "Hjertesone prøves først", "Sende kart", "Ola Merkenavn"):
        assert kept not in text


def test_the_team_sees_clarifications_and_what_is_overdue_but_no_names(client):
    meeting = meeting_with_inside()
    client.force_login(ResearcherFactory())

    page = client.get(meeting.get_absolute_url())

    assert page.context["inside"].late == 1
    assert [a.text for a in page.context["inside"].actions] == ["Sende kart", "Svare forskerne"]
    text = page.content.decode()
    assert "Hjertesone prøves først" in text
    assert "Avklaringer" in text
    assert "Ola Merkenavn" not in text


def test_matrix_shows_the_best_answer_of_each_role_and_counts_three_moments():
    asker, lier = MunicipalityFactory(name="Asker"), MunicipalityFactory(name="Lier")
    meeting = MeetingFactory()
    meeting.municipalities.set([asker, lier])
    there = InvitationFactory(
        meeting=meeting, organisation=asker.organisation, role="political", state="accepted"
    )
    Attendance.objects.create(invitation=there, half="first")
    Attendance.objects.create(invitation=there, half="second")
    for organisation, role, state in (
        (asker.organisation, "political", "declined"),
        (asker.organisation, "administrative", "sent"),
        (lier.organisation, "administrative", "draft"),
        (OrganisationFactory(), "political", "accepted"),
    ):
        InvitationFactory(meeting=meeting, organisation=organisation, role=role, state=state)

    counted = representation_of(meeting, SecretaryFactory())

    assert [(str(r.municipality), [s.words for s in r.seats]) for r in counted.rows] == [
        ("Asker", ["Kommer", "Ikke svart"]),
        ("Lier", ["Ikke invitert", "Utkast"]),
    ]
    assert (counted.invited, counted.accepted, counted.attended) == (4, 2, 1)
    assert (counted.secured, counted.wanted) == (1, 4)


def test_the_page_of_the_team_costs_the_same_for_one_municipality_and_for_six(
    client, django_assert_max_num_queries
):
    meeting = meeting_with_inside()
    for _n in range(6):
        municipality = MunicipalityFactory()
        meeting.municipalities.add(municipality)
        for role in ("political", "administrative"):
            InvitationFactory(meeting=meeting, organisation=municipality.organisation, role=role)
        SessionFactory(meeting=meeting)
    client.force_login(SecretaryFactory())

    with django_assert_max_num_queries(16):
        client.get(meeting.get_absolute_url())
