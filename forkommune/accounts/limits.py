"""Guessing at links is slowed down: failed look-ups are counted per address."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

FAILED_LOOKUPS = 20
WINDOW_SECONDS = 600


def _key(request: HttpRequest) -> str:
    # The library's reading of the address: behind a proxy, REMOTE_ADDR is the proxy's for all.
    return f"link-misses:{get_adapter().get_client_ip(request)}"


def too_many_misses(request: HttpRequest) -> bool:
    """Whether this address has missed 20 times within ten minutes."""
    return bool(cache.get(_key(request), 0) >= FAILED_LOOKUPS)


def count_miss(request: HttpRequest) -> None:
    """Remember one look-up of a link that does not exist."""
    key = _key(request)
    if not cache.add(key, 1, WINDOW_SECONDS):
        with suppress(ValueError):  # the window ended in between, and the count with it
            cache.incr(key)
