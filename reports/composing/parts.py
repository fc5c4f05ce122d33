"""A report as a row of parts: each declares its numbers before any text is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forkommune.documents.description import Chapter, ContentsPage, Document, Profile
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit

from .edition import EditionFacts
from .filing import attachments, furniture, metadata
from .overview import Overview
from .pages import Desk
from .works import Works


@dataclass(frozen=True)
class Part:
    """One chapter, or several that belong together.

    declare: gives numbers to all that carry one in it, in the order in which it stands.
    write: its chapters; none where there is nothing to tell. What it cites is listed by the parts after.
    """

    declare: Callable[[Numbering], object]
    write: Callable[[Desk], Iterable[Chapter]]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What makes one deliverable differ from another.

    front: what stands before the contents. exhibits: figures by their name, None where there is nothing
    to show. cover: the inside of the front page. description: what the file says that it is about.
    """

    front: Part
    parts: Sequence[Part]
    exhibits: Mapping[str, Exhibit | None]
    cover: Callable[[Desk], SafeString]
    description: str


def desk_of(data: Mapping[str, Any], edition: EditionFacts, report: Report) -> Desk:
    """What every page is written with; all numbers are given, and nothing is written yet."""
    numbering = Numbering()
    for part in (report.front, *report.parts):
        part.declare(numbering)
    return Desk(Overview(data), edition, Works(data, edition), numbering, report.exhibits)


def assemble(data: Mapping[str, Any], edition: EditionFacts, report: Report) -> Document:
    """The document of one edition; the same arguments give the same document.

    Raises DocumentHtmlError where a text refers to what no part declared.
    """
    desk = desk_of(data, edition, report)
    front = tuple(report.front.write(desk))
    chapters = tuple(chapter for part in report.parts for chapter in part.write(desk))
    is_working = edition.profile is Profile.WORKING
    return Document(
        metadata=metadata(data, edition, report.description),
        furniture=furniture(data, edition),
        cover=report.cover(desk),
        front=front,
        contents=ContentsPage(title=_("Contents"), figures=_("Figures"), tables=_("Tables")),
        chapters=chapters,
        attachments=attachments(data, report.exhibits) if is_working else (),
        profile=edition.profile,
    )
