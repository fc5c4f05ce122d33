"""The measures of two coders and one code, against published examples and the pictured page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.evidence.agreement import alpha as general
from forkommune.evidence.agreement.bootstrap import alpha_interval
from forkommune.evidence.agreement.two_coders import Counts, ac1, alpha, kappa, percent
from forkommune.evidence.agreement.verdicts import Verdict, verdict

counts = st.builds(Counts, *[st.integers(0, 60)] * 4)


@pytest.mark.parametrize(
    ("table", "published"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)],
)
def test_kappa_as_cohen_worked_it_out(table, published):
    assert round(kappa(Counts(*table)), 4) == published


def test_the_example_of_a_coding_programs_manual():
    one_sided, shared = Counts(50, 150, 0, 800), Counts(50, 100, 50, 800)

    assert percent(one_sided) == 0.85
    assert (round(kappa(one_sided), 3), round(kappa(shared), 3)) == (0.348, 0.318)
    assert (round(alpha(shared), 3), round(ac1(shared), 3)) == (0.315, 0.808)


@pytest.mark.parametrize(
    ("used", "differing", "value", "low", "high", "agreed"),
    [
        (24, 3, 0.92, 0.81, 1.00, 97),
        (68, 5, 0.91, 0.82, 0.98, 96),
        (31, 4, 0.91, 0.81, 0.98, 96),
        (29, 5, 0.88, 0.76, 0.97, 96),
        (26, 5, 0.87, 0.74, 0.97, 96),
        (44, 9, 0.82, 0.70, 0.93, 92),
        (15, 5, 0.78, 0.54, 0.94, 96),
        (17, 6, 0.76, 0.54, 0.92, 95),
        (16, 9, 0.57, 0.26, 0.79, 92),
    ],
)
def test_a_round_of_112_answers(used, differing, value, low, high, agreed):
    round_of_112 = Counts(used - differing, differing, 0, 112 - used)
    interval = alpha_interval(round_of_112)

    assert (round(alpha(round_of_112), 2), round(percent(round_of_112) * 100)) == (value, agreed)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.025)


@given(counts)
def test_four_counts_give_the_same_alpha_as_the_matrix_of_all_units(table):
    units = (
        [(1, 1)] * table.both
        + [(1, 0)] * table.only_first
        + [(0, 1)] * table.only_second
        + [(0, 0)] * table.neither
    )

    assert alpha(table) == pytest.approx(general.alpha(general.coincidences(units)))


@pytest.mark.parametrize("table", [(0, 0, 0, 112), (112, 0, 0, 0), (0, 0, 0, 0)])
def test_a_code_that_never_or_always_was_used_has_no_coefficient(table):
    same = Counts(*table)

    assert (alpha(same), kappa(same), ac1(same), alpha_interval(same)) == (None,) * 4
    assert verdict(alpha(same)) is Verdict.NO_VARIATION


def test_without_units_nobody_agrees_on_anything():
    assert percent(Counts(0, 0, 0, 0)) is None


@given(counts)
def test_the_interval_is_the_same_every_time_and_within_the_possible(table):
    interval = alpha_interval(table, draws=50)

    assert interval == alpha_interval(table, draws=50)
    assert interval is None or -1 <= interval.low <= interval.high <= 1


def test_draws_without_variation_are_counted_and_left_out():
    seldom = alpha_interval(Counts(1, 0, 0, 9))

    assert 0 < seldom.left_out < seldom.draws
    assert (seldom.low, seldom.high) == (1, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, Verdict.RELIABLE),
        (0.8, Verdict.RELIABLE),
        (0.799, Verdict.TENTATIVE),
        (0.667, Verdict.TENTATIVE),
        (0.666, Verdict.UNRELIABLE),
        (-0.2, Verdict.UNRELIABLE),
        (None, Verdict.NO_VARIATION),
    ],
)
def test_what_a_coefficient_is_good_for(value, expected):
    assert verdict(value) is expected


def test_counts_below_zero_are_refused():
    with pytest.raises(ValueError, match="cannot be negative"):
        Counts(1, -1, 0, 0)
