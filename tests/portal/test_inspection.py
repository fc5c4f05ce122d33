"""`manage.py portal check` finds what does not agree, and nothing where all is well."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from forkommune.portal import inspection
from forkommune.work.models import Job

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


def test_a_portal_in_order_is_told_line_by_line(storage, all_parts_well):
    out = StringIO()

    call_command("portal", "check", stdout=out)

    assert out.getvalue().splitlines() == [
        "Deler: i orden",
        "Ledig diskplass: i orden",
        "Migreringer: i orden",
        "Regler i databasen: i orden",
        "Filer som en rad viser til: i orden",
        "Filer som ingen rad viser til: i orden",
        "Uferdige jobber: i orden",
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
    job = Job.objects.create(kind="report", input_hash="a", result={"file": "reports/kept.pdf"})
    lost = Job.objects.create(kind="report", input_hash="b", result={"file": "reports/gone.pdf"})

    assert list(inspection.unnamed_files(storage)) == ["reports/orphan.pdf"]
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


def test_the_supervisor_is_not_started_from_within_django():
    with pytest.raises(CommandError, match="fra en terminal"):
        call_command("portal")
