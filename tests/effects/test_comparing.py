"""Whatever comes in, a change is a number with an interval, or there are words for why there is none."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pilots.effects import kept
from pilots.effects.comparing import compare, compare_means
from pilots.effects.conclusion import Reason, Verdict, conclude
from pilots.effects.estimates import Estimate
from pilots.effects.lacking import Lack
from pilots.effects.units import Units

EXACT = {"rel": 1e-9, "abs": 1e-12}
CODES = st.sampled_from([f"H{number}" for number in range(8)])
DECIMALS = st.integers(-10_000, 10_000).map(lambda whole: whole / 10)
SIDES = st.dictionaries(CODES, DECIMALS | st.sampled_from([0.0, 1.0, 1e10, 0.1, 0.3]))
GROUPS = st.builds(Units, SIDES, SIDES, st.dictionaries(CODES, st.sampled_from("ABC")))


def units(before, after, **clusters):
    return Units(
        {f"H{at}": value for at, value in enumerate(before)},
        {f"H{at}": value for at, value in enumerate(after)},
        clusters,
    )


AFTER = {"same_units": False, "has_before": False}


def test_two_groups_measured_after_only_are_held_up_against_each_other():
    target, other = units([], [4.1, 3.2, 5.0, 2.2, 3.3]), units([], [6.0, 5.5, 7.1, 4.9])
    test = stats.ttest_ind([*target.after.values()], [*other.after.values()], equal_var=False)
    interval = test.confidence_interval()

    found = compare(target, other, is_share=False, **AFTER)

    assert (found.change.low, found.change.high) == pytest.approx((*interval,), **EXACT)
    assert (found.change.n, found.target.after.n, found.lack) == (9, 5, None)
    # What is measured before all the same counts for nothing.
    early = Units({"H0": 99.0}, target.after)
    assert compare(early, other, is_share=False, **AFTER).change == found.change


def test_shares_measured_after_only_have_newcombes_interval():
    # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II: 56/70 and 48/80, method 10.
    target, other = units([], [1] * 56 + [0] * 14), units([], [1] * 48 + [0] * 32)

    change = compare(target, other, is_share=True, **AFTER).change

    assert change.value == pytest.approx(20, **EXACT)
    assert (change.low, change.high) == pytest.approx((5.24, 33.39), abs=0.005)


def test_clusters_measured_after_only_count_once():
    schools = {f"H{at}": "ABC"[at % 3] for at in range(6)}
    target, other = (
        units([], [1, 2, 3, 3, 4, 5], **schools),
        units([], [7, 5, 9, 9, 7, 9], **schools),
    )
    of_schools = stats.ttest_ind([2, 3, 4], [8, 6, 9], equal_var=False).confidence_interval()

    found = compare(target, other, is_share=False, is_clustered=True, **AFTER)

    assert (found.change.low, found.change.high) == pytest.approx((*of_schools,), **EXACT)
    assert (found.clusters, found.change.n) == ((3, 3), 12)


@pytest.mark.parametrize(
    ("target", "other", "lack"),
    [
        ([], [1, 2], Lack.ANYTHING),
        ([1, 2], [], Lack.COMPARISON),
        ([1], [1, 2], Lack.ONE_UNIT),
        ([1, 2], [1], Lack.COMPARISON_ONE_UNIT),
    ],
)
def test_what_two_groups_after_lack_is_told(target, other, lack):
    found = compare(units([], target), units([], other), is_share=False, **AFTER)

    assert (found.change, found.lack) == (None, lack)


def judged(found, *, is_compared=True):
    return conclude(
        found.change, has_before=True, is_compared=is_compared, lower_is_better=True, smallest=1.0
    )


@given(GROUPS, st.none() | GROUPS, st.booleans(), st.booleans(), st.booleans())
def test_every_file_gives_a_finite_change_or_says_what_is_lacking(
    target, comparison, same_units, is_share, is_clustered
):
    found = compare(
        target,
        comparison,
        same_units=same_units,
        is_share=is_share,
        is_clustered=is_clustered,
        planned=(5, None),
    )

    assert (found.change is None) == (found.lack is not None)
    groups = [one for one in (found.target, found.comparison) if one is not None]
    estimates = [one for group in groups for one in (group.before, group.after, group.change)]
    for one in filter(None, [*estimates, found.change]):
        assert all(map(math.isfinite, (one.value, one.low, one.high)))
        assert one.low <= one.value <= one.high
    assert judged(found, is_compared=comparison is not None).verdict in Verdict
    assert kept.read(json.loads(json.dumps(kept.written(found)))) == found


@given(st.lists(DECIMALS, min_size=2, max_size=8), DECIMALS)
def test_the_same_change_of_all_says_nothing_of_how_sure_it_is(before, change):
    """Also where floats make 0.3 - 0.1 and 0.5 - 0.3 two numbers."""
    after = [round(value + change, 1) for value in before]

    found = compare(units(before, after), None, same_units=True, is_share=False)

    assert judged(found).reason is Reason.NO_SPREAD


@pytest.mark.parametrize(
    ("target", "comparison", "same_units", "lack"),
    [
        (units([], []), None, True, Lack.ANYTHING),
        (units([], [1, 2]), None, True, Lack.BEFORE),
        (units([1, 2], []), None, True, Lack.AFTER),
        (units([1], [2]), None, True, Lack.ONE_UNIT),
        (units([1, 2, 3], [2]), None, False, Lack.ONE_UNIT),
        (Units({"a": 1, "b": 2}, {"c": 1, "d": 2}), None, True, Lack.BOTH_TIMES),
        (units([1, 2], [2, 4]), units([], []), True, Lack.COMPARISON),
        (units([1, 2], [2, 4]), units([1, 2], []), True, Lack.COMPARISON_AFTER),
        (units([1, 2], [2, 4]), units([1], [2]), True, Lack.COMPARISON_ONE_UNIT),
        (units([1, 2], [2, 4]), None, True, None),
    ],
)
def test_what_is_lacking_is_named(target, comparison, same_units, lack):
    assert compare(target, comparison, same_units=same_units, is_share=False).lack is lack


def mean(value, low, high, n=20):
    return Estimate(value, low, high, n)


@pytest.mark.parametrize(
    ("target", "comparison", "lack"),
    [
        ((None, None), None, Lack.ANYTHING),
        ((mean(4, 3, 5), None), None, Lack.AFTER),
        ((mean(4, 3, 5), mean(4, -math.inf, math.inf)), None, Lack.INTERVAL),
        ((mean(4, 3, 5), mean(4, 3, 5, n=1)), None, Lack.ONE_UNIT),
        ((mean(4, 3, 5), mean(4, 3, 5)), (None, mean(4, 3, 5)), Lack.COMPARISON_BEFORE),
        ((mean(4, 3, 5), mean(4, 3, 5)), None, None),
    ],
)
def test_reported_means_say_what_they_lack_too(target, comparison, lack):
    found = compare_means(target, comparison)

    assert found.lack is lack
    assert (found.change is None) == (lack is not None)


def school(name, before, after, start=0):
    codes = [f"{name}{start + at}" for at in range(len(before))]
    return (
        dict(zip(codes, before, strict=True)),
        dict(zip(codes, after, strict=True)),
        dict.fromkeys(codes, name),
    )


def schools(*rows):
    before, after, clusters = ({}, {}, {})
    for one in rows:
        for whole, part in zip((before, after, clusters), one, strict=True):
            whole.update(part)
    return Units(before, after, clusters)


def test_schools_count_once_each_whatever_their_pupils():
    """By hand and by another program: a t-test of the schools' mean changes, and not of the pupils'."""
    target = schools(
        school("A", [10, 12, 14], [6, 7, 8]), school("B", [9, 11], [8, 8]), school("C", [13], [9])
    )
    other = schools(school("D", [10, 10], [10, 9]), school("E", [12, 14, 16], [12, 13, 17]))

    found = compare(target, other, same_units=True, is_share=False, is_clustered=True)

    changes, unchanged = [-5, -2, -4], [-0.5, 0]
    theirs = stats.ttest_ind(changes, unchanged, equal_var=False).confidence_interval()
    assert found.change.value == pytest.approx(-11 / 3 + 0.25, **EXACT)
    assert (found.change.low, found.change.high) == pytest.approx(tuple(theirs), **EXACT)
    assert found.clusters == (3, 2)
    assert (found.target.change.n, found.change.n) == (6, 11)  # who was measured


def test_one_school_alone_is_no_measure_of_how_schools_vary():
    found = compare(
        schools(school("A", [10, 12, 14], [6, 7, 8])),
        None,
        same_units=True,
        is_share=False,
        is_clustered=True,
    )

    assert (found.change, found.lack) == (None, Lack.CLUSTERS)


def test_pupils_of_a_school_that_are_not_the_same_both_times_are_followed_by_their_school():
    target = Units(
        {"a": 4, "b": 6, "c": 8},
        {"d": 3, "e": 7},
        {"a": "A", "b": "A", "c": "B", "d": "A", "e": "B"},
    )

    found = compare(target, None, same_units=False, is_share=False, is_clustered=True)

    theirs = stats.ttest_rel([3, 7], [5, 8]).confidence_interval()
    assert found.change.value == -1.5
    assert (found.change.low, found.change.high) == pytest.approx(tuple(theirs), **EXACT)
