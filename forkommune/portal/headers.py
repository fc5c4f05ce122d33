"""Headers that every answer carries: pages, files, downloads, refusals."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

# Nothing here asks for a device; a script that got in may not either.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


class SafetyHeaders:
    """Permissions-Policy for all, and no copies kept of what somebody saw while logged in.

    The first of the middlewares, so that it also reaches what the others answer themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with what is missing of the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            # A shared machine's "back" must not show an interview after log-out.
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class KnownMethods:
    """The four methods that pages here answer; the interface for data is read only.

    A view that does not ask for the method would answer any other word, such as TRACE, as if it
    were GET. Inside of what sets headers, so that the refusal has them too.
    """

    METHODS = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or 405 with the methods that there are."""
        if request.method in self.METHODS:
            return self.get_response(request)
        return HttpResponseNotAllowed(self.METHODS)


class NoNulAsked:
    """Takes the character NUL out of what an address asks, before any page reads it.

    It is no part of any word: PostgreSQL refuses it, and a page that repeats it is no HTML.
    """

    NUL = re.compile("%00|\0")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to what is left."""
        asked = request.META.get("QUERY_STRING", "")
        while self.NUL.search(asked):  # what is left can spell it anew
            asked = self.NUL.sub("", asked)
        request.META["QUERY_STRING"] = asked
        return self.get_response(request)
