"""Building blocks: what a report puts in is escaped, numbered, and refused where it is wrong."""

import re

import pytest
from django.template import engines
from django.utils import translation
from django.utils.safestring import mark_safe

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.errors import DocumentHtmlError
from forkommune.documents.numbering import Kind, Numbered, Numbering
from forkommune.documents.reading import read
from forkommune.figures import Cell, Column, HeatCell, HeatMatrix, HeatRow, Row, Table, Thresholds
from tests.documents import sample_figures as drawn
from tests.documents.checking import check_html

EVIL = "<script>alert('x')</script>"
EVERYTHING = frozenset(range(0x110000))


def one_line(html: str) -> str:
    return " ".join(html.split())


def small_table(**cell: object) -> Table:
    rows = (Row(Cell("Asker"), (Cell("12", numeric=True, **cell),)),)
    return Table("Tolv", (Column("Kommune"), Column("Antall", numeric=True)), rows)


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


def test_what_people_wrote_is_escaped_in_every_block():
    made = [
        blocks.cover(
            title=EVIL, publisher=EVIL, facts_caption=EVIL, facts=((EVIL, EVIL),), note=EVIL
        ),
        blocks.chapter_head(title=EVIL, lead=EVIL, subtitle=EVIL),
        blocks.section_head(title=EVIL),
        blocks.key_figures([KeyFigure(value=EVIL, words=EVIL, unit=EVIL)]),
        blocks.quote(EVIL, role=EVIL, by=EVIL, reference=EVIL),
        blocks.margin_note(EVIL, head=EVIL),
        blocks.facts(title=EVIL, rows=((EVIL, EVIL),)),
        blocks.box(title=EVIL, text=EVIL, said=EVIL),
        blocks.colophon(caption=EVIL, rows=((EVIL, EVIL),)),
        blocks.mark(EVIL),
        blocks.cite(EVIL),
        blocks.page_of(EVIL),
    ]

    assert [html for html in made if "<script" in html] == []
    assert all("&lt;script&gt;" in html for html in made)


def test_a_figure_stands_with_number_finding_unit_and_source():
    html = blocks.figure(drawn.shares(), number="1.1")

    text = one_line(html)
    assert text.startswith('<figure id="shares" data-number="1.1" data-table="[[')
    assert '<span class="no">Figur 1.1</span> 13 av 15 saksbehandlere er intervjuet' in text
    assert '<span class="unit">Prosent av utslippene. &#8203;<span class="tag">' in text
    assert text.endswith('<p class="source">Kilde: prøvedata per 4.12.2017.</p> </figure>')


def test_the_list_of_figures_uses_the_words_of_the_heading():
    captions = read("en", "<h1>A</h1>" + blocks.figure(drawn.shares(), number="1.1")).captions

    assert [(c.kind, c.number, c.title) for c in captions] == [
        ("figure", "1.1", "13 av 15 saksbehandlere er intervjuet")
    ]


def test_a_table_passes_the_lint_and_keeps_its_widths():
    html = blocks.table(small_table(), anchor="t", number="2.1", widths=(96,), unit="Antall")

    check_html([read("en", f"<h1>A</h1>{html}")], EVERYTHING)
    assert '<col style="width:96pt"><col>' in html
    assert '<th scope="row">Asker</th><td class="fk-num">12</td>' in html


def test_a_heat_matrix_keeps_numbers_tints_and_unknown_cells():
    html = blocks.exhibit_table(drawn.findings(), number="2.1")

    assert 'class="heat"' in html
    assert '<th scope="row">Jevnaker</th><td class="fk-num fk-unknown">–</td>' in html
    assert '<tr class="sum keep"><th scope="row">I alt</th>' in html


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://ssb.no", '<a href="https://ssb.no">12</a>'),
        ("/kommuner/0220/", "12"),
        ("javascript:alert(1)", "12"),
    ],
)
def test_a_cell_leads_only_where_a_file_can_follow(url: str, text: str):
    html = blocks.table(small_table(url=url), anchor="t", number="2.1")

    assert f'<td class="fk-num">{text}</td>' in html


def test_a_quote_has_norwegian_marks_and_its_role():
    html = one_line(
        blocks.quote("Vi prøver.", role="Politiker", by="en av fem", tone="sol", reference="P-7")
    )

    assert html == (
        '<blockquote class="quote"> <p>«Vi prøver.»</p> <p class="by">'
        '<span class="role sol">Politiker</span> en av fem · P-7</p> </blockquote>'
    )


def test_key_figures_are_one_to_four():
    figures = [KeyFigure(value=str(n), words="x") for n in range(5)]

    with pytest.raises(DocumentHtmlError, match="5 key figures; a row holds one to four"):
        blocks.key_figures(figures)


def test_a_mark_never_stands_without_its_word():
    with pytest.raises(DocumentHtmlError, match="'Klimabudsjett' has mark 'open' and words ''"):
        blocks.marks(
            title="Rutiner",
            row_title="Rutine",
            mark_title="Status",
            rows=(("Klimabudsjett", "open", ""),),
        )


def test_an_unknown_tone_of_a_quote_is_refused():
    with pytest.raises(DocumentHtmlError, match="'red' is no tone"):
        blocks.quote("x", role="y", by="z", tone="red")


def test_a_cross_reference_names_its_kind_in_both_languages():
    things = [Numbered(kind, "2.1", "x") for kind in Kind]

    def words() -> list[str]:
        return [blocks.cross_reference(thing).split(">")[1][:-3] for thing in things]

    assert words() == ["kapittel 2.1", "avsnitt 2.1", "Figur 2.1", "Tabell 2.1"]
    with translation.override("nn"):
        assert words() == ["kapittel 2.1", "avsnitt 2.1", "Figur 2.1", "Tabell 2.1"]


def test_a_thing_without_a_number_cannot_be_referred_to_by_number():
    with pytest.raises(DocumentHtmlError, match="'sammendrag' has no number"):
        blocks.cross_reference(Numbered(Kind.CHAPTER, "", "sammendrag"))


def render(text: str, **context: object) -> str:
    return engines["django"].from_string("{% load documents %}" + text).render(context)


def test_tags_write_references_notes_and_marks_into_a_text():
    numbering = Numbering()
    numbering.chapter("en").table("funn")

    html = render(
        '{% ref "funn" %}, side {% page_of "funn" %}{% footnote %}{{ note }}{% endfootnote %} '
        '{% cite "R-01" %} {% invented_tag "Oppdiktet" %}',
        numbering=numbering,
        note=EVIL,
    )

    assert html == (
        '<a class="xref" href="#funn">Tabell 1.1</a>, side <span class="pn" data-ref="#funn"></span>'
        '<span class="fn">&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</span> '
        '<a class="cite" href="#R-01">[R-01]</a> <span class="tag">Oppdiktet</span>'
    )


def test_a_margin_note_keeps_its_text_and_links():
    html = render(
        '{% margin_note "Kort sagt." %}Se <b>her</b> {{ evil }}{% endmargin_note %}', evil=EVIL
    )

    assert html.strip() == (
        '<p class="mn"><strong>Kort sagt.</strong> Se <b>her</b> '
        "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</p>"
    )


def test_a_dangling_reference_stops_the_text():
    with pytest.raises(DocumentHtmlError, match="refers to 'borte'"):
        render('{% ref "borte" %}', numbering=Numbering())


def test_a_text_without_its_numbering_says_so():
    with pytest.raises(DocumentHtmlError, match="needs `numbering` in the context; it is None"):
        render('{% ref "funn" %}')


def test_safe_html_of_a_source_passes_through():
    html = blocks.figure(drawn.shares(), number="1.1", source=mark_safe("SSB <b>07459</b>."))

    assert "Kilde: SSB <b>07459</b>." in html


def test_no_page_begins_or_ends_with_one_row_of_a_table():
    columns = (Column("Kommune"), Column("Tall", True))
    rows = tuple(Row(Cell(f"Nr. {at}"), (Cell(str(at), numeric=True),)) for at in range(6))

    html = blocks.table(Table("Seks", columns, rows), anchor="t", number="1.1", long=True)

    kept = re.findall(r'<tr(?: class="keep")?><th scope="row">', html)
    assert ["keep" in one for one in kept] == [False, True, False, False, True, True]


def test_names_above_many_narrow_columns_stand_on_end():
    def matrix(count):
        row = HeatRow("Asker", tuple(HeatCell(1) for _ in range(count)))
        return HeatMatrix(
            key="m", heading="Funn", description="Funn.", unit="Tall", source="Prøve.", unknown="ukjent",
            columns=tuple(f"Kommune {at}" for at in range(count)), rows=(row,),
            thresholds=Thresholds((1, 2, 3, 4)), row_title="Kommune", row_totals=False,
        )  # fmt: skip

    few, many = (blocks.exhibit_table(matrix(count), number="1.1") for count in (6, 16))

    assert "turned" not in few
    assert '<tr class="turned"><th scope="col">Kommune</th><th scope="col"' in many
    assert "<span>Kommune 15</span>" in many


@pytest.mark.parametrize(("rows", "is_long"), [(26, False), (27, True)])
def test_a_table_that_no_page_holds_may_go_on_over_the_page(rows, is_long):
    columns = (Column("Kommune"), Column("Tall", True))
    lines = tuple(Row(Cell(str(at)), (Cell("1", numeric=True),)) for at in range(rows))

    html = blocks.table(Table("Mange", columns, lines), anchor="t", number="1.1")

    assert ('class="tab long"' in html) is is_long
