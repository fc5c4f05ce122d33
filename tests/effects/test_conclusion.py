"""The rule of what may be said, and who was lost on the way."""

import pytest

from pilots.effects.conclusion import Conclusion, Reason, Verdict, conclude
from pilots.effects.dropout import Dropout, dropout, uneven
from pilots.effects.estimates import Estimate


def concluded(low, high, *, smallest=2.0, has_before=True, is_compared=True, lower_is_better=True):
    change = Estimate((low + high) / 2, low, high, 40)
    return conclude(
        change,
        has_before=has_before,
        is_compared=is_compared,
        lower_is_better=lower_is_better,
        smallest=smallest,
    )


def test_after_only_is_judged_where_lots_decided_and_never_else():
    change = Estimate(-6.0, -9.0, -3.0, 40)
    rule = {"lower_is_better": True, "smallest": 2.0, "has_before": False, "is_compared": True}

    assert conclude(change, **rule).reason is Reason.NOTHING_BEFORE
    assert conclude(change, **rule, is_drawn=True) == Conclusion(
        Verdict.EFFECT, Reason.BEYOND_SMALLEST, True, True
    )


@pytest.mark.parametrize(
    ("low", "high", "verdict", "reason", "is_better"),
    [
        (-9, -3, Verdict.EFFECT, Reason.BEYOND_SMALLEST, True),
        (3, 9, Verdict.EFFECT, Reason.BEYOND_SMALLEST, False),
        (-3, -0.5, Verdict.UNDECIDED, Reason.PERHAPS_TOO_SMALL, None),
        (-9, -2, Verdict.UNDECIDED, Reason.PERHAPS_TOO_SMALL, None),
        (-1.9, -0.5, Verdict.NO_EFFECT, Reason.WITHIN_SMALLEST, None),
        (-1, 1, Verdict.NO_EFFECT, Reason.WITHIN_SMALLEST, None),
        (-2, 1, Verdict.UNDECIDED, Reason.TOO_WIDE, None),
        (-9, 5, Verdict.UNDECIDED, Reason.TOO_WIDE, None),
        (0, 5, Verdict.UNDECIDED, Reason.TOO_WIDE, None),
    ],
)
def test_the_rule(low, high, verdict, reason, is_better):
    found = concluded(low, high)

    assert (found.verdict, found.reason, found.is_better) == (verdict, reason, is_better)


def test_nothing_measured_before_is_never_an_effect():
    found = concluded(-9, -3, has_before=False)

    assert found == Conclusion(Verdict.UNDECIDED, Reason.NOTHING_BEFORE)


def test_no_effect_is_only_found_where_somebody_said_what_matters():
    assert concluded(-0.1, 0.1, smallest=None).verdict is Verdict.UNDECIDED
    assert concluded(-0.2, -0.1, smallest=None).reason is Reason.BEYOND_ZERO


def test_other_causes_are_ruled_out_by_a_comparison_only():
    assert concluded(-9, -3).others_ruled_out
    assert not concluded(-9, -3, is_compared=False).others_ruled_out


def test_more_can_be_better():
    assert concluded(3, 9, lower_is_better=False).is_better
    assert not concluded(-9, -3, lower_is_better=False).is_better


def test_what_was_not_measured_cannot_be_told():
    found = conclude(None, has_before=True, is_compared=False, lower_is_better=True, smallest=None)

    assert found == Conclusion(Verdict.UNDECIDED, Reason.NOT_MEASURED)


def test_a_smallest_change_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above zero"):
        concluded(-9, -3, smallest=0.0)


def test_who_was_lost_and_who_joined():
    found = dropout(10, ["a", "b", "c", "d"], ["b", "c", "e"])

    assert found == Dropout(10, 4, 3, 2)
    assert (found.lost, found.joined, found.missing, found.lost_share) == (2, 1, 6, 0.5)


def test_unknown_dropout_is_not_none_lost():
    nobody = dropout(None, [], ["a"])

    assert (nobody.lost_share, nobody.missing) == (None, None)
    assert uneven(dropout(None, ["a"], ["a"]), nobody) is None
    assert uneven(dropout(None, "abcd", "ab"), dropout(None, "abcd", "abc")) == 0.25
