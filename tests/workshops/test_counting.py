"""Sums, places and steps of polls, and which save of two stands. Without a database."""

import pytest

from workshops.voting.counting import NotAllowed, by_role, check, placed, sums
from workshops.voting.saving import Save, Standing, Verdict, verdict


def test_equal_sums_share_a_place_and_the_next_one_skips():
    found = placed({1: 16, 2: 20, 3: 16, 4: 0})

    assert [(one.option, one.place, one.is_shared) for one in found] == [
        (2, 1, False),
        (1, 2, True),
        (3, 2, True),
        (4, 4, False),
    ]


@pytest.mark.parametrize(
    ("given", "rule"),
    [({9: 1}, "unknown"), ({1: -1}, "negative"), ({1: 3}, "at_most"), ({1: 2, 2: 2}, "in_all")],
)
def test_what_breaks_a_rule_is_not_taken_and_says_which(given, rule):
    with pytest.raises(NotAllowed) as fault:
        check(given, options=[1, 2, 3], in_all=3, at_most=2)

    assert fault.value.rule == rule


def test_unused_dots_are_allowed_and_zeros_are_not_kept():
    assert check({1: 2, 2: 0}, options=[1, 2, 3], in_all=3, at_most=2) == {1: 2}
    assert sums([{1: 2}, {1: 1, 2: 1}], [1, 2, 3]) == {1: 3, 2: 1, 3: 0}


def test_roles_are_told_apart_only_where_five_of_each_gave_to_each_option():
    five = [("political", {1: 1, 2: 1})] * 5 + [("administrative", {1: 2, 2: 1})] * 5

    assert by_role(five, [1, 2]) == {
        "administrative": {1: 10, 2: 5},
        "political": {1: 5, 2: 5},
    }
    assert by_role([*five[:-1], ("administrative", {1: 2})], [1, 2]) == {}
    assert by_role([*five, ("county", {1: 1})], [1, 2]) == {}


@pytest.mark.parametrize(
    ("save", "found"),
    [
        (Save("b", 1, 3), Verdict.TAKEN),  # another page, which knows what stands
        (Save("b", 1, 2), Verdict.MET),
        (Save("a", 7, 3), Verdict.REPEATED),  # a second press, or an answer that was lost
        (Save("a", 6, 2), Verdict.REPEATED),  # overtaken on the way
        (Save("a", 8, 2), Verdict.TAKEN),  # the same page goes on without the lost answer
        (Save("", 0, 2), Verdict.MET),
    ],
)
def test_a_save_is_the_next_a_repeat_or_met_anothers(save, found):
    assert verdict(Standing(3, "a", 7), save) is found
    assert verdict(None, save) is Verdict.TAKEN


def test_where_nothing_stands_no_save_meets_another():
    assert verdict(Standing(0, "", 0), Save("b", 1, 4)) is Verdict.TAKEN
