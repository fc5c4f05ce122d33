"""Signs of life that the worker and beat leave in Redis, and how old one may be."""

import logging
import time
from functools import cache

import redis
from django.conf import settings

from . import sign_file

WORKER = "worker"
BEAT = "beat"
INTERVAL_SECONDS = 2
LIFETIME_SECONDS = 8  # four signs may be lost before a part counts as silent

logger = logging.getLogger(__name__)


@cache
def client() -> redis.Redis:
    """The process's connection to Redis; not the cache, which may be cleared."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)


def give_sign(part: str) -> None:
    """Leave a sign of life; a Redis that is away is logged, and not a reason to die."""
    sign_file.touch()
    try:
        client().set(_key(part), int(time.time()), ex=LIFETIME_SECONDS)
    except redis.RedisError as error:
        logger.warning("No sign of life from %s: %s", part, error)


def has_sign(part: str) -> bool:
    """Whether `part` left a sign within its lifetime; redis.RedisError when nobody can tell."""
    return bool(client().exists(_key(part)))


def _key(part: str) -> str:
    return f"portal:sign-of-life:{part}"
