"""The start page says what the portal is for; the pages about it tell only what is known."""

from datetime import date, timedelta

import pytest

from forkommune.evidence.models import ProcessingActivity
from forkommune.ui.dates import today
from reports.start.help import PAGES
from reports.start.selectors import start_page
from tests.factories import (
    EditionFactory,
    ExampleFactory,
    MembershipFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    ProjectFactory,
    ResearcherFactory,
    StatisticFactory,
)

pytestmark = pytest.mark.django_db


def text_of(page) -> str:
    return page.content.decode()


def test_empty_portal_says_what_is_missing(client):
    text = text_of(client.get("/"))

    assert "Ingen eksempler er publisert ennå" in text
    assert "Ingen rapport er publisert ennå." in text
    assert "Ingen plan er lastet inn ennå." in text


def test_counts_are_of_rows_that_the_visitor_can_open(client):
    ExampleFactory(published=True), ExampleFactory()
    MembershipFactory(), MunicipalityFactory()

    start = client.get("/").context["start"]

    assert (start.example_count, start.municipality_count) == (1, 1)


def test_finished_project_is_shown_as_finished_never_as_late(client):
    ProjectFactory()
    MilestoneFactory(planned_to=date(2017, 12, 31))

    text = text_of(client.get("/"))

    assert "28. februar 2018 og er avsluttet" in text
    assert "Forsinket" not in text


def test_next_milestone_of_a_running_project_is_named(client):
    MilestoneFactory(title="Workshop", planned_from=today(), planned_to=today() + timedelta(days=9))

    assert client.get("/").context["start"].milestone.title == "Workshop"


def test_officer_meets_the_own_municipality_others_choose_one(client):
    municipality = MunicipalityFactory(name="Lier")
    MembershipFactory(municipality=municipality)
    StatisticFactory(municipality=municipality, value=25740)

    visitor = text_of(client.get("/"))
    client.force_login(OfficerFactory(role__organisation=municipality.organisation))
    own = text_of(client.get("/"))

    assert "Velg kommune" in visitor
    assert "Åpne Lier" in own
    assert "25\u202f740" in own


def test_examples_of_members_that_tell_effect_and_cost_stand_first(client):
    member = MembershipFactory().municipality
    tells = {"effect": "Halvert", "effect_kind": "result", "cost": "2 mill. kr"}
    told = ExampleFactory(published=True, municipalities=[member], **tells)
    untold = ExampleFactory(published=True, municipalities=[member])
    elsewhere = ExampleFactory(published=True, **tells)

    assert client.get("/").context["start"].examples == [told, untold, elsewhere]


def test_role_follows_to_the_successor():
    after = OrganisationFactory()
    before = OrganisationFactory(successor=after)

    officer = OfficerFactory(role__organisation=before)

    assert officer.officer_organisations == [before, after]


def test_only_published_public_editions_are_listed():
    shown = EditionFactory(published=True)
    EditionFactory(), EditionFactory(published=True, audience="internal")

    listed = start_page(ResearcherFactory()).editions

    assert shown in listed
    assert all(edition.state == "published" for edition in listed)


def test_choosing_a_municipality_leads_to_its_page(client):
    MunicipalityFactory(number="0626")

    assert client.get("/velg-kommune/", {"kommune": "0626"}).url == "/kommuner/0626/"
    assert client.get("/velg-kommune/").url == "/kommuner/"
    assert client.get("/velg-kommune/", {"kommune": "9999"}).status_code == 404


def test_start_page_costs_the_same_with_one_row_and_with_twelve(
    client, django_assert_max_num_queries
):
    for _ in range(12):
        ExampleFactory(published=True)
        MembershipFactory()
        EditionFactory(published=True)

    with django_assert_max_num_queries(16):
        client.get("/")


def test_privacy_page_shows_public_records_only(client):
    controller = OrganisationFactory(name="Vestregionen")
    common = {
        "controller": controller,
        "legal_basis": "6(1)(a)",
        "data": "navn",
        "retention": "2030",
    }
    ProcessingActivity.objects.create(code="a", purpose="Innlogging", **common)
    ProcessingActivity.objects.create(code="b", purpose="Internt", is_public=False, **common)

    text = text_of(client.get("/personvern/"))

    assert ("Innlogging" in text, "Internt" in text) == (True, False)


def test_sources_page_names_licence_and_certainty_of_every_registered_set(client):
    page = client.get("/kilder/")

    assert len(page.context["sources"]) >= 5
    text = text_of(page)
    assert all(str(source.terms) for source in page.context["sources"])
    assert "KLASS 131" in text


@pytest.mark.parametrize("slug", [page.slug for page in PAGES])
def test_help_page_of_each_role_gives_its_steps(client, slug):
    page = client.get(f"/hjelp/{slug}/")

    assert text_of(page).count("<li>") >= len(page.context["help"].steps)


def test_unknown_help_page_is_not_found(client):
    assert client.get("/hjelp/ordforer/").status_code == 404


def test_public_pages_speak_nynorsk_too(client):
    client.get("/sprak/nn/")

    assert "Lær av andre" in text_of(client.get("/"))
    assert "Byrj med" in text_of(client.get("/")) or "Vel kommune" in text_of(client.get("/"))
