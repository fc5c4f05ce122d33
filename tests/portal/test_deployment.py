"""`check_deployment` names what is unsafe with its next step; all in order is tried in the smoke test."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from forkommune.portal import heartbeats
from forkommune.portal.backups import STAMP
from forkommune.portal.deployment import judge_deployment

from .running import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def service(settings, tmp_path, monkeypatch):
    """Settings as a service has them."""
    monkeypatch.setenv("SECRET_KEY", "abcdefghij" * 6)
    monkeypatch.delenv("BACKUP_DIR", raising=False)
    settings.PRODUCTION = settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECRET_KEY = "abcdefghij" * 6
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://portal.example", ["portal.example"]
    settings.TRUSTED_PROXIES, settings.SECOND_FACTOR_DEMANDED = 1, True
    settings.MAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example", "portal@portal.example"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example", 587
    settings.VAR_DIR = settings.STATIC_ROOT = settings.MEDIA_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    _back_up(tmp_path, timedelta(hours=2))
    for part in (heartbeats.WORKER, heartbeats.BEAT):
        heartbeats.give_sign(part)
    yield
    for part in (heartbeats.WORKER, heartbeats.BEAT):
        heartbeats.client().delete(f"portal:sign-of-life:{part}")


def _back_up(var, age):
    folder = var / "backups" / (datetime.now(UTC) - age).strftime(STAMP)
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}")


def judged() -> dict[str, tuple[str, str]]:
    """Level and next step by subject."""
    return {one.subject: (str(one.level), one.next_step) for one in judge_deployment()}


def objections() -> dict[str, str]:
    """The level of everything that is not in order; Django's list follows the test settings."""
    return {
        subject: level
        for subject, (level, _) in judged().items()
        if level != "ok" and subject not in ("Djangos egen liste", "Tall for overvåking")
    }


def test_a_service_in_order_has_nothing_to_object_to():
    assert objections() == {}
    assert len(judged()) >= 20


@pytest.mark.parametrize(
    ("changes", "subject", "level"),
    [
        ({"PRODUCTION": False}, "Driftsform", "error"),
        ({"DEBUG": True}, "Feilsider", "error"),
        ({"SECRET_KEY": "short"}, "Hemmelig nøkkel", "error"),
        ({"SECRET_KEY": "a" * 60}, "Hemmelig nøkkel", "error"),
        ({"ALLOWED_HOSTS": ["*"]}, "Portalens navn", "error"),
        ({"ALLOWED_HOSTS": ["other.example"]}, "Portalens navn", "error"),
        ({"BASE_URL": "http://portal.example"}, "HTTPS", "error"),
        ({"SECURE_HSTS_SECONDS": 0}, "HTTPS", "error"),
        ({"TRUSTED_PROXIES": 0}, "Mellomtjener", "warning"),
        ({"SECOND_FACTOR_DEMANDED": False}, "Ekstra faktor", "error"),
        ({"TIME_ZONE": "UTC"}, "Tidssone", "error"),
        ({"MAIL_HOST": ""}, "E-post", "error"),
        ({"DEFAULT_FROM_EMAIL": "a@b.invalid"}, "E-post", "error"),
        ({"STATIC_ROOT": "/nonexistent"}, "Stiler og skript", "error"),
    ],
)
def test_what_is_set_wrongly_is_named_alone_with_its_next_step(settings, changes, subject, level):
    for name, value in changes.items():
        setattr(settings, name, value)

    assert objections() == {subject: level}
    assert judged()[subject][1].endswith(".")


def test_a_mail_server_that_lets_nobody_in_is_an_error(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()

    assert objections() == {"E-post": "error"}


def test_a_database_that_is_away_hides_no_other_verdict(monkeypatch):
    def refuse(*args, **options):
        raise OperationalError("secret-host does not answer")

    monkeypatch.setattr(connection, "cursor", refuse)
    told = judged()

    assert told["Database"][0] == "error"
    assert told["Redis"][0] == told["E-post"][0] == told["Disk"][0] == "ok"
    assert "secret-host" not in str(list(judge_deployment()))


def test_a_silent_worker_and_clock_are_errors():
    for part in (heartbeats.WORKER, heartbeats.BEAT):
        heartbeats.client().delete(f"portal:sign-of-life:{part}")

    assert objections() == {"Arbeider": "error", "Klokke": "error"}


@pytest.mark.parametrize(("days", "level"), [(2, "warning"), (9, "error"), (None, "error")])
def test_an_old_backup_is_named(settings, tmp_path, days, level):
    settings.VAR_DIR = tmp_path / "other"
    settings.VAR_DIR.mkdir()
    if days:
        _back_up(settings.VAR_DIR, timedelta(days=days))

    assert objections() == {"Sikkerhetskopi": level}


def test_the_command_ends_with_1_when_anything_is_wrong_and_speaks_json(settings):
    settings.DEBUG = True
    words, plain = StringIO(), StringIO()

    with pytest.raises(SystemExit) as in_words:
        call_command("check_deployment", stdout=words)
    with pytest.raises(SystemExit) as as_json:
        call_command("check_deployment", "--json", stdout=plain)

    assert (in_words.value.code, as_json.value.code) == (1, 1)
    assert "FEIL     Feilsider: viser kode" in words.getvalue()
    assert "         → Ta DEBUG ut av innstillingene." in words.getvalue()
    levels = {one["subject"]: one["level"] for one in json.loads(plain.getvalue())}
    assert (levels["Feilsider"], levels["Database"]) == ("error", "ok")
