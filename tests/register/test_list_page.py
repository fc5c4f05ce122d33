"""The list of municipalities: dated members, on a map and in a table."""

import re
from datetime import date

import pytest
from django.urls import reverse

from municipalities.models import Municipality

URL = reverse("municipalities:municipality-list")
pytestmark = pytest.mark.django_db


def names(page) -> list[str]:
    return [row.municipality.name for row in page.context["listing"].rows]


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_unasked_it_shows_the_members_when_the_project_began(client, loaded):
    page = client.get(URL)

    assert page.context["listing"].day == date(2017, 9, 1)
    assert len(names(page)) == 15
    assert [row.municipality.name for row in page.context["listing"].outside] == ["Jevnaker"]
    assert "15 kommuner var medlemmer av Vestregionen 1. september 2017." in text(page)


def test_the_contradiction_of_sixteen_and_fifteen_stands_on_the_page(client, loaded):
    assert "Søknaden sier 16 kommuner i fire fylker." in text(client.get(URL))


def test_municipalities_stand_in_norwegian_order(client, loaded):
    page = client.get(URL)

    assert names(page)[:2] == ["Asker", "Bærum"]
    assert names(page)[-1] == "Øvre Eiker"


@pytest.mark.parametrize(
    ("day", "count"), [("2009-12-31", 13), ("31.12.2014", 16), ("1990-01-01", 0)]
)
def test_a_chosen_day_has_its_own_members(client, loaded, day, count):
    assert len(names(client.get(URL, {"dato": day}))) == count


def test_periods_follow_from_the_memberships(client, loaded):
    periods = client.get(URL).context["listing"].periods

    assert [(p.first, p.last, p.is_chosen) for p in periods] == [
        (2015, 2018, True),
        (2010, 2014, False),
        (2004, 2009, False),
        (1992, 2003, False),
    ]


def test_a_day_that_cannot_be_read_is_told(client, loaded):
    page = client.get(URL, {"dato": "i fjor"})

    assert "«i fjor» er ikke en dato" in text(page)
    assert page.context["listing"].day == date(2017, 9, 1)


def test_the_sum_is_unknown_when_a_part_is(client, loaded):
    Municipality.objects.get(number="0622").statistics.filter(year=2017).delete()

    listing = client.get(URL).context["listing"]

    assert listing.population is None
    assert [r.population for r in listing.rows if r.municipality.number == "0622"] == [None]


def test_the_sum_of_the_fifteen_is_that_of_the_source(client, loaded):
    assert client.get(URL).context["listing"].population == 426_065


def test_county_councils_are_members_with_what_is_known_of_when(client, loaded):
    page = text(client.get(URL))

    assert "Akershus fylkeskommune (til 2018, start ikke kjent)" in page
    assert "Buskerud fylkeskommune (til 2018, start ikke kjent)" in page


@pytest.mark.parametrize("kind", ["innbyggere", "vekst", "areal", "tetthet", "plan"])
def test_every_map_has_its_table_and_a_tile_for_each_member(client, loaded, kind):
    listing = client.get(URL, {"verdi": kind}).context["listing"]

    assert len(listing.map.tiles) == len(listing.map.table().rows) == len(listing.rows)


def test_the_plan_map_says_unknown_where_nothing_was_found(client, loaded):
    tiles = client.get(URL, {"verdi": "plan"}).context["listing"].map.tiles
    by_name = {tile.place.name: (tile.step, tile.text) for tile in tiles}

    assert by_name["Hole"] == (None, "")
    assert by_name["Ringerike"] == (0, "utredn.")
    assert by_name["Bærum"] == (1, "forarb.")
    assert by_name["Asker"] == (3, "2013")


def test_an_unknown_map_is_answered_with_the_first(client, loaded):
    assert client.get(URL, {"verdi": "rang"}).context["listing"].kind.code == "innbyggere"


def test_no_municipality_is_ranked(client, loaded):
    page = text(client.get(URL, {"verdi": "vekst"}))

    assert not re.search(r"nr\. \d+ av|høyest|lavest|\b(mest|minst|flest|færrest)\b", page.lower())


def test_an_officer_finds_the_own_municipality_outlined_and_nobody_else_does(client, visitors):
    for role, user in visitors.items():
        client.logout()
        if user:
            client.force_login(user)
        page = client.get(URL)
        own = [tile.place.name for tile in page.context["listing"].map.tiles if tile.own]
        assert own == (["Bærum"] if role == "officer" else [])


def test_former_and_later_municipalities_can_be_reached(client, loaded):
    page = client.get(URL).content.decode()

    for number in ("0532", "3025", "3203", "3802"):
        assert reverse("municipalities:municipality-detail", args=[number]) in page
