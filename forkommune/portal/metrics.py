"""The figures for monitoring, in Prometheus' text format, on an inner address of their own.

The web server listens there too; which of its addresses a request came to is known from the
socket, so no header of a visitor leads to the figures.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from forkommune.work.models import Job, Mail

from .backups import last_backup_at
from .health import OK, health
from .metrics_address import metrics_address

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def with_metrics(application: Application) -> Application:
    """The application, and beside it the figures on their own port, if there is one."""
    address = metrics_address()
    if address is None:
        return application
    port = str(address.port)

    def either(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["SERVER_PORT"] == port:
            return _answer(environ["PATH_INFO"], start_response)
        return application(environ, start_response)

    return either


def _answer(path: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    if path != "/metrics":
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"/metrics\n"]
    body = figures()
    start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
    return [body]


def figures() -> bytes:
    """Requests of all processes of this web server, and the state of the portal just now."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(PortalState())
    close_old_connections()
    try:
        return generate_latest(registry)
    finally:
        close_old_connections()


class PortalState:
    """What the database, Redis and the state folder say when they are asked."""

    def collect(self) -> Iterator[Metric]:
        """Every figure; those of a database that is away are left out."""
        parts = GaugeMetricFamily(
            "forkommune_part_up", "Whether a part of the portal works", labels=["part"]
        )
        states = health()
        for part, state in states.items():
            parts.add_metric([part], float(state == OK))
        yield parts
        yield from _backup()
        if states["database"] == OK:
            try:
                yield from [*_jobs(), *_mails(), *_connections()]
            except (DatabaseError, InterfaceError):
                connection.close()  # it went away in between; part_up tells so at the next time

    def describe(self) -> Iterator[Metric]:
        """Nothing is promised without asking."""
        return iter(())


def _backup() -> Iterator[Metric]:
    if made_at := last_backup_at(settings.VAR_DIR):
        yield GaugeMetricFamily(
            "forkommune_backup_age_seconds",
            "Time since the last whole backup was begun",
            value=time.time() - made_at.timestamp(),
        )


def _jobs() -> Iterator[Metric]:
    yield from _queue("forkommune_job", "jobs", Job.objects.by_state())


def _mails() -> Iterator[Metric]:
    yield from _queue("forkommune_mail", "mails of the outbox", Mail.objects.by_state())


def _queue(name: str, what: str, rows: Iterable[Any]) -> Iterator[Metric]:
    """Rows: state, how many, and since when the oldest is in the table."""
    counts = GaugeMetricFamily(f"{name}s", f"Number of {what}", labels=["state"])
    ages = GaugeMetricFamily(
        f"{name}_oldest_seconds",
        f"Time since the oldest of the {what} was ordered",
        labels=["state"],
    )
    for row in rows:
        counts.add_metric([row["state"]], row["number"])
        ages.add_metric([row["state"]], time.time() - row["oldest"].timestamp())
    yield counts
    yield ages


def _connections() -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() GROUP BY 1"
        )
        rows = cursor.fetchall()
        cursor.execute("SELECT current_setting('max_connections')::int")
        most = cursor.fetchone()[0]
    used = GaugeMetricFamily(
        "forkommune_database_connections", "Connections to the portal's database", labels=["state"]
    )
    for state, number in rows:
        used.add_metric([state], number)
    yield used
    yield GaugeMetricFamily(
        "forkommune_database_connections_max", "Connections that the server allows", value=most
    )
