"""The personal link: yes with consent, no, less, all back; a second click, a robot, a late answer."""

from datetime import timedelta
from unittest import mock

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from focusgroups.models import Candidate, FocusGroup, Participant
from focusgroups.recruitment.services.mailing import LINK_SCOPE, write_to
from focusgroups.recruitment.services.table_letters import give_letters
from focusgroups.recruitment.wording import Letter
from forkommune.accounts.models import EndedLink, PersonalLink
from forkommune.evidence.models import Consent, ContactKey, Informant
from forkommune.work.models import Mail
from forkommune.work.open_forms import shown_now
from forkommune.work.services.sending import empty_outbox
from tests import factories as make
from tests.focusgroups.recruiting import EMAIL, NAME, a_candidate, a_session

pytestmark = pytest.mark.django_db
SCOPES = ["interview", "quote_unnamed"]


@pytest.fixture
def letter():
    return make.InformationLetterFactory(published=True)


@pytest.fixture
def group():
    return a_session()


@pytest.fixture
def kari(group):
    return make.GrantFactory(group=group).user


@pytest.fixture
def oda(group, kari, letter):
    return a_candidate(group, kari)


@pytest.fixture
def address(oda, kari):
    """Where Oda's link leads."""
    _link, token = PersonalLink.objects.issue(
        scope=LINK_SCOPE, target=oda, lasts=timedelta(days=9), by=kari
    )
    return reverse("focusgroups:participation", args=[token])


def shown_a_minute_ago():
    with mock.patch("django.core.signing.time.time", return_value=timezone.now().timestamp() - 60):
        return shown_now()


def answer(client, address, letter, said="yes", scopes=SCOPES, **more):
    return client.post(
        address,
        {
            "act": "answer",
            "answer": said,
            "scopes": scopes,
            "letter": letter.pk,
            "shown": shown_a_minute_ago(),
            **more,
        },
    )


def state(oda):
    oda.refresh_from_db()
    return oda.state


def test_mail_in_nynorsk_brings_a_link_and_no_name(oda, kari, mailoutbox, letter):
    Candidate.objects.update(language="nn")

    write_to(candidates=[oda], letter=Letter.INVITATION, by=kari)
    empty_outbox()

    [mail] = mailoutbox
    assert mail.to == [EMAIL]
    assert "innbyggjarar" in mail.body
    assert "/deltakelse/" in mail.body
    assert NAME not in str(mail.message())


def test_looking_changes_nothing_and_nothing_is_ticked_beforehand(client, oda, address):
    before = Candidate.objects.values().get(), PersonalLink.objects.values().get()

    page = client.get(address).content.decode()
    client.head(address)

    assert (Candidate.objects.values().get(), PersonalLink.objects.values().get()) == before
    assert "checked" not in page
    assert "Papirbredden" in page
    assert NAME not in page


def test_yes_records_consent_with_version_and_hash_of_the_letter_once(client, oda, address, letter):
    answer(client, address, letter)
    answer(client, address, letter)

    consent = Consent.objects.get()
    assert (consent.way, consent.scopes) == ("link", SCOPES)
    assert (consent.letter_version, consent.letter_hash) == (letter.version, letter.sha256)
    assert state(oda) == "yes"
    assert Informant.objects.get(pk=oda.informant_id).retain_until == letter.ends_on
    [mail] = Mail.objects.all()
    assert (mail.kind, mail.calendar["method"]) == ("focus-confirmed", "REQUEST")
    assert "Fokusgruppe" in client.get(f"{address}avtale.ics").content.decode()


def test_answer_is_changed_until_the_session_and_the_calendar_follows(client, oda, address, letter):
    answer(client, address, letter)
    answer(client, address, letter, said="no")
    assert state(oda) == "no"
    assert Consent.objects.get().withdrawn_at

    answer(client, address, letter)

    assert state(oda) == "yes"
    events = [
        (m.calendar["method"], m.calendar["sequence"]) for m in Mail.objects.order_by("ordered_at")
    ]
    assert events == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"scopes": ["quote_unnamed"]}, "for å delta, eller svar nei"),
        ({"homepage": "http://robot.invalid"}, "slik roboter gjør"),
        ({"shown": ""}, "send på nytt"),
        ({"said": "kanskje\x00"}, ""),
    ],
)
def test_what_cannot_be_taken_in_comes_back_with_what_was_ticked(
    client, oda, address, letter, sent, told
):
    page = answer(client, address, letter, **sent)

    assert page.status_code == 422
    assert told in page.content.decode()
    assert 'value="quote_unnamed"' in page.content.decode()
    assert not Consent.objects.exists()


def test_after_the_session_begins_nothing_comes_to_it_but_some_can_be_taken_back(
    client, oda, address, letter
):
    answer(client, address, letter)
    FocusGroup.objects.update(starts_at=timezone.now() - timedelta(hours=3))

    late = answer(client, address, letter, said="no")
    client.post(address, {"act": "narrow", "narrow-scopes": []})

    assert late.status_code == 409
    assert "Samtalen har begynt" in late.content.decode()
    assert Consent.objects.newest_in_force().scopes == ["interview"]
    assert state(oda) == "yes"


def test_a_letter_published_meanwhile_is_read_before_it_is_agreed_to(client, oda, address, letter):
    make.InformationLetterFactory(published=True, number=letter.number + 1)

    page = answer(client, address, letter)

    assert page.status_code == 409
    assert "Informasjonsskrivet er blitt nytt" in page.content.decode()
    assert not Consent.objects.exists()


def test_everything_is_taken_back_on_the_same_page_and_the_link_says_so_afterwards(
    client, oda, address, letter, group, kari
):
    answer(client, address, letter)
    give_letters(group=group, by=kari)
    assert client.post(address, {"act": "withdraw"}).status_code == 422

    gone = client.post(address, {"act": "withdraw", "withdraw-sure": "on"})

    assert "må du ta den ut selv" in gone.content.decode()

    assert state(oda) == "withdrawn"
    assert (oda.age_group, ContactKey.objects.count(), Participant.objects.count()) == ("", 0, 0)
    again = answer(client, address, letter)
    assert again.status_code == 410
    for page in (again, client.get(address), client.get(f"{address}avtale.ics")):
        assert "alt denne lenken førte til, trukket tilbake" in page.content.decode()
    assert EMAIL not in str(list(EndedLink.objects.values()))
    assert not Consent.objects.in_force().exists()
    assert not Mail.objects.unsent().exists()


def test_who_never_agreed_is_taken_off_the_list_altogether(client, oda, address):
    Candidate.objects.update(language="nn")
    client.post(address, {"act": "withdraw", "withdraw-sure": "on"})

    assert not Candidate.objects.exists()
    assert not ContactKey.objects.exists()
    page = client.get(address)
    assert (page.status_code, "alt denne lenka førte til, sletta" in page.content.decode()) == (
        410, True,
    )  # fmt: skip
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nb"
    assert "alt denne lenken førte til, slettet" in client.get(address).content.decode()


def test_links_that_open_nothing_say_why(client, oda, address):
    link = PersonalLink.objects.get()
    PersonalLink.objects.update(expires_at=timezone.now())
    expired = client.get(address)
    PersonalLink.objects.update(revoked_at=timezone.now(), expires_at=link.expires_at)
    revoked = client.get(address)
    unknown = client.get(reverse("focusgroups:participation", args=["gjettet"]))

    pages = [page.content.decode() for page in (expired, revoked, unknown)]
    assert [page.status_code for page in (expired, revoked, unknown)] == [410, 410, 410]
    for words, page in zip(("Tiden er ute", "nyere", "ingen slik lenke"), pages, strict=True):
        assert words in page


def test_own_letter_stands_on_the_own_page_alone(client, oda, address, letter, group, kari):
    answer(client, address, letter)
    give_letters(group=group, by=kari)

    assert "Bokstaven din ved bordet: <strong>A</strong>" in client.get(address).content.decode()
