"""The installer: what it finds missing, what it runs, what it leaves alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forkommune.portal import install
from forkommune.portal.errors import PortalError


@pytest.fixture
def runs(monkeypatch):
    """Commands that would have been run; all of them succeed."""
    commands: list[list[str]] = []

    def record(command, **options):
        commands.append([str(word) for word in command])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", record)
    return commands


@pytest.fixture
def nothing_installed(monkeypatch):
    """A machine without libraries, programs or venv."""

    def refuse(name):
        raise OSError(name)

    monkeypatch.setattr(install.ctypes, "CDLL", refuse)
    monkeypatch.setattr(install.shutil, "which", lambda name: None)
    monkeypatch.setattr(install, "PYTHON", Path("/no/python"))
    monkeypatch.setattr(install, "_has_ensurepip", lambda: False)


def test_a_bare_machine_lacks_the_pdf_libraries_and_venv(nothing_installed):
    needed = install.missing_packages("run")

    assert [name for name in needed if name != "redis-server"] == [
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz0b",
        "libharfbuzz-subset0",
        "libfontconfig1",
        "python3-venv",
    ]


def test_the_tests_need_a_browser_and_the_pdf_tools_as_well(nothing_installed):
    extra = set(install.missing_packages("test")) - set(install.missing_packages("run"))

    assert extra == {"chromium", "poppler-utils", "qpdf", "librsvg2-bin", "gettext"}


def test_the_machine_of_this_suite_lacks_nothing():
    assert install.missing_packages("test") == []


def test_root_installs_system_packages_and_says_so(runs, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/bin/{name}")

    install.install_system_packages(["qpdf"])

    assert [command[:2] for command in runs] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "qpdf" in runs[1]
    assert capsys.readouterr().out == "Installerer systempakker: qpdf …\n"


def test_sudo_goes_before_apt_where_it_needs_no_password(runs, monkeypatch):
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/bin/{name}")

    assert install.apt_prefix(1000) == ["sudo"]
    assert runs == [["sudo", "-n", "true"]]


def test_without_root_or_sudo_the_exact_command_is_printed_and_nothing_is_run(runs, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(install.shutil, "which", lambda name: None)

    with pytest.raises(PortalError) as refusal:
        install.install_system_packages(["qpdf", "gettext"])

    assert runs == []
    assert str(refusal.value) == (
        "Det mangler systempakker, og bare root kan installere dem. Kjør dette, og start på nytt: "
        "apt-get update && apt-get install -y --no-install-recommends qpdf gettext"
    )


def test_packages_are_installed_with_hashes_once_per_lock_file(runs, tmp_path, monkeypatch):
    monkeypatch.setattr(install, "VENV", tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("django==5.2 --hash=sha256:abc\n")
    install.install_packages(lock)
    install.install_packages(lock)
    lock.write_text("django==5.3 --hash=sha256:def\n")
    install.install_packages(lock)

    assert len(runs) == 2
    assert {"--require-hashes", "--no-deps", str(lock)} <= set(runs[0])


def test_a_failed_step_names_its_command_and_leaves_no_stamp(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install, "PYTHON", "false")
    lock = tmp_path / "requirements.lock"
    lock.write_text("")

    with pytest.raises(PortalError, match=r"^«false -m pip install .*» mislyktes \(kode 1\)"):
        install.install_packages(lock)

    assert not (tmp_path / "requirements.lock.installed").exists()


def test_a_broken_environment_is_made_anew(tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(install, "VENV", tmp_path / "venv")
    monkeypatch.setattr(install, "PYTHON", tmp_path / "venv" / "bin" / "python")
    monkeypatch.setattr(install, "_run", asked.append)

    install.make_environment()

    assert asked == [[sys.executable, "-m", "venv", "--clear", str(tmp_path / "venv")]]
    assert capsys.readouterr().out == "Lager Python-miljøet .venv …\n"


def test_a_refusal_is_one_line_on_stderr_and_exit_code_1(monkeypatch, capsys):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))

    code = install.main(["run"])

    said = capsys.readouterr()
    assert (code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "make run PYTHON=python3.11" in said.err
