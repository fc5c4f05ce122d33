"""Appendices: the questions that were asked, and the codes that the answers were read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Cell, Column, Row, Table

from .pages import Desk
from .parts import Part
from .words import UNKNOWN

GUIDE, CODES = "intervjuguide", "kodebok"
Data = Mapping[str, Any]


def part(data: Data) -> Part:
    """The appendices; none in data that were frozen before they were printed."""
    return Part(lambda numbering: _declare(data, numbering), _write)


def _asked(data: Data) -> Data | None:
    guide: Data | None = data.get("guide")
    return guide if guide and guide["questions"] else None


def _books(data: Data) -> list[Data]:
    return [one for one in data.get("codebooks", ()) if one["codes"]]


def _declare(data: Data, numbering: Numbering) -> None:
    if _asked(data):
        numbering.chapter(GUIDE, letter="A").table("guide")
    if books := _books(data):
        chapter = numbering.chapter(CODES, letter="B")
        for at, _book in enumerate(books):
            chapter.table(f"codes-{at}")


def _write(desk: Desk) -> Iterable[Chapter]:
    if guide := _asked(desk.data):
        yield _guide(desk, guide)
    if books := _books(desk.data):
        yield _codes(desk, books)


def _guide(desk: Desk, guide: Data) -> Chapter:
    title = _("Appendix A. Interview guide")
    rows = guide["questions"]
    heading = ngettext(
        "%(count)d question in the guide", "%(count)d questions in the guide", len(rows)
    ) % {"count": len(rows)}  # fmt: skip
    columns = (
        Column(_("Question")),
        Column(_("Part")),
        Column(pgettext("of a question", "Answer")),
    )
    body = (
        Row(
            Cell(
                " ".join(
                    words for words in (f"{one['number']}.", one["text"], one["help"]) if words
                )
            ),
            (Cell(one["part"]), Cell(one["type"])),
        )
        for one in rows
    )
    html = blocks.chapter_head(
        title=title, lead=_("%(title)s, version %(version)s") % guide
    ) + blocks.table(
        Table(heading, columns, tuple(body)),
        anchor="guide",
        number=desk.numbering.number("guide"),
        source=_("the guide of the portal."),
        widths=(0, 110, 84),
        long=True,
    )
    return Chapter(key=GUIDE, title=title, html=html)


def _codes(desk: Desk, books: list[Data]) -> Chapter:
    title = _("Appendix B. Codebook")
    html = blocks.chapter_head(
        title=title, lead=_("Answers, plans and notes were read with these codes.")
    )
    for at, book in enumerate(books):
        heading = _("%(title)s, version %(version)s") % book
        columns = (
            Column(pgettext("of a codebook", "Code")),
            Column(pgettext("of codes", "Category")),
            Column(_("Meaning")),
        )
        body = (
            Row(Cell(one["name"]), (Cell(one["category"] or UNKNOWN), Cell(_meaning(one))))
            for one in book["codes"]
        )
        html += blocks.table(
            Table(heading, columns, tuple(body)),
            anchor=f"codes-{at}",
            number=desk.numbering.number(f"codes-{at}"),
            source=_("the codebook of the portal."),
            widths=(156, 96, 0),
            long=True,
        )
    return Chapter(key=CODES, title=title, html=html)


def _meaning(one: Data) -> str:
    parts = [one["definition"]]
    if one["include"]:
        parts.append(_("Used when: %(words)s") % {"words": one["include"]})
    if one["exclude"]:
        parts.append(_("Not used when: %(words)s") % {"words": one["exclude"]})
    return " ".join(part for part in parts if part) or UNKNOWN
