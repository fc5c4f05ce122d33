"""When the tables, data and static files are prepared, and when that is left out."""

import os
import shutil
from pathlib import Path

import pytest

from forkommune.portal import roster, schema

ADDRESS = os.environ["DATABASE_URL"]


@pytest.fixture
def prepared(tmp_path):
    """A state folder on which everything has been done."""
    (tmp_path / "frontend").mkdir()
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text("{}")
    schema.note_migrated(tmp_path, ADDRESS)
    schema.note_loaded(tmp_path, ADDRESS, demo=False)
    return tmp_path


def _arguments(var: Path, *, demo: bool = False) -> list[list[str]]:
    return [list(step.arguments) for step in roster.preparations(var, ADDRESS, demo=demo)]


def test_on_an_ordinary_second_start_nothing_is_prepared(prepared):
    assert _arguments(prepared) == []


def test_on_an_empty_folder_everything_is_prepared_in_order(tmp_path):
    assert [arguments[1] for arguments in _arguments(tmp_path)] == [
        "forkommune.ui.frontend",
        "collectstatic",
        "prepare_portal",
        "prepare_portal",
    ]


def test_the_invented_project_is_loaded_once_when_it_is_asked_for(prepared):
    asked = _arguments(prepared, demo=True)
    schema.note_loaded(prepared, ADDRESS, demo=True)

    assert (asked, _arguments(prepared, demo=True)) == (
        [["manage.py", "prepare_portal", "--data", "--demo"]],
        [],
    )


def test_a_new_migration_makes_the_old_preparation_void(prepared, tmp_path, monkeypatch):
    root = tmp_path / "root"
    (root / "rooms" / "migrations").mkdir(parents=True)
    shutil.copy(schema.BASE_DIR / "requirements.lock", root)
    monkeypatch.setattr(schema, "BASE_DIR", root)
    schema.note_migrated(prepared, ADDRESS)
    before = schema.is_migrated(prepared, ADDRESS)

    (root / "rooms" / "migrations" / "0002_more.py").write_text("operations = []\n")

    assert (before, schema.is_migrated(prepared, ADDRESS)) == (True, False)


def test_a_static_source_newer_than_what_was_collected_is_noticed(prepared):
    fresh = roster.static_is_stale(prepared)
    (prepared / "frontend.stamp").write_text("new")
    os.utime(prepared / "frontend.stamp", (2**31, 2**31))

    assert (fresh, roster.static_is_stale(prepared)) == (False, True)


def test_what_was_collected_is_no_source_even_below_the_root(prepared, monkeypatch):
    root = prepared.with_name("root")
    root.mkdir()
    prepared.rename(root / "var")
    (root / "requirements.lock").touch()
    os.utime(root / "requirements.lock", (1, 1))
    (root / "var" / "static" / "later.css").touch()
    os.utime(root / "var" / "static" / "later.css", (2**31, 2**31))
    monkeypatch.setattr(roster, "BASE_DIR", root)

    assert roster.static_is_stale(root / "var") is False


def test_another_database_counts_as_not_loaded(prepared):
    other = ADDRESS.rpartition("/")[0] + "/template1"

    assert schema.is_loaded(prepared, other, demo=False) is False


def test_the_web_server_writes_no_addresses_and_opens_no_control_socket(tmp_path):
    from forkommune.portal import web_server

    assert not hasattr(web_server, "accesslog")
    assert (web_server.preload_app, web_server.control_socket_disable) == (True, True)
    assert web_server.workers == roster.cores() + 1
    assert roster.WEB_COMMAND[-1] == f"python:{web_server.__name__}"


def test_the_worker_serves_every_queue():
    assert "celery,reports,chapters" in roster._worker_command()
