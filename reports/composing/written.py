"""The chapter that people wrote: their sections in their order, with what the data say where they name it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.description import Chapter
from forkommune.documents.errors import DocumentHtmlError
from forkommune.documents.numbering import ChapterNumbers, Kind, Numbering
from forkommune.figures import Exhibit, Figure, Medium
from reports.writing.markdown import TypedTable, html_of, set_apart
from reports.writing.placeholders import (
    FIGURE,
    NUMBER,
    PASSAGE,
    PLACE,
    TABLE,
    WORK,
    Placeholder,
)

from .named_numbers import NamedNumber, named_numbers
from .pages import Desk
from .parts import Part

KEY = "tekst"
KINDS = {FIGURE: Kind.FIGURE, TABLE: Kind.TABLE}


class NotThere(DocumentHtmlError):
    """A section names what the data do not hold; the message says which and where."""


def part(data: Mapping[str, Any], *, elsewhere: Container[str] = ()) -> Part:
    """The chapter as a part of a report. elsewhere: keys of sections that stand in other chapters."""
    # Data frozen before sections were printed hold none.
    rows = [row for row in data.get("sections", ()) if row["key"] not in elsewhere]
    return Part(lambda numbering: _declare(rows, numbering), lambda desk: _chapters(desk, rows))


def _declare(rows: Sequence[Mapping[str, Any]], numbering: Numbering) -> None:
    """The numbers of the chapter and its sections; none where nothing is written."""
    if not rows:
        return
    chapter = numbering.chapter(KEY)
    for row in rows:
        declare_section(row, chapter)


def declare_section(row: Mapping[str, Any], chapter: ChapterNumbers) -> None:
    """The numbers of one section and all that is set in it."""
    chapter.section(anchor_of(row))
    _declare_blocks(row, chapter)


def _declare_blocks(row: Mapping[str, Any], chapter: ChapterNumbers) -> None:
    """Tables that were typed, and figures and tables of the data, each at the first place it is set."""
    tables, copies = 0, set()
    for one in set_apart(row["text"]):
        if isinstance(one, TypedTable):
            tables += 1
            chapter.table(table_anchor(row, tables))
        elif one.sort in KINDS and (anchor := copy_anchor(row, one)) not in copies:
            copies.add(anchor)
            (chapter.figure if one.sort == FIGURE else chapter.table)(anchor)


def _chapters(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> list[Chapter]:
    """The chapter, or none where nothing is written. Raises NotThere."""
    if not rows:
        return []
    title = _("In the authors' own words")
    html = desk.head(KEY, title)
    for row in rows:
        html += desk.section(anchor_of(row), row["title"]) + text_of(desk, row)
    return [Chapter(key=KEY, title=title, html=html)]


def text_of(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """One section below its heading. Raises NotThere."""
    inside = html_of(row["text"], SectionSetter(desk, row), caption=row["title"])
    return SafeString(f'<div class="txt">{inside}</div>')  # nosec B703: the setter escapes all words


def anchor_of(row: Mapping[str, Any]) -> str:
    """Where a section stands in the document."""
    return f"{KEY}-{row['key']}"


def table_anchor(row: Mapping[str, Any], at: int) -> str:
    """Where a table stands that was typed into a section."""
    return f"{anchor_of(row)}-tabell-{at}"


def copy_anchor(row: Mapping[str, Any], one: Placeholder) -> str:
    """Where a figure or table of the data stands that a section sets in its text."""
    return f"{anchor_of(row)}-{one.sort}-{one.name}"


@dataclass(frozen=True)
class SectionSetter:
    """Sets what one section names, from the data that were frozen."""

    desk: Desk
    row: Mapping[str, Any]
    copied: set[str] = field(default_factory=set)

    @cached_property
    def numbers(self) -> Mapping[str, NamedNumber]:
        """Those that can be named."""
        return named_numbers(self.desk.data)

    def within(self, one: Placeholder) -> str:
        """A number with its name, a mark, or "Figure 2.1" with a link."""
        if one.sort == NUMBER and one.name in self.numbers:
            return format_html(
                '<span data-name="{}">{}</span>', one.name, self.numbers[one.name].text
            )
        if one.sort == WORK and (mark := self.desk.works.literature(one.name)):
            return str(mark)
        if (place := self._place(one)) is not None:
            return str(self.desk.works.passages([place]))
        if one.sort in KINDS and (number := self._numbered(one)):
            return number
        raise NotThere(
            _("The section “%(section)s” names %(name)s, which the data do not hold.")
            % {"section": self.row["title"], "name": one}
        )

    def alone(self, one: Placeholder) -> str:
        """A quotation, or the figure or table itself under a number of its own."""
        if (place := self._place(one)) is not None:
            return self._quote(place)
        anchor = copy_anchor(self.row, one)
        is_new = self.desk.numbering.holds(anchor) and anchor not in self.copied
        if one.sort in KINDS and is_new and (exhibit := self._exhibit(one)):
            self.copied.add(anchor)
            return self._copy(exhibit, anchor)
        return ""

    def table(self, count: int) -> tuple[str, str]:
        """Where the section's own table stands, and "Table 3.1"."""
        anchor = table_anchor(self.row, count)
        number = self.desk.numbering.number(anchor)
        return anchor, _("Table %(number)s") % {"number": number}

    def _place(self, one: Placeholder) -> int | None:
        if one.sort != PASSAGE or not one.name.startswith(PLACE):
            return None
        place = one.name.removeprefix(PLACE)
        known = {row["place"] for row in self.desk.data["passages"]}
        return int(place) if place.isdigit() and int(place) in known else None

    def _quote(self, place: int) -> str:
        found = next((row for row in self.desk.data["quotes"] if row["place"] == place), None)
        if found is None:
            return ""
        return blocks.quote(
            found["text"],
            role=found["role"],
            by=found["by"],
            tone=found["tone"],
            reference=self.desk.works.passages([place]),
            invented=self.desk.edition.mark if found["invented"] else "",
        )

    def _numbered(self, one: Placeholder) -> str:
        """The reference to where it stands in the report; "" where it does not."""
        if not self.desk.numbering.holds(one.name):
            return ""
        thing = self.desk.numbering.find(one.name)
        return str(blocks.cross_reference(thing)) if thing.kind is KINDS[one.sort] else ""

    def _exhibit(self, one: Placeholder) -> Exhibit | None:
        for exhibit in self.desk.exhibits.values():
            if exhibit is not None and exhibit.key == one.name:
                is_figure = isinstance(exhibit, Figure)
                return exhibit if is_figure == (one.sort == FIGURE) else None
        return None

    def _copy(self, exhibit: Exhibit, anchor: str) -> str:
        copy = replace(exhibit, key=anchor)
        number = self.desk.numbering.number(anchor)
        if isinstance(copy, Figure):
            return str(blocks.figure(copy, number=number, medium=Medium.PRINT))
        return str(blocks.exhibit_table(copy, number=number))
