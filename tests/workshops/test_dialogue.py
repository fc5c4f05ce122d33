"""Talks registered in a minute, who took part, and the follow-up page of a municipality."""

from datetime import timedelta

import pytest
from django.urls import reverse

from forkommune.ui.dates import short_date, today
from forkommune.work.models import Draft
from tests.factories import (
    ActionFactory,
    MeetingFactory,
    MunicipalityFactory,
    OfficerFactory,
    ResearcherFactory,
    SecretaryFactory,
)
from workshops.models import Action, Meeting, Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker():
    return MunicipalityFactory(number="0220", name="Asker")


@pytest.fixture
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


def address(name, municipality):
    return reverse(f"workshops:{name}", args=[municipality.number])


def a_call(**more):
    return {
        "kind": "call",
        "on": today().strftime("%d.%m.%Y"),
        "notes": "De mangler telleskjema.\r\n\r\nDe låner Baerums.",
        "role_1": "administrative",
        "name_1": "Kari Planlegger",
        "action_text": "Sende skjemaet",
        "tab": "fane",
        "seq": "1",
        **more,
    }


def test_one_form_registers_the_call_who_took_part_the_notes_and_what_was_agreed(
    client, secretary, asker
):
    due = today() + timedelta(days=9)

    sent = client.post(address("contact-new", asker), a_call(action_due=due.strftime("%d.%m.%Y")))

    assert sent.url == address("follow-up", asker)
    call = Meeting.objects.get()
    assert (call.kind, call.title) == (
        "call",
        f"Telefonsamtale med Asker, {today().strftime('%d.%m.%Y').lstrip('0')}".replace(".0", "."),
    )
    assert [m.number for m in call.municipalities.all()] == ["0220"]
    assert call.notes.current.text == "De mangler telleskjema.\n\nDe låner Baerums."
    action = Action.objects.get()
    assert (action.text, action.due_on, action.organisation) == (
        "Sende skjemaet",
        due,
        asker.organisation,
    )
    page = client.get(sent.url).content.decode()
    for shown in ("De mangler telleskjema.", "Kari Planlegger", "Sende skjemaet", short_date(due)):
        assert shown in page


def test_what_is_typed_of_a_talk_is_kept_until_it_is_registered(client, secretary, asker):
    save = address("contact-save", asker)

    assert client.post(save, a_call(notes="Halvveis sagt")).status_code == 200

    assert "Halvveis sagt" in client.get(address("contact-new", asker)).content.decode()
    assert not Meeting.objects.exists()
    client.post(address("contact-new", asker), a_call(seq="2"))
    assert "Halvveis sagt" not in client.get(address("contact-new", asker)).content.decode()
    assert not Draft.objects.filter(data__has_key="notes").exists()


def test_the_draft_of_a_talk_is_its_writers_own(client, secretary, asker):
    client.post(address("contact-save", asker), a_call(notes="Mitt eget"))

    client.force_login(ResearcherFactory())

    assert "Mitt eget" not in client.get(address("contact-new", asker)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"on": "i går"}, "Datoen må skrives"),
        ({"on": "1.1.2090"}, "Samtalen er ikke holdt ennå"),
        ({"notes": ""}, "Fyll inn: Hva som ble sagt"),
        ({"role_1": "", "name_1": "Per"}, "Velg rollen"),
        ({"action_text": "", "action_due": "1.1.2018"}, "Skriv hva som skal gjøres"),
    ],
)
def test_a_talk_with_a_fault_comes_back_with_what_was_typed(client, secretary, asker, wrong, says):
    page = client.post(address("contact-new", asker), a_call(**wrong))

    assert page.status_code == 422
    text = page.content.decode()
    assert says in text
    assert "De låner Baerums." in text or "notes" in wrong
    assert not Meeting.objects.exists()


def test_the_page_shows_what_is_overdue_and_nothing_of_other_municipalities(
    client, secretary, asker
):
    other = MunicipalityFactory(number="0219", name="Bærum")
    theirs = MeetingFactory(kind="talk", title="Samtale med Bærum")
    theirs.municipalities.add(other)
    ActionFactory(meeting=theirs, text="Deres sak", organisation=other.organisation)
    call = MeetingFactory(kind="call")
    call.municipalities.add(asker)
    ActionFactory(meeting=call, text="For sent", due_on=today() - timedelta(days=1))
    ActionFactory(text="Egen sak fra et annet møte", organisation=asker.organisation)

    page = client.get(address("follow-up", asker))

    lines = page.context["page"].open
    assert [(one.action.text, one.is_late) for one in lines] == [
        ("For sent", True),
        ("Egen sak fra et annet møte", False),
    ]
    assert "Deres sak" not in page.content.decode()
    assert "1 er over fristen" in client.get(asker.get_absolute_url()).content.decode()


@pytest.mark.parametrize("role", [None, OfficerFactory])
def test_nobody_outside_the_project_learns_that_a_talk_was_held(client, asker, role):
    call = MeetingFactory(kind="call", title="Hemmelig ringt")
    call.municipalities.add(asker)
    if role:
        client.force_login(role(role__organisation=asker.organisation))

    for path in (asker.get_absolute_url(), reverse("workshops:meeting-list")):
        text = client.get(path).content.decode()
        assert "Hemmelig ringt" not in text
        assert "Dialog og oppfølging" not in text


def test_a_talk_is_no_gathering_in_the_list_of_meetings(client, secretary):
    MeetingFactory(kind="mail")
    group = MeetingFactory(kind="executives", title="Rådmannsgruppen")

    meetings = client.get(reverse("workshops:meeting-list")).context["meetings"]

    assert list(meetings) == [group]


def test_a_meeting_is_written_down_and_who_took_part_is_noted_and_struck(client, secretary, asker):
    told = {
        "kind": "executives",
        "title": "Rådmannsgruppen",
        "on": "4.12.2017",
        "at": "12.30",
        "organiser": secretary.current_roles[0].organisation.name,
        "municipalities": "0220",
        "case_number": "18/00417",
    }

    sent = client.post(reverse("workshops:meeting-new"), told)

    meeting = Meeting.objects.get()
    assert sent.url == reverse("workshops:record", args=["radmannsgruppen"])
    assert "4. desember 2017 kl. 12.30" in client.get(sent.url).content.decode()
    people = reverse("workshops:participants", args=[meeting.slug])
    who = {"role": "administrative", "organisation": asker.organisation.name, "name": "Ola"}
    client.post(people, who)
    client.post(people, who)
    noted = Participant.objects.get()
    client.post(reverse("workshops:participant-strike", args=[meeting.slug, noted.pk]))
    assert not Participant.objects.exists()
