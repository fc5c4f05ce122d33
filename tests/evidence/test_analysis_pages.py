"""The pages that read the codings together: what they show, to whom, at what cost."""

import csv
import io
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from forkommune.evidence.models import Coding, TextAccess
from forkommune.evidence.services import (
    Part,
    add_code,
    mark_as_coded,
    open_round,
    retire_code,
    split_code,
)
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    DivisionFactory,
    MeasureFactory,
    MunicipalityFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TermFactory,
    TextReadingFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def researcher(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def book():
    return CodebookFactory()


@pytest.fixture
def barriers(book):
    """A category with two codes."""
    category = CodeFactory(codebook=book, name="Barrierer", is_codable=False)
    names = ("Barrierer: økonomi", "Barrierer: regelverk")
    return category, *(CodeFactory(codebook=book, category=category, name=n) for n in names)


def place(name):
    return MunicipalityFactory(name=name, organisation__name=f"{name} kommune").organisation


def said(organisation=None, year=None, **coding):
    """A coded passage in a text of its own."""
    source = SourceTextFactory(organisation=organisation, year=year)
    revision = TextRevisionFactory(source=source)
    return CodingFactory(passage=PassageFactory(revision=revision), **coding)


def shown(page):
    return [one.passage for one in page.context["found"]]


def ask(client, name="passage-list", **asked):
    return client.get(reverse(f"evidence:{name}"), asked)


def table_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_a_category_finds_what_stands_on_the_codes_below_it_each_passage_once(
    client, researcher, barriers
):
    category, money, law = barriers
    both = said(code=money)
    CodingFactory(passage=both.passage, code=law)
    CodingFactory(passage=both.passage, code=money)
    said()

    below, alone = ask(client, kode=category.pk), ask(client, kode=category.pk, alene="on")

    assert (shown(below), shown(alone)) == ([both.passage], [])
    assert [c.code for c in below.context["found"][0].codings] == [law, money, money]


def test_words_are_marked_between_those_around_them(client, researcher):
    said()

    page = ask(client).content.decode()

    assert "Vi har <mark>ingen penger</mark> til klimatiltak i år." in page


def test_passages_are_found_by_municipality_source_coder_and_day(client, researcher):
    asker = place("Asker")
    here = said(asker)
    public = CodingFactory(passage__revision__source=SourceTextFactory(public=True))
    late = said()
    Coding.objects.filter(pk=late.pk).update(
        created_at=timezone.make_aware(datetime(2017, 3, 1, 23, 30))
    )

    assert shown(ask(client, kommune="Asker")) == [here.passage]
    assert shown(ask(client, kilde="public")) == [public.passage]
    assert shown(ask(client, koder=here.coder.pk)) == [here.passage]
    assert shown(ask(client, fra="1.3.2017", til="1.3.2017")) == [late.passage]
    assert shown(ask(client, fra="2.3.2017", til="3.3.2017")) == []
    assert set(shown(ask(client, uten="1"))) == {public.passage, late.passage}
    assert shown(ask(client, uten="1", kommune="Asker")) == []


def test_code_coder_and_day_must_hold_of_one_coding(client, researcher, barriers):
    _category, money, law = barriers
    mine = said(code=money, coder=researcher)
    other = CodingFactory(passage=mine.passage, code=law)

    assert shown(ask(client, kode=law.pk, koder=researcher.pk)) == []
    assert shown(ask(client, kode=law.pk, koder=other.coder.pk)) == [mine.passage]


def test_a_sector_finds_the_passages_that_its_measures_rest_on(client, researcher):
    sector = TermFactory(vocabulary="sector", code="veg")
    passage = said().passage
    SupportFactory(claim=MeasureFactory(sector=sector).claim, passage=passage)
    said()

    assert shown(ask(client, sektor="veg")) == [passage]


def test_a_network_group_finds_what_its_members_said(client, researcher):
    member = MunicipalityFactory()
    group = DivisionFactory(published_at=timezone.now()).groups.create(letter="A")
    group.members.add(member)
    inside = said(member.organisation)
    said(place("Utenfor"))

    listed = ask(client, gruppe=group.pk)
    matrix = ask(client, "code-matrix", etter="gruppe").context["matrix"]

    assert shown(listed) == [inside.passage]
    assert [
        (column.label, total.tally)
        for column, total in zip(matrix.columns, matrix.foot, strict=True)
    ] == [("A", (1, 1, 0))]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"kode": "0"}, "code"),
        ({"kommune": "Ingensteds"}, "place"),
        ({"gruppe": "99"}, "group"),
        ({"sektor": "fisk"}, "sector"),
        ({"ar": "i fjor"}, "year"),
        ({"fra": "i fjor"}, "first"),
        ({"fra": "2.3.2017", "til": "1.3.2017"}, "last"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_nothing_shown(client, researcher, asked, field):
    coding = said()

    page, table = ask(client, **asked), client.post(reverse("evidence:passage-table"), asked)

    assert (page.status_code, table.status_code) == (422, 422)
    assert list(page.context["form"].errors) == [field]
    assert coding.passage.quote not in page.content.decode() + table.content.decode()


def test_the_table_holds_what_the_page_shows_and_is_logged_as_reading(client, researcher, barriers):
    _category, money, law = barriers
    coding = said(place("Asker"), code=money)
    coding.passage.revision.source.title = "=HYPERLINK()"
    coding.passage.revision.source.save()
    CodingFactory(passage=coding.passage, code=law)
    said()

    answer = client.post(reverse("evidence:passage-table"), {"kommune": "Asker"})

    [row] = table_of(answer)
    assert (row["quote"], row["codes"]) == (
        "ingen penger",
        "Barrierer: regelverk; Barrierer: økonomi",
    )
    assert row["source"] == "'=HYPERLINK()"
    [access] = TextAccess.objects.all()
    assert (access.user, access.page, access.number) == (
        researcher,
        "evidence:passage-table",
        coding.passage.revision.source_id,
    )
    assert client.get(reverse("evidence:passage-table")).status_code == 405


def test_reading_the_list_is_logged_for_the_texts_of_the_page(client, researcher):
    coding = said()

    ask(client)

    assert [(a.page, a.number) for a in TextAccess.objects.all()] == [
        ("evidence:passage-list", coding.passage.revision.source_id)
    ]


@pytest.fixture
def blind(researcher):
    """What the other coder of an open round did in a text that only she is done with."""
    other = ResearcherFactory(name="Per Hemmelig")
    coding = said(place("Blindheim"), coder=other)
    sources = [coding.passage.revision.source]
    open_round(title="Blind", first=researcher, second=other, sources=sources, by=researcher)
    return coding


def test_what_is_hidden_in_an_open_round_shows_in_no_page_count_or_table(client, researcher, blind):
    code = blind.code
    mine = CodingFactory(passage=blind.passage, coder=researcher, code__codebook=code.codebook)

    [retrieved] = ask(client).context["found"]
    assert retrieved.codings == [mine]
    assert shown(ask(client, kode=code.pk)) == []
    assert shown(ask(client, kode=mine.code.pk, med=code.pk)) == []
    [row] = table_of(client.post(reverse("evidence:passage-table")))
    assert (row["codes"], row["coders"]) == (mine.code.name, str(researcher))
    counts = {r.branch.code: r.passages for r in ask(client, "code-list").context["rows"]}
    assert counts == {code: 0, mine.code: 1}
    matrix = table_of(ask(client, "code-matrix-table"))
    assert {r["passages"] for r in matrix if r["code"] == code.name} == {""}
    [pair] = table_of(ask(client, "code-together-table"))
    assert (pair["together"], {pair["passages_1"], pair["passages_2"]}) == ("0", {"0", "1"})
    pages = ("passage-list", "code-list", "code-matrix", "code-together")
    assert [p for p in pages if "Hemmelig" in ask(client, p).content.decode()] == []


def test_a_text_that_only_the_hidden_coder_is_done_with_is_not_looked_at_yet(
    client, researcher, blind
):
    TextReadingFactory(source=blind.passage.revision.source, coder=blind.coder)

    cells = {r["column"]: r["passages"] for r in table_of(ask(client, "code-matrix-table"))}

    assert cells[str(blind.passage.revision.source.organisation)] == ""


def cells_of(page):
    """By code: the numbers in its cells, None for not looked for."""
    return {
        line.row.branch.code: [int(c.number) if c.number else None for c in line.cells]
        for line in page.context["lines"]
    }


def test_the_matrix_tells_not_found_from_not_looked_for(client, researcher, barriers):
    category, money, law = barriers
    TextReadingFactory(source=said(place("Asker"), code=money).passage.revision.source)
    SourceTextFactory(organisation=place("Bærum"))
    said(place("Drammen"), code=money)

    page = ask(client, "code-matrix")

    assert [column.label for column in page.context["matrix"].columns][:3] == [
        "Asker kommune",
        "Bærum kommune",
        "Drammen kommune",
    ]
    assert cells_of(page) == {
        category: [1, None, 1, None],
        money: [1, None, 1, None],
        law: [0, None, None, None],  # begun in Drammen, and nobody said that it is gone through
    }


def test_a_code_that_came_later_was_not_looked_for_until_the_text_is_coded_anew(
    client, researcher, barriers
):
    category, money, law = barriers
    source = said(place("Asker"), code=money).passage.revision.source
    mark_as_coded(source=source, by=researcher)
    TextReadingFactory(source=SourceTextFactory(organisation=place("Bærum")))
    late = add_code(
        book=category.codebook,
        category=category,
        name="Barrierer: areal",
        definition="",
        by=researcher,
        reason="Den manglet.",
    )

    before = cells_of(ask(client, "code-matrix"))
    mark_as_coded(source=source, by=researcher)
    after = cells_of(ask(client, "code-matrix"))

    assert before == {
        category: [1, None, None],  # none of its codes: of one that is not known
        money: [1, 0, None],
        law: [0, 0, None],
        late: [None, None, None],
    }
    assert after == before | {late: [0, None, None]}


def test_the_parts_of_a_code_were_looked_for_with_it_and_one_out_of_use_is_no_more(
    client, researcher, barriers
):
    _category, money, law = barriers
    TextReadingFactory(source=SourceTextFactory(organisation=place("Asker")))
    parts = [Part("Barrierer: gjeld", ""), Part("Barrierer: drift", "")]
    split = split_code(code=money, parts=parts, by=researcher, reason="To ting.")
    retire_code(code=law, by=researcher, reason="Brukes ikke.")
    TextReadingFactory(source=SourceTextFactory(organisation=place("Bærum")))

    found = cells_of(ask(client, "code-matrix"))

    assert [found[code][:2] for code in (*split, money, law)] == [
        [0, 0],
        [0, 0],
        [0, None],
        [0, None],
    ]


def test_tables_say_which_codebook_the_names_are_from(client, researcher, barriers):
    said(place("Asker"), code=barriers[1])
    book = str(barriers[1].codebook)

    for answer in (
        ask(client, "code-matrix-table"),
        ask(client, "code-together-table"),
        client.post(reverse("evidence:passage-table")),
    ):
        assert {row["codebook"] for row in table_of(answer)} == {book}


def test_each_cell_of_the_matrix_leads_to_as_many_passages(client, researcher, barriers):
    _category, money, law = barriers
    asker = place("Asker")
    said(asker, code=money)
    CodingFactory(passage=said(asker, code=money).passage, code=law)
    said(code=law, year=2017)

    for division in ("kommune", "kilde", "ar"):
        lines = ask(client, "code-matrix", etter=division).context["lines"]
        cells = [cell for line in lines for cell in line.cells if cell.url]
        assert len(cells) > 2
        assert [int(cell.number) for cell in cells] == [
            client.get(cell.url).context["page_obj"].paginator.count for cell in cells
        ]


def test_codes_stand_by_year_and_what_has_no_year_stands_last(client, researcher, barriers):
    _category, money, law = barriers
    late, early = said(year=2017, code=money), said(year=2009, code=money)
    undated = said(place("Asker"), code=law)
    TextReadingFactory(source=early.passage.revision.source)

    page = ask(client, "code-matrix", etter="ar")

    labels = [column.label for column in page.context["matrix"].columns]
    assert labels == ["2009", "2017", "Ukjent år"]
    assert cells_of(page)[money] == [1, 1, None]
    assert cells_of(page)[law] == [0, None, 1]
    assert shown(ask(client, ar="2009")) == [early.passage]
    assert shown(ask(client, utenar="1")) == [undated.passage]
    assert shown(ask(client, ar="2017", utenar="1")) == []
    assert shown(ask(client, ar="2017", kommune="Asker")) == []
    rows = table_of(client.post(reverse("evidence:passage-table"), {"kode": money.pk}))
    assert [(r["passage"], r["year"]) for r in rows] == [
        (str(late.passage.pk), "2017"),
        (str(early.passage.pk), "2009"),
    ]


def test_there_is_no_column_of_unknown_years_where_all_are_known(client, researcher, barriers):
    said(year=2017, code=barriers[1])

    matrix = ask(client, "code-matrix", etter="ar").context["matrix"]

    assert [column.label for column in matrix.columns] == ["2017"]


@pytest.mark.parametrize(
    ("counted", "cell", "all_of_them"),
    [
        ("utdrag", ("3", "2"), ("3", "2")),
        ("tekster", ("2", ""), ("2", "")),
        # "ingen penger" twice and "penger til", which shares its first word with one of them
        ("tegn", ("28", ""), ("28", "")),
    ],
)
def test_cells_count_passages_texts_or_characters_and_the_table_holds_all(
    client, researcher, barriers, counted, cell, all_of_them
):
    _category, money, _law = barriers
    asker = place("Asker")
    revision = said(asker, code=money).passage.revision
    CodingFactory(passage=PassageFactory(revision=revision, start=13, end=23), code=money)
    said(asker, code=money)

    page = ask(client, "code-matrix", tell=counted)

    [line] = [line for line in page.context["lines"] if line.row.branch.code == money]
    assert (line.cells[0][1:], line.total[1:]) == (cell, all_of_them)
    assert page.context["foot"].cells[0][1:] == all_of_them
    assert client.get(line.cells[0].url).context["page_obj"].paginator.count == 3
    rows = table_of(ask(client, "code-matrix-table", tell=counted))
    [row] = [r for r in rows if (r["code"], r["column"]) == (money.name, str(asker))]
    assert (row["passages"], row["sources"], row["characters"]) == ("3", "2", "28")
    assert ask(client, "code-matrix", tell="ord").status_code == 422


def answered(question, **coding):
    """A coded passage in an answer to a question."""
    source = SourceTextFactory(kind="answer", place=question)
    return CodingFactory(
        passage=PassageFactory(revision=TextRevisionFactory(source=source)), **coding
    )


def test_codes_stand_by_question_in_the_order_of_the_guide_without_pages_of_plans(
    client, researcher, barriers
):
    _category, money, law = barriers
    nine, ten = answered("Spørsmål 9", code=money), answered("Spørsmål 10", code=money)
    answered("Spørsmål 10", code=law)
    plan = SourceTextFactory(public=True, kind="plan", place="side 3")
    CodingFactory(passage__revision__source=plan, code=money)

    page = ask(client, "code-matrix", etter="sporsmal")

    matrix = page.context["matrix"]
    assert [column.label for column in matrix.columns] == ["Spørsmål 9", "Spørsmål 10"]
    cells = {line.row.branch.code: line.cells for line in page.context["lines"]}
    assert [cell.number for cell in cells[money]] == ["1", "1"]
    assert shown(client.get(cells[money][0].url)) == [nine.passage]
    assert shown(client.get(cells[money][1].url)) == [ten.passage]
    assert shown(ask(client, sted="side 3", kode=money.pk)) == [
        CodingFactory._meta.model.objects.get(passage__revision__source=plan).passage
    ]
    assert {row["column"] for row in table_of(ask(client, "code-matrix-table", etter="sporsmal"))}


def test_the_columns_are_bounded_and_the_table_holds_them_all(client, researcher, barriers):
    for number in range(20):
        said(place(f"Kommune {number:02}"), code=barriers[1])

    first, second = ask(client, "code-matrix"), ask(client, "code-matrix", side=2)
    table = table_of(ask(client, "code-matrix-table"))

    assert [len(page.context["matrix"].columns) for page in (first, second)] == [16, 5]
    assert len({row["column"] for row in table}) == 21


def test_codes_that_meet_lead_to_their_passages(client, researcher, barriers):
    category, money, law = barriers
    passage = said(code=money).passage
    inside = PassageFactory(revision=passage.revision, start=passage.start, end=passage.start + 5)
    CodingFactory(passage=inside, code=law)
    said(code=money)

    page = ask(client, "code-together", rader=category.pk)

    [strongest] = page.context["strongest"]
    assert (strongest.meeting.both, strongest.coefficient) == (1, "0,50")
    assert client.get(strongest.url).context["page_obj"].paginator.count == 1


def test_a_ring_of_pages_without_any_code_says_what_to_do(client, researcher):
    pages = ("passage-list", "code-list", "code-matrix", "code-together")

    assert [ask(client, page).status_code for page in pages] == [200] * 4
    assert gettext("There is no codebook yet") in ask(client, "code-list").content.decode()


@pytest.mark.parametrize("name", ["passage-list", "code-list", "code-matrix", "code-together"])
def test_a_page_costs_the_same_for_one_row_and_for_twelve(
    client, researcher, barriers, name, django_assert_num_queries
):
    said(place("Asker"), code=barriers[1])
    ask(client, name)
    with CaptureQueriesContext(connection) as first:
        ask(client, name)
    cost = len(first)
    for number in range(11):
        coding = said(place(f"Kommune {number}"), code=barriers[2])
        CodingFactory(passage=coding.passage, code__category=barriers[0])
    ask(client, name)
    with django_assert_num_queries(cost):
        ask(client, name)
