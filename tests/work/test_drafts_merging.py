"""Merging of fields: plain functions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.work.merging import (
    Merge,
    clean,
    differences,
    digest,
    joined,
    merge,
    next_base,
)

VALUES = st.one_of(st.text(max_size=12), st.lists(st.text(max_size=4), max_size=3))


def test_different_fields_of_two_people_merge_without_a_question():
    base = {"a": digest(""), "b": digest("")}

    merged = merge({"b": "hers"}, {"a": "mine", "b": ""}, base, own=())

    assert merged == Merge(accepted={"a": "mine"}, theirs={"b": "hers"}, conflicts={})


def test_the_same_field_changed_by_both_is_a_conflict_and_nothing_is_taken_over():
    merged = merge({"a": "hers"}, {"a": "mine"}, {"a": digest("")}, own=())

    assert merged == Merge(accepted={}, theirs={}, conflicts={"a": "mine"})


def test_the_same_text_typed_by_both_is_no_conflict():
    assert merge({"a": "same"}, {"a": "same"}, {"a": digest("")}, own=()) == Merge()


def test_own_text_of_a_lost_reply_is_written_on_and_never_a_conflict():
    merged = merge({"a": "first"}, {"a": "first and more"}, {"a": digest("")}, own={"a"})

    assert merged.accepted == {"a": "first and more"}


def test_emptied_field_that_another_wrote_on_is_a_conflict():
    merged = merge({"a": "text and more"}, {"a": ""}, {"a": digest("text")}, own=())

    assert merged.conflicts == {"a": ""}


def test_line_breaks_of_the_browser_are_no_change():
    assert digest("one\r\ntwo") == digest("one\ntwo")
    assert clean("one\r\ntwo\rthree\x00") == "one\ntwo\nthree"


def test_line_breaks_in_a_list_are_kept_as_those_of_a_text():
    assert clean(["a\r\nb", "\r", "\x00c"]) == ["a\nb", "\n", "c"]


def test_unticked_list_and_empty_text_are_the_same_nothing():
    assert digest([]) == digest("")


def test_field_in_conflict_keeps_its_base_and_the_others_move_on():
    base = {"a": "old", "b": "old", "c": "old"}

    assert next_base({"a": "x", "b": "y"}, base, ["b"]) == {
        "a": digest("x"),
        "b": "old",
        "c": "old",
    }


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("mine", "theirs", "mine\ntheirs"),
        ("mine and more", "mine", "mine and more"),
        ("mine", "mine and more", "mine and more"),
        ("", "theirs", "theirs"),
        (["a", "b"], ["b", "c"], ["a", "b", "c"]),
        ([], "c", ["c"]),
    ],
)
def test_both_texts_join_without_doubling(mine, theirs, both):
    assert joined(mine, theirs) == both


def test_word_differences_mark_whole_words_and_keep_every_character():
    mine, theirs = differences("Orientering i juni og desember.", "Orientering én gang i året.")

    assert "".join(piece.text for piece in mine) == "Orientering i juni og desember."
    assert "".join(piece.text for piece in theirs) == "Orientering én gang i året."
    assert [piece.text.strip() for piece in theirs if piece.changed] == ["én gang", "året"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_differences_never_drop_or_change_a_character(mine, theirs):
    left, right = differences(mine, theirs)

    assert ("".join(p.text for p in left), "".join(p.text for p in right)) == (mine, theirs)


@given(
    stored=st.dictionaries(st.sampled_from("abc"), VALUES),
    sent=st.dictionaries(st.sampled_from("abc"), VALUES),
    loaded=st.dictionaries(st.sampled_from("abc"), VALUES),
    own=st.sets(st.sampled_from("abc")),
)
def test_every_sent_field_has_exactly_one_fate(stored, sent, loaded, own):
    base = {name: digest(value) for name, value in loaded.items()}

    merged = merge(stored, sent, base, own)

    fates = [*merged.accepted, *merged.theirs, *merged.conflicts]
    same = [name for name in sent if digest(sent[name]) == digest(stored.get(name, ""))]
    assert sorted(fates + same) == sorted(sent)
    assert all(merged.accepted[name] == sent[name] for name in merged.accepted)
    assert all(merged.conflicts[name] == sent[name] for name in merged.conflicts)
    for name in merged.accepted:
        untouched = digest(stored.get(name, "")) == base.get(name, digest(""))
        assert untouched or name in own
