"""The embedded servers: shared, revived, never left behind. Real processes, really killed."""

import os
import shutil
from pathlib import Path

import psycopg2
import pytest

from forkommune.portal import folders, postgres, unprivileged
from forkommune.portal.errors import PortalError
from forkommune.portal.paths import embedded_database, socket_folder
from forkommune.portal.servers import embedded_servers

from .on_machine import (
    ROOT,
    alive_on,
    all_may_enter,
    heir_of_orphans,
    holder,
    kill,
    kill_at_once,
    numbers_of,
    took_leave_of,
    wait_until,
)


def test_the_suite_runs_on_postgresql_18_with_norwegian_letters():
    with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = cursor.fetchone()[0]
        cursor.execute("SELECT lower('ÆØÅ')")
        lowered = cursor.fetchone()[0]
    connection.close()

    assert (int(version) // 10_000, lowered) == (18, "æøå")


def test_each_process_of_the_suite_has_a_state_folder_of_its_own():
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")

    assert Path(os.environ["FORKOMMUNE_VAR"]).name == worker


@pytest.mark.processes
def test_the_last_of_several_users_stops_the_servers(var):
    with holder(var):
        started = numbers_of(var, "postgres -D")
        with embedded_servers(var) as servers, psycopg2.connect(servers.database_url):
            assert numbers_of(var, "postgres -D") == started
        assert numbers_of(var, "postgres -D") == started

    assert alive_on(var) == {}


@pytest.mark.processes
def test_servers_end_within_three_seconds_after_their_only_user_was_killed(var):
    with holder(var) as user:
        kill(user.pid)
        user.wait()

        wait_until(lambda: not alive_on(var), 3, "all servers ended")


@pytest.mark.processes
def test_what_was_written_survives_a_killed_user_and_the_next_start_reads_it(var):
    with heir_of_orphans(), embedded_servers(var) as servers:
        _execute(servers.database_url, "CREATE TABLE kept AS SELECT 42 AS answer")
        [server] = numbers_of(var, "postgres -D")
        kill_at_once(var, "forkommune.portal.keeper", "postgres -D")
        wait_until(lambda: took_leave_of(server), 10, "the dead server was taken leave of")

    with embedded_servers(var) as servers:
        rows = _execute(servers.database_url, "SELECT answer FROM kept")

    assert rows == [(42,)]


@pytest.mark.processes
def test_a_killed_postgresql_and_a_killed_redis_come_back(var):
    with embedded_servers(var) as servers:
        for name in ("postgres -D", "redis-server"):
            old = numbers_of(var, name)[0]
            kill(old)
            wait_until(lambda name=name, old=old: numbers_of(var, name) not in ([], [old]), 5, name)
        servers.await_ready()

        assert _execute(servers.database_url, "SELECT 1") == [(1,)]


@pytest.mark.processes
def test_a_killed_keeper_takes_the_servers_with_it_and_its_user_revives_them(var):
    with embedded_servers(var) as servers:
        old = set(alive_on(var))
        kill(numbers_of(var, "forkommune.portal.keeper")[0])
        wait_until(lambda: not old & set(alive_on(var)), 5, "the old servers ended")
        servers.await_ready()

        assert _execute(servers.database_url, "SELECT 1") == [(1,)]


@pytest.mark.processes
def test_a_half_made_database_folder_of_an_interrupted_first_start_does_no_harm(var):
    (var / "pg18.new").mkdir()
    (var / "pg18.new" / "PG_VERSION").write_text("18\n")

    with embedded_servers(var, names=["postgres"], durable=False) as servers:
        assert _execute(servers.database_url, "SELECT 1") == [(1,)]


@pytest.mark.processes
def test_a_path_too_long_for_a_socket_gets_a_short_private_folder_that_is_recorded(var):
    deep = var / ("d" * 100)

    with embedded_servers(deep, durable=False) as servers:
        folder = socket_folder(deep)
        assert _execute(servers.database_url, "SELECT 1") == [(1,)]
        assert embedded_database(deep)["HOST"] == str(folder)
        assert (folder != deep / "run", folder.stat().st_mode & 0o777) == (True, 0o700)
    shutil.rmtree(folder)


@pytest.mark.processes
def test_servers_run_for_an_ordinary_user(var):
    if os.geteuid() != 0:
        pytest.skip("every other test of this file runs as an ordinary user already")
    if not all_may_enter(ROOT):
        pytest.skip(f"only its owner may enter the folder of {ROOT}; no other user can run it")
    mine = var / "of-nobody"
    mine.mkdir()
    os.chown(mine, 65534, 65534)
    var.chmod(0o711)

    with holder(mine, as_nobody=True):
        assert {_owner(pid) for pid in alive_on(mine)} == {65534}


@pytest.mark.processes
def test_postgresql_under_root_has_another_user_and_the_files_stay_roots(var):
    if os.geteuid() != 0:
        pytest.skip("only root needs another user for PostgreSQL")
    with embedded_servers(var, names=["postgres"], durable=False):
        mapping = Path(f"/proc/{numbers_of(var, 'postgres -D')[0]}/uid_map").read_text().split()

    assert (mapping, (var / "pg18").stat().st_uid) == (["65534", "0", "1"], 0)


@pytest.mark.processes
def test_where_namespaces_are_forbidden_postgresql_really_is_nobody_below_roots_home(
    var, monkeypatch
):
    if os.geteuid() != 0:
        pytest.skip("only root needs another user for PostgreSQL")
    monkeypatch.setattr(unprivileged, "is_allowed", lambda way: way is unprivileged.become_nobody)
    folders.prepare_state_folder(var)
    postgres.make_folder(var)

    with embedded_servers(var, names=["postgres"], durable=False) as servers:
        answer = _execute(servers.database_url, "SELECT 1")
        server = numbers_of(var, "postgres -D")[0]
        owners = (_owner(server), (var / "pg18").stat().st_uid, var.stat().st_uid)

    assert (answer, owners, var.stat().st_mode & 0o777) == ([(1,)], (65534, 65534, 0), 0o700)


@pytest.mark.processes
def test_a_server_that_cannot_start_says_why_in_its_own_words(var):
    with embedded_servers(var, names=["postgres"], durable=False):
        pass
    (var / "pg18" / "postgresql.conf").write_text("no_such_setting = 1\n")

    with pytest.raises(PortalError, match="no_such_setting"), embedded_servers(var):
        pass


def _owner(pid: int) -> int:
    return Path(f"/proc/{pid}").stat().st_uid


def _execute(url: str, statement: str) -> list[tuple]:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()
