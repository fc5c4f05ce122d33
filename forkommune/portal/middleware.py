"""A page that says “try again” while the database or Redis is away."""

import sys
from collections.abc import Callable, Iterator

import redis
from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from kombu.exceptions import OperationalError as BrokerAway

from forkommune.database.absence import is_away

REDIS_AWAY = (redis.ConnectionError, redis.TimeoutError, BrokerAway)
RETRY_SECONDS = 5
_FLAG = "portal.server_is_away"


class UnavailableMiddleware:
    """Turns the 500 of a request that lost its database or Redis into a 503 with Retry-After.

    The portal's servers are back within seconds, so the visitor is told to try again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, or the page that asks for patience."""
        response = self.get_response(request)
        if response.status_code == 500 and request.META.get(_FLAG):
            return unavailable()
        return response


def unavailable() -> HttpResponse:
    """The 503 page; made without database, session or user."""
    page = render_to_string("503.html", {"seconds": RETRY_SECONDS})
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})


@receiver(got_request_exception)
def notice_absence(sender: object, request: HttpRequest | None = None, **signal: object) -> None:
    """Mark the request: only this signal sees errors of inner middleware as well."""
    if request is None:
        return
    if any(is_away(one) or isinstance(one, REDIS_AWAY) for one in _chain(sys.exception())):
        request.META[_FLAG] = True


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
