"""What was found where: counts, three kinds of nothing, and the rows behind every number."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from tests.factories import (
    BarrierFactory,
    ClaimFactory,
    InterviewFactory,
    MeasureFactory,
    MunicipalityFactory,
    OfficerFactory,
    ResearcherFactory,
    RoundFactory,
    RoutineFactory,
    SecretaryFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
URL = "/kartlegging/oversikt/"


def term(vocabulary, code):
    return TermFactory(vocabulary=vocabulary, code=code)


@pytest.fixture
def researcher(client):
    user = ResearcherFactory()
    client.force_login(user)
    return user


@pytest.fixture
def places():
    """Asker was interviewed, Hole was not; Oslo is no part of the round."""
    survey_round = RoundFactory(code="runde-1")
    asker, hole, oslo = (MunicipalityFactory(name=name) for name in ("Asker", "Hole", "Oslo"))
    survey_round.municipalities.add(asker, hole)
    InterviewFactory(round=survey_round, municipality=asker, held_on=date(2017, 11, 14))
    return asker, hole, oslo


def overview(client):
    return client.get(URL).context["overview"]


def rows_behind(client, url):
    """The claims of a list."""
    return list(client.get(url).context["page_obj"])


def claims(*rows):
    return [row.claim for row in rows]


def test_found_asked_without_finding_and_not_asked_are_three_things(client, researcher, places):
    asker, hole, oslo = places
    found = MeasureFactory(municipality=asker)
    plan = MeasureFactory(municipality=hole)
    MeasureFactory(municipality=oslo)

    matrix = overview(client).matrix

    assert [(row.label, [cell.value for cell in row.cells]) for row in matrix.rows] == [
        # What plans lay down (four of them) is not known where no plan was read.
        ("Asker", [1, 0, 0, 0, *[None] * 4, 0, 0, 0]),
        ("Hole", [1, *[None] * 10]),
    ]
    cells = [cell for row in matrix.rows for cell in row.cells]
    assert [rows_behind(client, cell.url) for cell in cells if cell.url] == [
        claims(found),
        claims(plan),
    ]


def test_every_card_leads_to_exactly_its_rows(client, researcher, places):
    asker, hole, _oslo = places
    done = MeasureFactory(municipality=asker, status=term("measure_status", "completed"))
    waits = MeasureFactory(municipality=asker, status=term("measure_status", "decided"), year=2014)
    routine = RoutineFactory(municipality=asker)
    partly = RoutineFactory(municipality=hole, extent="partial")
    barriers = [BarrierFactory(municipality=place) for place in (asker, hole)]
    BarrierFactory(municipality=asker, barrier_type=term("barrier", "staff"))

    page = overview(client)

    completed, case_papers, barrier, waiting = page.cards
    assert [(card.value, rows_behind(client, card.url)) for card in page.cards[:3]] == [
        (1, claims(done)),
        (1, claims(routine)),
        (2, claims(*barriers)),
    ]
    assert completed.whole == 2
    [in_part] = case_papers.also
    assert (in_part.value, rows_behind(client, in_part.url)) == (1, claims(partly))
    assert barrier.label.endswith("economy nb")
    assert (waiting.value, page.waiting) == (1, [waits])
    assert [(one.value, one.url) for one in waiting.also] == [
        (2014, waits.claim.get_absolute_url())
    ]
    assert [(one.label, one.value) for one in page.barriers] == [
        ("economy nb", 2),
        ("staff nb", 1),
    ]


def test_what_waits_comes_by_age_with_what_stops_it(client, researcher, places):
    from forkommune.evidence.services import link_claims

    asker, hole, _oslo = places
    decided = term("measure_status", "decided")
    young = MeasureFactory(municipality=asker, status=decided, year=2016)
    old = MeasureFactory(municipality=hole, status=decided, year=2010)
    undated = MeasureFactory(municipality=asker, status=term("measure_status", "planned"))
    barrier = BarrierFactory(municipality=hole, barrier_type=term("barrier", "staff"))
    link_claims(from_claim=old.claim, to_claim=barrier.claim, kind="stopped_by", by=researcher)

    page = client.get(URL)

    assert page.context["overview"].waiting == [old, young, undated]
    section = page.content.decode().split('id="planlagt"')[1]
    assert section.index(old.title) < section.index("staff nb") < section.index(young.title)


def test_an_empty_round_is_a_page_too(client, researcher):
    RoundFactory()

    page = overview(client)

    assert (page.matrix, page.barriers, page.waiting) == (None, [], [])


def test_addresses_of_numbers_name_their_round(client, researcher, places):
    MeasureFactory(municipality=places[0])

    url = overview(client).matrix.rows[0].cells[0].url

    assert parse_qs(urlsplit(url).query) == {
        "runde": ["runde-1"],
        "type": ["measure"],
        "kommune": [places[0].number],
    }


@pytest.mark.parametrize("query", ["?type=sentence", "?runde=ingen"])
def test_a_list_that_is_not_there_is_404(client, researcher, places, query):
    assert client.get(f"{reverse('municipalities:finding-list')}{query}").status_code == 404


@pytest.mark.parametrize("factory", [SecretaryFactory, OfficerFactory])
def test_findings_before_the_reply_are_for_researchers(client, places, factory):
    client.force_login(factory())
    MeasureFactory(municipality=places[0], claim=ClaimFactory(statement="Hemmelig"))

    for url in (URL, reverse("municipalities:finding-list")):
        answer = client.get(url)
        assert (answer.status_code, "Hemmelig" in answer.content.decode()) == (403, False)


@pytest.mark.parametrize("count", [1, 12])
def test_the_overview_costs_the_same_for_one_municipality_and_for_twelve(
    client, researcher, places, count, django_assert_num_queries
):
    survey_round = places[0].survey_rounds.get()
    for _ in range(count):
        place = MunicipalityFactory()
        survey_round.municipalities.add(place)
        MeasureFactory(municipality=place, status=term("measure_status", "decided"))
        BarrierFactory(municipality=place)

    with django_assert_num_queries(18):
        client.get(URL)
