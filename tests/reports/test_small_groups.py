"""Nothing about people is shown for a group smaller than five."""

import pytest

from reports.composing.pages import all_are_invented
from reports.snapshots.basis import enough


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (16, 16)])
def test_a_count_of_one_to_four_is_not_told_and_none_at_all_is(count, shown):
    assert enough(count) == shown


@pytest.mark.parametrize(
    ("marks", "expected"), [([], False), ([True, True], True), ([True, False], False)]
)
def test_one_mark_stands_for_all_rows_only_where_every_row_is_invented(marks, expected):
    assert all_are_invented([{"invented": mark} for mark in marks]) is expected
