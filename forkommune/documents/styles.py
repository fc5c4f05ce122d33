"""The style sheet of one document: pages with its own words, and the look that all share."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Template

from forkommune.figures.metrics import text_width

from .description import Furniture

FOLDER = Path(__file__).with_name("css")
SECTIONS = "sections.css"
LOOKS = (SECTIONS, "text.css", "figures.css", "pages.css", "forms.css", "meetings.css")
COUNTED = 'counter(page) " / " counter(pages)'
LEAST_EDGE, CAPITAL, EDGE_LINE = 150, 7, 10  # pt
HEAD, SIZE, GAP = 145, 8, 12  # pt: room for the head, its type, and what comes after it
STAMPED = "none"  # chapters do not know their page numbers; the merge writes them


@dataclass(frozen=True)
class Styles:
    """The text of both style sheets: one for chapters, one for a single pass."""

    chapter: str
    single: str


def build_styles(furniture: Furniture) -> Styles:
    """The style sheets of one document.

    That for chapters knows only the head: page numbers, foot, state and edge are stamped on the
    joined file, so a chapter is the same in every edition that holds the same words.
    """
    bare = Furniture(head=furniture.head, foot="", state="", edge="")
    return Styles(
        chapter=f"{_pages(bare, STAMPED)}\n{look()}",
        single=f"{_pages(furniture, COUNTED)}\n{look()}",
    )


@cache
def look() -> str:
    """The look that all documents share, without pages and margins; every style sheet ends with it."""
    return "\n".join(_file(name) for name in LOOKS)


def furniture_style(furniture: Furniture) -> str:
    """The style sheet of two empty pages that carry nothing but what is stamped on chapters."""
    stamped = replace(furniture, head="")
    return f"{_pages(stamped, STAMPED)}\n{_file(SECTIONS)}"


def css_string(text: str) -> str:
    r"""`text` as a CSS string: no quote, backslash or line break can end it early.

    >>> css_string('Rapport "A"')
    '"Rapport \\22 A\\22 "'
    """
    escaped = "".join(
        f"\\{ord(sign):x} " if sign in '"\\<' or ord(sign) < 32 else sign for sign in text
    )
    return f'"{escaped}"'


def _pages(furniture: Furniture, page_number: str) -> str:
    return Template(_file("page.css")).substitute(
        head=_content(furniture.head),
        foot=_content(furniture.foot),
        state=_content(furniture.state),
        chapter_indent=_chapter_indent(furniture.head),
        edge=_content(furniture.edge.upper()),
        edge_length=_edge_length(furniture.edge),
        above_edge=_edge_length(furniture.edge) - EDGE_LINE,
        page_number=page_number,
    )


def _content(words: str) -> str:
    """What a margin box holds; one without words is not made at all."""
    return css_string(words) if words else "none"


def _chapter_indent(head: str) -> int:
    """How far the chapter's name gives way in pt, so that a long name of a report stands on one line.

    Its box is centred on the page, so what is put before the name moves it by half of that.
    """
    return 2 * max(0, round(text_width(head, SIZE) + GAP - HEAD))


def _edge_length(words: str) -> int:
    """Room for the words in pt: none of Inter's capitals is wider, tracking included."""
    return max(LEAST_EDGE, CAPITAL * len(words))


@cache
def _file(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
