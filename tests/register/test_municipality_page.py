"""One municipality, within the borders that its number stands for."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.models import Municipality, PlanDocument
from tests.factories import (
    BarrierFactory,
    ClaimReviewFactory,
    ExampleFactory,
    MeasureFactory,
    RoutineFactory,
)

pytestmark = pytest.mark.django_db


def url(number: str) -> str:
    return reverse("municipalities:municipality-detail", args=[number])


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace(
        "\u202f", " "
    )


def test_everybody_may_read_every_municipality(client, visitors):
    for user in visitors.values():
        client.logout()
        if user:
            client.force_login(user)
        for number in ("0219", "0532", "3025", "0301"):
            assert client.get(url(number)).context["municipality"].number == number


def test_an_unknown_number_is_not_found(client, loaded):
    assert client.get(url("9999")).status_code == 404


def test_the_head_has_county_population_and_years_of_membership(client, loaded):
    page = text(client.get(url("0532")))

    assert "Oppland" in page
    assert "6 696 innbyggere i 2017" in page
    assert "Medlem: 2004–2014" in page


def test_asker_of_2020_has_none_of_the_figures_of_asker_of_2017(client, loaded):
    old, new = client.get(url("0220")), client.get(url("3025"))

    assert old.context["page"].key_figures[0].value == "60\u202f781"
    assert [figure.value for figure in new.context["page"].key_figures] == ["ikke kjent"] * 4
    assert new.context["page"].population is None
    assert new.context["page"].emissions.changes == []
    assert new.context["page"].plans == []
    assert "60 781" not in text(new)


def test_what_became_of_a_municipality_is_told_step_by_step(client, loaded):
    steps = client.get(url("0627")).context["page"].becomes

    assert [(step.predecessor.number, step.successor.number, step.on.year) for step in steps] == [
        ("0627", "3025", 2020),
        ("3025", "3203", 2024),
    ]


def test_a_merged_municipality_names_those_it_was_made_of(client, loaded):
    page = client.get(url("3005"))

    assert {step.predecessor.number for step in page.context["page"].came_from} == {
        "0602",
        "0625",
        "0711",
    }


def test_a_year_of_adoption_that_nobody_knows_is_told_as_unknown(client, loaded):
    page = client.get(url("0602"))

    assert [plan.adopted for plan in page.context["page"].plans] == [None]
    assert "vedtatt: ikke kjent" in text(page)


def test_an_energy_study_is_no_plan(client, loaded):
    page = client.get(url("0605")).context["page"]

    assert page.plans == []
    assert [plan.document.document_type.code for plan in page.documents] == ["energy_study"]


def test_a_joint_plan_names_the_others(client, loaded):
    plan = client.get(url("0626")).context["page"].plans[0]

    assert {other.name for other in plan.together_with} == {"Røyken", "Hurum"}


def test_unknown_emissions_are_told_as_unknown_and_not_as_nought(client, loaded):
    page = text(client.get(url("0621")))

    assert "Utslippene er ikke kjent" in page
    assert "Det betyr ikke at utslippene er null." in page


def test_changes_say_years_borders_source_and_remark(client, loaded):
    tables = client.get(url("0219")).context["page"].emissions.changes

    assert [table.heading for table in tables] == [
        "Utslippene gikk ned med 7 prosent fra 1991 til 2009",
        "Utslippene gikk ned med 17,8 prosent fra 1991 til 2006",
    ]
    assert (
        tables[0].lead
        == "Endring i prosent; grenser ikke oppgitt i kilden; Foreløpige tall for 2009"
    )
    assert tables[1].lead.endswith("les originalen før bruk")
    assert tables[0].rows[0].is_total


def test_a_facility_of_unknown_place_stands_with_the_later_municipality_only(client, loaded):
    before, after = client.get(url("0602")), client.get(url("3005"))
    here = before.context["page"].emissions
    there = after.context["page"].emissions

    assert here.facilities_elsewhere > 0
    unknown = {one.name for one in there.facility_rows} - {one.name for one in here.facility_rows}
    assert "Abb - norsk kabel a.s" in unknown
    assert "Abb - norsk kabel a.s" not in text(before)


def test_a_year_without_a_report_is_unknown_in_the_figure(client, loaded):
    figure = client.get(url("3005")).context["page"].emissions.facilities
    points = [point for panel in figure.panels for point in panel.points]

    assert any(point.y is None for point in points)
    assert any(point.y is not None for point in points)


def test_a_series_of_emissions_is_drawn_with_its_borders(client, loaded):
    levels = client.get(url("0301")).context["page"].emissions.levels

    assert levels.unit == "Tonn CO₂-ekvivalenter; grenser 2020"
    assert len(levels.panels) == 10


def test_each_key_figure_stands_beside_the_median_and_no_rank(client, loaded):
    figures = client.get(url("0602")).context["page"].key_figures

    assert all(figure.note.startswith("Median for medlemmene: ") for figure in figures)
    assert not re.search(r"nr\. \d+ av|blant de", text(client.get(url("0602"))).lower())


def test_the_own_municipality_is_marked_for_its_officer(client, visitors):
    client.force_login(visitors["officer"])

    assert client.get(url("0219")).context["page"].is_own
    assert client.get(url("3024")).context["page"].is_own
    assert not client.get(url("0220")).context["page"].is_own


def test_a_meeting_in_a_point_is_no_neighbourhood(client, loaded):
    page = client.get(url("0624")).context["page"]

    assert "Lier" not in [each.name for each in page.neighbours]
    assert [each.name for each in page.touching] == ["Lier"]


def test_the_public_reads_a_finding_after_the_right_of_reply_only(client, visitors):
    baerum = Municipality.objects.get(number="0219")
    agreed = MeasureFactory(municipality=baerum, title="Solceller på rådhuset")
    ClaimReviewFactory(claim=agreed.claim)
    MeasureFactory(municipality=baerum, title="Uavklart tiltak i Sandvika")
    RoutineFactory(municipality=baerum, title="Uavklart rutine")
    BarrierFactory(municipality=baerum, title="Uklart ansvar")

    for role in ("public", "no role", "officer", "secretary", "operations", "protection"):
        client.logout()
        if visitors[role]:
            client.force_login(visitors[role])
        page = text(client.get(url("0219")))
        assert "Solceller på rådhuset" in page
        assert not re.search("Uavklart|Uklart ansvar", page), role

    client.force_login(visitors["researcher"])
    page = text(client.get(url("0219")))
    assert all(words in page for words in ("Uavklart tiltak", "Uavklart rutine", "Uklart ansvar"))


@pytest.mark.parametrize(
    ("replies", "is_shown"),
    [
        ([], False),
        (["agrees"], False),
        (["corrected"], False),
        (["wording_approved"], True),
        (["wording_approved", "disagrees"], False),
    ],
)
def test_the_public_reads_a_barrier_only_in_words_the_municipality_approved(
    client, loaded, replies, is_shown
):
    barrier = BarrierFactory(
        municipality=Municipality.objects.get(number="0219"), title="Mangler hjemmel"
    )
    for outcome in replies:
        ClaimReviewFactory(claim=barrier.claim, outcome=outcome)

    assert ("Mangler hjemmel" in text(client.get(url("0219")))) is is_shown


def test_the_mark_stands_once_over_findings_that_are_all_invented(client, loaded):
    place = Municipality.objects.get(number="0621")
    for measure in MeasureFactory.create_batch(3, municipality=place, claim__is_invented=True):
        ClaimReviewFactory(claim=measure.claim)

    assert text(client.get(url("0621"))).count("Oppdiktet eksempel") == 1


def test_among_real_findings_each_invented_one_carries_the_mark(client, loaded):
    place = Municipality.objects.get(number="0621")
    for is_invented in (True, False, True):
        measure = MeasureFactory(municipality=place, claim__is_invented=is_invented)
        ClaimReviewFactory(claim=measure.claim)

    assert text(client.get(url("0621"))).count("Oppdiktet eksempel") == 2


def test_an_invented_finding_carries_its_mark(client, loaded):
    measure = MeasureFactory(
        municipality=Municipality.objects.get(number="0621"), claim__is_invented=True
    )
    assert "Oppdiktet eksempel" not in text(client.get(url("0621")))
    ClaimReviewFactory(claim=measure.claim)

    assert "Oppdiktet eksempel" in text(client.get(url("0621")))


def test_its_examples_stand_on_the_page_and_drafts_do_not(client, loaded):
    sigdal = Municipality.objects.get(number="0621")
    draft = ExampleFactory(title="Utkast fra Sigdal")
    draft.municipalities.add(sigdal)

    assert "Det er ikke registrert noe eksempel fra Sigdal." in text(client.get(url("0621")))
    assert "Elbilpool for ansatte" in text(client.get(url("0219")))


def test_a_page_costs_the_same_with_one_document_and_with_seven(client, loaded):
    sigdal = Municipality.objects.get(number="0621")
    kind = sigdal.plan_documents.get().document_type

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url("0621"))
        return len(queries)

    cost()
    before = cost()
    for number in range(6):
        document = PlanDocument.objects.create(title=f"Utredning {number}", document_type=kind)
        document.municipalities.add(sigdal)

    assert cost() == before
