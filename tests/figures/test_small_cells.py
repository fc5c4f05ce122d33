"""No figure about people for fewer than five, told or worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.figures.small_cells import K, enough, is_small, nameable

PARTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(0, 20), max_size=8)


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (16, 16)])
def test_a_count_of_one_to_four_is_not_told_and_none_at_all_is(count, shown):
    assert (enough(count), is_small(count)) == (shown, shown is None)


@pytest.mark.parametrize(
    ("parts", "nameless", "named"),
    [
        ({"a": 8, "b": 5}, 0, {"a", "b"}),
        ({"a": 8, "b": 4}, 0, set()),  # whoever knows that it is 12 in all would know the 4
        ({"a": 8, "b": 6, "c": 3}, 0, {"a"}),
        ({"a": 8, "b": 3, "c": 2}, 0, {"a"}),
        ({"a": 8, "b": 4}, 1, {"a"}),
        ({"a": 8}, 2, set()),
        ({"a": 8, "b": 0}, 0, {"a"}),
        ({}, 0, set()),
    ],
)
def test_a_part_is_named_only_where_the_rest_cannot_be_worked_out(parts, nameless, named):
    assert nameable(parts, nameless=nameless) == named


@given(PARTS, st.integers(0, 10))
def test_what_is_named_and_what_is_left_are_never_small(parts, nameless):
    named = nameable(parts, nameless=nameless)

    rest = nameless + sum(count for part, count in parts.items() if part not in named)
    assert all(parts[part] >= K for part in named)
    assert not (named and is_small(rest))
    assert not is_small(rest) or all(count < K for count in parts.values())
