"""Changes of shares against published tables and another implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats import proportion

from pilots.effects.estimates import TooFew
from pilots.effects.shares import (
    Share,
    Twice,
    difference,
    paired_share_change,
    share_difference_in_differences,
    share_of,
    unpaired_share_change,
)

from . import published

SHARES = st.integers(1, 400).flatmap(
    lambda of: st.integers(0, of).map(lambda some: Share(some, of))
)
COUNTS = st.tuples(*[st.integers(0, 60)] * 4).filter(any)


@pytest.mark.parametrize("row", published.NEWCOMBE_UNPAIRED)
def test_newcombes_table_of_two_groups(row):
    some, of, other, others, low, high = row

    found = unpaired_share_change(Share(other, others), Share(some, of))

    assert (found.low, found.high) == pytest.approx((low, high), abs=5.1e-5)


def test_pairs_as_the_handbook_prints_them():
    both, first, second, neither = published.AIRWAYS

    found = paired_share_change(Twice(both, first, second, neither))

    # The handbook has the first time minus the second.
    assert (-found.high, -found.low) == pytest.approx(published.AIRWAYS_INTERVAL, abs=5e-4)


def test_newcombes_difference_between_differences():
    p1, p2, p3, p4 = (Share(*pair) for pair in published.ANTENATAL)

    found = share_difference_in_differences(
        unpaired_share_change(p2, p1), unpaired_share_change(p4, p3)
    )

    assert (found.value, found.low, found.high) == pytest.approx(
        published.ANTENATAL_INTERVAL, abs=5e-8
    )


@given(SHARES)
def test_one_share_as_another_program_has_it(share):
    found = share_of(share)

    theirs = proportion.proportion_confint(share.some, share.of, method="wilson")
    assert (found.low, found.high) == pytest.approx(theirs, rel=1e-9, abs=1e-9)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(SHARES, SHARES)
def test_two_groups_as_another_program_has_them(before, after):
    found = unpaired_share_change(before, after)

    theirs = proportion.confint_proportions_2indep(
        after.some, after.of, before.some, before.of, method="newcomb"
    )
    assert (found.low, found.high) == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@given(COUNTS)
def test_asked_twice_the_ends_lie_around_the_change_and_turn_with_it(counts):
    both, only_before, only_after, neither = counts

    found = paired_share_change(Twice(both, only_before, only_after, neither))
    turned = paired_share_change(Twice(both, only_after, only_before, neither))

    assert found.low <= found.value <= found.high
    assert (turned.value, turned.low, turned.high) == pytest.approx(
        (-found.value, -found.high, -found.low), abs=1e-12
    )


def test_a_share_of_nobody_and_more_than_all_are_refused():
    with pytest.raises(TooFew):
        Share(0, 0)
    with pytest.raises(ValueError, match="7 of 5"):
        Share(7, 5)
    with pytest.raises(ValueError, match="negative"):
        Twice(3, -1, 2, 2)


def test_intervals_of_two_levels_are_not_joined():
    one = share_of(Share(3, 9), level=0.9)

    with pytest.raises(ValueError, match=r"0\.9 and 0\.95"):
        difference(one, share_of(Share(3, 9)))
