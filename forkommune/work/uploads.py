"""Stops reading an uploaded file at the largest size that is taken in, wherever it is sent.

The rest of the request is passed over and nothing of it kept; the form says how large it was.
"""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from forkommune.work.importing.limits import MAX_BYTES
from forkommune.work.registry import upload_limits

TOO_LARGE = "forkommune.upload_too_large"


def limit_at(request: HttpRequest | None) -> int:
    """How many bytes a file sent to the address of a request may have."""
    found = request.resolver_match if request is not None else None
    name = found.view_name if found else ""
    return upload_limits.get(name) if name in upload_limits else MAX_BYTES


class CappedUploadHandler(FileUploadHandler):
    """First of the upload handlers; the others hold the files that pass."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Count from nought for each file."""
        super().new_file(*args, **kwargs)
        self.received = 0
        self.limit = limit_at(self.request)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on. Raises SkipFile at the limit."""
        self.received += len(raw_data)
        if self.received > self.limit:
            if self.request is not None:
                self.request.META[TOO_LARGE] = int(self.request.META.get("CONTENT_LENGTH") or 0)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""
        return
