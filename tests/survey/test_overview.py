"""The overview of climate work: what is counted, what each number leads to, and what it costs."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from municipalities.models import (
    Institution,
    Municipality,
    PlanTarget,
    Requirement,
    SuccessFactor,
)
from municipalities.overview.indicators import Indicator, Share, weigh
from municipalities.plans.findings import create_deadline, create_sum, create_target, create_unit
from municipalities.survey.findings import (
    create_barrier,
    create_institution,
    create_measure,
    create_requirement,
    create_success,
)
from tests.factories import (
    AnswerFactory,
    BarrierFactory,
    ClaimLinkFactory,
    DivisionFactory,
    InterviewFactory,
    MeasureFactory,
    MunicipalityFactory,
    NetworkGroupFactory,
    PassageFactory,
    PlanDocumentFactory,
    PlanPageFactory,
    PlanVersionFactory,
    QuestionFactory,
    ResearcherFactory,
    RoundFactory,
    RoutineFactory,
    SourceTextFactory,
    StatisticFactory,
    StatisticKindFactory,
    SupportFactory,
    TermFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def hole():
    return MunicipalityFactory(number="0612", name="Hole", valid_to=None)


@pytest.fixture
def lier():
    return MunicipalityFactory(number="0626", name="Lier", valid_to=None)


@pytest.fixture
def survey(hole, lier):
    found = RoundFactory(code="forste")
    found.municipalities.set([hole, lier])
    return found


def html(response):
    return " ".join(response.content.decode().split())


def page(client, name, **asked):
    return client.get(reverse(f"municipalities:{name}"), asked)


def words_of_a_plan(place):
    """The passage "Innen 2020 skal alle kommunale bygg" on page 31 of a plan of the municipality."""
    found = PlanPageFactory(number=31, source__organisation=place.organisation)
    found.version.document.municipalities.add(place)
    return PassageFactory(revision=found.source.revisions.get(), start=0, end=35)


def words_of_an_interview(place, text="Vi har ingen penger til klimatiltak i år."):
    source = SourceTextFactory(organisation=place.organisation)
    return PassageFactory(revision=TextRevisionFactory(source=source, text=text))


def cells(client, **asked):
    """The matrix as rows of name and values."""
    matrix = page(client, "overview", **asked).context["overview"].matrix
    heads = matrix.columns
    return {
        row.label: {head: cell.value for head, cell in zip(heads, row.cells, strict=True)}
        for row in matrix.rows
    }


def test_what_plans_lay_down_stands_in_the_overview_and_leads_to_the_passage(
    client, kari, survey, hole
):
    passage = words_of_a_plan(hole)
    given = {"passage": passage, "by": kari, "municipality": hole}
    create_target(title="Bygg uten olje", scope="own", target_year=2020, **given)
    create_unit(title="Ansvar for bygg", unit="Eiendom", **given)
    create_deadline(title="Frist for bygg", year=2020, **given)
    create_sum(title="Penger til bygg", amount=400_000, year=2019, **given)

    row = cells(client)["Hole"]
    shown = {name: row[name] for name in ("Mål", "Ansvarlige enheter", "Frister", "Beløp")}
    assert shown == {"Mål": 1, "Ansvarlige enheter": 1, "Frister": 1, "Beløp": 1}
    listed = html(page(client, "finding-list", type="sum", kommune="0612"))
    assert "400 000 kroner (2019)".replace(" ", "\u00a0", 1) in listed or "400" in listed
    assert "«Innen 2020 skal alle kommunale bygg»" in listed
    assert "side 31" in listed
    assert passage.get_absolute_url() in listed


def test_finding_on_an_older_version_of_a_plan_is_marked_in_the_list(client, kari, survey, hole):
    passage = words_of_a_plan(hole)
    create_target(passage=passage, title="Bygg uten olje", scope="own", by=kari, municipality=hole)
    assert "En nyere versjon er inne" not in html(page(client, "finding-list", type="target"))

    document = passage.revision.source.plan_page.version.document
    PlanVersionFactory(document=document, number=2)

    assert "En nyere versjon er inne" in html(page(client, "finding-list", type="target"))


def test_nothing_found_is_nought_where_somebody_asked_or_read_and_unknown_elsewhere(
    client, kari, survey, hole, lier
):
    InterviewFactory(round=survey, municipality=hole, held=True)
    assert cells(client)["Hole"]["Tiltak"] == 0
    assert cells(client)["Hole"]["Mål"] is None
    assert cells(client)["Lier"]["Tiltak"] is None

    words_of_a_plan(lier)

    assert (cells(client)["Lier"]["Tiltak"], cells(client)["Lier"]["Mål"]) == (0, 0)


def test_research_questions_have_findings_of_their_own_that_are_never_facts(
    client, kari, survey, hole
):
    passage = words_of_an_interview(hole)
    given = {"passage": passage, "by": kari}
    helps = create_success(title="En ildsjel", **given)
    wanted = create_requirement(title="Hjemmel for krav", means="law", **given)
    create_institution(title="Klimafond", form="financing", standing="wanted", **given)

    assert (SuccessFactor.objects.get(), Requirement.objects.get()) == (helps, wanted)
    assert Institution.objects.get().claim.nature == "fact"
    assert {helps.claim.nature, wanted.claim.nature} == {"assessment"}
    with pytest.raises(ValueError, match="assessment"):
        create_success(title="En ildsjel", nature="fact", **given)
    row = cells(client)["Hole"]
    assert [row[n] for n in ("Suksessfaktorer", "Krav til staten", "Institusjoner")] == [1, 1, 1]
    found = html(page(client, "finding-list", type="requirement"))
    assert "Hjemmel og regelverk" in found


def test_groups_themes_and_sectors_narrow_every_number(client, kari, survey, hole, lier):
    group = NetworkGroupFactory(division=DivisionFactory(), letter="A", name="Fjorden")
    group.members.add(lier)
    transport = TermFactory(vocabulary="theme", code="transport", label_nb="Transport")
    MeasureFactory(municipality=hole, theme=transport)
    MeasureFactory(municipality=lier)

    assert {name: row["Tiltak"] for name, row in cells(client).items()} == {"Hole": 1, "Lier": 1}
    assert list(cells(client, gruppe=str(group.pk))) == ["Lier"]
    by_theme = cells(client, tema="transport")
    assert (by_theme["Hole"]["Tiltak"], by_theme["Lier"]["Tiltak"]) == (1, None)
    assert "Rutiner" not in by_theme["Hole"]
    assert cells(client, etter="gruppe") == {"Fjorden": cells(client)["Lier"]}
    assert page(client, "overview", tema="finnes-ikke").status_code == 404
    assert page(client, "overview", gruppe="x").status_code == 404


def test_grade_is_worked_out_of_the_passages_at_every_reading(client, kari, survey, hole):
    claim = MeasureFactory(municipality=hole).claim

    def grade():
        return page(client, "finding-list", type="measure").context["rows"][0]["grade"].value

    assert grade() == "uten"
    SupportFactory(claim=claim, passage=words_of_an_interview(hole), grade="strong")
    assert grade() == "en"
    SupportFactory(claim=claim, passage=words_of_an_interview(hole), grade="strong")
    assert grade() == "flere"
    SupportFactory(claim=claim, passage=words_of_a_plan(hole), grade="partial")
    assert grade() == "dokument"
    SupportFactory(claim=claim, passage=words_of_an_interview(hole), grade="against")
    assert grade() == "strid"
    assert len(page(client, "finding-list", type="alle", grunnlag="strid").context["rows"]) == 1
    assert page(client, "finding-list", type="alle", grunnlag="uten").context["rows"] == []
    assert "Motstridende" in html(page(client, "overview"))


def test_findings_that_contradict_each_other_are_both_kept_and_both_marked(
    client, kari, survey, hole
):
    plan = create_measure(
        passage=words_of_a_plan(hole), title="Alt er gjort", by=kari, municipality=hole,
        status=TermFactory(vocabulary="measure_status", code="completed"),
    )  # fmt: skip
    interview = MeasureFactory(municipality=hole, title="Ikke begynt").claim
    SupportFactory(claim=interview, passage=words_of_an_interview(hole), grade="strong")
    ClaimLinkFactory(from_claim=plan.claim, to_claim=interview, kind="contradicts")

    rows = page(client, "finding-list", type="measure", grunnlag="strid").context["rows"]

    assert {row["claim"].pk for row in rows} == {plan.claim.pk, interview.pk}
    disputed = html(client.get(reverse("evidence:claim-list"), {"vis": "strid"}))
    assert "Alt er gjort" in disputed


def test_planned_measures_stand_with_their_coded_barrier_and_their_source(
    client, kari, survey, hole
):
    planned = TermFactory(vocabulary="measure_status", code="planned", label_nb="Planlagt")
    measures = [
        MeasureFactory(municipality=hole, status=planned, title=f"Sykkelvei {n}", year=2010 + n)
        for n in range(8)
    ]
    SupportFactory(claim=measures[0].claim, passage=words_of_a_plan(hole), grade="strong")
    barrier = BarrierFactory(municipality=hole, barrier_type__label_nb="Økonomi")
    ClaimLinkFactory(from_claim=measures[0].claim, to_claim=barrier.claim, kind="stopped_by")

    first = html(page(client, "overview"))
    whole = html(page(client, "waiting-list"))

    assert "Se alle 8" in first
    assert ["Sykkelvei 5" in first, "Sykkelvei 6" in first] == [True, False]
    assert ["Sykkelvei 7" in whole, "Økonomi" in whole, "side 31" in whole] == [True] * 3


def test_barriers_cross_instruments_and_themes_and_each_number_opens_its_passages(
    client, kari, survey, hole
):
    economy = TermFactory(vocabulary="barrier", code="economy", label_nb="Økonomi")
    planning = TermFactory(vocabulary="instrument", code="planning", label_nb="Planlegging")
    food = TermFactory(vocabulary="theme", code="food", label_nb="Mat")
    create_barrier(
        passage=words_of_an_interview(hole), title="Ikke råd", by=kari,
        barrier_type=economy, theme=food, instrument=planning,
    )  # fmt: skip
    BarrierFactory(municipality=hole, barrier_type=economy)

    table = page(client, "barriers-crossed").context["table"]
    [row] = table.rows
    assert [cell.value for cell in row.cells] == [1, 1]
    for cell, expected in zip(row.cells, ("Ikke råd", "Funn"), strict=True):
        [listed] = client.get(cell.url).context["rows"]
        assert str(listed["claim"]).startswith(expected) or expected == "Funn"
    assert "ingen penger" in html(client.get(row.cells[0].url))
    sums = (row.total_url, *table.total_urls, table.whole_url)
    assert [len(client.get(url).context["rows"]) for url in sums] == [2, 1, 1, 2]
    by_theme = page(client, "barriers-crossed", kolonner="tema", virkemiddel="planning")
    assert by_theme.context["table"].columns == ("Mat",)
    assert page(client, "barriers-crossed", tema="food").context["table"].columns == (
        "Planlegging",
    )


def test_coverage_puts_gaps_first_and_not_known_is_no_gap(client, kari, survey, hole, lier):
    first, second = (
        QuestionFactory(guide=survey.guide, number=number, text=f"Spørsmål {number}")
        for number in (1, 2)
    )
    interview = InterviewFactory(round=survey, municipality=hole, guide=survey.guide, held=True)
    AnswerFactory(interview=interview, question=first)
    AnswerFactory(interview=interview, question=second, state="did_not_know", source=None)

    shown = page(client, "coverage")

    lines = [(line.place.name, line.gaps, [c.state for c in line.cells])
             for line in shown.context["page_obj"]]  # fmt: skip
    assert lines == [
        ("Lier", 2, ["not_asked", "not_asked"]),
        ("Hole", 0, ["answered", "did_not_know"]),
    ]
    assert f"/svar/#sporsmal-{first.number}" in html(shown)
    by_kind = page(client, "coverage", etter="funn").context["page_obj"]
    assert [line.place.name for line in by_kind] == ["Lier", "Hole"]


def test_indicators_weigh_known_parts_and_name_the_missing():
    parts = [Indicator("a", 1), Indicator("b", 3), Indicator("c", 2)]

    found = weigh(parts, {"a": Share(1, 1), "b": Share(1, 4), "c": Share(0, 0)})

    assert (found.value, found.known_weight, found.whole_weight) == (0.4375, 4, 6)
    assert found.missing == ("c",)
    assert weigh(parts, {}).value is None


def test_indicators_say_rule_and_missing_parts_and_a_successors_figures_stay_its_own(
    client, kari, survey, hole, lier
):
    MeasureFactory(municipality=hole, responsible="Eiendom", year=2017)
    plan = PlanDocumentFactory(period_from=2010, period_to=2014)
    plan.municipalities.add(hole)
    population = StatisticKindFactory(code="population")
    emissions = StatisticKindFactory(code="emissions")
    StatisticFactory(kind=population, municipality=hole, year=2015, value=5000)
    for n in range(10):
        StatisticFactory(
            kind=emissions, municipality=hole, year=2015, value=2_000, sector_label=f"Sektor {n}"
        )
    StatisticFactory(kind=emissions, municipality=hole, year=2016, value=5, sector_label="Sektor 1")
    successor = MunicipalityFactory(number="3312", name="Nye Lier")
    StatisticFactory(kind=emissions, municipality=successor, year=2019, value=77)

    shown = page(client, "indicators")

    rows = {row.place.name: row for row in shown.context["page_obj"]}
    assert (rows["Hole"].facts.emissions, rows["Hole"].facts.per_head) == (20_000, 4)
    assert (rows["Lier"].facts.emissions, rows["Lier"].facts.per_head) == (None, None)
    assert rows["Lier"].weighed.value is None
    assert (rows["Hole"].shares[0], rows["Hole"].facts.plan_age) == (
        Share(0, 1),
        survey.ends_on.year - 2010,
    )
    said = html(shown)
    assert "Andelen av tiltakene som har både en ansvarlig enhet" in said
    assert "Mål som kan etterprøves, " in said


def workbook(client, **asked):
    book = load_workbook(io.BytesIO(page(client, "overview-file", **asked).content))
    return {one.title: [[cell.value for cell in row] for row in one.rows] for one in book}


def case_papers(place, extent):
    return RoutineFactory(
        municipality=place,
        routine_type=TermFactory(vocabulary="routine", code="case_assessment"),
        extent=extent,
    )


def test_map_tells_the_answer_of_each_municipality_and_agrees_with_the_card(
    client, kari, survey, hole, lier
):
    Municipality.objects.update(tile_row=0)
    for column, place in enumerate((hole, lier)):
        Municipality.objects.filter(pk=place.pk).update(tile_column=column)
    case_papers(hole, "missing"), case_papers(hole, "fixed"), case_papers(hole, "partial")

    shown = page(client, "overview").context["overview"]

    tiles = {tile.place.name: (tile.step, tile.text) for tile in shown.routines.tiles}
    assert tiles == {"Hole": (3, "Ja"), "Lier": (None, "")}
    assert shown.routines.heading == "1 av 1 kommune har klima som fast del av saksframlegg"
    [card] = [one for one in shown.cards if "saksframlegg" in one.label]
    assert (card.value, card.also) == (1, ())

    InterviewFactory(round=survey, municipality=lier, held=True)
    shown = page(client, "overview").context["overview"]
    assert shown.routines.tiles[1].text == "Ikke funnet"


def test_overview_leads_to_the_report_that_its_numbers_come_into(client, kari, survey):
    found = html(page(client, "overview"))

    assert f'href="{reverse("reports:report-detail", args=["D2"])}"' in found


def test_number_of_the_card_opens_exactly_its_routines(client, kari, survey, hole, lier):
    fixed, partial = case_papers(hole, "fixed"), case_papers(lier, "partial")
    [card] = [
        one
        for one in page(client, "overview").context["overview"].cards
        if "saksframlegg" in one.label
    ]

    assert [row["claim"] for row in client.get(card.url).context["rows"]] == [fixed.claim]
    assert [row["claim"] for row in client.get(card.also[0].url).context["rows"]] == [partial.claim]
    assert page(client, "finding-list", type="routine", omfang="kanskje").status_code == 404


def test_the_sum_of_a_column_opens_all_that_it_counts(
    client, kari, survey, hole, lier, monkeypatch
):
    routines = {case_papers(hole, "fixed").claim, case_papers(lier, "partial").claim}

    def sums():
        rows = page(client, "overview").context["overview"].matrix.table().rows
        return [cell for row in rows if row.total for cell in row.cells if cell.value]

    [cell] = sums()
    assert {row["claim"] for row in client.get(cell.url).context["rows"]} == routines
    monkeypatch.setattr("municipalities.overview.selectors.PLACES_A_PAGE", 1)
    assert [cell.url for cell in sums()] == [""]  # the sums are of this page alone


def test_numbers_of_the_file_are_those_of_the_page_of_all_municipalities(
    client, kari, survey, hole, lier, monkeypatch
):
    monkeypatch.setattr("municipalities.overview.selectors.PLACES_A_PAGE", 1)
    InterviewFactory(round=survey, municipality=hole, held=True)
    planned = TermFactory(vocabulary="measure_status", code="planned")
    MeasureFactory(municipality=hole, title="=Sykkelvei", status=planned, year=2014)
    case_papers(hole, "fixed")

    found = workbook(client)

    findings = {row[0]: row[1:] for row in found["Funn"] if row[0]}
    assert findings["Hole"][0] == findings["I alt"][0] == 1
    assert findings["Lier"] == [None] * len(findings["Lier"])
    assert ["Hole", "Ja"] in found["Klima i saksframlegg"]
    assert ["Lier", None] in found["Klima i saksframlegg"]
    waiting = [row for row in found["Planlagt, ikke gjort"] if row[1] == "Hole"]
    assert [row[:4] for row in waiting] == [["=Sykkelvei", "Hole", str(planned), 2014]]
    assert any(row[1] == 1 and "saksframlegg" in row[0] for row in found["Nøkkeltall"] if row[0])


def test_file_is_narrowed_as_the_page_was_and_says_so(client, kari, survey, hole):
    theme = TermFactory(vocabulary="theme", code="transport", label_nb="Transport")
    MeasureFactory(municipality=hole, theme=theme)
    MeasureFactory(municipality=hole)

    found = workbook(client, tema="transport")

    assert {row[0]: row[1] for row in found["Funn"] if row[0]}["Hole"] == 1
    assert any(row[0] and "Transport" in str(row[0]) for row in found["Nøkkeltall"])
    assert "Klima i saksframlegg" not in found


def test_target_without_a_marked_passage_is_marked_unsupported(client, kari, survey, hole):
    passage = words_of_a_plan(hole)
    create_target(passage=passage, title="Bygg uten olje", scope="own", by=kari, municipality=hole)
    PlanTarget.objects.get().claim.supports.all().delete()

    [row] = page(client, "finding-list", type="target", grunnlag="uten").context["rows"]

    assert row["supports"] == []


@pytest.mark.parametrize(
    "name",
    ["overview", "finding-list", "waiting-list", "barriers-crossed", "coverage", "indicators"],
)
def test_pages_ask_the_same_of_the_database_for_one_municipality_and_for_twelve(
    client, kari, survey, hole, name, django_assert_max_num_queries
):
    def fill(place):
        planned = TermFactory(vocabulary="measure_status", code="planned")
        measure = MeasureFactory(municipality=place, status=planned)
        barrier = BarrierFactory(municipality=place)
        ClaimLinkFactory(from_claim=measure.claim, to_claim=barrier.claim, kind="stopped_by")
        for claim in (measure.claim, barrier.claim):
            SupportFactory(claim=claim, passage=words_of_a_plan(place), grade="strong")
        InterviewFactory(round=survey, municipality=place, held=True)
        StatisticFactory(kind=emissions, municipality=place, year=2015)

    emissions = StatisticKindFactory(code="emissions")
    fill(hole)
    page(client, name)
    with django_assert_max_num_queries(40) as one:
        page(client, name)
    for _each in range(11):
        place = MunicipalityFactory()
        survey.municipalities.add(place)
        fill(place)
    with django_assert_max_num_queries(len(one)):
        assert page(client, name).status_code == 200
