"""Components draw accessible HTML."""

import json

import pytest
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import translation

from forkommune.ui.components.lists import noted_links, stage_cells
from forkommune.ui.parts import STATES, FacetOption, NotedLink, Part, Stage, look_of
from forkommune.ui.paths import paths_like
from tests.figures.samples import bar_figure

from .drawing import draw, words


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


def test_the_page_head_has_the_only_h1_and_the_way_up():
    page = draw(
        '{% crumbs "Kommuner" "/kommuner/" as trail %}'
        "{% page_head title=name crumbs=trail invented=True %}{% head_facts %}"
        '{% fact icon="pin" %}Buskerud{% endfact %}{% endhead_facts %}{% endpage_head %}',
        name="Drammen & Lier",
    )

    assert [words(heading) for heading in page.iter("h1")] == ["Drammen & Lier"]
    assert page.find(".//nav").get("aria-label") == "Du er her"
    assert [(a.get("href"), words(a)) for a in page.find(".//nav").iter("a")] == [
        ("/kommuner/", "Kommuner")
    ]
    assert "Oppdiktet eksempel" in words(page)


def test_an_uneven_trail_is_refused():
    with pytest.raises(ValueError, match="zip"):
        draw('{% crumbs "Kommuner" as trail %}')


def test_what_people_wrote_is_escaped_everywhere():
    evil = "<script>alert(1)</script>"
    page = draw(
        "{% panel title=evil lead=evil link_label=evil link_url=evil %}{{ evil }}{% endpanel %}"
        "{% card title=evil url=evil eyebrow=evil %}{% endcard %}"
        "{% fact_list %}{% fact_row label=evil %}{{ evil }}{% endfact_row %}{% endfact_list %}"
        "{% key_figure label=evil value=evil unit=evil note=evil %}"
        '{% status evil kind="late" %}{% tag evil %}{% icon "pin" label=evil %}'
        "{% alert title=evil %}{% endalert %}{% empty_state title=evil %}{% endempty_state %}"
        "{% data_table label=evil %}{% enddata_table %}{% chip evil url=evil remove_label=evil %}",
        evil=evil,
    )

    assert list(page.iter("script")) == []


def test_a_panel_keeps_the_heading_order_of_its_page():
    page = draw('{% panel title="Funn" level=3 lead="Tonn" anchor="funn" %}<p>x</p>{% endpanel %}')

    section = page.find("section")
    assert section.get("id") == "funn"
    assert words(section.find(".//h3")) == "Funn"
    assert words(section) == "Funn Tonn x"


def test_only_the_title_of_a_card_is_its_link():
    page = draw(
        '{% card title="Hjertesone" url="/eksempler/1/" eyebrow="Transport" icon="truck" %}'
        '{% card_facts %}{% fact_row label="Kostnad" %}1 kr{% endfact_row %}{% endcard_facts %}'
        "{% endcard %}"
    )

    assert [(words(a), a.get("href")) for a in page.iter("a")] == [("Hjertesone", "/eksempler/1/")]
    assert [(words(dt)) for dt in page.iter("dt")] == ["Kostnad"]
    assert page.find(".//svg").get("aria-hidden") == "true"


def test_an_icon_with_a_label_is_an_image_and_without_is_decoration():
    page = draw('{% icon "pin" label="Sted" %}{% icon "pin" %}')

    named, plain = page.findall("svg")
    assert (named.get("role"), named.get("aria-label")) == ("img", "Sted")
    assert (plain.get("role"), plain.get("aria-hidden")) == (None, "true")
    assert named.find("use").get("href").endswith("icons.svg#pin")


@pytest.mark.parametrize("kind", sorted(STATES))
def test_a_state_is_icon_and_word(kind):
    page = draw('{% status "Forsinket" kind=kind %}', kind=kind)

    assert words(page) == "Forsinket"
    assert page.find(".//use") is not None


def test_a_state_nobody_knows_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"'odd' is no state; choose one of .*late"):
        look_of("odd")


def test_a_progress_bar_has_a_name_and_plain_numbers():
    page = draw('{% progress value of=10 label="3,5 av 10" %}', value=3.5)

    bar = page.find(".//progress")
    assert (bar.get("value"), bar.get("max"), bar.get("aria-label")) == ("3.5", "10", "3,5 av 10")


def test_a_table_scrolls_in_a_named_region_that_the_keyboard_reaches():
    page = draw('{% data_table label="Kommuner" %}<tbody></tbody>{% enddata_table %}')

    region = page.find("div")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "Kommuner"


def test_a_column_head_tells_its_order_and_turns_it():
    first = draw('{% sort_header "Navn" "name" %}', path="/?sektor=bygg&side=3").find(".//a")
    page = draw('<table><tr>{% sort_header "Navn" "name" %}</tr></table>', path="/?sorter=name")

    assert first.get("href") == "?sektor=bygg&sorter=name"
    assert page.find(".//th").get("aria-sort") == "ascending"
    assert page.find(".//th/a").get("href") == "?sorter=-name"


def test_pages_keep_filters_and_mark_the_current_one():
    page = draw(
        "{% pagination page %}",
        path="/?sektor=transport&sektor=bygg&side=2",
        page=Paginator(range(30), 10).page(2),
    )

    assert [(words(a), a.get("href"), a.get("aria-current")) for a in page.iter("a")] == [
        ("Forrige", "?sektor=transport&sektor=bygg&side=1", None),
        ("1", "?sektor=transport&sektor=bygg&side=1", None),
        ("2", "?sektor=transport&sektor=bygg&side=2", "true"),
        ("3", "?sektor=transport&sektor=bygg&side=3", None),
        ("Neste", "?sektor=transport&sektor=bygg&side=3", None),
    ]


def test_a_list_on_one_page_has_no_pagination():
    assert words(draw("{% pagination page %}", page=Paginator(range(3), 10).page(1))) == ""


def test_a_facet_shows_choices_without_hits_but_never_locks_them():
    options = [FacetOption("transport", "Transport", 6, selected=True), FacetOption("x", "X", 0)]
    page = draw('{% facet title="Sektor" name="sektor" options=options %}', options=options)

    boxes = list(page.iter("input"))
    assert [(box.get("value"), "checked" in box.attrib) for box in boxes] == [
        ("transport", True),
        ("x", False),
    ]
    assert [label.get("for") for label in page.iter("label")] == [box.get("id") for box in boxes]
    assert not any("disabled" in box.attrib for box in boxes)
    assert words(page.find(".//summary")) == "Sektor 1 valgt"
    assert words(list(page.iter("label"))[1]) == "X (0)"


def test_a_chip_says_what_following_it_takes_away():
    page = draw(
        '{% chips clear_url="?" %}{% chip "Transport" url="?a" remove_label="Fjern filter" %}'
        "{% endchips %}"
    )

    chip, reset = page.iter("a")
    assert (chip.get("aria-label"), chip.get("href")) == ("Fjern filter", "?a")
    assert words(reset) == "Nullstill"


def test_the_current_phase_is_marked_and_said_in_one_line():
    phases = [Part("Idé", "done", "mars"), Part("Tiltak", "now", "pågår"), Part("Slutt", "later")]
    page = draw('{% phases phases label="Faser" %}', phases=phases)

    assert words(page.find(".//p")) == "Fase 2 av 3: Tiltak pågår"
    assert [row.get("aria-current") for row in page.iter("li")] == [None, "step", None]


def test_a_fold_opens_without_script():
    page = draw('{% fold summary="Vis" is_open=True %}<p>x</p>{% endfold %}')

    assert "open" in page.find("details").attrib
    assert words(page.find("details/summary")) == "Vis"


def test_a_figure_stands_with_heading_unit_both_widths_table_and_source():
    fig = bar_figure()
    page = draw("{% figure fig %}", fig=fig)

    assert words(page.find(".//figcaption/h3")) == fig.heading
    assert words(page.find(".//figcaption/p")) == fig.unit
    assert len(page.findall("figure/div/svg")) == 2
    assert words(page.find(".//details/summary")) == "Vis tallene som tabell"
    assert len(page.findall(".//table/tbody/tr")) == len(fig.table().rows)
    assert words(page.findall("figure/p")[-1]) == f"Kilde: {fig.source}"
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), json.dumps(ids)


def test_words_of_a_noted_link_are_escaped():
    drawn = noted_links([NotedLink("Bø & <b>Sør</b>", '/k/"1"/', "<fra 2020>")])

    assert drawn == (
        '<li><a class="ds-link" href="/k/&quot;1&quot;/">Bø &amp; &lt;b&gt;Sør&lt;/b&gt;</a>'
        ' <span class="quiet">&lt;fra 2020&gt;</span></li>'
    )


def test_words_of_stages_are_escaped():
    drawn = stage_cells([Stage("not_begun", "<ikke>"), Stage("done", "Bø & Ås")], ["A<b>", "C"])

    assert "<ikke>" not in drawn
    assert "&lt;ikke&gt;" in drawn
    assert "Bø &amp; Ås" in drawn
    assert "A&lt;b&gt;" in drawn


def test_paths_of_many_pages_are_those_the_urls_give():
    path = paths_like("municipalities:municipality-detail", "0000")

    numbers = ["0219", "3203"]
    named = [reverse("municipalities:municipality-detail", args=[number]) for number in numbers]
    assert [path(number) for number in numbers] == named


def test_a_sample_that_the_path_holds_elsewhere_too_is_refused():
    with pytest.raises(ValueError, match="2 times"):
        paths_like("municipalities:municipality-detail", "kommuner")
