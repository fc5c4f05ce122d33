"""Secrets by variable or by file, and what is said when they are given wrongly."""

import os
import subprocess
import sys

import psycopg2
import pytest

from forkommune.portal.errors import PortalError
from forkommune.portal.given import SECRETS, database_url, given

from .on_machine import ROOT, clean_environment


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch):
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Give a value by file."""

    def into_file(name, text):
        file = tmp_path / name.lower()
        file.write_bytes(text)
        monkeypatch.setenv(f"{name}_FILE", str(file))
        return file

    return into_file


def test_a_value_comes_from_its_variable_or_from_its_file_or_is_the_default(monkeypatch, put):
    default = given("MAIL_PASSWORD", "none")
    monkeypatch.setenv("MAIL_PASSWORD", "by variable")
    by_variable = given("MAIL_PASSWORD", "none")
    monkeypatch.delenv("MAIL_PASSWORD")
    put("MAIL_PASSWORD", "på fil æøå\n".encode())

    assert (default, by_variable, given("MAIL_PASSWORD")) == ("none", "by variable", "på fil æøå")


def test_both_at_once_are_refused_since_nobody_knows_which_is_meant(monkeypatch, put):
    put("SECRET_KEY", b"one")
    monkeypatch.setenv("SECRET_KEY", "two")

    with pytest.raises(PortalError) as told:
        given("SECRET_KEY")

    assert str(told.value) == "Både SECRET_KEY og SECRET_KEY_FILE er satt. Ta bort den ene."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "kan ikke leses (det finnes ikke)"),
        (b" \n", "er tom. Legg verdien i den."),
        (b"\xff\xfe", "kan ikke leses (det er ikke tekst)"),
    ],
)
def test_a_file_without_a_value_is_named_with_its_variable(put, text, words):
    file = put("MAIL_USER", text or b"")
    if text is None:
        file.unlink()

    with pytest.raises(PortalError) as told:
        given("MAIL_USER")

    assert str(told.value).startswith(f"Filen {file}, som MAIL_USER_FILE oppgir, {words}")


def test_a_password_apart_may_hold_any_character(monkeypatch, put):
    monkeypatch.setenv("DATABASE_URL", "postgres://portal@db:5432/portal")
    put("DATABASE_PASSWORD", b"a/b@c:d#e?f%g&h")

    found = psycopg2.extensions.parse_dsn(database_url())

    assert found == {
        "user": "portal",
        "password": "a/b@c:d#e?f%g&h",
        "host": "db",
        "port": "5432",
        "dbname": "portal",
    }


@pytest.mark.parametrize("address", ["postgres://db/portal", "postgres://a:b@db/portal"])
def test_a_password_apart_needs_a_user_and_no_other_password(monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATABASE_PASSWORD", "x")

    with pytest.raises(PortalError, match="må oppgi en bruker og ikke noe passord"):
        database_url()


@pytest.mark.processes
def test_settings_read_every_secret_from_its_file(tmp_path):
    values = {
        "SECRET_KEY": "k" * 60,
        "DATABASE_URL": "postgres://portal@db/portal",
        "DATABASE_PASSWORD": "p@ss",
        "REDIS_URL": "redis://queue:6379/3",
        "MAIL_USER": "sender",
        "MAIL_PASSWORD": "m@il",
        "OIDC_CLIENT_SECRET": "cl:ent",
    }
    for name, value in values.items():
        (tmp_path / name).write_text(value)
    files = {f"{name}_FILE": str(tmp_path / name) for name in values}
    provider = {"OIDC_ISSUER": "https://id.example", "OIDC_CLIENT_ID": "portal"}
    show = (
        "from forkommune.settings import base as s; d = s.DATABASES['default'];"
        "print(s.SECRET_KEY, d['USER'], d['PASSWORD'], s.REDIS_URL, s.EMAIL_HOST_USER,"
        " s.EMAIL_HOST_PASSWORD,"
        " s.OIDC.secret)"
    )

    told = subprocess.run(
        [sys.executable, "-c", show],
        cwd=ROOT,
        env=clean_environment(FORKOMMUNE_VAR=str(tmp_path), MAIL_HOST="m", **provider, **files),
        capture_output=True,
        text=True,
        check=False,
    )

    expected = f"{'k' * 60} portal p@ss redis://queue:6379/3 sender m@il cl:ent\n"
    assert (told.stderr, told.stdout) == ("", expected)
    assert set(values) == set(SECRETS)
    assert "SECRET_KEY" not in os.environ
