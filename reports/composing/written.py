"""The chapter that people wrote: their sections in their order, word for word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering

from .pages import Desk
from .parts import Part

KEY = "tekst"
BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def part(data: Mapping[str, Any]) -> Part:
    """The chapter as a part of a report."""
    return Part(lambda numbering: declare(data, numbering), chapters)


def declare(data: Mapping[str, Any], numbering: Numbering) -> None:
    """The numbers of the chapter and its sections; none where nothing is written."""
    if rows := data.get("sections"):  # data frozen before sections were printed hold none
        chapter = numbering.chapter(KEY)
        for row in rows:
            chapter.section(anchor_of(row))


def chapters(desk: Desk) -> list[Chapter]:
    """The chapter, or none where nothing is written."""
    rows = desk.data.get("sections")
    if not rows:
        return []
    title = _("In the authors' own words")
    html = desk.head(KEY, title)
    for row in rows:
        html += desk.section(anchor_of(row), row["title"]) + paragraphs(row["text"])
    return [Chapter(key=KEY, title=title, html=html)]


def anchor_of(row: Mapping[str, Any]) -> str:
    """Where a section stands in the document."""
    return f"{KEY}-{row['key']}"


def paragraphs(text: str) -> SafeString:
    """Plain text with an empty line between paragraphs, escaped."""
    parts = [part.strip() for part in BETWEEN_PARAGRAPHS.split(text.replace("\r\n", "\n"))]
    inside = format_html_join("", "<p>{}</p>", ((part,) for part in parts if part))
    return SafeString(f'<div class="txt">{inside}</div>')  # nosec B703: format_html_join escapes
