"""Short subjects as sections of one chapter: a chapter begins on a new page, and a page of two lines helps nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from forkommune.documents.description import Chapter
from forkommune.documents.numbering import ChapterNumbers, Numbering

from .pages import NOTHING, Desk, sentence_lines, sentences_title
from .parts import Part


def _nothing(_chapter: ChapterNumbers) -> None:
    """A section without figures and tables."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One subject. declare: numbers what stands in it. write: all that stands below its heading."""

    anchor: str
    title: str
    write: Callable[[Desk], SafeString]
    declare: Callable[[ChapterNumbers], object] = _nothing
    invented: bool = False


def gathered(key: str, title: str, sections: Sequence[Section]) -> Part:
    """One chapter of them, in their order; none where there is no section."""

    def numbers(numbering: Numbering) -> None:
        if sections:
            declare(numbering.chapter(key), sections)

    def chapters(desk: Desk) -> list[Chapter]:
        if not sections:
            return []
        html = desk.head(key, title) + write(desk, sections)
        return [Chapter(key=key, title=title, html=html)]

    return Part(numbers, chapters)


def declare(chapter: ChapterNumbers, sections: Sequence[Section]) -> None:
    """The numbers of the sections and of what stands in them."""
    for one in sections:
        chapter.section(one.anchor)
        one.declare(chapter)


def write(desk: Desk, sections: Sequence[Section]) -> SafeString:
    """The sections below each other, each under its heading."""
    html = NOTHING
    for one in sections:
        html += desk.section(one.anchor, one.title, invented=one.invented) + one.write(desk)
    return html


def read_from_it(data: Mapping[str, Any]) -> list[Section]:
    """The researchers' sentences as a section; none where nobody has written any."""
    if not data["sentences"]:
        return []
    return [Section(anchor="setninger", title=sentences_title(), write=sentence_lines)]
