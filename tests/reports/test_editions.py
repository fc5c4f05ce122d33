"""Ordering, making, publishing and withdrawing editions."""

import hashlib
import threading
import zipfile
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from forkommune.evidence.models import Consent
from forkommune.work.models import HistoryEntry, Job
from forkommune.work.services import running
from forkommune.work.services.jobs import end_job
from reports.making import CannotMake, make_edition
from reports.models import Edition
from reports.services import (
    CannotPublish,
    add_sentence,
    publish_edition,
    remove_sentence,
    withdraw_edition,
)
from tests.factories import DeliverableFactory, ResearcherFactory, SecretaryFactory
from tests.reports.ordering import order_frozen

from .pdf import text_of
from .region import measure, region, said, supports
from .test_snapshots import NAMED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    """Which jobs were sent."""
    sent = []
    monkeypatch.setattr(
        "forkommune.work.tasks.run_job.apply_async", lambda args, task_id: sent.append(args[0])
    )
    return sent


def order(made, by=None, **more):
    return order_frozen(
        **{"deliverable": made.deliverable, "audience": "public", "profile": "archive", "by": by}
        | more
    )


def test_edition_is_ordered_with_its_frozen_data_and_its_job(
    django_capture_on_commit_callbacks, rung
):
    made, user = region(2), SecretaryFactory()

    with django_capture_on_commit_callbacks(execute=True):
        edition = order(made, by=user)

    assert (edition.number, edition.state, edition.ordered_by) == (1, "ordered", user)
    assert [m["name"] for m in edition.snapshot.data["municipalities"]] == ["Alvdalen", "Bekkestad"]
    assert rung == [str(edition.job_id)]


def test_double_click_orders_one_edition_and_other_readers_another():
    made = region(1)

    first, second = order(made), order(made)
    internal = order(made, audience="internal")

    assert first == second
    assert internal.number == 2
    assert Job.objects.count() == 2


def test_report_that_is_not_built_names_the_one_that_is():
    made = region(1)

    with pytest.raises(CannotMake, match=r"D8 kan ikke lages ennå.*D2"):
        order(made, deliverable=DeliverableFactory(code="D8", project=made.deliverable.project))
    assert Edition.objects.count() == 0


def test_data_stay_as_they_were_when_the_edition_was_ordered(make):
    made = region(1)
    edition = order(made)
    measure(made.municipalities[0], "Kom for sent")

    run = running.claim(edition.job_id, "w")
    make_edition(run)

    edition.refresh_from_db()
    assert edition.state == "draft"
    assert edition.snapshot.data["municipalities"][0]["findings"]["measures"] == []


def test_steps_name_the_chapters_and_the_checks(make, monkeypatch):
    steps = []
    original = running.JobRun.step
    monkeypatch.setattr(
        running.JobRun, "step", lambda run, name: (steps.append(name), original(run, name))[1]
    )

    edition = make(region(1))

    assert steps[-6:] == [
        "Setter sammen kapitlene", "Kontrollerer filen", "Skriver Word-filen",
        "Skriver nettversjonen", "Skriver datapakken",
        "Lagrer filene",
    ]  # fmt: skip
    with edition.word.open("rb") as file, zipfile.ZipFile(file) as word:
        assert "Alvdalen" in word.read("word/document.xml").decode()
    assert {"Sammendrag", "Status for klimaarbeidet", "Alvdalen", "Kilder og kolofon"} <= set(steps)
    assert (edition.job.step, edition.job.percent) == (edition.job.steps, 100)


def test_finished_file_stands_under_the_name_of_its_contents(make, media):
    edition = make(region(1))

    assert edition.file.name == f"reports/{edition.sha256}.pdf"
    there = {path.name for path in (media / "reports").iterdir()}
    names = {Path(file.name).name for file in edition.stored_files}
    assert there == names == {_by_contents(media / file.name) for file in edition.stored_files}


def _by_contents(path: Path) -> str:
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}{path.suffix}"


def test_cancelled_report_leaves_no_file(media):
    edition = order(region(1))
    Job.objects.update(cancel_requested=True)

    running.perform(edition.job_id, "w")

    edition.refresh_from_db()
    assert (edition.state, edition.job.state, edition.sha256) == ("cancelled", "cancelled", "")
    assert not (media / "reports").exists()


def test_editions_of_before_learn_what_became_of_their_jobs_and_can_forget_it():
    migration = import_module("reports.migrations.0003_edition_not_made")
    edition = order(region(1))
    Job.objects.filter(pk=edition.job_id).update(state="cancelled")
    states = []

    for change in (migration.name_the_outcome, migration.call_them_ordered):
        change(apps, None)
        edition.refresh_from_db()
        states.append(edition.state)

    assert states == ["cancelled", "ordered"]


def test_withdrawn_passage_stops_the_report_with_a_reason():
    made = region(6, interviewed=6)
    passage = supports(
        said(made.interviews[0], "Bort med dette.", scopes=NAMED),
        measure(made.municipalities[0], "Noe").claim,
    )
    edition = order(made)
    passage.delete()

    running.perform(edition.job_id, "w")

    edition.refresh_from_db()
    assert (edition.state, edition.job.state, edition.job.message) == (
        "not_made",
        "failed",
        "Noe som denne utgaven siterer, er trukket tilbake. Bestill en ny utgave.",
    )


def test_published_edition_is_the_draft_without_its_marks(make):
    made, user = region(1), SecretaryFactory()
    draft = make(made)
    draft_words = text_of(draft.path)

    publish_edition(edition=draft, by=user)
    draft.refresh_from_db()
    assert draft.state == "draft"  # not public before the final file is made
    running.perform(draft.job_id, "w")

    edition = Edition.objects.get()
    published_words = text_of(draft.path.parent / f"{edition.sha256}.pdf")
    assert (edition.state, edition.published_at is not None) == ("published", True)
    assert "ikke godkjent" in draft_words.lower()
    assert "Utkast" not in published_words
    assert "Utgave 1" in published_words


def test_internal_edition_and_unfinished_draft_cannot_be_published():
    made, user = region(1), SecretaryFactory()

    with pytest.raises(CannotPublish, match="laget for offentligheten"):
        publish_edition(edition=order(made, audience="internal"), by=user)
    with pytest.raises(CannotPublish, match="«Bestilt»"):
        publish_edition(edition=order(made), by=user)


def test_consent_withdrawn_after_the_draft_stops_publishing():
    made, user = region(6, interviewed=6), SecretaryFactory()
    supports(
        said(made.interviews[0], "Dette sa jeg.", scopes=NAMED),
        measure(made.municipalities[0], "Noe").claim,
    )
    edition = order(made)
    Edition.objects.update(state="draft", sha256="0" * 64)
    Consent.objects.update(withdrawn_at=edition.ordered_at)

    # Each answer is named, and why it may not be quoted.
    with pytest.raises(CannotPublish, match=r"Svar på spørsmål 7: .*grunnlag"):
        publish_edition(edition=edition, by=user)


def test_withdrawal_keeps_the_row_and_records_who_and_why():
    edition, user = order(region(1)), SecretaryFactory()
    Edition.objects.update(state="published", sha256="0" * 64)

    with pytest.raises(CannotPublish, match="Skriv hvorfor"):
        withdraw_edition(edition=edition, by=user, reason="  ")
    withdraw_edition(edition=edition, by=user, reason="Feil tall for Alvdalen")

    entry = HistoryEntry.objects.of(edition).first()
    assert Edition.objects.get().state == "withdrawn"
    assert (entry.action, entry.reason, entry.actor_id) == (
        "edition.withdrawn",
        "Feil tall for Alvdalen",
        user.pk,
    )


def test_sentence_takes_the_mark_of_what_it_rests_on():
    made, user = region(1, interviewed=1), ResearcherFactory()

    written = add_sentence(
        deliverable=made.deliverable,
        text="  Tiden mangler. ",
        passages=[said(made.interviews[0], "Tid.", invented=True)],
        nature="fact",
        by=user,
    )

    assert (written.claim.statement, written.claim.is_invented) == ("Tiden mangler.", True)
    remove_sentence(sentence=written, by=user)
    assert made.deliverable.sentences.count() == 0


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_order_one_edition(rung):
    made, start, numbers = region(1), threading.Barrier(3), []

    def click():
        start.wait()
        numbers.append(order(made).number)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(3)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()

    assert numbers == [1, 1, 1]
    assert len(rung) == 1


def test_number_of_an_edition_that_went_is_given_to_no_other():
    made = region(1)
    first = order(made)
    end_job(Job.objects.filter(pk=first.job_id), "failed", "Stans.")
    first.delete()

    assert order(made).number == 2
