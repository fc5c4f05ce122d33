"""A report as a page of the web: the words of the PDF, arranged for a window."""

from django.utils.translation import override

from forkommune.documents import blocks
from forkommune.documents.reading import read, text_of
from forkommune.documents.screen import for_the_screen
from forkommune.documents.web_copy import web_copy

from .test_word_copy import bars, document


def page():
    with for_the_screen(), override("nb"):
        return web_copy(document())


def test_chapters_stand_below_the_pages_own_heading_and_in_the_contents():
    root = read("page", page()).body

    headings = [(one.tag, text_of(one)) for one in root.iter() if one.tag in ("h1", "h2", "h3")]
    assert ("h2", "1 Status") in headings
    assert not [one for one in headings if one[0] == "h1"]
    nav = next(one for one in root.iter() if one.tag == "nav")
    targets = {one.get("href") for one in nav.iter() if one.tag == "a"}
    ids = {f"#{one.get('id')}" for one in root.iter() if one.get("id")}
    assert targets
    assert targets <= ids


def test_a_figure_has_its_numbers_and_a_table_moves_in_its_own_frame():
    html = page()

    assert "<summary>Vis tallene som tabell</summary>" in html
    assert '<th scope="row">Vegtrafikk</th><td class="fk-num">3</td>' in html
    assert html.count("<svg") == 2  # for a wide and a narrow window
    assert 'class="frame" role="group" tabindex="0" aria-label="Tabell 1.1 To kommuner"' in html


def test_footnotes_lead_there_and_back_and_nothing_of_a_page_is_left():
    html = page()

    for words in (
        '<a id="status-merke-1" href="#status-note-1" role="doc-noteref">1</a>',
        '<li id="status-note-1">Ikke Hole.<a href="#status-merke-1" role="doc-backlink">',
    ):
        assert words in html
    for words in ('class="pn"', "style=", "data-", "xmlns", "<colgroup"):
        assert words not in html
    assert html == page()


def test_a_page_is_drawn_for_paper_again_afterwards():
    page()

    assert "figure-narrow" not in blocks.figure(bars(), number="1.1")
