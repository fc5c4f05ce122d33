"""A backup comes back row by row and file by file, and never over what somebody has."""

import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from forkommune.portal import backups, schema
from forkommune.portal.backups import (
    Manifest,
    complete_backups,
    drop_halves,
    drop_old,
    find_backup,
    in_work,
)
from forkommune.portal.dumping import make_backup, table_states
from forkommune.portal.errors import PortalError
from forkommune.portal.restoring import restore_backup, with_database

SERVER = os.environ["DATABASE_URL"]
ROWS = (
    "CREATE TABLE answers (id serial PRIMARY KEY, words text, told timestamptz, share numeric(6,2))",
    "INSERT INTO answers (words, told, share) SELECT 'svar ' || n || ' æøå', now(), n / 7.0"
    " FROM generate_series(1, 200) n",
    "CREATE TABLE empty_one (id int)",
)


def administer(statement: str) -> None:
    with closing(psycopg2.connect(with_database(SERVER, "postgres"))) as server:
        server.autocommit = True
        server.cursor().execute(statement)


def run(url: str, *statements: str) -> None:
    with closing(psycopg2.connect(url)) as opened, opened, opened.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def states(url: str) -> dict:
    with closing(psycopg2.connect(url)) as opened, opened.cursor() as cursor:
        return table_states(cursor)


@pytest.fixture
def databases():
    """Makes databases of its own on the real server, and drops every one that came of them."""
    prefix = f"copy_{os.getpid()}"

    def make(name: str) -> str:
        administer(f'CREATE DATABASE "{prefix}_{name}"')
        return with_database(SERVER, f"{prefix}_{name}")

    yield make
    with closing(psycopg2.connect(with_database(SERVER, "postgres"))) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{prefix}%"])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def source(databases, tmp_path):
    """A database with rows, a file, and the backup of both."""
    url = databases("source")
    run(url, *ROWS)
    media = tmp_path / "media"
    (media / "reports").mkdir(parents=True)
    (media / "reports" / "d2.pdf").write_bytes(b"%PDF-1.7 " + b"x" * 5000)
    made = make_backup(database_url=url, media=media, place=tmp_path / "b", var=tmp_path)
    return url, media, made


def restore(made: Path, url: str, media: Path, *, force: bool = False):
    return restore_backup(backup=made, database_url=url, media=media, force=force)


def test_a_restored_database_and_its_files_equal_what_was_backed_up(source, databases, tmp_path):
    url, _media, made = source
    target = databases("target")

    restored = restore(made, target, tmp_path / "elsewhere")

    assert states(target) == states(url)
    assert states(target)["answers"].rows == 200
    assert (tmp_path / "elsewhere/reports/d2.pdf").read_bytes() == (
        made / "media/reports/d2.pdf"
    ).read_bytes()
    assert (restored.kept_database, restored.kept_media) == ("", None)


def test_rows_are_never_restored_over_without_being_told_to(source, databases, tmp_path):
    _url, media, made = source
    target = databases("target")
    run(target, "CREATE TABLE mine (id int)", "INSERT INTO mine VALUES (7)")
    before = states(target)

    with pytest.raises(PortalError, match="--force"):
        restore(made, target, media)

    assert states(target) == before


def test_what_stood_there_is_kept_when_one_is_told_to(source, databases, tmp_path):
    url, media, made = source
    target = databases("target")
    run(target, "CREATE TABLE mine (id int)", "INSERT INTO mine VALUES (7)")
    before = states(target)

    restored = restore(made, target, media, force=True)

    assert states(target) == states(url)
    assert states(with_database(SERVER, restored.kept_database)) == before
    assert (restored.kept_media / "reports/d2.pdf").is_file()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: (made / "database.dump").write_bytes(b"x"),
        lambda made: (made / "media/reports/d2.pdf").unlink(),
        lambda made: (made / "media/extra.txt").write_text("x"),
    ],
)
def test_a_damaged_backup_is_named_and_changes_nothing(source, databases, tmp_path, spoil):
    _url, _media, made = source
    target = databases("target")
    spoil(made)

    with pytest.raises(PortalError, match="skadet"):
        restore(made, target, tmp_path / "elsewhere")

    assert states(target) == {}
    assert not (tmp_path / "elsewhere").exists()


def test_a_row_that_differs_from_the_manifest_stops_the_restore(source, databases, tmp_path):
    _url, _media, made = source
    target = databases("target")
    manifest = Manifest.read(made)
    manifest.tables["answers"] = backups.TableState(rows=200, digest="0" * 32)
    manifest.write(made)

    with pytest.raises(PortalError, match="Tabellen answers"):
        restore(made, target, tmp_path / "elsewhere")

    assert states(target) == {}


def test_a_backup_of_a_newer_postgresql_is_told(source, databases, tmp_path):
    _url, media, made = source
    text = (made / "manifest.json").read_text(encoding="utf-8")
    (made / "manifest.json").write_text(re.sub(r'"postgres": \d+', '"postgres": 99', text))

    with pytest.raises(PortalError, match="PostgreSQL 99"):
        restore(made, databases("target"), media)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}', "\x00"])
def test_a_folder_without_a_readable_manifest_is_no_backup(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(PortalError, match="ingen sikkerhetskopi av denne portalen"):
        Manifest.read(tmp_path)


def test_a_half_backup_is_never_found_and_the_next_one_clears_it_away(source, tmp_path):
    _url, _media, made = source
    half = made.with_name("20990101T000000Z.part")
    half.mkdir()

    found = find_backup(made.parent)
    drop_old(made.parent, keep_days=30, now=datetime.now(UTC))

    assert (found, half.exists()) == (made, False)


def test_a_backup_under_way_is_not_cleared_away_by_another(source):
    _url, _media, made = source
    half = made.with_name("20990101T000000Z.part")
    half.mkdir()

    with in_work(half):
        drop_halves(made.parent)
        kept = half.exists()
    drop_halves(made.parent)

    assert (kept, half.exists()) == (True, False)


def test_a_backup_that_fails_in_the_middle_leaves_nothing_on_the_full_disk(source, tmp_path):
    url, media, _made = source
    (media / "unreadable").symlink_to(tmp_path / "gone")

    with pytest.raises(PortalError, match="kunne ikke skrives"):
        make_backup(database_url=url, media=media, place=tmp_path / "b3", var=tmp_path)

    assert list((tmp_path / "b3").iterdir()) == []


def test_what_a_killed_restore_left_goes_with_the_next_one(source, databases, tmp_path):
    _url, _media, made = source
    target = databases("target")
    name = target.rpartition("/")[2]
    databases("target_restored_20260101t000000z")
    (tmp_path / "elsewhere.restored-20260101t000000z").mkdir()

    restore(made, target, tmp_path / "elsewhere")

    with closing(psycopg2.connect(target)) as opened, opened.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [name])
        assert cursor.fetchall() == [(name,)]
    assert list(tmp_path.glob("elsewhere.*")) == []


def test_somebody_who_is_in_the_database_is_put_out_and_the_names_change(
    source, databases, tmp_path
):
    url, _media, made = source
    target = databases("target")

    with closing(psycopg2.connect(target)):
        restore(made, target, tmp_path / "elsewhere")

    assert states(target) == states(url)


def test_old_backups_go_but_never_the_newest(tmp_path):
    now = datetime(2026, 3, 1, tzinfo=UTC)
    for days in (90, 60, 40):
        folder = tmp_path / (now - timedelta(days=days)).strftime(backups.STAMP)
        folder.mkdir()
        (folder / "manifest.json").write_text("{}")

    gone = drop_old(tmp_path, keep_days=30, now=now)

    assert len(gone) == 2
    assert [folder.name[:8] for folder in complete_backups(tmp_path)] == ["20260120"]


def test_a_folder_that_cannot_be_written_is_told(source, tmp_path):
    url, media, _made = source
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(PortalError, match="kunne ikke skrives"):
        make_backup(database_url=url, media=media, place=tmp_path / "taken", var=tmp_path)


def test_a_database_that_does_not_answer_is_told(tmp_path):
    with pytest.raises(PortalError, match="svarer ikke"):
        make_backup(
            database_url="postgres://x@127.0.0.1:1/x", media=tmp_path, place=tmp_path, var=tmp_path
        )


def test_the_commands_say_what_they_did(source, databases, tmp_path, monkeypatch, settings):
    url, media, _made = source
    settings.MEDIA_ROOT = media
    monkeypatch.setenv("DATABASE_URL", url)
    out = StringIO()

    call_command("backup", str(tmp_path / "b2"), stdout=out)

    assert re.search(r"200 rader og 1 filer", out.getvalue())
    with pytest.raises(CommandError, match="minst én dag"):
        call_command("backup", str(tmp_path / "b2"), "--keep-days=0")
    with pytest.raises(CommandError, match="ingen hel sikkerhetskopi"):
        call_command("restore", str(tmp_path / "nothing"))


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_failed_migration_leaves_yesterdays_tables_and_a_backup(databases, tmp_path):
    """The first of two new migrations makes a table, the second fails: nothing of both is left."""
    url = databases("yesterday")
    tested = with_database(SERVER, str(connection.settings_dict["NAME"]))
    made = make_backup(database_url=tested, media=tmp_path / "none", place=tmp_path, var=tmp_path)
    restore(made, url, tmp_path / "media")
    before = states(url)
    environment = os.environ | {
        "DATABASE_URL": url,
        "FORKOMMUNE_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.portal.two_steps.settings",
    }

    prepared = subprocess.run(
        [sys.executable, "manage.py", "prepare_portal"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "the second step" in prepared.stderr
    assert states(url) == before
    assert len(complete_backups(tmp_path / "backups")) == 1
    assert not schema.is_migrated(tmp_path, url)
