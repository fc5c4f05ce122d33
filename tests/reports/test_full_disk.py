"""A disk that is full: whoever ordered is told so, and a later order is made."""

import errno
import os
import uuid

import pytest

from forkommune.documents.fonts import load_fonts
from forkommune.documents.layout import LayoutJob, page
from forkommune.work.full_disk import is_full_disk
from forkommune.work.models import Job, Mail
from forkommune.work.services.running import perform
from forkommune.work.whole_files import PassingFiles, write_whole
from reports.chapters import chapter_cache, print_fonts
from reports.models import Edition, WaitingChapter
from reports.services import order_edition
from reports.typesetting import lay_out_next
from tests.factories import SecretaryFactory

from .region import region

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = (
    "Disken er full, så ingenting mer kunne lagres. Si fra til dem som driver portalen, og bestill "
    "på nytt når det er plass."
)


def no_room(*what, **how):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullFiles(PassingFiles):
    """Chapters on a full disk."""

    _save = no_room


@pytest.fixture
def full_chapters(settings, chapters):
    """Laid-out chapters cannot be kept."""
    told = settings.STORAGES["chapters"] | {"BACKEND": f"{__name__}.FullFiles"}
    settings.STORAGES = settings.STORAGES | {"chapters": told}


@pytest.fixture
def full_media(monkeypatch):
    """The files of an edition cannot be stored."""
    monkeypatch.setattr("reports.rendering.write_whole", no_room)


def order(made, by):
    edition = order_edition(
        deliverable=made.deliverable, audience="public", profile="archive", by=by, send=False
    )
    perform(edition.job_id, "test")
    return Edition.objects.select_related("job").get(pk=edition.pk)


@pytest.mark.processes
@pytest.mark.parametrize("full", ["full_chapters", "full_media"])
def test_who_ordered_is_told_once_that_the_disk_is_full(request, full, media):
    request.getfixturevalue(full)
    edition = order(region(1), SecretaryFactory())

    assert (edition.job.state, edition.job.attempts, edition.job.message) == ("failed", 1, WORDS)
    assert (edition.state, edition.stored_files) == ("not_made", ())
    assert [WORDS in mail.body for mail in Mail.objects.filter(kind="job")] == [True]
    assert [path for path in media.rglob("*") if path.is_file()] == []


@pytest.mark.processes
def test_an_order_after_room_was_made_is_made(full_media, monkeypatch):
    made, by = region(1), SecretaryFactory()
    failed = order(made, by)

    monkeypatch.setattr("reports.rendering.write_whole", write_whole)
    later = order(made, by)

    assert (failed.job.state, later.job.state, len(later.stored_files)) == ("failed", "done", 4)


def test_a_chapter_without_room_is_left_to_the_worker_of_its_job(full_chapters):
    job = Job.objects.create(kind="report", state="running", input_hash=uuid.uuid4().hex)
    fonts = load_fonts(print_fonts())
    html = page("<h1>Kort</h1>", title="Kort", language="nb")
    layout = LayoutJob("kort", html, "", fonts.folder, fonts.digest())
    WaitingChapter.of(job, layout).save()

    assert lay_out_next(job.pk) is False
    # Who finds it neither waiting nor kept lays it out itself, also where the job has ended meanwhile.
    assert not WaitingChapter.objects.exists()
    assert chapter_cache().get(layout.key()) is None


def test_other_faults_are_no_full_disk():
    assert not is_full_disk(OSError(errno.EACCES, os.strerror(errno.EACCES)))
    assert not is_full_disk(ValueError())
