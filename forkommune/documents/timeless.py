"""Zip files, as Word documents are, that do not hold the moment at which they were written."""

from __future__ import annotations

import io
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip file knows no earlier day


def timeless(data: bytes) -> bytes:
    """The same parts with one date: a zip file else holds the moment it was written."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EARLIEST), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
