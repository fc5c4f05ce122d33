"""The list of municipalities on an empty register: its price, and its usual day."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.models import Municipality
from municipalities.register.selectors import member_page, standing_day
from tests.factories import MembershipFactory, MunicipalityFactory, StatisticFactory

pytestmark = pytest.mark.django_db


def cost() -> int:
    with CaptureQueriesContext(connection) as queries:
        member_page(AnonymousUser(), date(2010, 1, 1), "plan")
    return len(queries)


def make_member() -> None:
    place = MunicipalityFactory(tile_column=Municipality.objects.count(), tile_row=0)
    MembershipFactory(municipality=place)
    StatisticFactory(municipality=place, year=2010)


def test_the_list_costs_the_same_at_one_member_and_at_twelve():
    make_member()
    one = cost()
    for _each in range(11):
        make_member()

    assert cost() == one


def test_without_a_project_the_last_day_with_members_is_shown():
    MembershipFactory(valid_to=date(2015, 1, 1))
    MembershipFactory(valid_to=date(2019, 1, 1))

    assert standing_day(AnonymousUser()) == date(2018, 12, 31)


def test_an_empty_register_gives_an_empty_page_and_no_map(client):
    page = member_page(AnonymousUser(), date(2010, 1, 1), "innbyggere")

    assert (page.rows, page.map, page.population, page.periods) == ([], None, None, [])
