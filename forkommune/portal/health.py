"""Whether each part of the portal does its work, in one word or with the reason."""

import redis
from django.db import DatabaseError, InterfaceError, connection
from django.utils.translation import gettext as _

from forkommune.database.absence import is_away

from . import heartbeats

OK = "ok"


def health() -> dict[str, str]:
    """State of database, redis, worker and beat: "ok" or the reason, fit for strangers."""
    database, queue = _database(), _redis()
    return {
        "database": database,
        "redis": queue,
        "worker": _sign(heartbeats.WORKER, queue),
        "beat": _sign(heartbeats.BEAT, queue),
    }


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError) as fault:
        if not is_away(fault):
            raise
        # The error's own text may name hosts and users; it is in the log of the server.
        connection.close()
        return _("does not answer")
    return OK


def _redis() -> str:
    try:
        heartbeats.client().ping()
    except redis.RedisError:
        return _("does not answer")
    return OK


def _sign(part: str, queue: str) -> str:
    if queue != OK:
        return _("cannot be asked, since Redis does not answer")
    try:
        alive = heartbeats.has_sign(part)
    except redis.RedisError:
        return _("cannot be asked, since Redis does not answer")
    if alive:
        return OK
    return _("no sign of life for %(seconds)d seconds") % {"seconds": heartbeats.LIFETIME_SECONDS}
