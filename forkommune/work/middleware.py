"""Names the visitor to the history for the time of the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .history import acting


class HistoryMiddleware:
    """Every write of a request is recorded with the visitor as actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting(request.user):
            return self.get_response(request)
