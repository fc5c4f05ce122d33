"""One search in all that a visitor may read, and in nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forkommune.search.everywhere import search_everywhere, suggested
from forkommune.search.searching import understand_among
from municipalities.models import Measure
from tests.factories import (
    BarrierFactory,
    ClaimReviewFactory,
    ExampleFactory,
    MeasureFactory,
    MunicipalityFactory,
    PilotFactory,
    PlanPageFactory,
    ResearcherFactory,
)

pytestmark = pytest.mark.django_db
PAGE = "/sok/"


@pytest.fixture
def asker(db):
    return MunicipalityFactory(name="Asker")


@pytest.fixture
def published(asker):
    """Something of each kind about heat pumps; of the findings one is agreed and one is not."""
    ExampleFactory(published=True, title="Varmepumpe på rådhuset", place="Asker")
    ExampleFactory(title="Varmepumpe i kladd")
    PilotFactory(published=True, name="Varmepumper i borettslag", municipalities=[asker])
    PilotFactory(name="Varmepumpe som ikke er lagt fram")
    agreed = MeasureFactory(municipality=asker, claim__statement="Asker har kjøpt varmepumpe")
    ClaimReviewFactory(claim=agreed.claim)
    MeasureFactory(municipality=asker, claim__statement="Hemmelig varmepumpe")
    barrier = BarrierFactory(municipality=asker, claim__statement="Varmepumpe er for dyrt")
    ClaimReviewFactory(claim=barrier.claim, outcome="wording_approved")
    PlanPageFactory(written="Kommunen vil ha varmepumpe i alle bygg.")


def titles(page):
    return [one.hit.title for one in page.context["found"].hits]


def counts(page):
    return {option.value: option.count for option in page.context["found"].options}


def test_everybody_finds_what_is_published_of_each_kind_and_nothing_else(client, published):
    page = client.get(PAGE, {"q": "varmepumpe"})

    assert set(titles(page)) == {
        "Varmepumpe på rådhuset",
        "Varmepumper i borettslag",
        "Asker har kjøpt varmepumpe",
    }
    assert counts(page) == {"eksempel": 1, "pilot": 1, "funn": 1}
    assert "Hemmelig" not in page.content.decode()


def test_a_researcher_also_finds_what_is_not_agreed_and_pages_of_plans_and_no_drafts(
    client, published
):
    client.force_login(ResearcherFactory())

    page = client.get(PAGE, {"q": "varmepumpe"})

    assert counts(page) == {"eksempel": 1, "pilot": 1, "funn": 3, "plan": 1}
    assert "Varmepumpe i kladd" not in titles(page)


def test_a_chosen_kind_narrows_the_hits_and_not_the_counts(client, published):
    page = client.get(PAGE, {"q": "varmepumpe", "slag": "pilot"})

    assert titles(page) == ["Varmepumper i borettslag"]
    assert counts(page) == {"eksempel": 1, "pilot": 1, "funn": 1}


def test_a_finding_that_its_municipality_corrects_is_nobodys_hit_any_more(client, published):
    claim = Measure.objects.get(claim__statement="Asker har kjøpt varmepumpe").claim
    ClaimReviewFactory(claim=claim, outcome="disagrees")

    assert counts(client.get(PAGE, {"q": "varmepumpe"})) == {"eksempel": 1, "pilot": 1}


def test_hits_name_kind_and_municipality_and_mark_the_words(client, published):
    text = client.get(PAGE, {"q": "varmepumpe"}).content.decode()

    assert "Pilotprosjekt · Asker" in text
    assert "<mark>varmepumpe</mark>" in text


def test_failures_are_found_as_what_they_are(client):
    ExampleFactory(published=True, title="Kantine uten kjøtt", status="failed", summary="Kort.")
    ExampleFactory(published=True, title="Kantine", status="completed", summary="Kort.")
    PilotFactory(published=True, name="Fellesbil", conclusion="no_effect", summary="Kort.")

    assert titles(client.get(PAGE, {"q": "virket ikke"}))[0] == "Kantine uten kjøtt"
    assert titles(client.get(PAGE, {"q": "hva virket ikke i kantine"}))[0] == "Kantine uten kjøtt"
    assert titles(client.get(PAGE, {"q": "ingen påvist effekt"})) == ["Fellesbil"]


def test_words_of_what_one_may_not_read_are_neither_suggested_nor_corrections(
    published, asker, django_capture_on_commit_callbacks, client
):
    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    with django_capture_on_commit_callbacks(execute=True):
        MeasureFactory(municipality=asker, claim__statement="Kommunen har tidevannskraft")
    nobody, researcher = AnonymousUser(), ResearcherFactory()

    def searched(user):
        found = search_everywhere(QueryDict("q=tidevanskraft"), user)
        return found.understood.searched, found.total

    assert (suggested("tideva", nobody), suggested("tideva", researcher)) == (
        [],
        ["tidevannskraft"],
    )
    assert (searched(nobody), searched(researcher)) == (
        ("tidevanskraft", 0),
        ("tidevannskraft", 1),
    )


def test_a_word_that_only_a_visible_finding_holds_is_not_corrected(asker):
    from django.contrib.auth.models import AnonymousUser

    from forkommune.search.everywhere import among

    agreed = MeasureFactory(municipality=asker, claim__statement="Fjordvarne i havna")
    ClaimReviewFactory(claim=agreed.claim)

    assert understand_among("fjordvarne", among(AnonymousUser())).corrections == {}


def test_a_pilot_follows_its_words_its_places_and_its_publication(client, asker):
    pilot = PilotFactory(published=True, name="Bysykkel", municipalities=[asker])
    found = titles(client.get(PAGE, {"q": "sykkel asker"}))
    asker.name = "Røyken"
    asker.save()
    renamed = titles(client.get(PAGE, {"q": "sykkel røyken", "ordrett": "1"}))
    pilot.state = "draft"
    pilot.save()

    assert (found, renamed) == (["Bysykkel"], ["Bysykkel"])
    assert titles(client.get(PAGE, {"q": "sykkel"})) == []


def test_a_deleted_finding_leaves_the_search(client, asker):
    measure = MeasureFactory(municipality=asker, claim__statement="Kjøpte elbil")
    ClaimReviewFactory(claim=measure.claim)
    client.force_login(ResearcherFactory())
    before = titles(client.get(PAGE, {"q": "elbil"}))
    claim = measure.claim
    measure.delete()
    claim.reviews.all()._raw_delete(using="default")
    claim.delete()

    assert (before, titles(client.get(PAGE, {"q": "elbil"}))) == (["Kjøpte elbil"], [])


@pytest.mark.parametrize("query", ["", "  ", "' | !", "a & (b", "\x00bil", "x" * 5000, "<script>x"])
def test_odd_input_is_only_words(client, published, query):
    page = client.get(PAGE, {"q": query, "slag": "tull", "side": "x"})

    assert page.status_code == 200
    assert "<script>x" not in page.content.decode()


def test_a_page_costs_no_more_for_twelve_than_for_one(client, asker, django_assert_max_num_queries):
    for number in range(12):
        ExampleFactory(published=True, title=f"Flisfyring {number}", municipalities=[asker])
        pilot = PilotFactory(published=True, name=f"Flis {number}", municipalities=[asker])
        measure = MeasureFactory(municipality=asker, claim__statement=f"Flis i bygg {number}")
        ClaimReviewFactory(claim=measure.claim)
        if number == 0:
            client.get(PAGE, {"q": "flis"})
            with CaptureQueriesContext(connection) as asked_for_one:
                client.get(PAGE, {"q": "flis"})
    assert pilot.pk

    # Fewer where a kind has no row on the first page.
    with django_assert_max_num_queries(len(asked_for_one)):
        client.get(PAGE, {"q": "flis"})
