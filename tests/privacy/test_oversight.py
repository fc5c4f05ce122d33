"""What the data-protection officer sees, and what is deleted by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.loading_records import load
from forkommune.evidence.models import ContactKey, KeyLookup, ProcessingActivity, TextAccess
from forkommune.evidence.services.readings import readings_before
from forkommune.privacy.oversight import consent_status
from forkommune.privacy.people import find_person
from forkommune.privacy.retention import erase_due
from forkommune.privacy.services import erase_person, erasure_log
from forkommune.ui.dates import today
from forkommune.work.loading import Tally
from forkommune.work.models import Mail
from forkommune.work.registry import retentions
from tests import factories as make
from tests.access.markers import found_in
from tests.access.test_access import client_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
STATEMENTS = 37  # of the whole page; each sort of row that goes tonight is asked for by itself


@pytest.fixture
def records():
    for code in ("vestregionen", "cicero", "insam"):
        make.OrganisationFactory(code=code)
    load(Tally())


def read_days_ago(days):
    row = TextAccess.objects.create(
        user=make.ResearcherFactory(), subject="text", number=days, page="p"
    )
    TextAccess.objects.filter(pk=row.pk).update(day=today() - days * DAY)


def test_the_page_tells_who_read_what_and_no_word_of_it(planted):
    researcher = planted.users["researcher"]
    interview = planted.rows["kept interview"]
    client_of(planted, "researcher").get(
        reverse("municipalities:interview-detail", args=[interview.pk])
    )
    KeyLookup.objects.create(
        informant=interview.informant, by=researcher, reason="Deltakeren ba om det"
    )
    erase_person(subject=find_person(str(make.UserFactory().pk)))

    page = client_of(planted, "protection").get(reverse("privacy:oversight")).content.decode()

    told = [str(researcher), f"Intervju {interview.pk}", "Lese et intervju", "Deltakeren ba om det"]
    assert [word for word in told if word not in page] == []
    assert found_in(page) == set()
    assert "user:" in page


def more_of_all(readers, begin, count):
    """More rows of everything that the page tells of, its sessions included."""
    for number in range(begin, begin + count):
        reader = readers[number % 3]
        TextAccess.objects.create(
            user=reader, subject="text", number=number, page="evidence:source-code"
        )
        letter = make.ParticipantFactory(letter="A")
        make.ConsentFactory(informant=letter.informant)
        ContactKey.objects.create(informant=letter.informant, name="K", delete_on=today())
        KeyLookup.objects.create(informant=letter.informant, by=reader, reason="Spurt")
        make.ResearchExportFactory(by=reader)


def test_the_log_of_one_reader_costs_the_same_however_much_there_is_to_tell(
    planted, django_assert_num_queries
):
    readers = [make.ResearcherFactory() for _number in range(3)]
    client = client_of(planted, "protection")
    url = reverse("privacy:oversight")
    client.get(url)  # what is asked for once a process

    for begin, count in ((0, 6), (6, 54)):
        more_of_all(readers, begin, count)
        with django_assert_num_queries(STATEMENTS):
            response = client.get(url, {"leser": readers[0].pk})

    rows = [one.row for one in response.context["shown"].readings]
    assert {row.user for row in rows} == {readers[0]}
    assert len(rows) == 20


def test_an_informant_is_counted_once_by_the_basis_that_is_in_force():
    officer = make.ProtectionOfficerFactory()
    now = timezone.now()
    twice = make.InformantFactory(retain_until=today() - DAY)
    make.ConsentFactory(informant=twice)
    make.ConsentFactory(informant=twice, withdrawn_at=now)
    make.ConsentFactory(withdrawn_at=now)
    make.ConsentFactory(valid_to=today() - DAY, given_on=today() - 2 * DAY)
    make.InformantFactory()

    status = consent_status(officer)

    assert (status.informants, status.in_force, status.withdrawn, status.without) == (4, 1, 1, 2)
    assert (status.undated, status.overdue) == (3, 1)
    assert status.by_basis == [("Samtykke", 1)]


def test_the_log_is_deleted_when_its_record_says_and_mail_only_once_somebody_has_decided(records):
    for days in (0, 365, 366):
        read_days_ago(days)
    mail = Mail.objects.create(
        kind="notice",
        key="1",
        recipient="a@demo.invalid",
        subject="x",
        body="y",
        state="sent",
        sent_at=timezone.now(),
    )
    Mail.objects.update(ordered_at=timezone.now() - 900 * DAY)

    first = erase_due()
    kept = Mail.objects.filter(pk=mail.pk).exists()
    ProcessingActivity.objects.filter(code="henvendelser-og-rettelser").update(retention_days=30)
    second = erase_due()

    assert sorted(TextAccess.objects.values_list("number", flat=True)) == [0, 365]
    assert (first["innsynslogg"], kept) == (1, True)
    assert (second["innsynslogg"], second["henvendelser-og-rettelser"]) == (0, 1)


def test_what_is_deleted_by_itself_has_a_record(records):
    codes = set(ProcessingActivity.objects.values_list("code", flat=True))

    assert set(retentions.entries) <= codes


def test_a_session_that_has_run_out_goes_and_an_open_one_stays():
    ended, runs = SessionStore(), SessionStore()
    ended.set_expiry(timezone.now() - DAY)
    for session in (ended, runs):
        session["a"] = 1
        session.create()

    assert erase_due()["sessions"] == 1
    assert [one.pk for one in Session.objects.all()] == [runs.session_key]


def test_a_contact_key_goes_after_its_date():
    keys = [
        ContactKey.objects.create(
            informant=make.InformantFactory(), name="K", delete_on=today() + n * DAY
        )
        for n in (-1, 0, 1)
    ]

    erase_due()

    assert set(ContactKey.objects.all()) == set(keys[1:])


def test_the_secretariat_erases_a_person_with_a_reason_and_not_itself(client, log_file):
    secretary, other = make.SecretaryFactory(name="Sek Retær"), make.UserFactory(name="Ola")
    client.force_login(secretary)
    sent = {
        "action": "erase",
        "_selected_action": [secretary.pk, other.pk],
        "confirmed": "1",
        "reason": "Ola ba om det",
    }

    address = reverse("admin:accounts_user_changelist")
    UserSession.objects.create(user=other, ip="10.0.0.1", session_key="x", user_agent="y")
    asked = client.post(address, {"action": "erase", "_selected_action": [other.pk]})
    response = client.post(address, sent, follow=True)

    assert "Blir slettet: 1 innloggede nettlesere." in asked.content.decode()
    assert "Blir anonymisert: 1 brukere." in asked.content.decode()
    other.refresh_from_db()
    secretary.refresh_from_db()
    assert (other.name, secretary.name) == (f"Slettet person {other.pk}", "Sek Retær")
    assert "Du kan ikke slette din egen konto" in response.content.decode()
    assert [deed.subjects for deed in erasure_log().read()[0]] == [(f"user:{other.pk}",)]


def test_half_past_midnight_belongs_to_the_new_day():
    read_days_ago(0)
    TextAccess.objects.update(day=date(2018, 5, 31))

    assert readings_before(datetime(2018, 5, 31, 22, 30, tzinfo=UTC)).count() == 1  # 00.30 in Oslo
