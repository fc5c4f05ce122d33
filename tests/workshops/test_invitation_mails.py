"""Mails to those who are invited: to whom, how they read, once, and what a calendar makes of them."""

import email
from datetime import date, datetime, timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from forkommune.documents.calendar import ZONE
from forkommune.work.models import Mail
from forkommune.work.services import sending
from tests.factories import MunicipalityFactory, SecretaryFactory
from tests.workshops.foreign_calendar import ForeignCalendar
from tests.workshops.inviting import a_workshop, invited, link_of, of
from workshops.invitations.services import inviting
from workshops.invitations.services.mailing import write_to
from workshops.invitations.wording import Letter
from workshops.models import Invitation
from workshops.programmes.services import Day, set_day

pytestmark = pytest.mark.django_db
OUR_SPRING = "DTSTART:19960331T020000"  # of our own time zone; what libraries write is an hour off


@pytest.fixture
def meeting():
    return a_workshop()


@pytest.fixture
def anne():
    return SecretaryFactory()


def page_of(meeting, what):
    return reverse("workshops:invitation-mail", args=[meeting.slug, what])


def test_reminders_go_to_the_unanswered_that_were_chosen_and_to_nobody_twice_in_a_day(
    client, meeting, anne
):
    hole, lier = of(meeting, "Hole"), of(meeting, "Lier")
    ola = invited(meeting, "Ola Hole", organisation=hole.organisation)
    kari = invited(meeting, "Kari Lier", organisation=lier.organisation)
    nils = invited(meeting, "Nils Lier", organisation=lier.organisation, role="county")
    new = invited(meeting, "Nina Ny", organisation=lier.organisation, mailed_at=timezone.now())
    invited(meeting, "Jens Ja", organisation=hole.organisation, role="county", state="accepted")
    client.force_login(anne)

    page = client.get(page_of(meeting, "paminnelse"), {"valg": "mangler"})

    text = page.content.decode()
    assert page.context["form"].fields["to"].initial == [str(ola.pk), str(kari.pk)]
    assert [str(i) for i, _n in page.context["form"].fields["to"].choices] == [
        str(one.pk) for one in (ola, kari, nils)
    ]
    assert "Nina Ny" in text
    assert "mindre enn 24 timer siden" in text
    assert "Jens Ja" not in text
    assert "Kommer du?" in text
    assert "Kjem du?" in text

    for _press in range(2):
        client.post(page_of(meeting, "paminnelse"), {"to": [ola.pk, new.pk]})

    assert [m.recipient for m in Mail.objects.all()] == ["ola@kommune.example"]


def test_every_mail_says_day_time_and_place_in_the_persons_language(meeting, anne, mailoutbox):
    rows = [
        invited(meeting, "Ola Bok", state="draft"),
        invited(meeting, "Nina Ny", state="draft", language="nn"),
    ]

    write_to(invitations=rows, letter=Letter.INVITATION, by=anne)
    sending.empty_outbox()

    bokmal, nynorsk = sorted((m.body for m in mailoutbox), key=lambda body: "Ola" not in body)
    for body in (bokmal, nynorsk):
        assert f"{timezone.localdate(meeting.starts_at).day}." in body
        assert "09.00" in body
        assert "10.30" in body
        assert "Sandvika, møterom 3" in body
        assert body.count("/i/") == 2
        assert "?svar=ja" in body
    assert "Lenken er bare din" in bokmal
    assert "Lenkja er berre di" in nynorsk
    assert all(m.reply_to == ["post@vest.example"] for m in mailoutbox)


def test_nobody_is_written_to_before_the_day_and_the_place_are_set(client, meeting, anne):
    meeting.place = ""
    meeting.save()
    one = invited(meeting, state="draft")
    client.force_login(anne)

    page = client.get(page_of(meeting, "invitasjon")).content.decode()
    client.post(page_of(meeting, "invitasjon"), {"to": one.pk})

    assert "Sett dag, tid og sted først" in page
    assert not Mail.objects.exists()


def calendar_of(envelope):
    """Method and event as they arrive; the same method stands in the part's header."""
    message = email.message_from_bytes(envelope.content)
    [part] = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    data = part.get_payload(decode=True)
    calendar = icalendar.Calendar.from_ical(data)
    assert part.get_param("method") == str(calendar["METHOD"])
    return str(calendar["METHOD"]), calendar.walk("VEVENT")[0], data.decode()


@pytest.mark.parametrize("day", [(2031, 6, 16), (2031, 12, 8), (2031, 3, 30), (2031, 10, 26)])
def test_the_calendar_is_right_in_summer_winter_and_when_the_clock_changes(
    client, postbox, anne, day
):
    starts = datetime(*day, 9, tzinfo=ZONE)
    meeting = a_workshop(starts_at=starts)
    ingrid = invited(meeting, "Ingrid Åse")
    client.post(link_of(ingrid), {"answer": "ja"})
    sending.empty_outbox()
    set_day(meeting=meeting, day=Day(starts + timedelta(hours=1), "Drammen"), by=anne)
    client.force_login(anne)
    client.post(page_of(meeting, "endring"), {"to": ingrid.pk})
    sending.empty_outbox()
    inviting.call_off(meeting=meeting, by=anne)

    sending.empty_outbox()

    sent = [calendar_of(one) for one in postbox.taken]
    first, moved, off = (event for _method, event, _data in sent)
    assert [method for method, _event, _data in sent] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [int(one["SEQUENCE"]) for one in (first, moved, off)] == [0, 1, 2]
    assert len({str(one["UID"]) for one in (first, moved, off)}) == 1
    assert all(OUR_SPRING in data for _method, _event, data in sent)
    assert first["DTSTART"].dt == starts
    assert moved["DTSTART"].dt == starts + timedelta(hours=1)
    assert (str(moved["LOCATION"]), str(off["STATUS"])) == ("Drammen", "CANCELLED")
    assert first["ATTENDEE"] == "MAILTO:ingrid@kommune.example"
    assert first["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"

    ingrids = ForeignCalendar()
    seen = []
    for _method, _event, data in [*sent, sent[0]]:  # and the first once more, late
        ingrids.receive(data)
        seen.append([(begins, place) for begins, _ends, place, _name in ingrids.shown])
    later = starts + timedelta(hours=1)
    assert seen == [[(starts, "Sandvika, møterom 3")], [(later, "Drammen")], [], []]


def test_a_mail_whose_sender_died_is_not_sent_again_by_itself(postbox, meeting, anne, settings):
    rows = [invited(meeting, f"P{n} Person", state="draft") for n in range(3)]
    write_to(invitations=rows, letter=Letter.INVITATION, by=anne)
    first = Mail.objects.order_by("ordered_at").first()
    sending.claim(first.pk)  # the process is killed here: the mail may have gone, or not
    Mail.objects.filter(pk=first.pk).update(claimed_at=timezone.now() - timedelta(days=1))

    for _round in range(2):
        sending.empty_outbox()
    write_to(invitations=rows, letter=Letter.INVITATION, by=anne)
    write_to(invitations=rows, letter=Letter.REMINDER, by=anne)
    sending.empty_outbox()

    first.refresh_from_db()
    assert first.state == "uncertain"
    assert len(postbox.taken) == 2
    assert Mail.objects.count() == 3


def test_an_answer_by_phone_says_how_and_by_whom_and_tells_the_person(client, meeting, anne):
    ingrid = invited(meeting)
    client.force_login(anne)
    address = reverse("workshops:invitation-answer-for", args=[meeting.slug, ingrid.pk])

    client.post(
        address, {"svar-answer": "nei", "svar-way": "phone", "svar-note": "Ordførerens kontor"}
    )

    ingrid.refresh_from_db()
    assert (ingrid.state, ingrid.answer_way, ingrid.answered_by) == ("declined", "phone", anne)
    assert Mail.objects.get().kind == "meeting-declined"
    page = client.get(
        reverse("workshops:invitation", args=[meeting.slug, ingrid.pk])
    ).content.decode()
    assert "Ordførerens kontor" in page
    assert anne.get_full_name() in page


def test_the_same_address_is_asked_back_with_the_invitation_that_stands(client, meeting, anne):
    asker = of(meeting, "Asker")
    ingrid = invited(meeting, organisation=asker.organisation)
    client.force_login(anne)
    sent = {"organisation": "Asker", "role": "administrative", "name": "I. M.", "language": "nb"}

    page = client.post(
        reverse("workshops:invitation-new", args=[meeting.slug]),
        {**sent, "email": "INGRID@kommune.example"},
    )

    text = page.content.decode()
    assert page.status_code == 422
    assert "ingrid@kommune.example er allerede invitert, som politisk for Asker: sendt" in text
    assert reverse("workshops:invitation", args=[meeting.slug, ingrid.pk]) in text
    assert Invitation.objects.count() == 1


def test_a_municipality_of_the_meeting_is_meant_before_others_of_its_name(client, meeting, anne):
    asker = of(meeting, "Asker", number="0220", valid_to=date(2020, 1, 1))
    MunicipalityFactory(name="Asker", number="3203", organisation__name="Asker")
    for year in (3025, 3026):
        MunicipalityFactory(name="Lier", number=str(year), valid_to=None, organisation__name="Lier")
    client.force_login(anne)
    address = reverse("workshops:invitation-new", args=[meeting.slug])
    sent = {"role": "administrative", "name": "I. M.", "language": "nb"}

    client.post(address, {**sent, "organisation": "asker", "email": "a@asker.example"})
    client.post(address, {**sent, "organisation": "3025", "email": "l@lier.example"})
    page = client.post(address, {**sent, "organisation": "Lier", "email": "m@lier.example"})

    made = Invitation.objects.order_by("email").values_list("organisation__municipality__number")
    assert [number for (number,) in made] == ["0220", "3025"]
    text = page.content.decode()
    assert "Flere passer: Lier, nr. 3025; Lier, nr. 3026. Velg" in text
    assert f"Asker, nr. 0220, til 2019 (#{asker.organisation_id})" in text


def test_many_are_pasted_at_once_or_none_with_the_lines_that_are_wrong(client, meeting, anne):
    of(meeting, "Hole", number="0612")
    invited(meeting)
    client.force_login(anne)
    address = reverse("workshops:invitations-paste", args=[meeting.slug])
    good = "Hole;politisk;Ola;ola@hole.example\n0612\tadministrativ\tKari\tkari@hole.example\tnynorsk\n"

    wrong = client.post(address, {"lines": f"{good}Atlantis;politisk;X;x@y.example\nHole;gud;X;x"})
    assert wrong.status_code == 422
    assert "Linje 3" in wrong.content.decode()
    assert "Atlantis" in wrong.content.decode()
    assert Invitation.objects.count() == 1

    client.post(address, {"lines": f"{good}Hole;politisk;I;ingrid@kommune.example"})

    made = Invitation.objects.exclude(name="Ingrid Merkenavn").order_by("name")
    told = [(i.name, i.role, i.language, i.state) for i in made]
    assert told == [
        ("Kari", "administrative", "nn", "draft"),
        ("Ola", "political", "nb", "draft"),
    ]


def test_the_page_of_the_meeting_and_the_list_cost_the_same_for_nobody_and_for_four_hundred(
    client, meeting, anne, django_assert_max_num_queries
):
    client.force_login(anne)
    listed = reverse("workshops:invitations", args=[meeting.slug])
    assert "Ingen er invitert ennå" in client.get(listed).content.decode()
    municipality = of(meeting, "Hole").organisation
    Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting,
            organisation=municipality,
            role="political",
            name=f"Navn {n}",
            email=f"n{n}@hole.example",
            state="sent",
        )
        for n in range(400)
    )

    with django_assert_max_num_queries(20):
        page = client.get(meeting.get_absolute_url())
    with django_assert_max_num_queries(16):
        listing = client.get(listed)

    assert page.context["inside"].representation.unanswered == 400
    assert len(listing.context["listing"].page.object_list) == 50
