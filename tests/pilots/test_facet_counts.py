"""Facets are counted without their own choice, from combinations of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.facet_counts import Combination, count_choices

ROWS = [
    Combination(("transport", "known"), 3),
    Combination(("transport", "unknown"), 2),
    Combination(("building", "known"), 1),
    Combination(("waste", "unknown"), 4, is_found=False),
]


@pytest.mark.parametrize(
    ("sectors", "effects", "by_sector", "by_effect", "hits"),
    [
        (set(), set(), {"transport": 5, "building": 1}, {"known": 4, "unknown": 2}, 6),
        ({"transport"}, set(), {"transport": 5, "building": 1}, {"known": 3, "unknown": 2}, 5),
        ({"transport"}, {"known"}, {"transport": 3, "building": 1}, {"known": 3, "unknown": 2}, 3),
        ({"building"}, {"unknown"}, {"transport": 2}, {"known": 1}, 0),
    ],
)
def test_the_choices_of_the_other_facets_narrow_a_facet(
    sectors, effects, by_sector, by_effect, hits
):
    counts = count_choices(ROWS, [sectors, effects])

    assert counts.by_facet == [by_sector, by_effect]
    assert (counts.hits, counts.rows) == (hits, 10)


def test_a_value_that_only_rows_outside_the_search_have_is_known_and_gives_no_hit():
    counts = count_choices(ROWS, [set(), set()])

    assert counts.used[0] == {"transport", "building", "waste"}
    assert counts.by_facet[0]["waste"] == 0


values = st.tuples(st.sampled_from("ab"), st.sampled_from("cd"), st.sampled_from("ef"))
rows = st.lists(st.builds(Combination, values, st.integers(1, 5), st.booleans()))


@given(rows=rows, chosen=st.tuples(*(st.sets(st.sampled_from(two)) for two in ("ab", "cd", "ef"))))
def test_counts_are_what_choosing_that_value_alone_would_find(rows, chosen):
    counts = count_choices(rows, chosen)

    for at, facet in enumerate(counts.by_facet):
        for value in {one.values[at] for one in rows}:
            instead = [{value} if n == at else of for n, of in enumerate(chosen)]
            assert facet[value] == count_choices(rows, instead).hits
