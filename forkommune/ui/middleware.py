"""Compression of pages; files that are compressed already go out untouched."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

COMPRESSIBLE = ("text/", "application/json", "image/svg+xml")


class CompressPages(GZipMiddleware):
    """Django's gzip for text only: a PDF keeps its length, so that a download shows its progress.

    Django pads every compressed answer with random bytes, so its length tells nothing about
    secrets in it (the BREACH attack).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, compressed when it is text and the browser takes it."""
        if not response.get("Content-Type", "").startswith(COMPRESSIBLE):
            return response
        return super().process_response(request, response)
