"""A list without an account, examples side by side, and what they become on paper."""

import io
import zipfile

import openpyxl
import pypdfium2
import pytest
from docx import Document

from pilots.papers.rooms import Room, first_guess
from tests.factories import (
    AdoptionFactory,
    ConditionFactory,
    EffectFactory,
    ExampleFactory,
    ExampleSourceFactory,
    StepFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db
LIST, COMPARE = "/eksempler/liste/", "/eksempler/sammenlign/"


def put(client, *examples, act="legg-til"):
    return client.post(LIST, {"handling": act, "slug": [one.slug for one in examples]})


def listed(client):
    return list(client.get(LIST).context["examples"])


def full(**values):
    example = ExampleFactory(published=True, **values)
    StoryFactory(example=example, advice="Begynn med tre bygg.")
    EffectFactory(example=example, what="Målt", value=-12, kind="result")
    EffectFactory(example=example, what="Håpet", value=-900, kind="potential")
    ConditionFactory(example=example, words="Fjernvarme i sentrum")
    ExampleSourceFactory(example=example, title="Avisa", url="https://avisa.invalid/1")
    AdoptionFactory(example=example, result="Gikk bra")
    return example


def test_the_list_is_kept_in_the_order_in_which_it_was_made_and_each_stands_once(client):
    first, second = ExampleFactory(published=True), ExampleFactory(published=True)
    put(client, second)
    put(client, first)
    put(client, second)

    assert listed(client) == [second, first]
    put(client, second, act="fjern")
    assert listed(client) == [first]
    put(client, act="tom")
    assert listed(client) == []


def test_a_draft_is_put_on_no_list(client):
    put(client, ExampleFactory())

    assert listed(client) == []


def test_an_address_holds_a_list_and_leaves_ones_own_as_it_is(client):
    own, sent = ExampleFactory(published=True), ExampleFactory(published=True)
    put(client, own)

    page = client.get(LIST, {"e": [sent.slug, "finnes-ikke"]})

    assert list(page.context["examples"]) == [sent]
    assert listed(client) == [own]


def test_a_full_list_says_so_and_keeps_what_it_has(client):
    many = [ExampleFactory(published=True) for _ in range(21)]
    put(client, *many)

    assert listed(client) == many[:20]


@pytest.mark.parametrize("back", ["https://evil.invalid/", "//evil.invalid/"])
def test_the_way_back_leads_nowhere_else(client, back):
    answer = client.post(LIST, {"handling": "tom", "neste": back})

    assert answer.url == LIST


def test_two_to_four_stand_side_by_side_and_more_are_told_of(client):
    five = [full() for _ in range(5)]

    page = client.get(COMPARE, {"e": [one.slug for one in five]})

    assert list(page.context["examples"]) == five[:4]
    assert page.context["left_out"] == 1
    assert client.get(COMPARE, {"e": five[0].slug}).context["rows"] == []


def test_only_differences_are_shown_where_that_is_asked(client):
    cheap, dear = full(cost="10 000 kr"), full(cost="9 mill. kr")
    slugs = {"e": [cheap.slug, dear.slug]}

    every = {row.label for row in client.get(COMPARE, slugs).context["rows"]}
    unlike = {
        row.label for row in client.get(COMPARE, slugs | {"bare": "forskjeller"}).context["rows"]
    }

    assert "Kostnad" in unlike
    assert unlike < every
    assert "Råd til andre" in every - unlike


def test_a_part_that_one_owner_keeps_back_is_not_told_beside_the_others(client):
    shown, kept = full(cost="10 000 kr"), full(cost="9 mill. kr", hidden=["cost", "effects"])

    page = client.get(COMPARE, {"e": [shown.slug, kept.slug]}).content.decode()

    assert "9 mill." not in page.replace("\u00a0", " ")
    assert page.count("– Målt") == 1
    assert "Ikke offentlig" in page


@pytest.mark.parametrize("rows", [1, 4])
def test_comparing_costs_the_same_for_two_and_for_four(client, django_assert_num_queries, rows):
    slugs = [full().slug for _ in range(max(rows, 2))]

    with django_assert_num_queries(15):
        client.get(COMPARE, {"e": slugs})


def paper(client, kind, *examples):
    return client.get(
        f"/eksempler/liste/saksgrunnlag/{kind}/", {"e": [one.slug for one in examples]}
    )


def pdf_words(data):
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def word_words(data):
    document = Document(io.BytesIO(data))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_word_paper_tells_effects_grades_sources_and_what_is_only_hoped_for(client):
    words = word_words(paper(client, "docx", full(evidence_grade="before_after")).content)

    for told in ("Målt før og etter", "Begynn med tre bygg.", "Avisa", "Fjernvarme i sentrum"):
        assert told in words
    assert words.index("Målt · Resultat") < words.index("Ikke resultater") < words.index("Håpet")


def test_a_word_paper_knows_its_language_and_repeats_the_heads_of_its_tables(client):
    data = paper(client, "docx", full()).content

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        body, styles = file.read("word/document.xml"), file.read("word/styles.xml")
    assert (b"w:tblHeader" in body, b'w:lang w:val="nb-NO"' in styles) == (True, True)


def test_an_invented_example_is_marked_on_every_paper(client):
    example = full(is_invented=True)
    book = openpyxl.load_workbook(io.BytesIO(paper(client, "xlsx", example).content))

    assert "Oppdiktet eksempel" in word_words(paper(client, "docx", example).content)
    assert "Oppdiktet eksempel" in pdf_words(paper(client, "pdf", example).content)
    assert "Oppdiktet eksempel" in pdf_words(
        client.get(f"{example.get_absolute_url()}pdf/").content
    )
    for sheet in book:
        assert "Oppdiktet eksempel" in [cell.value for row in sheet for cell in row]


def test_a_real_example_is_not_marked_for_the_invented_one_beside_it(client):
    real, invented = full(title="Virkelig"), full(title="Påfunnet", is_invented=True)

    pages = pypdfium2.PdfDocument(paper(client, "pdf", real, invented).content)
    first, *_rest, last = (page.get_textpage().get_text_bounded() for page in pages)

    assert "Virkelig" in first
    assert ("Oppdiktet eksempel" in first, "Noen er oppdiktet" in first) == (False, True)
    assert "Oppdiktet eksempel" in last
    assert "Ikke kjent" not in first.split("Effekt")[0]


def test_no_spreadsheet_runs_what_an_example_says(client):
    example = full(title="=HYPERLINK(1)", summary="+1", cost="@sum")

    book = openpyxl.load_workbook(io.BytesIO(paper(client, "xlsx", example).content))

    cells = [cell for sheet in book for row in sheet for cell in row if cell.value]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]


def test_an_effect_without_a_figure_is_an_empty_cell_and_never_nought(client):
    example = ExampleFactory(published=True)
    EffectFactory(example=example, what="Energiklasse A", value=None, unit="")

    sheet = openpyxl.load_workbook(io.BytesIO(paper(client, "xlsx", example).content)).worksheets[1]

    assert [sheet.cell(2, column).value for column in (3, 5, 6, 7)] == [
        "Energiklasse A",
        None,
        None,
        None,
    ]


def test_what_is_kept_back_stands_on_no_paper_even_for_the_team(client, admin_like):
    client.force_login(admin_like)
    example = full(hidden=["advice", "effects", "cost"], cost="9 mill. kr")

    for kind, words in (("docx", word_words), ("pdf", pdf_words)):
        told = words(paper(client, kind, example).content)
        assert [secret for secret in ("Begynn med tre", "Målt ·", "9 mill") if secret in told] == []


def test_one_example_is_one_accessible_page_however_long_its_story(client):
    example = full(summary="Kommunen byttet oljekjelen med varmepumpe. " * 30)
    example.story.challenge = "Det var dyrt og kaldt. " * 60
    example.story.did_not_work = "Den første pumpa frøs. " * 60
    example.story.save()
    for position in range(12):
        StepFactory(example=example, position=position, text="Et langt steg i arbeidet. " * 8)
        EffectFactory(example=example, what=f"{position} virkninger " * 10, words="Sagt. " * 45)
        ConditionFactory(example=example, words=f"{position} forutsetninger " * 8)
        url = f"https://kilde.invalid/{'lang-adresse/' * 30}{position}"
        ExampleSourceFactory(example=example, title=f"{position} kilde " * 18, url=url)

    answer = client.get(f"{example.get_absolute_url()}pdf/")

    assert (answer["Content-Type"], len(pypdfium2.PdfDocument(answer.content))) == (
        "application/pdf",
        1,
    )


def test_the_page_of_an_example_of_which_little_is_known_tells_all_of_it_and_what_is_not_known(
    client,
):
    example = ExampleFactory(published=True, title="Fjernvarme")

    words = pdf_words(client.get(f"{example.get_absolute_url()}pdf/").content)

    for told in ("Ikke kjent om det hadde effekt", "Ikke kjent: status", "Ingen kilde er oppgitt"):
        assert told in words


@pytest.mark.parametrize(("lines", "place"), [(1, 0), (40, 0), (44, 1), (200, 2)])
def test_the_first_guess_is_the_largest_room_in_which_the_lines_fit(lines, place):
    rooms = [Room(), Room(is_tight=True), Room(few=20, is_tight=True)]

    def drawn(room):
        return "<p>En linje.</p>" * min(lines, room.few or lines)

    # A line of a paragraph takes 17.5 points in normal type and 15.3 in small.
    assert first_guess(drawn, rooms) == place


def test_a_paper_of_nothing_leads_to_the_list(client):
    assert client.get("/eksempler/liste/saksgrunnlag/docx/").url == LIST
    assert client.get("/eksempler/liste/saksgrunnlag/exe/").status_code == 404


@pytest.fixture
def admin_like():
    from tests.factories import ResearcherFactory

    return ResearcherFactory()


def test_what_is_only_hoped_for_stands_in_a_row_of_its_own_when_compared(client):
    slugs = [full().slug, full().slug]

    rows = {row.label: row for row in client.get(COMPARE, {"e": slugs}).context["rows"]}

    hopes = rows["Ikke resultater: mål, potensial og leverandørers egne tall"]
    assert all("Håpet" in cell.words and "Målt" not in cell.words for cell in hopes.cells)
    assert all("Håpet" not in cell.words for cell in rows["Effekt"].cells)
