"""The mail on Mondays: to each what is theirs, once a week, nothing about others, and to decline."""

from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone

from forkommune.celery import app
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.models import HistoryEntry, Mail
from reports.standing import weekly
from reports.standing.weekly import KIND, monday_of, send_weekly
from tests.factories import (
    ActionFactory,
    ConsentFactory,
    InterviewFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OfficerFactory,
    OperationsFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def late():
    day = today() - 3 * DAY
    return MilestoneFactory(
        title="Fokusgruppe 2", planned_from=day, planned_to=day, is_invented=True
    )


def mails() -> dict[str, Mail]:
    return {mail.recipient: mail for mail in Mail.objects.filter(kind=KIND)}


def test_it_says_what_is_late_and_waits_with_one_address_a_line(late, settings):
    settings.BASE_URL = "https://portal.invalid"
    secretary = SecretaryFactory(name="Mona Vik")

    send_weekly()

    mail = mails()[secretary.email]
    lines = [line for line in mail.body.splitlines() if line.startswith("- ")]
    assert mail.subject.endswith("1 forsinket, 1 venter på deg")
    assert lines[0].startswith("- Oppdiktet eksempel: Fokusgruppe 2, frist ")
    assert lines[0].endswith(f": https://portal.invalid/admin/plan/milestone/{late.pk}/change/")
    assert lines[1].endswith(f"Milepæler som haster (1): {lines[0].rpartition(': ')[2]}")
    assert all(line.count("https://") == 1 for line in lines)


def test_two_runs_and_a_run_that_died_give_each_one_mail(late):
    users = [SecretaryFactory(), ResearcherFactory(), SecretaryFactory()]
    whole, calls = weekly.letter_to, []

    def dies(user, monday):
        calls.append(user.pk)
        if len(calls) == 2:
            raise SystemExit
        return whole(user, monday)

    with mock.patch.object(weekly, "letter_to", dies), pytest.raises(SystemExit):
        send_weekly()

    assert (send_weekly(), send_weekly()) == (2, 0)
    assert Mail.objects.filter(kind=KIND).count() == 3
    assert set(mails()) == {one.email for one in users}


def test_the_next_week_has_its_own(late):
    SecretaryFactory()
    send_weekly()

    with mock.patch.object(weekly, "today", return_value=today() + 7 * DAY):
        assert send_weekly() == 1


def test_who_has_declined_may_not_log_in_or_sees_no_content_gets_none(client, late):
    declined, locked = SecretaryFactory(), SecretaryFactory(is_active=False)
    OperationsFactory(), locked
    client.force_login(declined)
    client.post("/prosjekt/ukebrev/", {"wanted": "no"})
    client.post("/prosjekt/ukebrev/", {"wanted": "x\x00"})

    assert send_weekly() == 0
    assert "Du får ikke e-posten" in client.get("/prosjekt/ukebrev/").content.decode()
    assert HistoryEntry.objects.filter(action="user.weekly_mail_declined").count() == 1

    client.post("/prosjekt/ukebrev/", {"wanted": "yes"})
    assert send_weekly() == 1


def test_what_tells_of_a_person_is_only_counted():
    round_ = RoundFactory(ends_on=today() + 30 * DAY)
    caller = ResearcherFactory(name="Ada Ask")
    behind = InterviewFactory(round=round_, interviewer=caller, planned_on=timezone.now() - 3 * DAY)
    round_.municipalities.add(behind.municipality)
    ConsentFactory(informant=behind.informant)
    ActionFactory(text="Ringe Kari om sykdommen", due_on=today() - DAY)
    reader = ResearcherFactory(name="Bo Berg")

    send_weekly()

    body = mails()[reader.email].body
    assert "1 kommune er forsinket i kartleggingen: " in body
    assert "1 oppfølging er over fristen: " in body
    for word in ("Ada", "Kari", behind.municipality.name):
        assert word not in body


def test_it_is_written_in_the_readers_own_language(late):
    reader = ResearcherFactory(language="nn")

    send_weekly()

    assert "Du får denne e-posten på måndagar" in mails()[reader.email].body
    assert mails()[reader.email].subject.startswith("Veke ")


def test_a_week_with_nothing_to_tell_has_no_mail(client):
    reader = ResearcherFactory()
    client.force_login(reader)

    assert send_weekly() == 0
    assert "ingen e-post sendes" in client.get("/prosjekt/ukebrev/").content.decode()


def test_the_clock_orders_it_on_monday_mornings_in_norway():
    entry = app.conf.beat_schedule["weekly-mail"]["schedule"]

    assert str(app.timezone) == "Europe/Oslo"
    assert (entry.day_of_week, min(entry.hour)) == ({1}, 7)
    assert monday_of(today()).weekday() == 0


def test_an_officer_is_told_of_the_facts_to_confirm_in_the_own_municipality():
    own = MunicipalityFactory(name="Lier", number="0626")
    officer = OfficerFactory(role__organisation=own.organisation)

    send_weekly()

    mail = mails()[officer.email]
    assert mail.subject.endswith(": 1 venter på deg")
    assert f"- Opplysningene om Lier er ikke bekreftet for {today().year}: " in mail.body


def test_what_is_invented_says_so_in_each_line_and_nobody_is_named(late):
    secretary = SecretaryFactory()
    own = MunicipalityFactory(name="Lier")
    interview = InterviewFactory(municipality=own, completed=True, is_invented=True)
    with acting(secretary):
        interview.approved_at = timezone.now()
        interview.save()

    letter = weekly.letter_to(ResearcherFactory(), monday_of(today()))
    lines = [line for line in letter.body.splitlines() if line.startswith("- ")]

    assert lines[0].startswith("- Oppdiktet eksempel: Fokusgruppe 2, frist ")
    [told] = [line for line in lines if "Intervjuet med Lier er godkjent" in line]
    assert told.startswith("- Oppdiktet eksempel: ")
    assert interview.informant.role_text not in told
