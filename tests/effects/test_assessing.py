"""Totals, disagreement and order of pilots, against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.assessment.ordering import Spread, Total, places, rest, spread, steadiness, total

WEIGHTS = {"climate": 50, "transfer": 30, "cost": 20}


def test_spread_by_hand():
    """2, 4, 5: mean 11/3; squares (5/3)², (1/3)², (4/3)² sum to 42/9, over 2 is 21/9."""
    found = spread([2, 4, 5])

    assert found == Spread(3, pytest.approx(11 / 3), 2, 5, pytest.approx((21 / 9) ** 0.5))
    assert (found.between, found.is_apart) == (3, True)


def test_one_score_has_no_deviation_and_none_has_no_spread():
    assert spread([4]) == Spread(1, 4, 4, 4, None)
    assert spread([]) is None


@pytest.mark.parametrize("wrong", [0, 6, -1])
def test_a_score_lies_between_1_and_5(wrong):
    with pytest.raises(ValueError, match="no score"):
        spread([3, wrong])


def test_total_by_hand():
    """(50·4 + 30·3 + 20·2) / 100 = 3.3"""
    assert total({"climate": 4, "transfer": 3, "cost": 2}, WEIGHTS) == Total(3.3, 3.3, 3.3)


def test_a_missing_score_is_never_0_and_the_total_is_not_known():
    """cost missing: (200 + 90 + 20·1)/100 = 3.1 to (200 + 90 + 20·5)/100 = 3.9"""
    found = total({"climate": 4, "transfer": 3, "cost": None}, WEIGHTS)

    assert found == Total(None, pytest.approx(3.1), pytest.approx(3.9), ("cost",))


def test_what_counts_nothing_is_not_missed():
    assert total({"climate": 4}, {"climate": 100, "cost": 0}) == Total(4, 4, 4)


def test_nothing_can_be_weighed_without_weights():
    with pytest.raises(ValueError, match="weight"):
        total({"climate": 4}, {"climate": 0})


def test_equals_share_the_better_place():
    assert places({"a": 3.0, "b": 4.0, "c": 3.0, "d": 1.0}) == {"b": 1, "a": 2, "c": 2, "d": 4}


def test_best_in_everything_is_first_whatever_the_weights():
    pilots = {"best": dict.fromkeys(WEIGHTS, 5.0), "other": dict.fromkeys(WEIGHTS, 2.0)}

    first, last = steadiness(pilots, WEIGHTS, first=1, draws=200)

    assert (first.key, first.usual, first.best, first.worst, first.among) == ("best", 1, 1, 1, 1.0)
    assert (last.key, last.usual, last.among) == ("other", 2, 0.0)


def test_mirrored_pilots_share_the_first_place_evenly():
    """Each is as good as the other with the weights turned round, so half of all draws are each's."""
    pilots = {"a": {"x": 5.0, "y": 1.0}, "b": {"x": 1.0, "y": 5.0}}

    found = {one.key: one.among for one in steadiness(pilots, {"x": 50, "y": 50}, first=1)}

    assert found["a"] == pytest.approx(0.5, abs=0.05)
    assert found["a"] + found["b"] == pytest.approx(1.0)


def test_the_same_seed_gives_the_same_answer():
    pilots = {"a": {"x": 5.0, "y": 2.0}, "b": {"x": 3.0, "y": 4.0}}
    weights = {"x": 40, "y": 60}

    assert steadiness(pilots, weights, draws=50) == steadiness(pilots, weights, draws=50)


@pytest.mark.parametrize(("weights", "left"), [([30, 25], 45), ([50, 60], -10), ([100], 0)])
def test_weights_are_asked_for_their_rest(weights, left):
    assert rest(weights) == left


@given(
    st.dictionaries(st.sampled_from("abcde"), st.integers(1, 100), min_size=1),
    st.dictionaries(st.sampled_from("abcde"), st.none() | st.floats(1, 5)),
)
def test_a_total_lies_between_1_and_5_and_within_its_ends(weights, means):
    found = total(means, weights)

    assert 1 - 1e-9 <= found.low <= found.high <= 5 + 1e-9
    assert (found.value is None) == bool(found.missing)
    if found.value is not None:
        assert found.low == pytest.approx(found.high)
