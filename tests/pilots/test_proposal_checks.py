"""What is asked back about figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.proposing.checks import doubt_about_unit, outside_share, rest_of, year_out_of_range


@pytest.mark.parametrize(
    ("unit", "family", "code", "instead"),
    [
        ("CO2", "emission", "no_amount", "tonn CO₂e per år"),
        ("CO₂e per år", "emission", "no_amount", "tonn CO₂e per år"),
        ("kW per år", "", "power", "kWh per år"),
        ("MW", "", "power", "MWh"),
        ("kroner", "emission", "money", ""),
        ("12 tonn CO2", "emission", "number", ""),
    ],
)
def test_a_unit_that_cannot_be_is_asked_about(unit, family, code, instead):
    doubt = doubt_about_unit(unit, family)

    assert (doubt.code, doubt.instead) == (code, instead)


@pytest.mark.parametrize(
    "unit",
    ["", "tonn CO₂e per år", "kg CO2", "kWh", "GWh/år", "prosent", "% av utslippene", "bilturer", "t CO2e",
     "kroner", "personer", "timer", "mil", "watt"],
)  # fmt: skip
def test_a_unit_that_can_be_is_not(unit):
    assert doubt_about_unit(unit) is None


@pytest.mark.parametrize(
    ("value", "unit", "outside"),
    [("100", "%", False), ("100.1", "prosent", True), ("-120", "%", True), ("250", "kWh", False)],
)
def test_a_share_is_at_most_the_whole(value, unit, outside):
    assert outside_share(Decimal(value), unit) is outside


@pytest.mark.parametrize(
    ("shares", "rest"),
    [
        ([None, None], None),
        (["40", "60"], None),
        (["33.3", "33.3", "33.3"], None),
        (["40", "30"], "30"),
        (["80", "40"], "-20"),
        (["40", None], "60"),
    ],
)
def test_shares_are_asked_for_their_rest(shares, rest):
    given = [Decimal(one) if one else None for one in shares]

    assert rest_of(given) == (Decimal(rest) if rest else None)


@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=5))
def test_what_is_asked_for_makes_the_whole(shares):
    rest = rest_of(shares)

    assert rest_of([*shares, rest]) is None


def test_years_lie_within_what_can_be():
    assert year_out_of_range(20017, 2026, may_be_ahead=False) == (1970, 2026)
    assert year_out_of_range(2030, 2026, may_be_ahead=False) == (1970, 2026)
    assert year_out_of_range(2030, 2026, may_be_ahead=True) is None
    assert year_out_of_range(217, 2026, may_be_ahead=True) == (1970, 2056)
