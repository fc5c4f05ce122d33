"""A document as one page of the web: the same HTML as the PDF, arranged for a window.

Headings go one level down below the page's own, tables can be pushed sideways, figures carry their numbers
as a table, footnotes stand at the end of their chapter, and page numbers go: a window has none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from .description import Document
from .exhibited import page_columns, plain
from .manuscript import COVER, Sheet, read_manuscript
from .parsing import SVG
from .reading import HEADINGS, Heading, classes

CONTENTS = "contents"  # its list is made anew, without page numbers


def web_copy(document: Document) -> str:
    """The page of a document that was written with `for_the_screen`: contents, then all chapters.

    The same document gives the same markup. Raises DocumentHtmlError as the PDF does.
    """
    sheets = [sheet for sheet in read_manuscript(document).sheets if sheet.key != CONTENTS]
    languages = {one.key: one.language for one in document.all_chapters()}
    cover = [sheet for sheet in sheets if sheet.key == COVER]
    chapters = [sheet for sheet in sheets if sheet.key != COVER]
    page = Element("div", {"class": "report", "lang": document.metadata.language})
    page.extend(_chapter(sheet, "") for sheet in cover)
    page.append(_contents(document, chapters))
    article = SubElement(page, "article", {"class": "report-text"})
    article.extend(_chapter(sheet, languages.get(sheet.key, "")) for sheet in chapters)
    return tostring(page, encoding="unicode", method="html")


def _contents(document: Document, sheets: list[Sheet]) -> Element:
    """Chapters, and below each what stands in it."""
    title = document.contents.title if document.contents else _("Contents")
    nav = Element("nav", {"id": CONTENTS, "class": "report-contents", "aria-label": title})
    fold = SubElement(nav, "details")
    SubElement(fold, "summary").text = title
    rows = SubElement(fold, "ol")
    inner: Element | None = None
    for heading in (heading for sheet in sheets for heading in sheet.headings):
        if heading.level == 1 or inner is None:
            inner = _line(rows, heading)
            continue
        below = inner.find("ol")
        _line(SubElement(inner, "ol") if below is None else below, heading)
    return nav


def _line(rows: Element, heading: Heading) -> Element:
    item = SubElement(rows, "li")
    link = SubElement(item, "a", {"href": f"#{heading.anchor}"})
    link.text = f"{heading.number} {heading.title}".strip()
    return item


def _chapter(sheet: Sheet, language: str) -> Element:
    is_cover = sheet.key == COVER
    part = Element("section", {"id": sheet.key, "class": "cover" if is_cover else "chapter"})
    if language:
        part.set("lang", language)
    body = deepcopy(sheet.reading.body)
    notes = [one for one in body.iter() if "fn" in classes(one)]
    marks = {id(note): _note_mark(sheet.key, at) for at, note in enumerate(notes, start=1)}
    for table in [one for one in body.iter() if one.tag == "table"]:
        _without_pages(table)
    # The innermost first: what is made new around them takes them as they have become.
    for parent in reversed(list(body.iter())):
        for child in list(parent):
            _arrange(parent, child, marks)
    for one in body.iter():
        _clean(one)
    if is_cover:
        _without_title(body)
    part.extend(list(body))
    if notes:
        part.append(_end_notes(sheet.key, notes))
    return part


def _arrange(parent: Element, child: Element, marks: Mapping[int, Element]) -> None:
    names = classes(child)
    if "fn" in names:
        _replace(parent, child, marks[id(child)])
    elif "pn" in names or child.tag == "colgroup":
        _drop(parent, child)
    elif child.tag == "figure":
        _with_numbers(child)
    elif child.tag == "table" and "tab" in classes(parent):
        _push_sideways(parent, child)


def _without_title(cover: Element) -> None:
    """The page around it has the title as its own heading."""
    for parent in cover.iter():
        for child in [one for one in parent if one.tag == "h2"]:
            _drop(parent, child)


def _clean(one: Element) -> None:
    """Nothing of a page's measures; headings below the page's own title."""
    one.tag = one.tag.removeprefix(SVG) if isinstance(one.tag, str) else one.tag
    one.attrib.pop("style", None)
    for name in [name for name in one.attrib if name.startswith("data-") or "xmlns" in name]:
        del one.attrib[name]
    if one.tag in HEADINGS:
        one.tag = f"h{min(int(one.tag[1]) + 1, 6)}"


def _replace(parent: Element, old: Element, new: Element) -> None:
    new.tail = old.tail
    parent[list(parent).index(old)] = new


def _drop(parent: Element, child: Element) -> None:
    """Take an element out and leave what stands after it."""
    at = list(parent).index(child)
    tail = child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _without_pages(table: Element) -> None:
    """A table without its column of page numbers."""
    lines = [row for row in table.iter() if row.tag == "tr"]
    pages = page_columns(lines)
    for line in lines:
        for at, part in reversed(list(enumerate(line))):
            if at in pages:
                line.remove(part)


def _push_sideways(parent: Element, table: Element) -> None:
    """A wide table moves inside its own frame, with the keys as well; the page stays where it is."""
    name = next((part for part in table if part.tag == "caption"), None)
    frame = Element("div", {"class": "frame", "role": "group", "tabindex": "0"})
    if name is not None:
        frame.set("aria-label", plain(name, frozenset({"unit", "tag"})))
    _replace(parent, table, frame)
    table.tail = None
    frame.append(table)


def _with_numbers(figure: Element) -> None:
    """The numbers of a figure below it, folded."""
    drawn = figure.get("data-table")
    if not drawn:
        return
    heads, rows = json.loads(drawn)
    fold = Element("details")
    SubElement(fold, "summary").text = _("Show the numbers as a table")
    table = SubElement(fold, "table")
    caption = figure.find("figcaption")
    words = "" if caption is None else plain(caption, frozenset({"unit", "tag"}))
    SubElement(table, "caption").text = words
    line = SubElement(SubElement(table, "thead"), "tr")
    for head in heads:
        SubElement(line, "th", {"scope": "col"}).text = head
    body = SubElement(table, "tbody")
    for first, *cells in rows:
        line = SubElement(body, "tr")
        SubElement(line, "th", {"scope": "row"}).text = first[0]
        for text, _raw, is_number in cells:
            SubElement(line, "td", {"class": "fk-num"} if is_number else {}).text = text
    figure.set("class", "figure")
    source = next((at for at, part in enumerate(figure) if "source" in classes(part)), len(figure))
    figure.insert(source, fold)


def _note_mark(key: str, at: int) -> Element:
    mark = Element("sup")
    names = {"id": f"{key}-merke-{at}", "href": f"#{key}-note-{at}", "role": "doc-noteref"}
    SubElement(mark, "a", names).text = str(at)
    return mark


def _end_notes(key: str, notes: Sequence[Element]) -> Element:
    """What stands below the line on a page, each with the way back to its mark."""
    below = Element("div", {"role": "doc-endnotes", "class": "notes"})
    rows = SubElement(below, "ol")
    for at, note in enumerate(notes, start=1):
        item = SubElement(rows, "li", {"id": f"{key}-note-{at}"})
        item.text = note.text
        item.extend(list(note))
        back = SubElement(item, "a", {"href": f"#{key}-merke-{at}", "role": "doc-backlink"})
        back.text = _("Back to the text")
    return below
