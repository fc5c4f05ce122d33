"""The contents page: made from the chapters themselves, so that it cannot say something else."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape, unescape
from math import ceil

from .description import Chapter, ContentsPage
from .reading import Caption, Heading, Reading

KEY = "contents"
REFERENCE = re.compile(r'<span class="pn" data-ref="#([^"]*)"></span>')
LISTED_LEVELS = 2  # h1 and h2 stand in the contents; deeper ones only in the text
# Lines that fill a page under its heading: of 21 pt each, and of 16 pt in a list set closer. A list of more than
# MANY has a line for each municipality of a country: it stands in two columns of small type.
LINES, CLOSE_LINES, MANY = 30, 40, 120
LINE, CLOSE_LINE, SMALL_LINE, ABOVE_LISTS = 21, 16, 17, 53  # pt
DENSE_LINE = 7.6  # pt: half of a line, for two stand side by side, and what a column leaves empty
FIRST_PAGE, PAGE = LINES * LINE, 700  # pt of room


def outline_headings(chapter: Chapter, reading: Reading) -> list[Heading]:
    """The headings of a chapter that contents and outline name, at their depth in the document."""
    if not chapter.listed:
        return []
    shift = chapter.level - 1
    group = [Heading(1, *chapter.group, chapter.key)] if chapter.group else []
    return group + [
        Heading(heading.level + shift, heading.number, heading.title, heading.anchor)
        for heading in reading.headings
        if heading.level + shift <= LISTED_LEVELS
    ]


def contents_html(
    words: ContentsPage, headings: Iterable[Heading], captions: Sequence[Caption]
) -> str:
    """The inside of the contents chapter. Page numbers are filled in when they are known."""
    entries = [_line(h.number, h.title, h.anchor, f"l{h.level}") for h in headings]
    is_long = longest_list(captions) > MANY
    small = "toc dense" if is_long else "toc small"
    lists = "".join(
        f"<div><h2>{escape(title)}</h2><ul class='{small}'>{rows}</ul></div>"
        for title, kind in ((words.figures, "figure"), (words.tables, "table"))
        if (rows := "".join(_line(c.number, c.title, c.anchor) for c in captions if c.kind == kind))
    )
    below = f'<div class="toc-lists{" long" if is_long else ""}">{lists}</div>' if lists else ""
    look = _look(len(entries))
    return f'<h1>{escape(words.title)}</h1><ul class="{look}">{"".join(entries)}</ul>{below}'


def guess_pages(headings: Sequence[Heading], captions: Sequence[Caption]) -> int:
    """About how many pages the contents take, before they are laid out.

    The chapters stand after them: a wrong guess moves every number, and has the page laid out again.
    """
    line = {"toc": LINE, "toc close": CLOSE_LINE, "toc dense": DENSE_LINE}[_look(len(headings))]
    longest = longest_list(captions)
    if longest > MANY:
        lists = 2 * ABOVE_LISTS + len(captions) * DENSE_LINE
    else:
        lists = ABOVE_LISTS + longest * SMALL_LINE if longest else 0
    height = len(headings) * line + lists
    return 1 + max(0, ceil((height - FIRST_PAGE) / PAGE))


def longest_list(captions: Sequence[Caption]) -> int:
    """How many lines the list of figures or that of tables has, whichever has more."""
    kinds = [caption.kind for caption in captions]
    return max(kinds.count("figure"), kinds.count("table"))


def _look(lines: int) -> str:
    if lines > MANY:
        return "toc dense"
    return "toc close" if LINES < lines <= CLOSE_LINES else "toc"


def fill_page_numbers(html: str, pages: Mapping[str, int]) -> str:
    """`html` with a number in every page reference. Raises KeyError for an unknown anchor."""
    return REFERENCE.sub(lambda found: reference(found[1], str(pages[unescape(found[1])])), html)


def reference(anchor: str, number: str = "") -> str:
    """The page on which `anchor` (already escaped) stands, as it is written everywhere."""
    return f'<span class="pn" data-ref="#{anchor}">{number}</span>'


def _line(number: str, title: str, anchor: str, level: str = "") -> str:
    shown = f'<span class="no">{escape(number)}</span>'
    # The link is the title alone: every box inside a link becomes a clickable area of its own.
    name = f'<span class="name"><a href="#{escape(anchor)}">{escape(title)}</a></span>'
    return f'<li class="{level}">{shown}{name}{reference(escape(anchor))}</li>'
