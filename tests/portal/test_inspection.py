"""`manage.py portal check` finds what does not agree, and nothing where all is well."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from forkommune.portal import inspection
from forkommune.portal.safekeeping import erasures, last_backup
from forkommune.privacy.erasure_log import ErasureLog
from forkommune.privacy.people import find_person
from forkommune.privacy.services import erase_person
from forkommune.work.models import Job
from tests.factories import RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage(tmp_path, monkeypatch):
    """An empty media folder."""
    storage = FileSystemStorage(location=tmp_path)
    monkeypatch.setattr(inspection, "default_storage", storage)
    return storage


@pytest.fixture
def all_parts_well(monkeypatch):
    monkeypatch.setattr(inspection, "health", lambda: {"database": "ok", "worker": "ok"})


def test_a_portal_in_order_is_told_line_by_line(storage, all_parts_well, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.ERASURE_LOG = str(tmp_path / "log")
    out = StringIO()

    call_command("portal", "check", stdout=out)

    assert out.getvalue().splitlines() == [
        "Deler: i orden",
        "Ledig diskplass: i orden",
        "Migreringer: i orden",
        "Regler i databasen: i orden",
        "Rader som viser til rader som er borte: i orden",
        "Filer som en rad viser til: i orden",
        "Filer som ingen rad viser til: i orden",
        "Uferdige jobber: i orden",
        "Ord som søket leser: i orden",
        "Lukkede perioder i regnskapet: i orden",
        "Siste gode sikkerhetskopi: ingen ennå",
        "Slettelogg: 0 slettinger",
    ]


def test_a_silent_part_is_named_and_the_exit_code_is_1(storage, monkeypatch):
    monkeypatch.setattr(inspection, "health", lambda: {"database": "ok", "beat": "svarer ikke"})
    out = StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("portal", "check", stdout=out)

    assert end.value.code == 1
    assert out.getvalue().splitlines()[:2] == ["Deler:", "  - beat: svarer ikke"]


def test_files_and_rows_are_compared_both_ways(storage):
    storage.save("reports/kept.pdf", ContentFile(b"%PDF"))
    storage.save("reports/orphan.pdf", ContentFile(b"%PDF"))
    storage.save("accounts/orphan.pdf", ContentFile(b"%PDF"))
    job = Job.objects.create(kind="report", input_hash="a", result={"file": "reports/kept.pdf"})
    lost = Job.objects.create(kind="report", input_hash="b", result={"file": "reports/gone.pdf"})

    assert list(inspection.unnamed_files(storage)) == [
        "accounts/orphan.pdf",
        "reports/orphan.pdf",
    ]
    assert list(inspection.missing_files(storage)) == [f"work.Job {lost.pk}: reports/gone.pdf"]
    assert job.pk != lost.pk


def test_a_storage_that_was_never_written_to_holds_no_unnamed_files(tmp_path):
    assert list(inspection.unnamed_files(FileSystemStorage(location=tmp_path / "none"))) == []


def test_a_running_job_whose_worker_is_silent_is_found_and_a_working_one_is_not():
    now = timezone.now()
    states = {"kind": "report", "state": Job.State.RUNNING}
    lost = Job.objects.create(**states, input_hash="a", lease_until=now - timedelta(seconds=1))
    Job.objects.create(**states, input_hash="b", lease_until=now + timedelta(minutes=1))

    assert inspection._lost_jobs() == [f"{lost.pk}: {lost}"]


def test_a_rule_that_the_database_does_not_hold_is_found():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE work_job ADD CONSTRAINT rough CHECK (step < 99) NOT VALID")

    assert inspection._rules_not_in_force() == ["work_job.rough"]


def test_a_key_whose_row_is_missing_is_counted():
    role = RoleFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM accounts_user WHERE id = %s", [role.user_id])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")

        found = list(inspection.orphans())

        cursor.execute("DELETE FROM accounts_role")  # or the test's own end refuses
    assert found == ["accounts.Role.user: 1"]


def note_backup(var, made_at):
    (var / "last-backup.json").write_text(
        json.dumps({"folder": "/disk2/20261128T151000Z", "made_at": made_at.isoformat()})
    )


@pytest.mark.parametrize(
    ("hours", "faults", "told"),
    [
        (27, [], "1\xa0dag, 3\xa0timer gammel"),
        (240, ["1\xa0uke, 3\xa0dager gammel; ta en ny."], ""),
    ],
)
def test_the_age_of_the_last_backup_is_told_and_an_old_one_is_a_fault(
    tmp_path, hours, faults, told
):
    now = timezone.now()
    note_backup(tmp_path, now - timedelta(hours=hours))

    assert last_backup(tmp_path, now) == (faults, told)


def test_a_portal_of_long_standing_without_any_backup_is_a_fault(tmp_path):
    RoleFactory()

    fresh = last_backup(tmp_path, timezone.now())
    old = last_backup(tmp_path, timezone.now() + timedelta(days=8))

    assert fresh == ([], "ingen ennå")
    assert old == (["Ingen er noen gang tatt. Ta en med «manage.py backup MAPPE»."], "")


def test_a_stamp_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "last-backup.json").write_text("{")

    assert "kan ikke leses" in last_backup(tmp_path, timezone.now())[0][0]


def test_an_interrupted_erasure_and_a_lost_log_are_told(tmp_path, settings):
    settings.ERASURE_LOG = str(tmp_path / "log")
    settings.EMAIL_FILE_PATH = str(tmp_path)
    log, user = ErasureLog(tmp_path / "log"), RoleFactory().user
    log.begin(["user:99"])
    interrupted, _told = erasures(log)
    erase_person(subject=find_person(str(user.pk)))
    log.path.chmod(0o644)
    open_to_others = erasures(log)[0][1]
    log.path.unlink()

    lost, told = erasures(log)

    assert "Slettingen av user:99" in interrupted[0]
    assert "åpen for andre" in open_to_others
    assert (len(lost), f"user:{user.pk}" in lost[0], told) == (1, True, "0 slettinger")


def test_the_supervisor_is_not_started_from_within_django():
    with pytest.raises(CommandError, match="fra en terminal"):
        call_command("portal")
