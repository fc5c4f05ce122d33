"""Scales, ticks, labels and letters: where things go."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.figures.labels import push_apart
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.numbers import NumberStyle
from forkommune.figures.scales import Scale, nice_ticks, tick_decimals, ticks_from_zero, year_ticks
from forkommune.figures.thresholds import Thresholds

VALUES = st.floats(-1e9, 1e9).filter(lambda value: value == 0 or abs(value) > 1e-6)
LABELS = st.lists(st.tuples(st.floats(-50, 450), st.floats(1, 40)), max_size=8)


@given(VALUES, VALUES, st.integers(2, 8))
def test_ticks_are_even_and_hold_all_data(one: float, other: float, count: int) -> None:
    low, high = sorted((one, other))

    ticks = nice_ticks(low, high, count)

    steps = [b - a for a, b in itertools.pairwise(ticks)]
    sliver = 1e-6 * (abs(low) + abs(high))  # far less than a pixel
    assert ticks[0] <= low + sliver
    assert ticks[-1] >= high - sliver
    assert 2 <= len(ticks) <= count * 2 + 2
    assert max(steps) == pytest.approx(min(steps), rel=1e-3)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (57148, 68363, (55000, 60000, 65000, 70000)),
        (0, 54, (0, 20, 40, 60)),
        (0, 0.31, (0, 0.1, 0.2, 0.3, 0.4)),
        (-80, 12.4, (-80, -60, -40, -20, 0, 20)),
    ],
)
def test_ticks_are_round(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(low, high, 5) == ticks


@pytest.mark.parametrize("high", [0, 5e-324, 1e-310, 1e-13])
def test_data_that_differ_by_rounding_only_get_the_axis_of_data_all_alike(high: float) -> None:
    assert nice_ticks(0, high) == nice_ticks(0, 0)
    assert nice_ticks(1, 1 + min(high, 2e-16)) == nice_ticks(1, 1)


def test_data_all_alike_still_get_an_axis() -> None:
    assert len(nice_ticks(0, 0)) >= 2
    assert ticks_from_zero([])[0] == 0
    assert ticks_from_zero([-3.0])[-1] == 0


def test_a_scale_without_extent_is_refused() -> None:
    with pytest.raises(ValueError, match="from 5 to 5 has no extent"):
        Scale(5, 5, 0, 100)
    with pytest.raises(ValueError, match="Lowest value 2 is above"):
        nice_ticks(2, 1)


def test_a_scale_may_run_either_way() -> None:
    up = Scale(0, 10, 200, 0)

    assert [up(0), up(5), up(10), up(-1)] == [200, 100, 0, 220]


def test_ticks_show_as_many_decimals_as_they_need() -> None:
    assert [tick_decimals(t) for t in [(0, 20), (0, 0.5, 1), (0.25, 0.5)]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("first", "last", "most", "years"),
    [
        (2005, 2017, 4, (2005, 2010, 2015)),
        (2009, 2030, 6, (2010, 2015, 2020, 2025, 2030)),
        (2011, 2014, 2, (2012, 2014)),
        (2017, 2019, 2, (2017, 2019)),
        (2021, 2024, 2, (2022, 2024)),
        (2016, 2016, 5, (2016,)),
    ],
)
def test_years_are_round_and_few_enough(
    first: int, last: int, most: int, years: tuple[int, ...]
) -> None:
    assert year_ticks(first, last, most) == years


@given(LABELS)
def test_labels_never_meet_never_leave_and_keep_their_order(labels: list) -> None:
    wanted, heights = [w for w, _ in labels], [h for _, h in labels]

    placed = push_apart(wanted, heights, 0, 400)

    order = sorted(range(len(labels)), key=lambda i: wanted[i])
    for a, b in itertools.pairwise(order):
        assert placed[b] - placed[a] >= (heights[a] + heights[b]) / 2 - 1e-6
    assert all(
        p - h / 2 >= -1e-6 and p + h / 2 <= 400 + 1e-6 for p, h in zip(placed, heights, strict=True)
    )


def test_labels_that_are_already_apart_stay_where_they_are() -> None:
    assert push_apart([100, 10, 50], [10, 10, 10], 0, 200) == [100, 10, 50]


def test_two_labels_on_one_spot_share_the_move() -> None:
    assert push_apart([50, 50], [10, 10], 0, 200) == [45, 55]


def test_labels_that_cannot_all_stand_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Labels 60.0 high do not fit in 50.0"):
        push_apart([1, 2, 3], [20, 20, 20], 0, 50)


@given(st.text(max_size=60), st.floats(5, 20), st.floats(20, 400))
def test_wrapped_lines_fit_and_keep_every_letter(text: str, size: float, room: float) -> None:
    lines = wrapped(text, size, room)

    assert all(text_width(line, size) <= room or len(line) <= 1 for line in lines)
    assert re.sub(r"[ \t\r\n]", "", "".join(lines)) == re.sub(r"[ \t\r\n]", "", text)


@pytest.mark.parametrize(
    ("text", "width"), [("Drammen", 4.586), ("Øvre Eiker", 4.918), ("+16,4\u202f%", 3.787)]
)
def test_letters_are_as_wide_as_in_inter_or_a_little_wider(text: str, width: float) -> None:
    assert width <= text_width(text, 1) <= width * 1.05


def test_accents_take_no_room_and_unknown_letters_take_the_most() -> None:
    assert text_width("é", 10) == text_width("e", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("氣", 10) == 10


def test_an_unbreakable_space_does_not_break() -> None:
    assert wrapped("16,3\u202f% 10\u00a0km", 10, 45) == ["16,3\u202f%", "10\u00a0km"]


def test_a_word_breaks_at_its_hyphen_first() -> None:
    assert wrapped("klima-omstilling", 10, 60) == ["klima-", "omstilling"]


def test_a_value_at_a_limit_belongs_above_it() -> None:
    limits = Thresholds((6, 12, 20))

    assert [limits.step(value) for value in (5.99, 6, 12, 19.9, 20)] == [0, 1, 2, 2, 3]


def test_a_decimal_is_shown_where_two_sides_of_a_limit_would_read_alike() -> None:
    limits = Thresholds((6, 12, 20))

    assert limits.style([5.81, 6.46, None], NumberStyle())(5.81) == "5,8"
    assert limits.style([5.4, 6.46], NumberStyle())(5.4) == "5"


@pytest.mark.parametrize("limits", [(), (3, 2), (1, 1)])
def test_limits_that_do_not_rise_are_refused(limits: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="must rise"):
        Thresholds(limits)


@pytest.mark.parametrize("count", [4, 5])
@pytest.mark.parametrize("most", range(12))
def test_an_axis_of_whole_things_has_no_half_of_one_and_holds_them_all(most, count):
    ticks = ticks_from_zero([most, 0], count)

    assert ticks[-1] >= most
    assert all(tick == round(tick) for tick in ticks)
