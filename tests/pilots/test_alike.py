"""When two municipalities are alike, from figures; what is not known is never called unlike."""

from decimal import Decimal

import pytest

from pilots.fit.alike import Answer, Known, Way, compare, unlikeness


def of(*tonnes: int, year: int | None = 2020) -> Known:
    sectors = {f"s{at}": Decimal(one) for at, one in enumerate(tonnes)}
    return Known(emissions=sectors, emissions_year=year)


def people(number: int | None) -> Known:
    return Known(population=None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("mine", "other", "answer"),
    [
        (124_008, 60_781, Answer.ALIKE),  # the same class
        (19_900, 20_100, Answer.ALIKE),  # either side of a border
        (4_000, 5_000, Answer.ALIKE),  # a quarter larger, exactly
        (3_999, 5_000, Answer.UNLIKE),
        (5_000, None, Answer.UNKNOWN),
        (None, 5_000, Answer.UNKNOWN),
    ],
)
def test_size(mine, other, answer):
    assert compare(Way.SIZE, people(mine), people(other)) is answer


def test_centrality_may_be_fifty_points_apart():
    mine = Known(centrality=Decimal(900))

    assert compare(Way.CENTRALITY, mine, Known(centrality=Decimal(850))) is Answer.ALIKE
    assert compare(Way.CENTRALITY, mine, Known(centrality=Decimal(849))) is Answer.UNLIKE
    assert compare(Way.CENTRALITY, mine, Known()) is Answer.UNKNOWN


def test_language_neutral_is_a_form_of_its_own():
    neutral, bokmal = Known(language="nøytral"), Known(language="bokmål")

    assert compare(Way.LANGUAGE, neutral, neutral) is Answer.ALIKE
    assert compare(Way.LANGUAGE, neutral, bokmal) is Answer.UNLIKE
    assert compare(Way.LANGUAGE, neutral, Known()) is Answer.UNKNOWN


def test_emissions_are_compared_by_their_division_and_not_by_their_size():
    assert unlikeness(of(10, 20, 30, 40).emissions, of(100, 200, 300, 400).emissions) == 0
    assert unlikeness(of(1, 0, 0, 0).emissions, of(0, 1, 0, 0).emissions) == 1
    assert compare(Way.EMISSIONS, of(25, 25, 25, 25), of(40, 10, 25, 25)) is Answer.ALIKE
    assert compare(Way.EMISSIONS, of(25, 25, 25, 25), of(41, 9, 25, 25)) is Answer.UNLIKE


@pytest.mark.parametrize(
    "other",
    [of(1, 1), of(1, 1, 1, 1, year=2019), of(0, 0, 0, 0), of(1, 1, 1, 1, year=None)],
    ids=["too few sectors", "another year", "no emissions", "no year"],
)
def test_emissions_that_cannot_be_compared_are_not_known(other):
    assert compare(Way.EMISSIONS, of(1, 1, 1, 1), other) is Answer.UNKNOWN
