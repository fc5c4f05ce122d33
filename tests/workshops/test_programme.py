"""Times of a programme follow from the start and the durations."""

from datetime import datetime

import pytest

from workshops.programme import long_stretches, slots_from

NINE = datetime(2026, 6, 15, 9)


def clocks(slots):
    return [(slot.row, f"{slot.starts:%H.%M}", f"{slot.ends:%H.%M}") for slot in slots]


def test_each_item_begins_when_the_one_before_it_ends():
    slots = slots_from(NINE, [("kaffe", 30, True), ("velkommen", 20, False), ("pause", 15, True)])

    assert clocks(slots) == [
        ("kaffe", "09.00", "09.30"),
        ("velkommen", "09.30", "09.50"),
        ("pause", "09.50", "10.05"),
    ]


def test_a_longer_item_moves_all_that_follow_and_none_before():
    before = slots_from(NINE, [("a", 30, False), ("b", 20, False), ("c", 10, False)])
    after = slots_from(NINE, [("a", 30, False), ("b", 35, False), ("c", 10, False)])

    assert before[:1] == after[:1]
    assert f"{after[2].starts:%H.%M}" == "10.05"


def test_an_item_without_duration_is_refused_by_name():
    with pytest.raises(ValueError, match="lunsj takes 0 minutes; an item takes at least one"):
        slots_from(NINE, [("lunsj", 0, True)])


def test_only_work_beyond_ninety_minutes_without_a_break_is_a_long_stretch():
    ninety = slots_from(NINE, [("a", 60, False), ("b", 30, False), ("pause", 10, True)])
    hundred = slots_from(
        NINE, [("a", 60, False), ("pause", 10, True), ("b", 45, False), ("c", 55, False)]
    )

    assert long_stretches(ninety) == []
    (found,) = long_stretches(hundred)
    assert (found.minutes, f"{found.starts:%H.%M}", f"{found.ends:%H.%M}") == (
        100,
        "10.10",
        "11.50",
    )


def test_nothing_planned_has_no_times():
    assert slots_from(NINE, []) == []
    assert long_stretches([]) == []
