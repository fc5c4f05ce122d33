"""What is on its way out of the portal in the moment in which somebody withdraws: in threads of their
own on a real database, each stopped where it has read and not yet handed over.
"""

import io
import zipfile
from threading import Event, Thread

import pytest
from django.conf import settings as project
from django.core.files.storage import default_storage
from django.db import connections
from django.urls import reverse

from focusgroups.feedback import services as feedback
from focusgroups.models import Summary
from forkommune.evidence.models import Passage, ResearchExport
from forkommune.evidence.querysets import SourceTextQuerySet
from forkommune.evidence.views import exports
from forkommune.privacy.services import withdraw_consent
from forkommune.work.models import Mail
from forkommune.work.services import running
from reports import making, rendering
from reports import services as reports
from reports.models import Edition, Snapshot
from tests.factories import (
    CodeFactory,
    CodingFactory,
    ConsentFactory,
    FocusGroupFactory,
    NoteFactory,
    ParticipantFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)
from tests.focusgroups.test_feedback import group, kari, send, written  # noqa: F401 - fixtures
from tests.reports.region import measure, region, said, supports

pytestmark = pytest.mark.django_db(transaction=True)
GONE, STAYS = "Flisovnen på låven holder oss varme", "Bussen går for sjelden om kvelden"
WAITS_S = 1.0  # for a withdrawal that has met a lock, and goes on when the other is done


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Files and logs of the test's own; what is built for printing stays where it is."""
    settings.ERASURE_LOG = str(tmp_path / "erasures.jsonl")
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    settings.VAR_DIR = tmp_path
    chapters = {"OPTIONS": {"location": tmp_path / "cache" / "chapters"}}
    settings.STORAGES = settings.STORAGES | {"chapters": settings.STORAGES["chapters"] | chapters}


@pytest.fixture
def meanwhile(monkeypatch):
    """Have an informant withdraw, once, as soon as a function has done its work for somebody else."""
    begun = []

    def arrange(place, name, informant):
        real, over = getattr(place, name), Event()

        def withdrawing():
            try:
                withdraw_consent(informant=informant.pk, way="phone")
            finally:
                over.set()
                connections.close_all()

        def acting(*args, **more):
            told = real(*args, **more)
            if not begun:
                begun.append(Thread(target=withdrawing))
                begun[0].start()
                over.wait(WAITS_S)
            return told

        monkeypatch.setattr(place, name, acting)

    yield arrange
    assert len(begun) == 1  # else nothing overlapped
    begun[0].join(20)
    assert not begun[0].is_alive()


def spoken(words, letter, session):
    """A turn of a letter that has agreed, coded; whoever said it."""
    seat = ParticipantFactory(group=session, letter=letter)
    ConsentFactory(informant=seat.informant)
    source = SourceTextFactory(kind="note", title=session.title, informant=seat.informant)
    revision = TextRevisionFactory(source=source, text=words)
    NoteFactory(group=session, participant=seat, text=words, source=source, position=ord(letter))
    CodingFactory(
        passage=PassageFactory(revision=revision, start=0, end=len(words)),
        code=CodeFactory(name="Energi"),
    )
    return seat.informant


def exported(client, form):
    client.force_login(ResearcherFactory())
    asked = {"format": form, "purpose": "Analyse", "recipient": "CICERO"}
    return client.post(reverse("evidence:research-export"), asked)


@pytest.mark.parametrize(
    ("form", "place", "name"),
    [
        ("qdpx", exports, "files_of"),
        ("csv", exports, "files_of"),
        ("qdpx", SourceTextQuerySet, "counted_with_naming"),
    ],
    ids=["REFI-QDA, all read", "tables, all read", "in the midst of reading"],
)
def test_export_holds_nobody_who_withdraws_while_it_is_made(client, meanwhile, form, place, name):
    session = FocusGroupFactory()
    informant = spoken(GONE, "A", session)
    spoken(STAYS, "B", session)
    meanwhile(place, name, informant)

    answer = exported(client, form)

    assert answer.status_code == 422
    assert "Noen trakk seg mens fila ble laget" in answer.content.decode()
    assert GONE not in answer.content.decode()
    assert not ResearchExport.objects.exists()


def test_export_holds_no_turn_that_is_found_to_name_who_withdraws(client, meanwhile, monkeypatch):
    session = FocusGroupFactory()
    silent = ParticipantFactory(group=session, letter="A").informant
    ConsentFactory(informant=silent)
    spoken(f"Som A sa: {GONE}", "B", session)
    meanwhile(exports, "files_of", silent)

    refused = exported(client, "csv")
    anew = exported(client, "csv")

    assert refused.status_code == 422
    files = zipfile.ZipFile(io.BytesIO(b"".join(anew)))
    assert GONE not in "".join(files.read(one).decode() for one in files.namelist())


def test_edition_that_is_put_together_meanwhile_is_put_together_anew(meanwhile):
    made = region(2, interviewed=2)
    for interview, words in zip(made.interviews, (GONE, STAYS), strict=True):
        supports(said(interview, words, scopes=["interview", "quote_unnamed", "quote_named"]),
                 measure(interview.municipality, "Noe").claim)  # fmt: skip
    meanwhile(making, "freeze", made.interviews[0].informant)
    edition = reports.order_edition(
        deliverable=made.deliverable, audience="internal", profile="archive", by=None, send=False
    )

    making.freeze_edition(edition)

    assert [row["text"] for row in edition.snapshot.data["quotes"]] == [STAYS]
    assert GONE not in str(Snapshot.objects.values_list("data"))
    assert edition.citations.count() == Passage.objects.count()


def test_edition_that_is_laid_out_meanwhile_leaves_neither_file_nor_chapter(meanwhile, tmp_path):
    assert (project.BUILT_DIR / "frontend" / "fonts" / "print").is_dir(), "run the front-end build"
    made = region(1, interviewed=1)
    informant = made.interviews[0].informant
    supports(said(made.interviews[0], GONE, scopes=["interview", "quote_unnamed", "quote_named"]),
             measure(made.municipalities[0], "Noe").claim)  # fmt: skip
    edition = reports.order_edition(
        deliverable=made.deliverable, audience="internal", profile="archive", by=None, send=False
    )
    making.freeze_edition(edition)
    assert GONE in str(edition.snapshot.data)
    meanwhile(rendering, "facts_of", informant)

    running.perform(edition.job_id, "test")

    edition.job.refresh_from_db()
    assert (edition.job.state, edition.job.message) == (
        "failed",
        "Noe som denne utgaven siterer, er trukket tilbake. Bestill en ny utgave.",
    )
    assert not Edition.objects.exists()
    assert not Snapshot.objects.exists()
    assert not default_storage.exists("reports") or default_storage.listdir("reports")[1] == []
    assert [one for one in (tmp_path / "cache").rglob("*") if one.is_file()] == []


def test_summary_that_is_sent_meanwhile_carries_no_copied_words(client, kari, group, meanwhile):  # noqa: F811
    speaker = group.participants.get(letter="B")
    NoteFactory(group=group, participant=speaker, text=f"{GONE}.", position=1)
    summary = written(client, group, f"Mange var misfornøyde. En sa at {GONE.lower()}.")
    meanwhile(feedback, "text_of", speaker.informant)

    answer = send(client, summary, looked_at="on").content.decode()

    summary = Summary.objects.get()
    assert (summary.sent_at, summary.text) == (None, "")
    assert not Mail.objects.filter(kind=feedback.LINK_SCOPE).exists()
    assert "står ordrett i innlegg" in answer
