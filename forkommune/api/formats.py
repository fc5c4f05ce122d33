"""JSON, and the same rows as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer

from forkommune.figures.tables import guarded

from .errors import Wrong, WrongParameters


class CsvRenderer(BaseRenderer):
    """RFC 4180 text: raw numbers, empty where nothing is known, text that no spreadsheet runs."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(
        self,
        data: Mapping[str, Any],
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """The rows of the page under the names of their fields."""
        names = list((renderer_context or {})["view"].get_serializer().fields)
        lines = [names, *([_cell(row[name]) for name in names] for row in data["results"])]
        out = io.StringIO()
        csv.writer(out).writerows(lines)
        return out.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded("; ".join(map(_told, value)))
    return guarded(value) if isinstance(value, str) else str(value)


def _told(value: Any) -> str:
    """One of several values in a cell; of a row of its own what is known of it."""
    if not isinstance(value, Mapping):
        return str(value)
    return ", ".join(f"{name}: {one}" for name, one in value.items() if one not in (None, ""))


class KnownFormats(DefaultContentNegotiation):
    """`?format=json|csv` or the Accept header; another format is named with what there is."""

    def filter_renderers(
        self,
        renderers: Iterable[Any],
        format: str,  # noqa: A002 - the library's name
    ) -> list[Any]:
        """The renderers of a format. Raises WrongParameters for one that there is not."""
        known = list(renderers)
        if found := [renderer for renderer in known if renderer.format == format]:
            return found
        formats = [renderer.format for renderer in known]
        raise WrongParameters({"format": Wrong(_("There is no such format."), [format], formats)})
