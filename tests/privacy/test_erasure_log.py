"""What was erased stays erased, whatever crashes and whatever backup is restored."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import StringIO

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from forkommune.accounts.models import User
from forkommune.portal.dumping import make_backup
from forkommune.portal.restoring import with_database
from forkommune.portal.roster import preparations
from forkommune.privacy import erasing, services
from forkommune.privacy.aside import folders_aside
from forkommune.privacy.erasure_log import ErasureLog, LogUnusable
from forkommune.privacy.people import find_person
from forkommune.privacy.replaying import Replay
from forkommune.privacy.services import (
    UnknownDeed,
    erase_person,
    finish_interrupted,
    repeat_since,
    withdraw_consent,
)
from forkommune.work.personal_data import Outside
from tests import factories as make
from tests.portal.test_backup import databases  # noqa: F401

DAY = timedelta(days=1)


@pytest.fixture
def log(log_file):
    return ErasureLog(log_file)


def lines(log):
    return [json.loads(line) for line in log.path.read_text().splitlines()]


@pytest.mark.django_db
def test_an_erasure_stands_in_the_log_by_ids_and_times_alone(log):
    user = make.UserFactory(email="kari@demo.invalid", name="Kari")

    erase_person(subject=find_person("kari@demo.invalid"))

    assert [(line["kind"], line["subjects"], line["step"]) for line in lines(log)] == [
        ("erasure", [f"user:{user.pk}"], "begun"),
        ("erasure", [f"user:{user.pk}"], "done"),
    ]
    assert "kari" not in log.path.read_text().lower()
    assert log.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_an_erasure_that_fails_is_taken_out_of_the_log(log, monkeypatch):
    user = make.UserFactory()

    def refuse(subject, **more):
        raise RuntimeError("refused")

    monkeypatch.setattr(services, "erase", refuse)
    with pytest.raises(RuntimeError):
        erase_person(subject=find_person(str(user.pk)))

    assert log.read() == ([], [])


@pytest.mark.django_db
def test_an_erasure_that_fails_when_files_may_be_gone_stays_open_and_is_done_again(
    log, monkeypatch
):
    user = make.UserFactory()

    def refuse(subject):
        raise OSError("disk is away")

    with monkeypatch.context() as patched:
        patched.setattr(erasing, "outside_tables", [Outside("Mails", lambda subject: [], refuse)])
        with pytest.raises(OSError, match="disk is away"):
            erase_person(subject=find_person(str(user.pk)))
    left_open = [deed.subjects for deed in log.unfinished()]

    assert left_open == [(f"user:{user.pk}",)]
    assert (find_person(str(user.pk)).is_erased, finish_interrupted()) == (False, 1)
    assert find_person(str(user.pk)).is_erased


@pytest.mark.django_db(transaction=True)
def test_an_erasure_whose_commit_was_never_answered_stays_open(log, monkeypatch):
    user = make.UserFactory()
    commit = connection._commit

    def commit_and_lose_the_answer():
        commit()
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "_commit", commit_and_lose_the_answer)
        with pytest.raises(OperationalError):
            erase_person(subject=find_person(str(user.pk)))

    assert [deed.subjects for deed in log.unfinished()] == [(f"user:{user.pk}",)]
    assert (finish_interrupted(), log.unfinished()) == (0, [])


@pytest.mark.django_db
def test_without_a_log_nothing_is_erased(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.ERASURE_LOG = str(tmp_path / "file" / "log")
    user = make.UserFactory(name="Kari")

    with pytest.raises(CommandError, match="Ingenting slettes uten den"):
        call_command("erase_person", str(user.pk), "--yes")

    assert User.objects.get(pk=user.pk).name == "Kari"


@pytest.mark.django_db
def test_a_copy_of_the_database_is_erased_again_from_its_time_on(log):
    old, new = make.UserFactory(), make.UserFactory()
    before = datetime.now(UTC)
    log.finish(log.begin([f"user:{old.pk}"]))
    between = datetime.now(UTC)
    log.finish(log.begin([f"user:{new.pk}", "informant:99"]))

    assert repeat_since(between) == 1
    assert (find_person(f"user:{old.pk}").is_erased, find_person(f"user:{new.pk}").is_erased) == (
        False,
        True,
    )
    assert (repeat_since(before), repeat_since(before)) == (1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("crash", ["before the deed", "after the deed"])
def test_an_interrupted_erasure_is_finished(log, crash):
    user = make.UserFactory()
    log.begin([f"user:{user.pk}"])
    if crash == "after the deed":
        services.erase(find_person(str(user.pk)))

    assert finish_interrupted() == (1 if crash == "before the deed" else 0)
    assert find_person(str(user.pk)).is_erased
    assert log.unfinished() == []


@pytest.mark.django_db
def test_a_restore_that_was_interrupted_erases_again_at_the_next_start(log):
    user = make.UserFactory()
    made_at = datetime.now(UTC)
    log.finish(log.begin([f"user:{user.pk}"]))
    Replay.begin(made_at.isoformat())

    assert finish_interrupted() == 1
    assert find_person(str(user.pk)).is_erased


def test_the_next_start_finishes_an_interrupted_erasure_and_an_ordinary_one_has_none_to_finish(
    tmp_path,
):
    log = ErasureLog(tmp_path / "erasures.jsonl")
    titles = []
    for act in (lambda: log.finish(log.begin(["user:1"])), lambda: log.begin(["user:2"])):
        act()
        titles.append(
            [step.title for step in preparations(tmp_path, os.environ["DATABASE_URL"], demo=False)]
        )

    assert [("Fullfører en sletting som ble avbrutt …" in told) for told in titles] == [False, True]


@pytest.mark.django_db
def test_a_restore_says_when_the_log_knows_of_nothing(log):
    for _attempt in range(2):  # the first one makes the file
        told = Replay.begin(datetime.now(UTC).isoformat()).finish()
        assert "mangler eller kjenner ingen sletting" in told

    log.finish(log.begin(["user:99"]))
    assert (
        Replay.begin(datetime.now(UTC).isoformat()).finish() == "Ingenting måtte slettes på nytt."
    )


@pytest.mark.django_db
def test_the_number_of_an_erased_person_is_never_given_to_another(log):
    last = make.UserFactory().pk
    log.finish(log.begin([f"user:{last + 40}", "informant:0"]))

    Replay.begin(datetime.now(UTC).isoformat()).finish()

    assert make.UserFactory().pk == last + 41


@pytest.mark.django_db
def test_a_deed_of_another_version_is_never_passed_over(log):
    log.begin(["informant:7"], kind="future")

    with pytest.raises(UnknownDeed, match="future"):
        finish_interrupted()


def test_a_line_cut_off_by_a_crash_is_no_deed_and_does_not_spoil_the_next(log):
    log.finish(log.begin(["user:1"]))
    with log.path.open("ab") as file:
        file.write(b'{"id": "x", "kind": "eras')
    assert log.read()[1] == []

    log.finish(log.begin(["user:2"]))

    deeds, unreadable = log.read()
    assert [deed.subjects for deed in deeds] == [("user:1",), ("user:2",)]
    assert unreadable == [3]


def test_a_log_in_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "folder").mkdir()

    with pytest.raises(LogUnusable, match="kan ikke skrives"):
        ErasureLog(tmp_path / "folder").begin(["user:1"])


@pytest.mark.django_db
def test_the_command_wants_a_log_for_what_was_restored(log):
    with pytest.raises(CommandError, match="ingen slettelogg"):
        call_command("repeat_erasures", since=datetime.now(UTC) - DAY)
    out = StringIO()
    call_command("repeat_erasures", stdout=out)
    assert out.getvalue() == "Ingenting måtte slettes på nytt.\n"


def command(*arguments, **environment):
    """A command as a process on the database of the test, or on another."""
    tested = with_database(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        env=os.environ | {"DATABASE_URL": tested} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("It never came.")


def is_waiting():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            " AND datname = current_database()"
        )
        return cursor.fetchone()[0] == 1


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_nothing_is_half_and_the_next_start_finishes(log, tmp_path):
    user = make.UserFactory(name="Kari")
    role = make.RoleFactory(user=user)
    settings = connection.settings_dict
    holder = psycopg2.connect(with_database(os.environ["DATABASE_URL"], str(settings["NAME"])))
    with closing(holder), holder.cursor() as cursor:
        cursor.execute("SELECT 1 FROM accounts_role WHERE id = %s FOR UPDATE", [role.pk])
        killed = command("erase_person", str(user.pk), "--yes", ERASURE_LOG=str(log.path))
        wait_for(is_waiting)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
    wait_for(lambda: not is_waiting())

    assert (User.objects.get(pk=user.pk).name, user.roles.count()) == ("Kari", 1)
    [deed] = log.unfinished()
    assert deed.subjects == (f"user:{user.pk}",)
    assert finish_interrupted() == 1
    assert (find_person(str(user.pk)).is_erased, user.roles.count()) == (True, 0)


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_restored_backup_does_not_bring_anybody_back(log, databases, tmp_path):  # noqa: F811
    make.UserFactory(email="kari@demo.invalid", name="Kari")
    stays = make.UserFactory(email="ola@demo.invalid", name="Ola")
    tested = with_database(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
    made = make_backup(database_url=tested, media=tmp_path / "none", place=tmp_path, var=tmp_path)
    erase_person(subject=find_person("kari@demo.invalid"))
    target = databases("erased")
    (tmp_path / "frontend").mkdir()

    restored = command(
        "restore",
        str(made),
        DATABASE_URL=target,
        ERASURE_LOG=str(log.path),
        FORKOMMUNE_VAR=str(tmp_path),
    )
    out, err = restored.communicate()

    assert (restored.returncode, err) == (0, "")
    assert "1 person ble slettet på nytt etter loggen." in out
    with closing(psycopg2.connect(target)) as opened, opened.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_user ORDER BY 1")
        names = [row[0] for row in cursor.fetchall()]
    assert names == [stays.name, User.objects.exclude(pk=stays.pk).get().name]


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_restore_withdraws_again(log, databases, tmp_path, settings):  # noqa: F811
    settings.VAR_DIR, settings.EMAIL_FILE_PATH = tmp_path, str(tmp_path / "mail")
    informant, other = make.InformantFactory(), make.InformantFactory()
    for one, words in ((informant, "Vi fyrer med olje."), (other, "Vi fyrer med flis.")):
        make.ConsentFactory(informant=one)
        make.TextRevisionFactory(source__informant=one, text=words)
    tested = with_database(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
    made = make_backup(database_url=tested, media=tmp_path / "none", place=tmp_path, var=tmp_path)
    withdraw_consent(informant=informant.pk, way="email")
    withdrawn_at = informant.consents.get().withdrawn_at
    target = databases("withdrawn")
    (tmp_path / "frontend").mkdir()

    restored = command(
        "restore",
        str(made),
        DATABASE_URL=target,
        ERASURE_LOG=str(log.path),
        FORKOMMUNE_VAR=str(tmp_path),
    )
    out, err = restored.communicate()

    assert (restored.returncode, err) == (0, "")
    assert "1 person ble slettet på nytt etter loggen." in out
    with closing(psycopg2.connect(target)) as opened, opened.cursor() as cursor:
        cursor.execute("SELECT text FROM evidence_textrevision")
        assert cursor.fetchall() == [("Vi fyrer med flis.",)]
        cursor.execute("SELECT informant_id, withdrawn_at FROM evidence_consent ORDER BY 1")
        (_one, again), last = cursor.fetchall()
    assert abs(again - withdrawn_at) < timedelta(seconds=10)
    assert last == (other.pk, None)


def test_files_of_a_restore_that_was_killed_count_as_copies_that_hold_erased_data(
    settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "media"
    names = ("media.before-1", "media.restored-2", "media")
    for name in names:
        (tmp_path / name).mkdir()

    assert [folder.name for folder in folders_aside()] == list(names[:2])
