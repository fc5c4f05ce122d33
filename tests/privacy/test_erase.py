"""What erasing leaves: nothing of the person anywhere, and why where something is kept."""

from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Coding
from forkommune.privacy.erasing import plan_of
from forkommune.privacy.people import find_person
from forkommune.privacy.services import erase_person
from forkommune.work.history import acting
from forkommune.work.models import HistoryEntry, Mail
from forkommune.work.personal_data import Then
from tests import factories as make
from tests.access.markers import found_in

from .conftest import everything
from .test_export import kari  # noqa: F401

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_nothing_of_an_account_is_left_in_any_table_or_folder(kari, log_file, tmp_path):  # noqa: F811
    with acting(kari, "user.renamed"):
        User.objects.filter(pk=kari.pk).update(name="Kari Zqny")

    run("erase_person", str(kari.pk), "--yes")

    left = everything().lower()
    assert [
        word for word in ("zqkari", "zqny", "zqbrev", "zqnøtter", "kari@demo") if word in left
    ] == []
    assert "zqforslag" in left  # what a municipality should say is no data about who proposed it
    mails = (tmp_path / "mail" / "1.log").read_text()
    assert ("Zqmappe" in mails, "Zqannen" in mails) == (False, True)


def test_a_log_in_that_was_begun_and_not_ended_goes_too(client, log_file):
    cache.clear()
    user = make.OfficerFactory(pk=12345)  # the library writes numbers above nine in letters
    client.post("/konto/login/", {"login": user.email})
    begun = client.session.session_key

    erase_person(subject=find_person(str(user.pk)))

    assert begun
    assert not client.session.exists(begun)


def test_an_erased_account_lets_nobody_in_and_is_named_by_its_number(kari, log_file):  # noqa: F811
    erase_person(subject=find_person(str(kari.pk)))

    kari.refresh_from_db()
    assert (kari.is_active, kari.name, kari.email) == (
        False, f"Slettet person {kari.pk}", f"slettet-{kari.pk}@slettet.invalid",
    )  # fmt: skip
    assert list(kari.roles.all()) == []


def test_nothing_an_informant_said_is_left_and_all_others_words_are(planted):
    informant = planted.rows["kept interview"].informant
    before = found_in(everything())

    outcome = erase_person(subject=find_person(f"informant:{informant.pk}"))

    gone = before - found_in(everything())
    assert {
        f"zqmarkkept{word}qz"
        for word in (
            "answer",
            "passage",
            "notes",
            "memo",
            "how",
            "waived",
            "respondent",
            "value",
            "support",
            "reason",
        )
    } <= gone
    assert {
        f"zqmark{word}qz"
        for word in (
            "name",
            "mail",
            "phone",
            "role",
            "wording",
            "attempt",
            "draft",
            "revision",
            "conflict",
        )
    } <= gone | {"zqmarkmailqz", "zqmarknameqz", "zqmarkphoneqz"}
    assert [
        word for word in gone if "released" in word or "group" in word or "approved" in word
    ] == []
    titles = [line.title for line in outcome.of(Then.DECIDE)]
    assert titles == ["påstander"]


def test_a_draft_report_that_quotes_an_informant_goes_with_its_file(planted, settings):
    internal = planted.rows["internal edition"]
    informant = planted.rows["internal quote"].passage.revision.source.informant
    path = settings.MEDIA_ROOT / internal.file.name
    assert path.is_file()

    erase_person(subject=find_person(f"informant:{informant.pk}"))

    assert not path.exists()
    assert not type(internal).objects.filter(pk=internal.pk).exists()


def test_a_published_report_waits_for_somebody_to_decide(planted):
    edition = planted.rows["public edition"]
    informant = planted.rows["public quote"].passage.revision.source.informant

    outcome = erase_person(subject=find_person(f"informant:{informant.pk}"))

    [line] = [line for line in outcome.of(Then.DECIDE) if line.title == "utgaver"]
    assert line.named == (f"{edition} ({edition.pk})",)
    assert type(edition).objects.get(pk=edition.pk).file.name == edition.file.name


def test_the_codings_of_a_researcher_stay_under_a_number(log_file):
    coding = make.CodingFactory()

    outcome = erase_person(subject=find_person(str(coding.coder_id)))

    assert Coding.objects.get().coder.name == f"Slettet person {coding.coder_id}"
    [kept] = [
        line for line in outcome.of(Then.KEEP) if line.title == Coding._meta.verbose_name_plural
    ]
    assert (kept.count, "dokumenterte metoden" in kept.why) == (1, True)


def test_a_rehearsal_changes_nothing_and_says_what_the_deed_says(kari, log_file):  # noqa: F811
    before = everything()

    rehearsed = run("erase_person", str(kari.pk), "--dry-run")

    assert everything() == before
    assert not log_file.exists()
    done = run("erase_person", str(kari.pk), "--yes")
    assert "1  invitasjoner" in rehearsed
    assert "1  invitasjoner" in done


def test_a_second_time_there_is_nothing_left_to_do(kari, planted):  # noqa: F811
    informant = planted.rows["kept interview"].informant
    for who in (str(kari.pk), f"informant:{informant.pk}"):
        run("erase_person", who, "--yes")
    before = everything()

    again = [
        run("erase_person", who, "--yes")
        for who in (f"user:{kari.pk}", f"informant:{informant.pk}")
    ]

    assert "er allerede slettet" in again[0]
    assert "ingenting er igjen" in again[1]
    assert everything() == before


@pytest.mark.parametrize("answer", ["", "ja"])
def test_without_the_word_nothing_happens(kari, log_file, monkeypatch, answer):  # noqa: F811
    monkeypatch.setattr("builtins.input", lambda question: answer)

    with pytest.raises(CommandError, match="Ingenting ble endret"):
        run("erase_person", str(kari.pk))

    assert User.objects.get(pk=kari.pk).is_active


def test_nobody_is_told_in_one_sentence(log_file):
    with pytest.raises(CommandError, match="Ingen i portalen er «999»"):
        run("erase_person", "999", "--yes")


def test_a_person_whom_a_public_document_names_stays_with_the_reason(log_file):
    named = make.PersonFactory(is_public=True)

    outcome = erase_person(subject=find_person(f"person:{named.pk}"))

    named.refresh_from_db()
    assert named.name.startswith("Person")
    assert [line.title for line in outcome.of(Then.KEEP)] == ["personer"]


def test_history_says_that_somebody_was_erased_and_by_whom_without_content(kari, log_file):  # noqa: F811
    secretary = make.SecretaryFactory()

    erase_person(subject=find_person(str(kari.pk)), by=secretary, reason="Krav mottatt")

    entry = HistoryEntry.objects.filter(
        action="person.erased", table="accounts_user", operation="EVENT"
    ).get()
    assert (entry.actor_id, entry.row, entry.reason) == (secretary.pk, str(kari.pk), "Krav mottatt")
    assert set(entry.changes) <= {"delete", "anonymise", "keep", "decide"}


def test_what_rested_on_an_informant_alone_is_named(planted):
    informant = planted.rows["kept interview"].informant

    [line] = plan_of(find_person(f"informant:{informant.pk}")).of(Then.DECIDE)

    claim = planted.rows["kept claim"]
    assert f"{claim} ({claim.pk})" in line.named
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_mail_to_somebody_else_stays(kari, log_file):  # noqa: F811
    other = Mail.objects.create(
        kind="notice", key="2", recipient="ola@demo.invalid", subject="x", body="y"
    )

    erase_person(subject=find_person(str(kari.pk)))

    assert list(Mail.objects.all()) == [other]
