"""What is past its date: shown, erased at night with a line in the history, and nothing else."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import ContactKey, Informant, SourceText
from forkommune.privacy import retention
from forkommune.privacy.retention import coming, due, erase_due, set_keep_until
from forkommune.privacy.services import erasure_log
from forkommune.privacy.warning import warn_ahead
from forkommune.ui.dates import today
from forkommune.work.models import HistoryEntry, Mail
from tests import factories as make

from .conftest import everything

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def informant(log_file, settings, tmp_path):
    """Kept for another ten days, the name for five."""
    settings.VAR_DIR = tmp_path
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    made = make.InformantFactory(retain_until=today() + 10 * DAY)
    make.ConsentFactory(informant=made)
    make.PassageFactory(revision__source__informant=made)
    ContactKey.objects.create(informant=made, name="Ola", delete_on=today() + 5 * DAY)
    return made


def run(*arguments):
    out = StringIO()
    call_command("retention", *arguments, stdout=out)
    return out.getvalue()


def at(days):
    """Twenty past four in the morning, so many days from now: the hour of the task."""
    morning = timezone.localtime().replace(hour=4, minute=20)
    return morning + days * DAY


def told(now):
    return {one.code: (one.count, one.names) for one in due(now) if one.code != "sessions"}


def test_each_goes_the_night_after_its_day_and_not_before(informant):
    name = f"informant:{informant.pk}"

    assert (told(at(5)), erase_due(at(5))["contact keys"]) == ({}, 0)
    assert told(at(6)) == {"contact keys": (1, (name,))}
    assert erase_due(at(6))["contact keys"] == 1
    assert ContactKey.objects.count() == 0
    assert SourceText.objects.filter(informant=informant).exists()
    assert (told(at(10)), erase_due(at(10))["informants"]) == ({}, 0)
    assert told(at(11)) == {"informants": (1, (name,))}
    assert erase_due(at(11))["informants"] == 1
    assert not Informant.objects.filter(pk=informant.pk).exists()
    assert not SourceText.objects.exists()
    assert (due(at(11)), erase_due(at(11))["informants"]) == ([], 0)


def test_clock_of_the_portal_decides(informant, monkeypatch):
    later = at(11)
    monkeypatch.setattr(retention.timezone, "now", lambda: later)

    assert [one.code for one in due()] == ["informants", "contact keys"]
    assert "1 rad er slettet." in run()  # the name went with the informant
    assert Informant.objects.count() == 0


def test_rehearsal_names_the_same_and_changes_nothing(informant, monkeypatch):
    later = at(11)
    monkeypatch.setattr(retention.timezone, "now", lambda: later)
    before = everything()

    rehearsed = run("--dry-run")

    assert everything() == before
    assert f"informant:{informant.pk}" in rehearsed
    assert "Ingenting ble endret" in rehearsed
    run()
    assert run("--dry-run") == run() == "Ingenting er over datoen.\n"


def test_each_person_has_a_line_in_the_history_and_in_the_log(informant):
    erase_due(at(6))
    key = HistoryEntry.objects.get(action="retention.erased", operation="EVENT")
    assert (key.row, key.changes) == (str(informant.pk), {"contact_key": 1})

    erase_due(at(11))

    gone = HistoryEntry.objects.get(action="person.erased", operation="EVENT")
    assert (gone.row, gone.reason) == (str(informant.pk), "Slettedatoen er passert")
    [deed] = erasure_log().read()[0]
    assert deed.subjects == (f"informant:{informant.pk}",)


def test_one_that_cannot_be_erased_keeps_no_other_from_going(informant, monkeypatch):
    other = make.InformantFactory(retain_until=today())
    real = retention.erase_person

    def refuse(*, subject, **more):
        if subject.names == [f"informant:{other.pk}"]:
            raise PermissionError("a file of theirs")
        return real(subject=subject, **more)

    monkeypatch.setattr(retention, "erase_person", refuse)

    assert erase_due(at(11))["informants"] == 1
    assert list(Informant.objects.all()) == [other]
    assert told(at(11)) == {"informants": (1, (f"informant:{other.pk}",))}


def test_link_that_is_over_says_so_for_ninety_days(informant):
    link, _token = PersonalLink.objects.issue(scope="x", target=informant, lasts=DAY, by=None)
    assert "links" not in told(link.expires_at + 89 * DAY)
    assert told(link.expires_at + 91 * DAY)["links"] == (1, ())


def test_informants_are_shown_ninety_days_ahead_and_the_day_is_moved(client, informant):
    kari = make.ResearcherFactory()
    far = make.InformantFactory(retain_until=today() + 91 * DAY)
    make.InformantFactory(retain_until=None)
    client.force_login(kari)

    assert list(coming()) == [informant]
    page = client.get(reverse("privacy:retention")).content.decode()
    assert informant.role_text in page
    address = reverse("privacy:keep-until", args=[informant.pk])
    refused = client.post(address, {"retain_until": "1.1.2017"})
    assert refused.status_code == 422
    day = today() + 200 * DAY
    client.post(address, {"retain_until": f"{day:%d.%m.%Y}"})

    assert Informant.objects.get(pk=informant.pk).retain_until == day
    assert list(coming()) == []
    assert list(coming(timezone.now() + DAY)) == [far]
    entry = HistoryEntry.objects.get(action="informant.kept_until")
    assert (entry.actor_id, entry.row) == (kari.pk, str(informant.pk))


def test_same_day_again_is_no_change(informant):
    set_keep_until(informant=informant, day=informant.retain_until, by=None)

    assert not HistoryEntry.objects.filter(action="informant.kept_until").exists()


def test_nothing_without_a_date_is_ever_due(log_file):
    make.InformantFactory(retain_until=None)

    assert due(timezone.now() + 36500 * DAY) == []


def test_researchers_are_written_to_ninety_and_thirty_days_before_once_each(informant):
    kari = make.ResearcherFactory()
    make.SecretaryFactory()
    ahead = timezone.localtime().replace(hour=4, minute=20) - 85 * DAY  # 95 days before the day

    sent = [warn_ahead(ahead + days * DAY) for days in (0, 5, 5, 40, 65, 66, 96)]

    assert sent == [0, 1, 0, 0, 1, 0, 0]
    mails = Mail.objects.filter(kind="retention-ahead")
    assert [mail.recipient for mail in mails] == [kari.email] * 2
    assert {"1 informant" in mail.body for mail in mails} == {True}
    assert not any(informant.role_text in mail.body for mail in mails)


def test_page_asks_the_same_of_the_database_for_one_informant_and_for_twelve(client):
    client.force_login(make.ResearcherFactory())
    client.get(reverse("privacy:retention"))  # what is asked for once a process
    asked = []
    for count in (1, 11):
        for _ in range(count):
            organisation = make.OrganisationFactory()
            make.InformantFactory(organisation=organisation, retain_until=today() + DAY)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("privacy:retention"))
        asked.append(len(queries))

    assert asked[0] == asked[1]
