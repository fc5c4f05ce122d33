"""A division from the wish to the published page: computed, moved by hand, compared, published."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from forkommune.work.services.publishing import take_step
from municipalities.models import Division
from municipalities.network.services import finish_division
from tests.factories import ResearcherFactory, SecretaryFactory

from .test_dividing import REFERENCE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("survey_round")]
DIVIDE = reverse("municipalities:network-divide")
WISH = {
    "weight_size": 40,
    "weight_nearness": 40,
    "weight_density": 20,
    "smallest": 3,
    "largest": 6,
    "groups": 4,
    "doubt": "rough",
}


@pytest.fixture
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


def made(client, **more):
    answer = client.post(DIVIDE, {**WISH, **more})
    assert answer.status_code == 302, answer.context["divide_form"].errors
    return Division.objects.get(pk=answer.url.strip("/").split("/")[-1])


def names_of(division):
    return {g.letter: [m.name for m in g.members.all()] for g in division.groups.with_members()}


class Run:
    """What a worker hands to the handler; keeps the steps."""

    def __init__(self, division):
        self.job = SimpleNamespace(params={"division": division.pk}, ordered_by=None)
        self.told = []

    def plan(self, steps):
        pass

    def step(self, name):
        self.told.append(name)


def test_wishes_give_the_reference_division_in_words_and_once(client, secretary):
    division = made(client)

    assert names_of(division) == dict(zip("ABCD", REFERENCE[4][2], strict=True))
    text = client.get(division.get_absolute_url()).content.decode()
    assert "Bevist best" in text
    assert "Bundet av alt som teller." in text
    assert "Modum i D (+3,0" in text
    assert "4 inndelinger innenfor 5 prosent av den beste" in text
    assert made(client, weight_size=20, weight_nearness=20, weight_density=10).pk != division.pk
    assert made(client) == division
    assert Division.objects.count() == 2


def test_the_worker_tells_stability_numbers_and_what_decides(client, secretary):
    division = made(client)
    run = Run(division)

    finish_division(run)

    text = client.get(division.get_absolute_url()).content.decode()
    assert "Uten tetthet" not in text.split("Hva avgjør")[0]
    assert "nøyaktig samme inndeling" in text  # without density
    assert "3 grupper" in text
    assert "0,2382" in text
    assert "Modum – Ringerike" in text or "Ringerike – Modum" in text or "Modum – Sigdal" in text
    assert len(run.told) == 5


def test_an_impossible_wish_is_told_with_the_rule_and_writes_nothing(client, secretary):
    wish = {**WISH, "together": "Asker, Røyken", "apart": "Asker, Røyken"}

    answer = client.post(DIVIDE, wish)

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Asker og Røyken sammen; Asker og Røyken i hver sin gruppe" in text
    assert not Division.objects.exists()


BAD = [
    ({"groups": 9}, "Mulige antall grupper: 3, 4 eller 5"),
    ({"smallest": 5, "largest": 4}, "Den største gruppa, 4, er under den minste, 5"),
    ({"together": "Asker, Atlantis"}, "Atlantis"),
    ({"together": "Asker\x00, Lier"}, "ull"),
    ({"fixed": "Asker"}, "kolon"),
    ({"weight_size": 0, "weight_nearness": 0, "weight_density": 0}, "Ingen kriterier teller"),
    ({"weight_size": "mye"}, "heltall"),
    ({"on": "1.1.1950"}, "Ingen var medlem"),
    ({"instead": "999"}, "Mulige antall grupper"),
]


def test_bad_wishes_come_back_with_words(client, secretary):
    for more, words in BAD:
        answer = client.post(DIVIDE, {**WISH, **more})

        assert answer.status_code == 422, more
        assert words in answer.content.decode()
        folded = answer.content.decode().split("Flere regler")[0].rsplit("<details", 1)[1]
        assert ("open" in folded) == bool({"together", "fixed"} & set(more)), more
    assert not Division.objects.exists()


def test_a_move_by_hand_makes_a_copy_with_price_and_reason(client, secretary):
    division = made(client)
    before = names_of(division)
    modum = division.municipalities.get(name="Modum")
    address = reverse("municipalities:network-move", args=[division.pk])

    asked = {"municipality": modum.pk, "to": "D", "reason": "Felles ren"}
    told = client.post(address, {**asked, "only": "price"}, follow=True).content.decode()
    assert "Modum i D: 3,0 % på J." in told
    assert "Felles ren" in told
    none = client.get(division.get_absolute_url(), {"municipality": modum.pk, "to": "B"})
    assert "Velg en annen gruppe enn kommunens egen" in none.content.decode()
    assert Division.objects.count() == 1
    assert (
        client.post(address, {"municipality": modum.pk, "to": "D", "origin": "hand"}).status_code
        == 422
    )
    wish = {
        "municipality": modum.pk,
        "to": "D",
        "origin": "workshop",
        "reason": "Felles renseanlegg",
        "csrfmiddlewaretoken": "of one page",
    }
    assert client.post(address, wish).url == client.post(address, wish).url  # pressed twice
    answer = client.post(address, wish)

    copy = Division.objects.get(based_on=division)
    assert answer.url == copy.get_absolute_url()
    assert names_of(division) == before
    assert "Modum" in names_of(copy)["D"]
    text = client.get(copy.get_absolute_url()).content.decode()
    assert "Modum: B → D" in text
    assert "3,0 % på J" in text
    assert "Felles renseanlegg" in text
    assert "Bevist best" not in text
    page = client.get(reverse("municipalities:network-compare"), {"d": [division.pk, copy.pk]})
    compared = page.context["comparison"]
    assert round(compared.columns[1].dearer, 1) == 3.0
    assert {line.municipality.name: line.letters for line in compared.lines}["Modum"] == ["B", "D"]


def test_a_nearly_equal_division_can_be_taken(client, secretary):
    division = made(client)

    client.post(reverse("municipalities:network-take", args=[division.pk]), {"number": 1})

    assert "Modum" in names_of(Division.objects.get(based_on=division))["D"]


def test_published_it_is_everybodys_with_its_groups_and_archived_it_is_not(client, secretary):
    division = made(client)
    group = division.groups.get(letter="A")
    names = {"title": "Grupper fra 2018", "name_A": "De tre største"}
    client.post(reverse("municipalities:network-names", args=[division.pk]), names)
    client.logout()
    assert client.get(group.get_absolute_url()).status_code == 404

    take_step(row=division, code="publish", seen=0, by=secretary)

    page = client.get(reverse("municipalities:network")).content.decode()
    assert "De tre største" in page
    assert "Del inn på nytt" not in page
    text = client.get(group.get_absolute_url()).content.decode()
    assert "Drammen" in text
    assert "Kontakter" not in text
    with pytest.raises(Exception, match="grunn"):
        take_step(row=division, code="archive", seen=1, by=secretary)
    take_step(row=division, code="archive", seen=1, by=secretary, reason="Ny inndeling")
    assert client.get(group.get_absolute_url()).status_code == 404
    assert "De tre største" not in client.get(reverse("municipalities:network")).content.decode()


def test_researchers_read_and_do_not_compute(client):
    client.force_login(SecretaryFactory())
    division = made(client)
    client.force_login(ResearcherFactory())

    page = client.get(division.get_absolute_url()).content.decode()

    assert "Slik er det regnet" in page
    assert "Del inn på nytt" not in page
    assert client.post(DIVIDE, WISH).status_code == 404


def test_a_published_division_is_not_changed_or_taken_away(client, secretary):
    division = made(client)
    take_step(row=division, code="publish", seen=0, by=secretary)

    client.post(reverse("municipalities:network-drop", args=[division.pk]))
    client.post(reverse("municipalities:network-names", args=[division.pk]), {"title": "Nytt"})

    division.refresh_from_db()
    assert division.title == "4 grupper, tall for 2017"
