"""Changes of means against published data and another implementation."""

import math

import numpy as np
import pytest
import statsmodels.api as regression
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pilots.effects.estimates import Sample, TooFew, sample, t_quantile
from pilots.effects.means import (
    contrast,
    mean_of,
    paired_change,
    paired_difference_in_differences,
    unpaired_change,
    unpaired_difference_in_differences,
)

from . import published

EXACT = {"rel": 1e-9, "abs": 1e-12}
VALUES = st.lists(
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)),
    min_size=2,
    max_size=40,
)

VARIED = st.lists(st.integers(-999, 999), min_size=2, max_size=40).filter(
    lambda values: len(set(values)) > 1
)


def ends(estimate):
    return (estimate.value, estimate.low, estimate.high)


def test_students_sleep_data_as_they_are_published():
    first, second = published.SLEEP_FIRST, published.SLEEP_SECOND

    assert ends(paired_change(second, first)) == pytest.approx(published.SLEEP_PAIRED, abs=5e-8)
    assert ends(unpaired_change(second, first)) == pytest.approx(published.SLEEP_UNPAIRED, abs=5e-8)


def test_certified_values_of_nist_hold_to_nine_digits():
    first, second = map(sample, published.SILVER)
    n = first.n

    between = n * (first.mean - second.mean) ** 2 / 2
    within = (first.variance + second.variance) / 2

    assert within == pytest.approx(published.SILVER_WITHIN, rel=1e-9)
    # A last digit of the two means, of eleven, is worth this much of their difference.
    assert between == pytest.approx(published.SILVER_BETWEEN, rel=2e-9)


def test_card_and_krueger_as_their_table_prints_it():
    jersey, pennsylvania = (
        Sample(n, change, error**2 * n)
        for change, error, n in (published.NEW_JERSEY, published.PENNSYLVANIA)
    )

    found = contrast([jersey], [pennsylvania])

    # They rounded each number to two places.
    assert found.value == pytest.approx(published.MINIMUM_WAGE[0], abs=0.011)
    error = math.sqrt(jersey.square_error + pennsylvania.square_error)
    assert error == pytest.approx(published.MINIMUM_WAGE[1], abs=0.005)
    assert found.low < 0.15
    assert found.excludes_zero


@given(VARIED, VARIED)
def test_two_groups_as_another_program_has_them(before, after):
    found = unpaired_change(before, after)

    theirs = stats.ttest_ind(after, before, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx(tuple(theirs), **EXACT)


def test_where_nothing_varies_the_interval_has_no_width():
    assert ends(unpaired_change([3, 3], [5, 5, 5])) == (2, 2, 2)


@given(st.lists(st.tuples(st.integers(-999, 999), st.integers(-999, 999)), min_size=2, max_size=30))
def test_pairs_as_another_program_has_them(pairs):
    before, after = zip(*pairs, strict=True)

    found = paired_change(before, after)

    if len({second - first for first, second in pairs}) == 1:
        assert found.low == found.value == found.high
        return
    theirs = stats.ttest_rel(after, before).confidence_interval()
    assert (found.low, found.high) == pytest.approx(tuple(theirs), **EXACT)


def regressed(cells):
    """Difference in differences by least squares with an interaction, errors by HC2."""
    rows = [
        (1.0, target, late, target * late, value)
        for (target, late), values in cells.items()
        for value in values
    ]
    table = np.array(rows)
    found = regression.OLS(table[:, 4], table[:, :4]).fit(cov_type="HC2")
    return found.params[3], found.bse[3]


def test_difference_in_differences_is_the_interaction_of_the_regression():
    chance = np.random.default_rng(7)
    before, after = chance.normal(10, 3, 24), chance.normal(9, 5, 31)
    target_before, target_after = chance.normal(10, 2, 40), chance.normal(6, 4, 37)

    found = unpaired_difference_in_differences((target_before, target_after), (before, after))

    cells = {(1, 0): target_before, (1, 1): target_after, (0, 0): before, (0, 1): after}
    value, error = regressed(cells)
    freedom = error**4 / sum(
        (np.var(one, ddof=1) / len(one)) ** 2 / (len(one) - 1) for one in cells.values()
    )
    reach = stats.t.ppf(0.975, freedom) * error
    assert ends(found) == pytest.approx((value, value - reach, value + reach), **EXACT)
    assert found.n == 24 + 31 + 40 + 37


def test_paired_difference_in_differences_compares_the_changes():
    target = ([10, 12, 9, 14, 11], [7, 8, 8, 9, 7])
    comparison = ([11, 10, 12, 13], [11, 9, 12, 12])

    found = paired_difference_in_differences(target, comparison)

    theirs = stats.ttest_ind([-3, -4, -1, -5, -4], [0, -1, 0, -1], equal_var=False)
    assert found.value == pytest.approx(-3.4 + 0.5, **EXACT)
    assert (found.low, found.high) == pytest.approx(tuple(theirs.confidence_interval()), **EXACT)


@given(VALUES, VALUES, st.floats(-1e4, 1e4))
def test_what_moves_both_groups_alike_is_no_difference(before, after, shift):
    still = unpaired_difference_in_differences((before, after), (before, after))

    assert still.value == pytest.approx(0, abs=1e-6)
    assert still.low <= still.value <= still.high
    moved = unpaired_change(before, [value + shift for value in after])
    assert moved.value == pytest.approx(
        unpaired_change(before, after).value + shift, rel=1e-9, abs=1e-6
    )


def test_one_value_is_too_few_and_says_how_many_there_are():
    with pytest.raises(TooFew, match="The group after has 1 values"):
        unpaired_change([1, 2, 3], [4])
    with pytest.raises(TooFew, match="has 0 values"):
        mean_of([])


def test_pairs_that_are_no_pairs_and_values_that_are_no_numbers_are_refused():
    with pytest.raises(ValueError, match="3 values before and 2 after"):
        paired_change([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="no number"):
        mean_of([1.0, math.nan])


def test_large_levels_keep_their_small_differences():
    assert sample([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance == pytest.approx(30, rel=1e-12)


def test_quantile_of_students_t_is_the_tables():
    assert t_quantile(9) == pytest.approx(2.2621571627, abs=5e-10)
    assert t_quantile(math.inf) == pytest.approx(1.9599639845, abs=5e-10)
