"""A document as a Word file that people go on writing in: headings, tables, footnotes, pictures with words.

The words are those of the PDF, because both come from the same HTML; pandoc turns it into Word's own
parts. What Word lays out itself (contents, page numbers) is left to fields that it fills in.
"""

from __future__ import annotations

import io
import re
import tempfile
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from .description import Document
from .errors import DocumentError
from .fonts import FACES, INTER, load_fonts
from .timeless import timeless
from .word_html import MARK, PAGE_FIELD, QUOTED, word_html

ACCENT, INK, QUIET, SOL = "0F5B4C", "1D2A2A", "3A4848", "7A4E05"
TEXT_WIDTH = 162  # mm between the margins
CONTENTS = ("Contents 1", "Contents 2")
SHORT = 15  # rows of a table that is kept on one page with what it rests on
TEXT, SHOWN = "Georgia", "Arial"  # on every machine; the report's own families are not
CELL, GAP = (
    1.5,
    10,
)  # pt: above and below the words of a cell, and between numbers and words beside them
MANY = 10  # columns; more of them need small type
SCALE, POINTS = 2.5, 72  # pixels of a picture for each point, and points in an inch
OWN_STYLES = {
    "Margin note": 8,
    "Source note": 8,
    "Contents 1": 10,
    "Contents 2": 9,
    "Reference 1": 9,
    QUOTED: 8,
}
QUOTE, INDENT = "Block Text", 14  # pandoc's name of the style of a quote; pt from the margin
FIELD = re.compile(re.escape(PAGE_FIELD) + r"([^\u2063]*)\u2063")


def word_copy(document: Document, *, fonts: Path) -> bytes:
    """The .docx file of `document`; the same document gives the same bytes.

    fonts: as for `render_document`, for the words in pictures. Raises DocumentError when it cannot be made.
    """
    # Imported here: only who makes a Word file needs them.
    import pypandoc
    import resvg_py

    typefaces = load_fonts(fonts)
    # All words of pictures are in this family.
    faces = [str(typefaces.path(face)) for face in FACES if face.family == INTER]

    def draw(svg: str) -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=SCALE,
                dpi=POINTS,
                skip_system_fonts=True,
                font_files=faces,
            )
        )

    meta = document.metadata
    with tempfile.TemporaryDirectory() as folder:
        look, made = Path(folder) / "look.docx", Path(folder) / "made.docx"
        look.write_bytes(_look(document.furniture.head, document.furniture.state))
        arguments = [
            f"--reference-doc={look}",
            f"--metadata=title:{meta.title}",
            f"--metadata=lang:{meta.language}",
            f"--metadata=subtitle:{document.furniture.state}",
            *(f"--metadata=author:{name}" for name in meta.authors),
        ]
        try:
            pypandoc.convert_text(
                word_html(document, draw), "docx", format="html", outputfile=str(made),
                extra_args=arguments,
            )  # fmt: skip
        except RuntimeError as fault:
            raise DocumentError(f"The Word file of {meta.title!r} was not made: {fault}") from fault
        return _finished(made.read_bytes(), document)


@lru_cache(maxsize=8)
def _look(head: str, state: str) -> bytes:
    """Pandoc's own model file with our type, colours, page and running heads."""
    import docx
    import pypandoc
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    model = _model(pypandoc.get_pandoc_path())
    document = docx.Document(io.BytesIO(model))
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(24)
        section.top_margin = section.bottom_margin = Mm(24)
        section.header.paragraphs[0].text = " · ".join(part for part in (head, state) if part)
        _page_number(section.footer.paragraphs[0])
    _type(document, "Normal", TEXT, 10.5, INK)
    for name in ("Body Text", "First Paragraph"):
        _type(document, name, TEXT, 10.5, INK)
    cell = _type(document, "Compact", SHOWN, 8.5, INK).paragraph_format  # of table cells
    cell.space_before = cell.space_after = Pt(CELL)
    for level, size in ((1, 22), (2, 14), (3, 11.5), (4, 10.5)):
        style = _type(document, f"Heading {level}", SHOWN, size, INK if level > 1 else ACCENT)
        style.font.bold = True
        style.paragraph_format.page_break_before = level == 1
    _type(document, "Title", SHOWN, 30, ACCENT)
    for name in ("Image Caption", "Table Caption"):
        heading = _type(document, name, SHOWN, 9, ACCENT)
        heading.font.italic, heading.paragraph_format.keep_with_next = False, True
    for name, size in OWN_STYLES.items():
        added = document.styles.add_style(name, 1)
        added.base_style = document.styles["Normal"]
        _type(document, name, SHOWN, size, QUIET)
        added.paragraph_format.space_after = Pt(size - 2)
    document.styles["Source note"].paragraph_format.space_before = Pt(3)
    for name in ("Contents 2", QUOTED):
        document.styles[name].paragraph_format.left_indent = Pt(INDENT)
    quote = _type(document, QUOTE, TEXT, 11, INK)
    quote.font.italic = True
    said = quote.paragraph_format  # who said it stands below, on the same page
    said.left_indent, said.keep_with_next = Pt(INDENT), True
    for name in CONTENTS:
        stops = document.styles[name].paragraph_format.tab_stops
        stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.name, mark.font.size, mark.font.bold = SHOWN, Pt(7.5), True
    mark.font.color.rgb = RGBColor.from_string(SOL)
    margins = document.styles["Table"].element.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    for side in ("left", "right"):
        margins.find(qn(f"w:{side}")).set(qn("w:w"), "40")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@lru_cache(maxsize=1)
def _model(pandoc: str) -> bytes:
    import subprocess  # nosec B404: our own dependency, by its full path, with fixed words

    done = subprocess.run(  # nosec B603
        [pandoc, "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    )
    return done.stdout


def _type(document: Any, name: str, family: str, size: float, colour: str) -> Any:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = document.styles[name]
    style.font.name, style.font.size = family, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for side in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(side), family)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
    return style


def _ruled(table: Any) -> None:
    """Hairlines between rows, no row over two pages, and small type where there are many columns."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "8A9694")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    at = properties.find(qn("w:tblLayout"))
    at = properties.find(qn("w:tblLook")) if at is None else at
    properties.append(borders) if at is None else at.addprevious(borders)
    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if len(table._tbl.tblGrid.gridCol_lst) > MANY:
        for run in table._tbl.iter(qn("w:r")):
            run.get_or_add_rPr().sz_val = Pt(6)


def _clear_of_numbers(table: Any) -> None:
    """Words in the column after one of numbers begin a little in: numbers stand right up to the edge of theirs."""
    from docx.oxml.ns import qn
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    for row in table._tbl.tr_lst:
        cells = [list(cell.iter(qn("w:p"))) for cell in row.tc_lst]
        for before, after in pairwise(cells):
            if any(map(_is_right, before)) and not any(map(_is_right, after)):
                for paragraph in after:
                    Paragraph(paragraph, table._parent).paragraph_format.left_indent = Pt(GAP)


def _is_right(paragraph: Any) -> bool:
    from docx.oxml.ns import qn

    side = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return side is not None and side.get(qn("w:val")) in ("right", "end")


def _bold_head(table: Any) -> None:
    """Heads of columns are told from the rows below them."""
    from docx.oxml.ns import qn

    for row in table._tbl.tr_lst:
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            for run in row.iter(qn("w:r")):
                run.get_or_add_rPr()._add_b()


def _keep_with_source(table: Any) -> None:
    """The line that says what a table rests on never stands alone on the next page."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    below = table._tbl.getnext()
    if below is None or below.tag != qn("w:p"):
        return
    style = Paragraph(below, table._parent).style
    if style is None or style.name != "Source note":
        return
    rows = table._tbl.tr_lst
    for row in rows if len(rows) <= SHORT else rows[-2:]:
        for paragraph in row.iter(qn("w:p")):
            Paragraph(paragraph, table._parent).paragraph_format.keep_with_next = True


def _page_number(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph._p.append(_field("PAGE", "1"))


def _field(instruction: str, shown: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    return field


def _finished(data: bytes, document: Document) -> bytes:
    """Fields where page numbers stand, table heads that repeat, and what the file says of itself."""
    import docx
    from docx.oxml import OxmlElement

    made = docx.Document(io.BytesIO(data))
    _fill_fields(made)
    _place_bookmarks(made)
    for table in made.tables:
        _ruled(table)
        _clear_of_numbers(table)
        _bold_head(table)
        _keep_with_source(table)
    settings = made.settings.element
    settings.append(OxmlElement("w:updateFields"))
    core, meta = made.core_properties, document.metadata
    core.title, core.language, core.identifier = meta.title, meta.language, meta.identifier
    core.author, core.subject = ", ".join(meta.authors), meta.description
    core.keywords = ", ".join(meta.keywords)
    core.created = core.modified = meta.created.replace(tzinfo=None)
    target = io.BytesIO()
    made.save(target)
    return timeless(target.getvalue())


def _fill_fields(made: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for text in list(made.element.body.iter(qn("w:t"))):
        found = FIELD.search(text.text or "")
        if found:
            run = text.getparent()
            run.addnext(_field(f"PAGEREF {found[1]} \\h", "–"))
            text.text = FIELD.sub("", text.text)
            if _is_contents(run.getparent()):
                run.append(OxmlElement("w:tab"))


def _is_contents(paragraph: Any) -> bool:
    """Whether a line of the contents: its page number stands to the right."""
    style = getattr(paragraph, "style", None) or ""
    return str(style).startswith("Contents")


def _place_bookmarks(made: Any) -> None:
    """Bookmarks into the paragraph that they name: between a table and a heading readers lose them."""
    from docx.oxml.ns import qn

    body = made.element.body
    ends = {end.get(qn("w:id")): end for end in body.iter(qn("w:bookmarkEnd"))}
    for start in body.findall(qn("w:bookmarkStart")):
        paragraph = next(start.itersiblings(qn("w:p")), None)
        end = ends.get(start.get(qn("w:id")))
        if paragraph is None or end is None:
            continue
        at = 0 if paragraph.find(qn("w:pPr")) is None else 1
        paragraph.insert(at, start)
        paragraph.insert(at + 1, end)
