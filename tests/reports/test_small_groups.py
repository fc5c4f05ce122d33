"""Nothing about people is shown for a group smaller than five."""

import pytest

from reports.composing.pages import all_are_invented


@pytest.mark.parametrize(
    ("marks", "expected"), [([], False), ([True, True], True), ([True, False], False)]
)
def test_one_mark_stands_for_all_rows_only_where_every_row_is_invented(marks, expected):
    assert all_are_invented([{"invented": mark} for mark in marks]) is expected
