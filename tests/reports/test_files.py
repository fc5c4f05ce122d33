"""Files of editions and their rows fit together, or somebody is told."""

import os
import time

import pytest

from forkommune.celery import app
from reports.chapters import chapter_cache
from reports.files import PART_LIVES_SECONDS, Strays, tidy_up
from reports.models import Edition
from reports.tasks import tidy_files
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(media):
    """The folder of reports."""
    made = media / "reports"
    made.mkdir(parents=True)
    return made


def test_nothing_is_told_where_no_report_was_ever_made():
    assert tidy_up() == Strays(files=(), editions=())


def test_file_without_edition_and_edition_without_file_are_told(folder, caplog):
    kept, lost = EditionFactory(number=1), EditionFactory(number=2)
    for edition, name in ((kept, "kept.pdf"), (lost, "lost.pdf")):
        Edition.objects.filter(pk=edition.pk).update(file=f"reports/{name}", sha256="a" * 64)
    for name in ("kept.pdf", "stray.pdf"):
        (folder / name).write_bytes(b"%PDF")

    assert tidy_up() == Strays(files=("reports/stray.pdf",), editions=("D2 2",))
    assert "The file reports/stray.pdf belongs to no edition." in caplog.text
    assert "The file of D2 2 is gone; make the edition again." in caplog.text
    assert (folder / "stray.pdf").exists()


def test_half_written_file_of_a_killed_worker_is_dropped_after_a_day(folder):
    old, fresh = folder / "old.part", folder / "fresh.part"
    for part in (old, fresh):
        part.write_bytes(b"%PD")
    past = time.time() - PART_LIVES_SECONDS - 60
    os.utime(old, (past, past))

    assert tidy_up() == Strays(files=(), editions=())
    assert (old.exists(), fresh.exists()) == (False, True)


def test_every_task_on_the_clock_exists():
    app.loader.import_default_modules()

    named = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert named <= set(app.tasks)


def test_chapters_that_were_not_asked_for_longest_go_at_night(chapters, monkeypatch):
    cache = chapter_cache()
    for at, name in enumerate(("old", "new")):
        cache.put(name, b"x" * 100)
        os.utime(chapters / f"{name}.pdf", (at, at))
    monkeypatch.setattr("reports.chapters.KEPT", 150)

    tidy_files()

    assert (cache.get("old"), cache.get("new")) == (None, b"x" * 100)
