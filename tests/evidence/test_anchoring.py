"""Marks in corrected texts: properties that hold for every pair of texts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.evidence.anchoring import Edit, apply, edits_between, move

# Few letters, so that texts resemble each other; astral and combining characters among them.
words = st.lists(
    st.sampled_from(["bil", "sykkel", "😀", "é", "👩‍🌾", "ja,", "0,2", "å"]), max_size=12
)
texts = words.map(" ".join) | st.text("ab 😀\n.", max_size=30)


@given(texts, texts)
def test_edits_turn_the_old_text_into_the_new(old, new):
    assert apply(old, new, edits_between(old, new)) == new


@given(texts, texts)
def test_edits_stand_in_order_with_kept_text_between(old, new):
    edits = edits_between(old, new)

    for one, next_ in itertools.pairwise(edits):
        assert one.old_end <= next_.old_start
        assert one.new_end <= next_.new_start
        kept = old[one.old_end : next_.old_start]
        assert kept == new[one.new_end : next_.new_start]
    assert all(e.old_end > e.old_start or e.new_end > e.new_start for e in edits)


@given(texts)
def test_equal_texts_have_no_edits(text):
    assert edits_between(text, text) == ()


@given(texts, texts, st.data())
def test_a_mark_whose_words_were_not_touched_keeps_them(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    edits = edits_between(old, new)
    if start == end or any(e.old_start < end and e.old_end > start for e in edits):
        return
    inserted_inside = any(start < e.old_start < end for e in edits)
    moved = move(start, end, edits)

    assert moved is not None
    if not inserted_inside:
        assert new[slice(*moved)] == old[start:end]


@given(texts, texts, st.data())
def test_a_moved_mark_lies_within_the_new_text(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))

    moved = move(start, end, edits_between(old, new))

    assert moved is None or 0 <= moved[0] < moved[1] <= len(new)


@given(texts, texts, st.data())
def test_the_order_of_two_marks_is_kept(old, new, data):
    ends = sorted(data.draw(st.lists(st.integers(0, len(old)), min_size=4, max_size=4)))
    edits = edits_between(old, new)
    first, second = move(ends[0], ends[1], edits), move(ends[2], ends[3], edits)

    if first and second:
        assert first[0] <= second[0]
        assert first[1] <= second[1]


@pytest.mark.parametrize(
    ("old", "new", "quote", "expected"),
    [
        ("Vi har ingen penger.", "Ja. Vi har ingen penger.", "ingen penger", "ingen penger"),
        ("Vi har ingen penger.", "Vi har ikke penger.", "ingen penger", "ikke penger"),
        (
            "Vi har ingen penger.",
            "Vi har ingen flere penger.",
            "ingen penger",
            "ingen flere penger",
        ),
        ("Vi har ingen penger.", "Vi har ingen penger nå.", "ingen penger", "ingen penger"),
        ("Vi har ingen penger.", "Vi har.", "ingen penger", None),
        ("😀 Vi har penger.", "😀😀 Vi har penger.", "penger", "penger"),
        ("Kjøpte bil. Solgte bil.", "Solgte bil.", "Solgte bil", "Solgte bil"),
    ],
)
def test_corrections_that_coders_make(old, new, quote, expected):
    start = old.index(quote)

    moved = move(start, start + len(quote), edits_between(old, new))

    assert (new[slice(*moved)] if moved else None) == expected


def test_a_replaced_word_is_one_small_edit():
    assert edits_between("en bil til", "en bål til") == (Edit(4, 5, 4, 5),)
