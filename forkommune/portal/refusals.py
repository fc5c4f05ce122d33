"""Requests that are refused before any page sees them."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that cannot be read; 413 with both sizes where a form held too much."""
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    sizes = {
        "size": int(request.META.get("CONTENT_LENGTH") or 0),
        "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    }
    return render(request, "413.html", sizes, status=413)
