"""A report as a Word file: the words of the PDF, in Word's own headings, tables, notes and pictures."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from django.conf import settings
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, ContentsPage, Document, Furniture, Metadata
from forkommune.documents.word_copy import word_copy
from forkommune.figures import Bar, BarFigure, Cell, Column, Row, Table

FONTS = settings.BUILT_DIR / "frontend" / "fonts" / "print"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bars():
    return BarFigure(
        key="weights", heading="Vegtrafikk er mest", description="Tre femdeler.", unit="Tonn",
        source="SSB.", unknown="ukjent", bars=(Bar("Vegtrafikk", 3), Bar("Oppvarming", 2)),
        label_title="Sektor", value_title="Tonn",
    )  # fmt: skip


def document():
    rows = tuple(Row(Cell(name), (Cell("12", numeric=True),)) for name in ("Asker", "Bærum"))
    first = (
        blocks.chapter_head(title="Status", number="1")
        + '<p>Alle teller.<span class="fn">Ikke Hole.</span></p>'
        + blocks.figure(bars(), number="1.1")
        + blocks.table(
            Table("To kommuner", (Column("Kommune"), Column("Tiltak", True)), rows),
            anchor="tiltak-per-kommune",
            number="1.1",
            widths=(96,),
        )
        + f"<p>Se side {blocks.page_of('kommune-0220')}.</p>"
    )
    second = (
        blocks.chapter_head(title="Asker", number="2")
        + "<p>«Æøå» & <em>mer</em>.</p><ul><li>Buss og <em>tog</em></li></ul>"
    )
    return Document(
        metadata=Metadata(title="Klimaarbeidet", created=datetime(2017, 12, 4, 8, tzinfo=UTC)),
        furniture=Furniture(head="Klimaarbeidet", state="Utkast 1"),
        cover=blocks.cover(title="Klimaarbeidet", publisher="Vestregionen", facts_caption="Om",
                           facts=(("Prosjekt", "275769"), ("Status", "Ikke godkjent"))),
        contents=ContentsPage(title="Innhold", figures="Figurer", tables="Tabeller"),
        chapters=(Chapter(key="status", title="Status", html=first),
                  Chapter(key="kommune-0220", title="Asker", html=second)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def data():
    return word_copy(document(), fonts=FONTS)


def test_headings_tables_and_facts_are_words_own(data):
    made = docx.Document(io.BytesIO(data))

    headings = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Innhold", "1 Status", "2 Asker"]
    tables = [[[c.text for c in row.cells] for row in table.rows] for table in made.tables]
    assert [["Prosjekt", "275769"], ["Status", "Ikke godkjent"]] in tables
    assert [["Kommune", "Tiltak"], ["Asker", "12"], ["Bærum", "12"]] in tables
    numbers = next(table for table in made.tables if table.rows[0].cells[-1].text == "Tiltak")
    assert numbers.rows[1].cells[1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert any("er mest\nTonn" in p.text or "er mest \nTonn" in p.text for p in made.paragraphs)
    styles = {p.text: p.style.name for p in made.paragraphs}
    assert "1 Status\t" in styles, "its page number stands to the right"
    assert "«Æøå» & mer." in styles
    assert styles["Buss og tog"] != "Compact", "as small as the words of a table"


def test_words_beside_numbers_stand_clear_of_them_and_heads_are_bold():
    rows = tuple(
        Row(Cell(name), (Cell("12", numeric=True), Cell("Vedtatt"))) for name in ("Asker", "Hole")
    )
    columns = (Column("Kommune"), Column("Tiltak", True), Column("Status"))
    table = blocks.table(Table("To kommuner", columns, rows), anchor="tiltak", number="1.1")
    html = blocks.chapter_head(title="Status", number="1") + table
    chapters = (Chapter(key="status", title="Status", html=html),)

    made = docx.Document(io.BytesIO(word_copy(replace(document(), chapters=chapters), fonts=FONTS)))

    numbers = next(one for one in made.tables if one.rows[0].cells[-1].text == "Status")
    for row in numbers.rows:
        first, number, words = (cell.paragraphs[0] for cell in row.cells)
        assert words.paragraph_format.left_indent == Pt(10)
        assert first.paragraph_format.left_indent is number.paragraph_format.left_indent is None
    assert all(cell.paragraphs[0].runs[0].bold for cell in numbers.rows[0].cells)
    assert not numbers.rows[1].cells[0].paragraphs[0].runs[0].bold


def test_no_picture_is_wider_than_the_text(data):
    made = docx.Document(io.BytesIO(data))

    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert [shape.width <= room for shape in made.inline_shapes] == [True]


def test_a_note_is_a_real_footnote_and_a_figure_a_picture_with_its_words(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert "Ikke Hole." in file.read("word/footnotes.xml").decode()
        assert any(name.startswith("word/media/") for name in file.namelist())
        body = file.read("word/document.xml").decode()
    assert 'descr="Vegtrafikk er mest. Tre femdeler"' in body


def test_what_a_figure_shows_stands_above_it(data):
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs

    at = next(n for n, one in enumerate(paragraphs) if one.style.name == "Image Caption")
    assert "Vegtrafikk er mest" in paragraphs[at].text
    assert list(paragraphs[at + 1]._p.iter(f"{W}drawing"))


def test_a_quote_is_set_as_one_with_who_said_it_below():
    html = blocks.chapter_head(title="Status", number="1") + blocks.quote(
        "Vi venter.", role="Ordfører", by="liten kommune"
    )
    chapters = (Chapter(key="status", title="Status", html=html),)

    made = docx.Document(io.BytesIO(word_copy(replace(document(), chapters=chapters), fonts=FONTS)))

    at = next(n for n, one in enumerate(made.paragraphs) if "Vi venter." in one.text)
    quote, below = made.paragraphs[at : at + 2]
    assert (quote.style.name, below.style.name) == ("Block Text", "Quoted by")
    assert quote.style.font.italic
    assert quote.style.paragraph_format.keep_with_next
    assert "liten kommune" in below.text


def test_pages_are_fields_that_lead_to_a_name_that_stands_in_a_paragraph(data):
    body = docx.Document(io.BytesIO(data)).element.body
    names = {mark.get(f"{W}name"): mark.getparent().tag for mark in body.iter(f"{W}bookmarkStart")}
    wanted = {
        field.get(f"{W}instr").split()[1]
        for field in body.iter(f"{W}fldSimple")
        if "PAGEREF" in field.get(f"{W}instr")
    }
    links = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")}

    assert len(wanted) >= 4
    assert wanted | links <= names.keys()
    assert {names[name] for name in wanted} == {f"{W}p"}
    assert "\u2063" not in "".join(body.itertext())


def test_the_same_document_gives_the_same_bytes_and_says_what_it_is(data):
    assert word_copy(document(), fonts=FONTS) == data
    core = docx.Document(io.BytesIO(data)).core_properties
    assert (core.title, core.language) == ("Klimaarbeidet", "nb")
    assert core.created.replace(tzinfo=UTC) == datetime(2017, 12, 4, 8, tzinfo=UTC)
