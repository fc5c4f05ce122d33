"""Figures for monitoring: what they count, by which bounded names, and where they are given."""

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from forkommune.portal import heartbeats, metrics, observing
from forkommune.portal.errors import PortalError
from forkommune.portal.metrics_address import MetricsAddress, metrics_address
from forkommune.work.models import Job, Mail
from forkommune.work.services.outbox import post_mail


def samples(text: bytes) -> dict[tuple, float]:
    """Every figure by its name and the values of its labels."""
    families = text_string_to_metric_families(text.decode())
    return {
        (one.name, *one.labels.values()): one.value for family in families for one in family.samples
    }


@pytest.fixture
def in_transaction(monkeypatch):
    """The connection is the test's; a scrape would close it."""
    monkeypatch.setattr(metrics, "close_old_connections", lambda: None)


@pytest.mark.django_db
def test_state_of_the_portal_is_told_in_figures(settings, tmp_path, in_transaction):
    settings.VAR_DIR = tmp_path
    backup = tmp_path / "backups" / f"{timezone.now():%Y%m%dT%H%M%SZ}"
    backup.mkdir(parents=True)
    (backup / "manifest.json").write_text("{}")
    for state in ("queued", "queued", "failed"):
        Job.objects.create(kind="report", input_hash=f"{Job.objects.count()}", state=state)
    Job.objects.filter(state="queued").update(
        ordered_at=timezone.now() - timezone.timedelta(seconds=90)
    )
    post_mail(kind="job", key="1", to="a@b.example", subject="s", body="b")

    told = samples(metrics.figures())

    assert told["forkommune_jobs", "queued"] == 2
    assert told["forkommune_jobs", "failed"] == 1
    assert 90 <= told["forkommune_job_oldest_seconds", "queued"] < 600
    assert told["forkommune_mails", Mail.objects.get().state] == 1
    assert 0 <= told["forkommune_backup_age_seconds",] < 600
    assert told["forkommune_part_up", "database"] == 1
    assert told["forkommune_database_connections_max",] == 100
    assert told["forkommune_database_connections", "active"] >= 1


def test_without_a_database_the_parts_are_told_and_nothing_is_invented(
    settings, tmp_path, monkeypatch, in_transaction
):
    def refuse(*args, **options):
        raise OperationalError("could not connect")

    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(connection, "cursor", refuse)
    heartbeats.client().delete("portal:sign-of-life:beat", "portal:sign-of-life:worker")

    told = samples(metrics.figures())

    assert told == {
        ("forkommune_part_up", "database"): 0,
        ("forkommune_part_up", "redis"): 1,
        ("forkommune_part_up", "worker"): 0,
        ("forkommune_part_up", "beat"): 0,
    }


@pytest.mark.django_db
def test_requests_are_counted_by_view_and_never_by_path(client):
    def count(*labels):
        return observing.REQUESTS.labels(*labels)._value.get()

    before = count("none", "GET", 404), count("none", "other", 405)
    client.get("/finnes-ikke/kari/?q=x")
    client.generic("BREW", "/finnes-ikke/")
    client.get("/eksempler/")

    assert (count("none", "GET", 404), count("none", "other", 405)) == (
        before[0] + 1,
        before[1] + 1,
    )
    labels = {labels for labels, _child in observing.REQUESTS._metrics.items()}
    assert ("pilots:example-list", "GET", "200") in labels
    assert [one for one in labels if "/" in "".join(one)] == []


def test_the_port_of_the_socket_decides_and_not_what_a_visitor_says(monkeypatch):
    monkeypatch.setenv("FORKOMMUNE_METRICS_ADDRESS", "127.0.0.1:9100")
    monkeypatch.setattr(metrics, "figures", lambda: b"figures")
    application = metrics.with_metrics(lambda environ, start_response: [b"portal"])
    statuses = []

    def ask(port: str, path: str) -> bytes:
        environ = {"SERVER_PORT": port, "PATH_INFO": path, "HTTP_HOST": "127.0.0.1:9100"}
        return b"".join(application(environ, lambda status, _headers: statuses.append(status)))

    assert [ask("8000", "/metrics"), ask("9100", "/metrics")] == [b"portal", b"figures"]
    assert ask("9100", "/eksempler/") != b"portal"
    assert statuses == ["200 OK", "404 Not Found"]


def test_without_an_address_the_portal_is_served_as_it_is(monkeypatch):
    monkeypatch.delenv("FORKOMMUNE_METRICS_ADDRESS", raising=False)

    def portal(environ, start_response):
        return []

    assert (metrics_address(), metrics.with_metrics(portal)) == (None, portal)


@pytest.mark.parametrize("text", ["9100", ":9100", "127.0.0.1", "127.0.0.1:0", "a:70000", "a:x"])
def test_an_address_that_is_none_is_named_with_how_it_is_written(monkeypatch, text):
    monkeypatch.setenv("FORKOMMUNE_METRICS_ADDRESS", "127.0.0.1:9100")
    good = metrics_address()
    monkeypatch.setenv("FORKOMMUNE_METRICS_ADDRESS", text)

    with pytest.raises(PortalError) as told:
        metrics_address()

    assert good == MetricsAddress("127.0.0.1", 9100)
    assert str(told.value).startswith(f"FORKOMMUNE_METRICS_ADDRESS er «{text}». Skriv den som")
