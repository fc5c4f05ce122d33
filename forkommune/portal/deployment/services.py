"""Whether the servers that the portal leans on answer, and are what it needs."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import redis
from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.portal import heartbeats
from forkommune.portal.given import database_url, redis_url
from forkommune.portal.preflight import OLDEST_POSTGRES

from .verdicts import Verdict, doubtful, fine, wrong

OLDEST_REDIS = (6, 2)
CLOCKS_APART_SECONDS = 5.0
CROWDED = 0.8  # of the connections that the server allows


def judge_services() -> Iterator[Verdict]:
    """Database, Redis, worker, clock and mail; what cannot be asked is not judged."""
    try:
        verdicts = list(_database())
    except (DatabaseError, InterfaceError):
        connection.close()
        verdicts = [_no_database()]
    yield from verdicts
    try:
        verdicts = list(_redis())
    except redis.RedisError:
        verdicts = [_no_redis()]
    yield from verdicts
    yield _mail()


def _no_database() -> Verdict:
    return wrong(
        _("Database"),
        _("does not answer"),
        _("Start it, or correct DATABASE_URL and DATABASE_PASSWORD_FILE."),
    )


def _no_redis() -> Verdict:
    return wrong(_("Redis"), _("does not answer"), _("Start it, or correct REDIS_URL."))


def _database() -> Iterator[Verdict]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int / 10000, now(),"
            " current_setting('max_connections')::int, (SELECT count(*) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend')"
        )
        version, clock, most, used = cursor.fetchone()
    yield _postgres(version, clock)
    yield _connections(used, most)
    yield _migrations()


def _postgres(version: int, clock: datetime) -> Verdict:
    subject = _("Database")
    words = _("PostgreSQL %(version)d") % {"version": version}
    if version < OLDEST_POSTGRES:
        step = _("Use version %(oldest)d or newer.") % {"oldest": OLDEST_POSTGRES}
        return wrong(subject, words, step)
    apart = abs((datetime.now(UTC) - clock).total_seconds())
    if apart > CLOCKS_APART_SECONDS:
        return wrong(
            subject,
            _("its clock differs by %(seconds)d seconds") % {"seconds": apart},
            _("Let both machines set their clocks by the same time service."),
        )
    if not database_url():
        return doubtful(
            subject,
            _("the portal's own, for one machine"),
            _("Name a PostgreSQL server in DATABASE_URL for a service."),
        )
    return fine(subject, words)


def _connections(used: int, most: int) -> Verdict:
    subject = _("Connections to the database")
    words = _("%(used)d of %(most)d in use") % {"used": used, "most": most}
    if used > CROWDED * most:
        return doubtful(subject, words, _("Run fewer processes, or put PgBouncer in between."))
    return fine(subject, words)


def _migrations() -> Verdict:
    subject = _("Tables")
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        words = ngettext("%(n)d change is missing", "%(n)d changes are missing", len(waiting))
        return wrong(subject, words % {"n": len(waiting)}, _("Run “manage.py prepare_portal”."))
    return fine(subject, _("as this version of the code wants them"))


def _redis() -> Iterator[Verdict]:
    told: dict[str, Any] = heartbeats.client().info()  # type: ignore[assignment]
    version = str(told["redis_version"])
    subject, words = _("Redis"), _("Redis %(version)s") % {"version": version}
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_REDIS:
        yield wrong(subject, words, _("Use version 6.2 or newer."))
    elif told.get("maxmemory_policy", "noeviction") != "noeviction":
        yield wrong(
            subject,
            _("it may throw messages away when memory is short"),
            _("Set its maxmemory-policy to noeviction."),
        )
    elif not redis_url():
        yield doubtful(
            subject,
            _("the portal's own, for one machine"),
            _("Name a Redis in REDIS_URL for a service."),
        )
    else:
        yield fine(subject, words)
    yield _sign(_("Worker"), heartbeats.WORKER, "worker.log")
    yield _sign(_("Clock"), heartbeats.BEAT, "beat.log")


def _sign(subject: str, part: str, log: str) -> Verdict:
    if heartbeats.has_sign(part):
        return fine(subject, _("alive"))
    return wrong(
        subject,
        _("no sign of life for %(seconds)d seconds") % {"seconds": heartbeats.LIFETIME_SECONDS},
        _("Start it; why it ended stands in its log (%(log)s).") % {"log": log},
    )


def _mail() -> Verdict:
    subject = _("Mail")
    if not settings.MAIL_HOST:
        return wrong(
            subject,
            _("messages only land in a folder"),
            _("Name a mail server in MAIL_HOST."),
        )
    if settings.DEFAULT_FROM_EMAIL.endswith(".invalid"):
        return wrong(
            subject, _("the sender's address is none"), _("Set MAIL_FROM to an address of yours.")
        )
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    line = get_connection(timeout=5)
    try:
        line.open()
        line.close()
    except (OSError, smtplib.SMTPException) as fault:
        return wrong(
            subject,
            _("%(place)s takes none (%(fault)s)") % {"place": place, "fault": type(fault).__name__},
            _("Correct MAIL_HOST, MAIL_PORT, MAIL_USER and MAIL_PASSWORD_FILE."),
        )
    return fine(subject, _("%(place)s lets the portal in") % {"place": place})
