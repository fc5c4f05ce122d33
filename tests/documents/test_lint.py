"""Faults in the HTML are named with chapter, value and place before anything is laid out."""

import pytest

from forkommune.documents.errors import DocumentHtmlError
from forkommune.documents.reading import read
from tests.documents.checking import check_html

DRAWABLE = frozenset(range(32, 0x250)) | {10, 0x2013}
ROW = "<tr><th scope='row'>A</th><td>1</td></tr>"
GOOD_TABLE = f"<table id='t'><caption>Tall</caption><tbody>{ROW}</tbody></table>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def findings(html: str, key: str = "en") -> list[str]:
    """What the lint says about one chapter."""
    with pytest.raises(DocumentHtmlError) as raised:
        check_html([read(key, html)], DRAWABLE)
    return str(raised.value).splitlines()


def test_a_chapter_without_faults_passes():
    html = (
        "<!-- a comment --><h1>Kapittel</h1><h2 id='a'>Avsnitt</h2><h3>Under</h3>"
        f"<p>Se <a href='#t'>tabellen</a> eller <a href='https://ssb.no'>kilden</a></p>{GOOD_TABLE}"
        f"{SVG.format('<title>Utslipp faller</title>')}<img src='fk:image/x.svg' alt='Et merke'>"
        '<p>Side <span class="pn" data-ref="#t"></span></p>'
    )

    check_html([read("en", html)], DRAWABLE)


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        ("<p>x</p>", "en: there is no heading; a chapter begins with h1."),
        (
            "<h2>Avsnitt</h2>",
            "en: <h2> «Avsnitt» is the first heading; a chapter begins with h1.",
        ),
        ("<h1>A</h1><h3 id='x'>C</h3>", "en: <h3 id='x'> «C» follows h1; a level is skipped."),
        ("<h1>A</h1><h1>B</h1>", "en: <h1> «B» is a second h1; a chapter has one."),
        ("<h1> </h1>", "en: <h1> is empty; a heading needs words."),
    ],
)
def test_headings_begin_with_h1_and_skip_no_level(html: str, finding: str):
    assert findings(html) == [finding]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            f"<table id='t'>{ROW}</table>",
            "en: <table id='t'> «A1» has no caption; say what it shows.",
        ),
        (
            "<table><caption>Tall</caption><tr><td>1</td></tr></table>",
            "en: <table> «Tall1» has no th; its cells cannot be read aloud with their heads.",
        ),
        (
            "<table><caption>Tall</caption><tr><th>A</th><td>1</td></tr></table>",
            "en: <th> «A» in <table> «TallA1» has scope None.",
        ),
        (
            f"<table><caption>Tall</caption>{ROW}<tr><th scope='row'>B</th></tr></table>",
            "en: <table> «TallA1B» has rows of 2, 1 columns; fill the rows with empty cells.",
        ),
    ],
)
def test_tables_have_caption_heads_and_even_rows(table: str, finding: str):
    assert findings(f"<h1>A</h1>{table}") == [finding]


def test_merged_cells_count_in_the_rows_they_reach():
    html = (
        "<h1>A</h1><table><caption>Tall</caption>"
        "<tr><th scope='col' rowspan='2'>A</th><th scope='colgroup' colspan='2'>B</th></tr>"
        "<tr><th scope='col'>C</th><th scope='col'>D</th></tr>"
        "<tr><th scope='row'>E</th><td>1</td><td>2</td></tr></table>"
    )

    check_html([read("en", html)], DRAWABLE)


@pytest.mark.parametrize(
    ("picture", "finding"),
    [
        (
            SVG.format("<rect/><title>Sent</title>"),
            "en: <svg> «Sent» does not begin with <title>; say what the drawing shows.",
        ),
        (
            '<img src="data:image/png,x" alt=" ">',
            "en: <img src='data:image/png,x'> has no alt; a decorative one belongs in the style sheet.",
        ),
        (
            '<img src="../x.png" alt="x">',
            "en: <img src='../x.png'> is not part of the document; use a data: address.",
        ),
    ],
)
def test_pictures_say_what_they_show(picture: str, finding: str):
    assert findings(f"<h1>A</h1>{picture}") == [finding]


@pytest.mark.parametrize(
    ("link", "finding"),
    [
        ("<a href='#en'></a>", "en: the link to '#en' has no words."),
        (
            "<a href='javascript:alert(1)'>x</a>",
            "en: the link <a> «x» leads to 'javascript:alert(1)'; use #id, http, https or mailto.",
        ),
        (
            "<a href='/kommuner/'>x</a>",
            "en: the link <a> «x» leads to '/kommuner/'; use #id, http, https or mailto.",
        ),
        (
            "<a href='#en'><div>x</div></a>",
            "en: <div> «x» stands inside the link to '#en'; put the link inside it.",
        ),
    ],
)
def test_links_have_words_a_known_target_and_no_block(link: str, finding: str):
    assert findings(f"<h1>A</h1><div>{link}</div>") == [finding]


def test_a_style_that_loads_something_is_refused():
    assert findings("<h1>A</h1><p style='background: URL( x.png )'>x</p>") == [
        "en: <p> «x» loads something in its style: 'background: url( x.png )'."
    ]


def test_a_reference_that_leads_nowhere_is_named():
    html = '<h1>A</h1><p><a href="#borte">x</a> <span class="pn" data-ref="#vekk"></span></p>'

    assert findings(html) == [
        "en: a link refers to #borte, which the document does not hold.",
        "en: a page number refers to #vekk, which the document does not hold.",
    ]


def test_a_page_number_in_another_form_would_stay_empty_and_is_refused():
    assert findings("<h1>A</h1><p><b data-ref='#en'>7</b></p>") == [
        "en: <b> «7» is no page reference; use the tag page_of."
    ]


def test_an_id_may_stand_once_in_the_whole_document():
    readings = [read(key, "<h1>A</h1><p id='x'>x</p>") for key in ("en", "to")]

    with pytest.raises(DocumentHtmlError, match=r"^the id 'x' stands 2 times\.$"):
        check_html(readings, DRAWABLE)


def test_a_sign_that_no_font_can_draw_is_named_with_its_place():
    assert findings("<h1>A</h1><p id='p'>Bra 👍</p>") == [
        "en: the fonts have no sign for '👍' (U+1F44D) in <p id='p'> «Bra 👍»."
    ]


def test_many_findings_are_cut_and_counted():
    lines = findings("<h1>A</h1>" + "<p><a href='#en'></a></p>" * 15)

    assert len(lines) == 13
    assert lines[-1] == "… and 3 more."
