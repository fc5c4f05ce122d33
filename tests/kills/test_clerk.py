"""What the clerk of the kills calls wrong: damage that is planted is found, and nothing else."""

import hashlib
import io
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from forkommune.work.history import record_history
from forkommune.work.models import HistoryEntry, Job, Mail
from reports.chapters import chapter_cache
from reports.models import Edition, WaitingChapter
from tests.factories import EditionFactory, UserFactory
from tests.kills import clerk

pytestmark = pytest.mark.django_db
FIELDS = {"file": ".pdf", "word": ".docx", "web": ".html", "package": ".zip"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    """Files and mails of the test's own; nobody lays out what waits."""
    monkeypatch.setattr(clerk, "SETTLES_SECONDS", 0)
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "media", tmp_path
    options = {"OPTIONS": {"location": tmp_path / "chapters"}}
    settings.STORAGES = settings.STORAGES | {"chapters": settings.STORAGES["chapters"] | options}
    return tmp_path


def pdf():
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(target)
    return target.getvalue()


@pytest.fixture
def edition():
    """A report that was made as it should be."""
    job = Job.objects.create(
        kind="report", input_hash="a" * 64, state="done", ordered_by=UserFactory()
    )
    made = EditionFactory(job=job)
    for field, ending in FIELDS.items():
        data = pdf() if ending == ".pdf" else field.encode()
        name = hashlib.sha256(data).hexdigest() + ending
        getattr(made, field).save(name, ContentFile(data), save=False)
    made.state, made.sha256 = Edition.State.DRAFT, "a" * 64
    made.save()
    record_history(actor=None, action="edition.made", subject=made)
    Mail.objects.create(kind="job", key=str(job.pk), recipient="a@test.no")
    return made


def found(since=0.0):
    return {sort for sort, _words in clerk.complaints(since)}


def path(edition, field="file"):
    return Path(default_storage.path(getattr(edition, field).name))


def overwrite(edition):
    path(edition, "word").write_bytes(b"half of")


def shorten(edition):
    """A PDF that breaks off, under the name that is right for what is left of it."""
    whole = path(edition)
    left = whole.read_bytes()[:200]
    whole.unlink()
    edition.file.save(hashlib.sha256(left).hexdigest() + ".pdf", ContentFile(left))


def lose(edition):
    path(edition).unlink()


def stray(edition):
    path(edition).with_name("b" * 64 + ".pdf").write_bytes(b"%PDF")


def open_again(edition):
    Job.objects.update(state="running")


def fail_mute(edition):
    edition.stored_files[0].delete()
    Edition.objects.update(state="not_made", sha256="", file="", word="", web="", package="")
    HistoryEntry.objects.filter(action="edition.made").delete()
    Job.objects.update(state="failed")


def fail_with_files(edition):
    Job.objects.update(state="failed", message="Disken er full.")


def make_twice(edition):
    record_history(actor=None, action="edition.made", subject=edition)


def make_in_part(edition):
    path(edition, "package").unlink()
    Edition.objects.update(package="")


def forget(edition):
    Job.objects.create(kind="report", input_hash="b" * 64, state="done")


def tell_nobody(edition):
    Mail.objects.all().delete()


def send_twice(edition):
    folder = Path(settings.VAR_DIR) / "mail"
    folder.mkdir()
    for name in ("1.log", "2.log"):
        (folder / name).write_text("Subject: Ferdig\nMessage-ID: <a@test.no>\n\nFerdig.\n")


def break_chapter(edition):
    chapter_cache().put("c" * 64, b"chapter")
    where = Path(chapter_cache().storage.path("c" * 64 + ".pdf"))
    where.write_bytes(where.read_bytes()[:-1])


def leave_waiting(edition):
    WaitingChapter.objects.create(job=edition.job, key="d" * 64, name="Asker", size=1)


def test_nothing_is_wrong_with_a_report_that_was_made(edition):
    assert clerk.complaints(0.0) == []


@pytest.mark.parametrize(
    ("damage", "sorts"),
    [
        (overwrite, {"half"}),
        (shorten, {"half"}),
        (lose, {"lost"}),
        (stray, {"half"}),
        (open_again, {"lost"}),
        (fail_mute, {"lost", "half"}),  # the other three files belong to nobody now
        (fail_with_files, {"half"}),
        (make_twice, {"twice"}),
        (make_in_part, {"lost"}),
        (forget, {"twice"}),
        (tell_nobody, {"twice"}),
        (send_twice, {"twice"}),
        (break_chapter, {"half"}),
        (leave_waiting, {"left"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_planted_damage_is_found(edition, damage, sorts):
    damage(edition)

    assert found() == sorts


def test_a_pdf_of_an_earlier_round_is_not_read_again(edition):
    shorten(edition)

    assert found((timezone.now() + timedelta(minutes=1)).timestamp()) == set()
