"""Several outcomes at once: p-values out of intervals, and corrected as Holm did it."""

import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from pilots.effects.estimates import Estimate
from pilots.effects.means import paired_change, unpaired_change
from pilots.effects.several import holm, p_of
from pilots.effects.shares import Share, unpaired_share_change

# Student's own: extra hours of sleep by two drugs, Biometrika 6 (1908).
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_p_values_of_students_sleep_data_are_those_of_his_test():
    paired, welch = stats.ttest_rel(FIRST, SECOND), stats.ttest_ind(FIRST, SECOND, equal_var=False)

    assert p_of(paired_change(FIRST, SECOND)) == pytest.approx(paired.pvalue, rel=1e-9)
    assert p_of(unpaired_change(FIRST, SECOND)) == pytest.approx(welch.pvalue, rel=1e-9)
    assert p_of(paired_change(FIRST, SECOND).times(100)) == pytest.approx(paired.pvalue, rel=1e-9)
    # As R prints it: t.test(extra ~ group, data = sleep, paired = TRUE), p-value = 0.002833.
    assert p_of(paired_change(FIRST, SECOND)) == pytest.approx(0.002833, abs=5e-7)


@pytest.mark.parametrize("low", [-0.01, 0.01])
def test_a_p_value_is_under_five_per_cent_exactly_where_the_interval_holds_no_zero(low):
    p = p_of(Estimate(0.3, low, 0.9, 40))

    assert (p < 0.05) is (low > 0)
    change = unpaired_share_change(Share(40, 100), Share(54, 100))
    assert (p_of(change) < 0.05) is change.excludes_zero


def test_what_nobody_knows_how_sure_it_is_has_no_p_value():
    infinite = float("inf")

    assert p_of(Estimate(1.0, -infinite, infinite, 1)) is None
    assert p_of(Estimate(1.0, 1.0, 1.0, 9)) is None


@pytest.mark.parametrize(
    "chances",
    [
        [0.01, 0.04, 0.03, 0.005],
        [0.0001, 0.5, 0.04, 0.04, 0.9],
        [0.7, 0.6],
        [0.03],
        # Benjamini and Hochberg's fifteen, J. R. Statist. Soc. B 57 (1995), table 1.
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
         0.5719, 0.6528, 0.7590, 1.0],
    ],
)  # fmt: skip
def test_holms_correction_is_that_of_statsmodels(chances):
    expected = multipletests(chances, method="holm")[1]

    assert holm(chances) == pytest.approx(list(expected), rel=1e-9)
    assert holm([None, *chances, None]) == [None, *holm(chances), None]
