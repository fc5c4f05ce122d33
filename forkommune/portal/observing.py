"""What each request was and how long it took: counted, and in a service also logged.

By the name of the view, never by its path: paths hold slugs and tokens, and would be without end.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

REQUESTS = Counter(
    "forkommune_requests", "Requests that were answered", ["view", "method", "status"]
)
DURATIONS = Histogram(
    "forkommune_request_seconds", "Time to the first byte", ["view"], buckets=SECONDS
)

logger = logging.getLogger(__name__)


class Observing:
    """Counts and times every request, static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, untouched."""
        begun = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - begun
        view = view_label(request)
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(view, method, response.status_code).inc()
        DURATIONS.labels(view).observe(seconds)
        if settings.LOG_REQUESTS:
            facts = {
                "method": method,
                "view": view,
                "status": response.status_code,
                "milliseconds": round(seconds * 1000),
            }
            logger.info("answered", extra=facts)
        return response


def view_label(request: HttpRequest) -> str:
    """The name of the view that answered, “static” for files, “none” where no view did."""
    match = request.resolver_match
    if match is not None:
        return match.view_name
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
