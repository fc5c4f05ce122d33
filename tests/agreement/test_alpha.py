"""Alpha as its author and other sources publish it."""

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.evidence.agreement.alpha import (
    alpha,
    coincidences,
    interval_difference,
    ordinal_difference,
    ratio_difference,
)

KRIPPENDORFF_A = "0100000010 1110010000"
KRIPPENDORFF_B = "aabbdcccedda babbbccceddd"
KRIPPENDORFF_C = "123321412*** 1233224125*3 *3332342251* 12332441251*"
WIKIPEDIA = "*****34121133*3 1*213343******* **21344*21133*4"


def units_of(table: str) -> list[tuple[str | None, ...]]:
    """A table of coders x units, a row each coder, `*` where one said nothing, as units."""
    return [
        tuple(None if value == "*" else value for value in unit)
        for unit in zip(*table.split(), strict=True)
    ]


def numbers_of(table: str) -> list[tuple[float | None, ...]]:
    return [tuple(None if v is None else float(v) for v in unit) for unit in units_of(table)]


@pytest.mark.parametrize(
    ("table", "published"),
    [
        (KRIPPENDORFF_A, 0.095),
        (KRIPPENDORFF_B, 0.692),
        (KRIPPENDORFF_C, 0.743),
        (WIKIPEDIA, 0.691),
    ],
)
def test_names_give_the_published_alpha(table, published):
    assert round(alpha(coincidences(units_of(table))), 3) == published


@pytest.mark.parametrize(
    ("table", "difference", "published"),
    [
        (KRIPPENDORFF_C, interval_difference, 0.849),
        (KRIPPENDORFF_C, ratio_difference, 0.797),
        (WIKIPEDIA, interval_difference, 0.811),
    ],
)
def test_numbers_give_the_published_alpha(table, difference, published):
    assert round(alpha(coincidences(numbers_of(table)), difference), 3) == published


def test_an_order_gives_the_published_alpha():
    matrix = coincidences(numbers_of(KRIPPENDORFF_C))

    assert round(alpha(matrix, ordinal_difference(matrix)), 3) == 0.815


@pytest.mark.parametrize("table", ["", "* *", "1* *1", "111 111", "1*1 1*1"])
def test_without_variation_alpha_is_not_defined(table):
    assert alpha(coincidences(units_of(table))) is None


def test_a_unit_that_one_coder_alone_judged_changes_nothing():
    with_gaps = units_of("0101* 01101")

    assert alpha(coincidences(with_gaps)) == alpha(coincidences(with_gaps[:4]))


two_coders = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab")), max_size=40)


@given(two_coders)
def test_alpha_is_one_exactly_where_nobody_differs(units):
    value = alpha(coincidences(units))

    assert value is None or (value == 1) == all(one == other for one, other in units)


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3)))
def test_neither_the_order_of_units_nor_of_coders_matters(units):
    turned = [unit[::-1] for unit in reversed(units)]

    assert alpha(coincidences(turned)) == pytest.approx(alpha(coincidences(units)))


@given(st.lists(st.lists(st.sampled_from(["a", "b", None]), min_size=4, max_size=4)))
def test_every_value_that_can_be_paired_counts_once(units):
    paired = sum(
        len(values)
        for values in ([v for v in unit if v is not None] for unit in units)
        if len(values) > 1
    )

    assert sum(coincidences(units).values()) == pytest.approx(paired)


def test_another_implementation_says_the_same():
    """The package `krippendorff` knows gaps and all four levels."""
    table = [
        [float("nan") if v == "*" else float(v) for v in row] for row in KRIPPENDORFF_C.split()
    ]
    matrix = coincidences(numbers_of(KRIPPENDORFF_C))
    levels = {
        "nominal": None,
        "ordinal": ordinal_difference(matrix),
        "interval": interval_difference,
        "ratio": ratio_difference,
    }

    theirs = [
        krippendorff.alpha(reliability_data=table, level_of_measurement=level) for level in levels
    ]

    assert [alpha(matrix, difference) for difference in levels.values()] == pytest.approx(theirs)
