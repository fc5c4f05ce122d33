"""Where the axis may reach, and where the words of a plan stand."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.figures import (
    Line,
    Medium,
    MilestoneMark,
    Period,
    Place,
    Point,
    Thresholds,
    TimelineRow,
    value_tiles,
)
from forkommune.figures.axes import draw_value_words, fitted_scale
from forkommune.figures.line_labels import LineLabels
from forkommune.figures.numbers import NumberStyle
from forkommune.figures.scales import Scale, nice_ticks
from forkommune.figures.sheet import Sheet
from forkommune.figures.timeline_layout import TimelineLayout
from tests.figures import samples
from tests.figures.drawn import parsed, words_of

WHOLE = Period(date(2017, 9, 1), date(2018, 2, 28))


def marks(*pairs: tuple[date, str]) -> tuple[MilestoneMark, ...]:
    return tuple(MilestoneMark(day, label, True) for day, label in pairs)


def layout(row: TimelineRow, medium: Medium = Medium.WIDE) -> TimelineLayout:
    figure = samples.timeline_figure(rows=(row,))
    return TimelineLayout(figure, Sheet(medium, "plan"))


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(5, 120)), min_size=1, max_size=8))
def test_every_label_has_its_room_on_the_side_it_stands(reaches: list) -> None:
    values = [value for value, _ in reaches]
    ticks = nice_ticks(min(0.0, *values, 0.0), max(0.0, *values, 0.0), 5)

    scale = fitted_scale(ticks, 100, 640, reaches)

    right = [scale(value) + room for value, room in reaches if value >= 0]
    left = [scale(value) - room for value, room in reaches if value < 0]
    assert max(right, default=0) <= 640 + 0.5
    assert min(left, default=640) >= 100 - 0.5
    assert (scale.start >= 100, scale.end <= 640) == (True, True)


def test_the_axis_uses_all_the_room_there_is() -> None:
    scale = fitted_scale((0, 50, 100), 100, 640, [(50, 40)])

    assert (scale.start, scale.end) == (100, 640)


def test_tick_words_that_would_meet_are_left_out() -> None:
    sheet = Sheet(Medium.NARROW, "key")
    ticks = tuple(range(0, 100001, 10000))

    draw_value_words(sheet, Scale(0, 100000, 0, 330), ticks, NumberStyle(), 20)
    sheet.set_height(30)

    shown = sheet.document(title="Finding", description="Numbers").count("<text ")
    assert 1 < shown < len(ticks)


def test_a_milestone_is_named_beside_its_diamond() -> None:
    at = layout(TimelineRow("1", "Report", "", WHOLE, None, marks((date(2017, 11, 1), "draft"))))

    (label,) = at.rows[0].labels

    assert (label.lines, label.lane) == (("draft",), 1)
    assert label.left > at.day(date(2017, 11, 1)) + at.diamond


def test_it_stands_on_the_other_side_near_the_edge() -> None:
    at = layout(TimelineRow("1", "Report", "", WHOLE, None, marks((date(2018, 2, 28), "draft"))))

    (label,) = at.rows[0].labels

    assert label.lane == 1
    assert label.left < at.day(date(2018, 2, 28)) - at.diamond


def test_it_stands_below_where_the_bar_of_what_was_done_is_in_the_way() -> None:
    row = TimelineRow("1", "Report", "", WHOLE, WHOLE, marks((date(2017, 11, 15), "draft")))

    (label,) = layout(row).rows[0].labels

    assert label.lane == 2


def test_neighbours_whose_words_would_meet_stand_under_each_other() -> None:
    days = ((date(2017, 11, 15), "the first outline"), (date(2017, 11, 18), "the second outline"))
    row = TimelineRow("1", "Report", "", WHOLE, WHOLE, marks(*days))

    lanes = [label.lane for label in layout(row).rows[0].labels]

    assert lanes == [2, 3]


def test_long_words_are_broken_and_the_row_grows_with_them() -> None:
    short = layout(TimelineRow("1", "Report", "", WHOLE, None, marks((date(2017, 12, 1), "x"))))
    long = layout(
        TimelineRow("1", "Report", "", WHOLE, WHOLE, marks((date(2017, 12, 1), "word " * 20)))
    )

    assert len(long.rows[0].labels[0].lines) > 1
    assert long.rows[0].height > short.rows[0].height


def test_the_last_day_of_a_period_is_included() -> None:
    at = layout(TimelineRow("1", "Report", "", Period(date(2017, 12, 1), date(2017, 12, 31))))

    left, right = at.stretch(Period(date(2017, 12, 1), date(2017, 12, 31)))

    assert right == pytest.approx(at.day(date(2018, 1, 1)))
    assert left == at.day(date(2017, 12, 1))


def test_ongoing_work_is_drawn_to_the_day_it_was_looked_at() -> None:
    at = layout(TimelineRow("1", "Report", "", WHOLE, Period(date(2017, 9, 1), None)))

    _, right = at.stretch(Period(date(2017, 9, 1), None))

    assert right == pytest.approx(at.day(date(2017, 12, 5)))


def test_on_a_slim_sheet_words_stand_above_the_lanes() -> None:
    row = TimelineRow("1", "Report on the climate work", "CICERO", WHOLE)

    wide, slim = layout(row).rows[0], layout(row, Medium.NARROW).rows[0]

    assert wide.lanes - wide.top < slim.lanes - slim.top
    assert slim.height > wide.height


def test_only_lines_that_reach_the_last_year_are_named_in_the_margin() -> None:
    lines = (
        Line("Ended", (Point(2009, 1), Point(2012, 2))),
        Line("Goes on", (Point(2009, 1), Point(2016, 2))),
        Line("Unknown", (Point(2009, None), Point(2016, None))),
    )
    labels = LineLabels(samples.line_figure(lines=lines), Sheet(Medium.WIDE, "key"))

    assert [label.words for label in labels.edge] == [("Goes on",)]
    assert [label.words for label in labels.inner] == [("Ended",)]


def test_a_lone_line_on_a_cut_axis_tells_where_it_began() -> None:
    labels = LineLabels(samples.cut_line_figure(), Sheet(Medium.WIDE, "key"))

    assert [label.value for label in labels.inner] == ["57\u202f148"]
    assert samples.line_figure().start is None


def test_the_plot_grows_until_its_labels_can_stand_apart() -> None:
    name = "A municipality with a very long name indeed, and then some more"
    lines = tuple(Line(f"{name} {number}", (Point(2009, 1), Point(2010, 2))) for number in range(4))
    figure = samples.line_figure(lines=lines)

    needed = LineLabels(figure, Sheet(Medium.NARROW, "key")).least_height

    svg = figure.svg(Medium.NARROW)
    assert float(svg.split('height="')[1].split('"')[0]) > needed > 300


@pytest.mark.parametrize("medium", list(Medium))
def test_a_name_in_a_tile_is_whole_or_abbreviated_never_broken(medium: Medium) -> None:
    places = [Place("Drammen", "Drammen", 0, 0), Place("Nedre Eiker", "N. Eiker", 1, 0)]
    places += [Place(f"Sted {n}", f"S{n}", n, 0) for n in range(2, 9)]
    tiles = value_tiles([(place, 1.0) for place in places], Thresholds((6, 12, 20)), own="Drammen")

    drawn = " ".join(w.text for w in words_of(parsed(samples.map_figure(tiles=tiles), medium)))

    assert re.search(r"\bDrammen\b|\bDram?m?\.", drawn), drawn
    assert not re.search(r"\bDramme?\b(?!\.)", drawn), drawn
