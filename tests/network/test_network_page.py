"""The network page: the published division for everybody, drafts for those who work with them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.models import NetworkCriterion
from municipalities.network.selectors import division_page, map_of, proof_of, weights_of
from tests.factories import (
    DivisionFactory,
    MunicipalityFactory,
    NetworkGroupFactory,
    OfficerFactory,
    ResearcherFactory,
    SecretaryFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
URL = reverse("municipalities:network")


def division_of(names="Asker Lier", **values):
    """A division with one group a name."""
    division = DivisionFactory(**values)
    for number, name in enumerate(names.split()):
        place = {"tile_column": number, "tile_row": 0, "tile_name": name}
        municipality = MunicipalityFactory(name=name, **place)
        division.municipalities.add(municipality)
        group = NetworkGroupFactory(division=division, letter="ABCDEFGH"[number])
        group.members.add(municipality)
    return division


def test_everybody_meets_words_and_criteria_where_no_division_is_published(client):
    NetworkCriterion.objects.create(term=TermFactory(vocabulary="criterion", code="size"))
    division_of()

    page = client.get(URL)

    assert page.context["page"] is None
    text = page.content.decode()
    assert "Ingen inndeling i grupper er publisert ennå" in text
    assert "size nb" in text
    assert "Asker" not in text


def test_public_sees_the_newest_published_division_with_its_members(client):
    division_of(title="Gammel", published_at=timezone.now() - timezone.timedelta(days=9))
    newest = division_of(title="Ny", published_at=timezone.now())

    page = client.get(URL)

    assert page.context["page"].division == newest
    assert [row.group.letter for row in page.context["page"].groups] == ["A", "B"]
    assert [str(m) for row in page.context["page"].groups for m in row.members] == ["Asker", "Lier"]


@pytest.mark.parametrize(
    ("role", "status"),
    [(None, 404), (OfficerFactory, 404), (ResearcherFactory, 200), (SecretaryFactory, 200)],
)
def test_a_draft_is_for_researchers_and_the_secretariat(client, role, status):
    draft = division_of()
    if role:
        client.force_login(role())

    answer = client.get(reverse("municipalities:network-division", args=[draft.pk]))

    assert answer.status_code == status
    assert (str(draft) in client.get(URL).content.decode()) == (status == 200)


def test_a_draft_says_that_it_is_one_and_an_invented_division_is_marked(client):
    draft = division_of(is_invented=True)
    client.force_login(SecretaryFactory())

    text = client.get(reverse("municipalities:network-division", args=[draft.pk])).content.decode()

    assert "Utkast, ikke publisert" in text
    assert text.count("Oppdiktet eksempel") >= 2  # in the head and at the map


def test_weights_are_shares_and_criteria_without_weight_say_so():
    TermFactory(vocabulary="criterion", code="merger")
    division = division_of(weights={"density": 0.2, "size": 0.4, "nearness": 0.4})

    rows = weights_of(division)

    assert [(row.label, row.percent) for row in rows] == [
        ("Nærhet (kilometer mellom sentrene)", pytest.approx(40)),
        ("Innbyggertall (logaritmisk)", pytest.approx(40)),
        ("Innbyggere per km² (logaritmisk)", pytest.approx(20)),
        ("merger nb", None),
    ]


@pytest.mark.parametrize(
    ("objective", "bound", "words"),
    [
        (0.19678442, 0.19678442, "Bevist best"),
        (0.23816528, 0.23352747, "Høyst 2,0 % fra best"),
        (0.2, None, "Beste funnet, ikke bevist"),
    ],
)
def test_quality_is_never_just_called_best(objective, bound, words):
    assert proof_of(division_of(objective=objective, bound=bound)).words == words


def test_a_division_that_was_never_computed_claims_nothing():
    assert proof_of(division_of()) is None


def test_map_carries_the_letter_of_each_municipality():
    page = division_page(division_of("Asker Lier Sande Hole Hurum", on=date(2017, 1, 1)))

    assert [(tile.place.name, tile.text) for tile in page.map.tiles] == [
        ("Asker", "A"),
        ("Lier", "B"),
        ("Sande", "C"),
        ("Hole", "D"),
        ("Hurum", "E"),
    ]
    assert page.map.heading == "5 grupper på 1 kommuner hver"
    assert page.map.fill(4) == page.map.fill(0)  # colours repeat, letters do not


def test_a_municipality_without_a_place_on_the_map_is_named_beside_it(client):
    division = division_of(published_at=timezone.now())
    homeless = MunicipalityFactory(name="Flekkefjord")
    division.groups.first().members.add(homeless)

    page = client.get(URL)

    assert page.context["page"].not_drawn == [homeless]
    assert "ingen har gitt dem en plass der: Flekkefjord" in page.content.decode()


def test_no_map_is_drawn_where_nobody_has_a_place():
    division = DivisionFactory()
    NetworkGroupFactory(division=division, letter="A").members.add(MunicipalityFactory())

    assert division_page(division).map is None
    assert map_of(division, []) is None


def test_the_page_costs_the_same_for_two_groups_and_for_eight(client, django_assert_num_queries):
    division_of("Asker Lier", published_at=timezone.now())
    with django_assert_num_queries(5):  # divisions, groups, members, municipalities, criteria
        client.get(URL)
    division_of("Ås Eik Lom Voss Nes Hol Ål Os", published_at=timezone.now())
    with django_assert_num_queries(5):
        client.get(URL)
