"""What is kept with a conclusion can be read and worked out again."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.effects.conclusion import Conclusion, Reason, Verdict, conclude
from pilots.effects.estimates import Estimate
from pilots.effects.told import Judged, Overall, overall, read, written

E = Conclusion(Verdict.EFFECT, Reason.BEYOND_SMALLEST, is_better=True)
W = Conclusion(Verdict.EFFECT, Reason.BEYOND_SMALLEST, is_better=False)
N = Conclusion(Verdict.NO_EFFECT, Reason.WITHIN_SMALLEST)
U = Conclusion(Verdict.UNDECIDED, Reason.TOO_WIDE)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ([], Overall.UNDECIDED),
        ([N], Overall.NO_EFFECT),
        ([N, N], Overall.NO_EFFECT),
        ([N, U], Overall.UNDECIDED),
        ([U], Overall.UNDECIDED),
        ([E, U], Overall.EFFECT),
        ([N, E], Overall.EFFECT),
        ([W, N], Overall.WORSE),
        ([W, E, U], Overall.BOTH),
    ],
)
def test_one_word_for_several(said, whole):
    assert overall(said) is whole


def judged(change, smallest, has_before=True):
    plain = {"has_before": has_before, "is_compared": True, "lower_is_better": True}
    found = conclude(change, smallest=smallest, **plain)
    return Judged("kjort", "Kjørt", "prosentpoeng", "rows", change, smallest=smallest,
                  conclusion=found, **plain)  # fmt: skip


@given(
    st.none() | st.tuples(*[st.floats(-100, 100)] * 3).map(sorted),
    st.none() | st.floats(0.01, 50),
    st.booleans(),
)
def test_kept_and_read_it_is_the_same_and_the_rule_says_the_same(ends, smallest, has_before):
    change = None if ends is None else Estimate(ends[1], ends[0], ends[2], 12)
    one = judged(change, smallest, has_before)

    again = read(json.loads(json.dumps(written(one))))

    assert again == one
    assert again.again() == one.conclusion


def test_an_end_that_nobody_knows_is_kept_as_that():
    one = judged(Estimate(-4.0, -math.inf, math.inf, 8), 3.0)

    kept = written(one)

    assert kept["change"] == [-4.0, None, None, 8]
    assert read(json.loads(json.dumps(kept))) == one
