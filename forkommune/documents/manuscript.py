"""A document in the order of its pages: checked, with its contents page, ready to be laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import Self
from xml.etree.ElementTree import Element

from .contents import KEY as CONTENTS
from .contents import contents_html, guess_pages, outline_headings
from .description import Chapter, Document
from .lint import Check
from .reading import Caption, Heading, Reading, read

COVER = "cover"
NO_TREE = Element("body")


@dataclass(frozen=True, kw_only=True, eq=False)  # a piece is itself, not its text
class Sheet:
    """One piece of the manuscript."""

    key: str
    title: str
    section: str  # whole HTML of the section
    reading: Reading
    headings: tuple[Heading, ...]  # those that contents and outline name
    language: str
    guess: int = 1  # pages, until it is laid out

    @property
    def names_pages(self) -> bool:
        """Whether its text depends on where other pieces end up."""
        return bool(self.reading.page_references)

    def without_tree(self) -> Self:
        """The same piece, without the elements of its text."""
        return replace(self, reading=replace(self.reading, body=NO_TREE))


@dataclass(frozen=True)
class Manuscript:
    """All pieces in order."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What stands at an anchor, in words: headings, figures and tables."""
        named: dict[str, str] = {}
        for sheet in self.sheets:
            rows: list[Heading | Caption] = [*sheet.reading.headings, *sheet.reading.captions]
            for row in rows:
                named.setdefault(row.anchor, f"{row.number} {row.title}".strip())
        return named


def read_manuscript(
    document: Document, drawable: frozenset[int] | None = None, *, trees: bool = True
) -> Manuscript:
    """Read and check all HTML. Raises DocumentHtmlError with every finding.

    drawable: the code points that the report's fonts can draw; None where others draw it.
    trees: whether the elements are kept. Layout parses for itself, and those of a country's report weigh
    more than all its pages.
    """
    check = Check(drawable)

    def seen(sheet: Sheet) -> Sheet:
        check.see(sheet.reading)
        return sheet if trees else sheet.without_tree()

    cover = [seen(sheet) for sheet in _cover(document)]
    front = [seen(_sheet(chapter, document)) for chapter in document.front]
    body = [seen(_sheet(chapter, document)) for chapter in document.chapters]
    contents = [seen(sheet) for sheet in _contents(document, front, body)]
    sheets = (*cover, *front, *contents, *body)
    check.end([sheet.reading for sheet in sheets])
    return Manuscript(sheets)


def section_of(chapter: Chapter) -> str:
    """The whole HTML of a chapter's section."""
    kind = "chapter wide" if chapter.wide else "chapter bare" if chapter.bare else "chapter"
    other = chapter.language
    language = f' lang="{escape(other)}"' if other else ""
    return f'<section class="{kind}" id="{chapter.key}"{language}>{chapter.html}</section>'


def _sheet(chapter: Chapter, document: Document) -> Sheet:
    reading = read(chapter.key, chapter.html)
    return Sheet(
        key=chapter.key,
        title=chapter.title,
        section=section_of(chapter),
        reading=reading,
        headings=tuple(outline_headings(chapter, reading)),
        language=document.metadata.language,
    )


def _cover(document: Document) -> list[Sheet]:
    if not document.cover:
        return []
    return [
        Sheet(
            key=COVER,
            title=document.metadata.title,
            section=f'<section class="cover" id="{COVER}">{document.cover}</section>',
            reading=read(COVER, document.cover),
            headings=(),
            language=document.metadata.language,
        )
    ]


def _contents(document: Document, front: list[Sheet], body: list[Sheet]) -> list[Sheet]:
    words = document.contents
    if words is None:
        return []
    listed = [*front, *body]
    headings = [heading for sheet in listed for heading in sheet.headings]
    captions = [caption for sheet in listed for caption in sheet.reading.captions]
    html = contents_html(words, headings, captions)
    chapter = Chapter(key=CONTENTS, title=words.title, html=html)
    return [replace(_sheet(chapter, document), guess=guess_pages(headings, captions))]
