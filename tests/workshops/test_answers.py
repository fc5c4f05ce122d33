"""The personal link of an invitation: looking changes nothing; yes, no, a deputy; late, guessed, forwarded."""

import hashlib
import secrets
from datetime import timedelta

import icalendar
import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.limits import FAILED_LOOKUPS
from forkommune.accounts.models import PersonalLink
from forkommune.privacy.retention import erase_due
from forkommune.work.models import HistoryEntry, Mail
from tests.factories import SecretaryFactory
from tests.workshops.inviting import a_workshop, invited, link_of, of
from workshops.invitations.services import inviting
from workshops.invitations.services.needs import keep_needs
from workshops.models import Invitation, Needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return a_workshop()


@pytest.fixture
def ingrid(meeting):
    return invited(meeting, organisation=of(meeting, "Sigdal").organisation)


def mails():
    rows = Mail.objects.order_by("ordered_at", "pk")
    return [(m.recipient.split("@")[0], m.kind.removeprefix("meeting-")) for m in rows]


def events():
    rows = Mail.objects.exclude(calendar=None).order_by("ordered_at", "pk")
    return [(m.calendar["method"], m.calendar["sequence"]) for m in rows]


def test_following_the_link_of_the_mail_preselects_and_changes_nothing(client, ingrid):
    address = link_of(ingrid)
    before = Invitation.objects.values().get(), PersonalLink.objects.values().get()

    page = client.get(f"{address}?svar=ja").content.decode()
    client.head(f"{address}?svar=nei")

    assert (Invitation.objects.values().get(), PersonalLink.objects.values().get()) == before
    assert "ikke lagret ennå" in page
    assert "Hei, Ingrid Merkenavn. Kommer du?" in page
    assert "politisk representant for Sigdal" in page
    assert "Denne lenken er Ingrid Merkenavn" in page


def test_yes_is_kept_with_needs_apart_and_the_mail_brings_the_calendar(client, ingrid, meeting):
    address = link_of(ingrid)
    sent = {"answer": "ja", "food": ["vegetarian"], "access": "Teleslynge"}

    client.post(address, sent)
    client.post(address, sent)

    ingrid.refresh_from_db()
    assert (ingrid.state, ingrid.answer_way) == ("accepted", "link")
    assert (ingrid.needs.food, ingrid.needs.access) == (["vegetarian"], "Teleslynge")
    assert ingrid.needs.delete_on == timezone.localdate(meeting.starts_at) + timedelta(days=7)
    assert not HistoryEntry.objects.filter(table=Needs._meta.db_table).exists()
    assert mails() == [("ingrid", "confirmed")]  # the second press is the same answer
    assert "Du kommer" in client.get(address).content.decode()
    file = icalendar.Calendar.from_ical(client.get(f"{address}mote.ics").content)
    assert str(file.walk("VEVENT")[0]["UID"]) == f"{ingrid.calendar_uid}@forkommune"


def test_an_answer_is_changed_until_the_deadline_and_the_calendar_follows(client, ingrid, meeting):
    address = link_of(ingrid)

    for said in ("ja", "nei", "ja"):
        client.post(address, {"answer": said})

    assert events() == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]
    uids = {m.calendar["uid"] for m in Mail.objects.all()}
    assert uids == {f"{ingrid.calendar_uid}@forkommune"}
    meeting.answer_by = timezone.now() - timedelta(minutes=1)
    meeting.save()

    late = client.post(address, {"answer": "nei"})

    assert late.status_code == 409
    assert "Fristen for å svare er ute" in late.content.decode()
    assert Invitation.objects.get().state == "accepted"
    assert '<form class="stack"' not in client.get(address).content.decode()


def test_a_deputy_gets_a_link_of_the_own_in_the_same_role_and_the_old_one_says_who(client, ingrid):
    address = link_of(ingrid)
    keep_needs(invitation=ingrid, food=["no_pork"])

    client.post(
        address,
        {"answer": "vara", "deputy_name": "Vera Vara", "deputy_email": "vera@kommune.example"},
    )

    vera = Invitation.objects.get(name="Vera Vara")
    assert (vera.role, vera.organisation, vera.state) == ("political", ingrid.organisation, "sent")
    assert mails() == [("vera", "deputy"), ("ingrid", "replaced")]
    assert "Ingrid Merkenavn kan ikke komme" in Mail.objects.get(kind="meeting-deputy").body
    assert not Needs.objects.exists()
    page = client.get(address).content.decode()
    assert "Vera Vara har tatt over" in page
    assert "vara" not in [
        c[0] for c in client.get(address).context["form"].fields["answer"].choices
    ]

    client.post(address, {"answer": "ja"})  # after all

    vera.refresh_from_db()
    assert (vera.state, mails()[-2:]) == (
        "withdrawn",
        [("vera", "withdrawn"), ("ingrid", "confirmed")],
    )


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"answer": "vara"}, "Skriv navnet til den som møter for deg"),
        (
            {"answer": "vara", "deputy_name": "A", "deputy_email": "INGRID@kommune.example"},
            "din egen adresse",
        ),
        (
            {"answer": "vara", "deputy_name": "A", "deputy_email": "KARI@kommune.example"},
            "allerede invitert",
        ),
        ({"answer": "kanskje\x00"}, ""),
        ({}, "Velg"),
    ],
)
def test_what_cannot_be_saved_says_why_and_keeps_what_was_typed(
    client, ingrid, meeting, sent, told
):
    invited(meeting, "Kari Annen", state="accepted")

    answer = client.post(link_of(ingrid), {**sent, "access": "Tolk på «nn»"})

    page = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert told in page
    assert "Tolk på «nn»" in page
    assert "kommer" not in page.split("allerede invitert")[-1][:60]  # nothing of the other's answer
    assert Invitation.objects.count() == 2
    assert not Mail.objects.exists()


def test_ten_thousand_guesses_hit_nothing_and_the_rooms_shared_address_is_not_locked_out(
    client, ingrid
):
    cache.clear()
    address = link_of(ingrid)
    digests = [
        hashlib.sha256(secrets.token_urlsafe(32).encode()).hexdigest() for _n in range(10_000)
    ]
    assert not PersonalLink.objects.filter(token_hash__in=digests).exists()

    wrong = reverse("workshops:invitation-answer", args=["gjettet"])
    codes = [client.get(wrong).status_code for _n in range(FAILED_LOOKUPS + 2)]

    assert (codes[0], codes[-1]) == (410, 429)
    assert client.get(address).status_code == 200  # from the same address
    assert client.post(address, {"answer": "ja"}).status_code == 302
    cache.clear()


def test_another_address_kills_the_old_link_and_sends_a_new_one(client, ingrid):
    address = link_of(ingrid)
    person = inviting.Person(ingrid.organisation, "political", "Ola Ny", "ola@kommune.example")

    inviting.change(invitation=ingrid, person=person, by=SecretaryFactory())

    spent = client.get(address)
    assert spent.status_code == 410
    assert "nyere" in spent.content.decode()
    assert mails() == [("ola", "invitation")]


def test_who_changes_the_answer_all_the_time_is_asked_to_wait(client, ingrid):
    address = link_of(ingrid)

    codes = [client.post(address, {"answer": ("ja", "nei")[n % 2]}).status_code for n in range(13)]

    assert codes == [302] * 12 + [409]
    assert Mail.objects.count() == 12


def test_needs_are_deleted_by_the_clock_on_the_day_that_was_told_and_no_row_of_them_stays(
    ingrid, meeting
):
    keep_needs(invitation=ingrid, other_food="Nøtter")
    day = meeting.starts_at + timedelta(days=6)

    assert erase_due(day)["food and access"] == 0
    assert erase_due(day + timedelta(days=1))["food and access"] == 1

    assert not Needs.objects.exists()
    [entry] = HistoryEntry.objects.filter(action="needs.deleted")
    assert entry.changes == {"rows": 1}
