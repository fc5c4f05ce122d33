"""Borders change: areas of each period are rows of their own."""

from datetime import date

import pytest

from forkommune.accounts.models import Organisation
from municipalities.models import Membership, Municipality, Statistic, Succession

# One worker, so that the facts are loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("shipped areas")]


def members(day: date) -> set[str]:
    return set(Municipality.objects.members_on(day).values_list("number", flat=True))


@pytest.mark.parametrize(
    ("year", "count"),
    [(1991, 0), (1992, 6), (2004, 13), (2010, 16), (2014, 16), (2015, 15), (2018, 15), (2019, 0)],
)
def test_membership_is_dated(loaded, year, count):
    assert len(members(date(year, 7, 1))) == count


def test_jevnaker_was_a_member_until_2014(loaded):
    assert members(date(2014, 12, 31)) - members(date(2015, 1, 1)) == {"0532"}


def test_two_county_councils_are_members_and_when_they_joined_is_not_known(loaded):
    councils = Membership.objects.of_counties()

    assert sorted(m.county.organisation.name for m in councils) == [
        "Akershus fylkeskommune",
        "Buskerud fylkeskommune",
    ]
    assert {(m.first_year, m.last_year) for m in councils} == {(None, 2018)}


def test_a_name_means_another_area_after_the_merger(loaded):
    old, new = Municipality.objects.get(number="0220"), Municipality.objects.get(number="3025")

    assert (old.name, new.name) == ("Asker", "Asker")
    assert old.valid_to == new.valid_from == date(2020, 1, 1)
    assert set(
        Succession.objects.filter(successor=new).values_list("predecessor__number", "kind")
    ) == {
        ("0220", "merged"),
        ("0627", "merged"),
        ("0628", "merged"),
    }


def test_the_numbers_of_2017_are_fewer_in_2024(loaded):
    firsts = Municipality.objects.ever_members()
    lasts = {
        step.successor.number
        for first in firsts
        for middle in first.successions.all()
        for step in middle.successor.successions.all()
    }

    assert (firsts.count(), len(lasts)) == (16, 12)


def test_a_successor_has_no_figure_of_its_predecessor(loaded):
    later = Municipality.objects.filter(valid_from__year__gte=2018)

    assert later.count() > 0
    assert not Statistic.objects.filter(municipality__in=later).exists()


def test_an_officer_goes_on_in_the_successor(loaded):
    chain = Organisation.objects.get(code="kommune-0627")

    assert chain.successor.code == "kommune-3025"
    assert chain.successor.successor.code == "kommune-3203"


def test_neighbours_are_neighbours_both_ways(loaded):
    lier, drammen = (Municipality.objects.get(number=number) for number in ("0626", "0602"))
    across_a_point = Municipality.objects.get(number="0624")

    assert drammen in lier.neighbours.all()
    assert lier in drammen.neighbours.all()
    assert across_a_point not in lier.neighbours.all()


def test_emissions_say_in_which_borders_they_were_counted(loaded):
    assert set(
        Statistic.objects.filter(kind__code="emissions", area_number="0301").values_list(
            "border_year", flat=True
        )
    ) == {2020}
