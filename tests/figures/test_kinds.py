"""What each kind refuses, and what only it draws."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from forkommune.figures import (
    Bar,
    BarGroup,
    BudgetBlock,
    BudgetLine,
    Change,
    DotRow,
    Estimate,
    Exhibit,
    HeatRow,
    Line,
    Medium,
    MilestoneMark,
    NumberStyle,
    Period,
    Place,
    Point,
    SlopePanel,
    Thresholds,
    TimelineRow,
    palette,
)
from forkommune.figures.tilemap import Tile
from tests.figures import samples
from tests.figures.drawn import SVG, parsed, texts_of

EMPTY: list[tuple[Callable[..., Exhibit], dict]] = [
    (samples.bar_figure, {"bars": ()}),
    (samples.grouped_figure, {"groups": ()}),
    (samples.line_figure, {"lines": ()}),
    (samples.line_figure, {"lines": (Line("Empty", ()),)}),
    (samples.dot_figure, {"rows": ()}),
    (samples.slope_figure, {"panels": ()}),
    (samples.map_figure, {"tiles": ()}),
    (samples.timeline_figure, {"rows": ()}),
    (samples.timeline_figure, {"ticks": ()}),
    (samples.budget_figure, {"blocks": ()}),
    (samples.budget_figure, {"blocks": (BudgetBlock("Costs", ()),)}),
    (samples.multiples_figure, {"panels": (), "own": ""}),
    (samples.heat_matrix, {"rows": ()}),
    (samples.heat_matrix, {"columns": ()}),
]


@pytest.mark.parametrize(("make", "data"), EMPTY)
def test_nothing_to_show_is_an_error_and_not_an_empty_frame(
    make: Callable[..., Exhibit], data: dict
) -> None:
    with pytest.raises(ValueError, match="show the page's empty text instead"):
        make(**data)


PLACE = Place("Lier", "Lier", 0, 0)
WRONG: list[tuple[Callable[..., Exhibit], dict, str]] = [
    (samples.bar_figure, {"reference_title": ""}, "have a reference, but reference_title"),
    (samples.grouped_figure, {"series": ("2009",)}, "'grouped' has 1 series; use 2 to 4"),
    (samples.grouped_figure, {"series": ("2009", "2016")}, "'Drammen' has 3 values"),
    (samples.grouped_figure, {"stacked": True}, "stacked; give total_title"),
    (
        samples.grouped_figure,
        {"groups": (BarGroup("Lier", (1, -2, 3)),), "stacked": True},
        "'Lier' has a part below zero",
    ),
    (
        samples.line_figure,
        {"lines": tuple(Line(str(i), (Point(2009, 1),)) for i in range(5))},
        "5 lines in figure 'emissions'; above 4 use SmallMultiples",
    ),
    (
        samples.line_figure,
        {"lines": (Line("Lier", (Point(2010, 1), Point(2009, 2))),)},
        r"x values of line 'Lier' do not rise: \[2010, 2009\]",
    ),
    (samples.dot_figure, {"reference": None}, "has own scales, so it needs a reference"),
    (samples.dot_figure, {"own_scales": False}, "turned; that needs own_scales"),
    (
        samples.dot_figure,
        {"words": replace(samples.DOT_WORDS, undecided="")},
        "draws open marks; give words.undecided",
    ),
    (
        samples.slope_figure,
        {"panels": (SlopePanel("Cost", "kroner", Change(None, None)),)},
        "Panel 'Cost' of 'slope' has no measurement",
    ),
    (
        samples.map_figure,
        {"tiles": (Tile(PLACE, 0), Tile(replace(PLACE, name="Hole"), 1))},
        r"Hole and Lier stand on one place \(0, 0\)",
    ),
    (samples.map_figure, {"tiles": (Tile(PLACE, 4),)}, "Tile Lier has step 4 without words"),
    (samples.map_figure, {"step_words": tuple("abcde")}, "5 steps; the map has 4"),
    (samples.timeline_figure, {"status": None}, "goes on; give the status day"),
    (
        samples.budget_figure,
        {"blocks": (BudgetBlock("Costs", (BudgetLine("Pay", -1, 0),)),)},
        "'Pay' of 'money' is below zero",
    ),
    (samples.multiples_figure, {"own": "Oslo"}, "'Oslo' is outlined, but is not one"),
    (samples.heat_matrix, {"thresholds": Thresholds((1, 2))}, "must be 4"),
    (samples.heat_matrix, {"rows": (HeatRow("Lier", ()),)}, "'Lier' has 0 cells"),
]


@pytest.mark.parametrize(("make", "data", "reason"), WRONG)
def test_data_that_cannot_be_shown_are_refused_with_their_value(
    make: Callable[..., Exhibit], data: dict, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        make(**data)


def test_an_estimate_lies_within_its_interval_and_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="5 lies outside its interval 1 to 4"):
        Estimate(5, 1, 4)
    with pytest.raises(ValueError, match="cannot end 2017-01-01 before it begins 2017-02-01"):
        Period(date(2017, 2, 1), date(2017, 1, 1))


def bars_of(svg: object, fill: str) -> list[float]:
    return [float(r.attrib["width"]) for r in svg.iter(f"{SVG}rect") if r.attrib["fill"] == fill]


def test_bars_are_as_long_as_their_values() -> None:
    bars = (Bar("a", 10), Bar("b", 20), Bar("c", 0), Bar("d", None))
    figure = samples.bar_figure(bars=bars, reference_title="")

    widths = bars_of(parsed(figure, Medium.WIDE), palette.ACCENT)

    assert len(widths) == 2  # nought has no length, and the unknown is no nought
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.02)


def test_a_sum_is_unknown_as_soon_as_one_part_is() -> None:
    assert BarGroup("Lier", (1, None, 2)).total is None
    assert BudgetBlock("Money", (BudgetLine("a", 300, None), BudgetLine("b", 300, 2))).total(
        "Total"
    ) == BudgetLine("Total", 600, None)


def test_money_is_summed_and_said_in_words() -> None:
    texts = texts_of(parsed(samples.budget_figure(), Medium.WIDE))

    assert [text for text in texts if text.startswith(("326", "not known"))] == [
        "326 of 600",
        "not known of 300",
        "not known of 600",
    ]
    assert samples.budget_figure().csv().splitlines()[5] == "Costs: Total,600,326,274"


def test_a_line_is_not_drawn_across_what_nobody_knows() -> None:
    figure = samples.line_figure(lines=(samples.line("Lier", (1.0, 2.0, None, None, 3.0, 4.0)),))

    svg = parsed(figure, Medium.WIDE)

    strokes = [p.attrib["points"].count(",") for p in svg.iter(f"{SVG}polyline")]
    assert strokes == [2, 2]
    assert "not known: Lier 2011–2012" in texts_of(svg)


def test_a_cut_axis_says_so_in_words_and_to_those_who_hear_it() -> None:
    cut, whole = samples.cut_line_figure(), samples.line_figure(cut_words="Cut.")

    assert (cut.is_cut, cut.cut_words in texts_of(parsed(cut, Medium.PRINT))) == (True, True)
    assert cut.spoken.endswith(cut.cut_words)
    assert (replace(cut, cut_words="").ticks[0], replace(cut, cut_words="").is_cut) == (0, False)
    assert whole.is_cut  # 116 to 232 leaves nought out as well


def test_a_goal_is_dashed_and_measured_lines_are_not_all_alike() -> None:
    svg = parsed(samples.line_figure(), Medium.WIDE)

    lines = [line.attrib for line in svg.iter(f"{SVG}polyline")]

    assert [(line["stroke"], "stroke-dasharray" in line) for line in lines] == [
        (palette.ACCENT, False),
        (palette.SOL, True),
    ]


def test_an_interval_that_covers_zero_has_an_open_mark_and_its_explanation() -> None:
    svg = parsed(samples.dot_figure(), Medium.WIDE)

    marks = [circle.attrib["fill"] for circle in svg.iter(f"{SVG}circle")]

    assert marks == [palette.ACCENT, palette.GROUND]
    assert any(text.startswith("Open mark") for text in texts_of(svg))


def test_a_row_where_falling_is_better_is_turned_so_that_right_is_better() -> None:
    svg = parsed(samples.dot_figure(), Medium.WIDE)
    zero = next(
        float(line.attrib["x1"])
        for line in svg.iter(f"{SVG}line")
        if line.attrib["stroke"] == palette.INK
    )

    fall, rise = (float(circle.attrib["cx"]) for circle in svg.iter(f"{SVG}circle"))

    assert fall > zero
    assert rise > zero


def test_an_end_that_just_passes_zero_is_not_rounded_onto_it() -> None:
    style = NumberStyle(1, signed=True)

    words = Estimate(0.3, -0.02, 0.62).words(style, "to", reference=0)

    assert words == "+0,30 (\u22120,02 to +0,62)"
    assert Estimate(0.3, 0, 0.62).words(style, "to", reference=0) == "+0,3 (0,0 to +0,6)"


def test_a_dot_row_nobody_measured_has_no_mark() -> None:
    row = DotRow("Cost", None)

    svg = parsed(samples.dot_figure(rows=(row,)), Medium.WIDE)

    assert list(svg.iter(f"{SVG}circle")) == []
    assert "not known" in texts_of(svg)


def test_a_slope_tells_the_difference_and_leaves_out_the_line_to_what_was_not_measured() -> None:
    svg = parsed(samples.slope_figure(), Medium.WIDE)

    assert "\u22122,5 (\u22123,6 to \u22121,4)" in texts_of(svg)
    assert len(list(svg.iter(f"{SVG}polyline"))) == 5  # 3 pilots and 2 of 3 comparisons


def test_the_own_tile_is_outlined_and_steps_follow_the_exact_value() -> None:
    figure = samples.map_figure()

    rings = [
        r
        for r in parsed(figure, Medium.WIDE).iter(f"{SVG}rect")
        if r.attrib.get("stroke") == palette.SOL
    ]

    assert [tile.step for tile in figure.tiles] == [1, 0, 0, None, 2, 3]
    assert len(rings) == 1


def test_tiles_use_short_names_only_where_the_full_ones_do_not_fit() -> None:
    figure = samples.map_figure()

    assert "Krødsherad" in texts_of(parsed(figure, Medium.WIDE))
    assert "Krødsh." in texts_of(parsed(figure, Medium.NARROW))


def test_a_plan_lists_days_states_and_what_nobody_recorded() -> None:
    rows = samples.timeline_figure().csv().splitlines()

    assert rows[1] == (
        "1 Dialogue and application,Vestregionen,1.9.2017–28.2.2018,1.9.2017–goes on,"
        "26.2.2018 application (milestone left)"
    )
    assert rows[3] == "3 Workshop,Insam,1.12.2017–31.12.2017,not known,"


def test_a_plan_of_which_nothing_is_recorded_is_just_a_plan() -> None:
    row = TimelineRow("1", "Dialogue", "", Period(date(2017, 9, 1), date(2017, 10, 1)))
    figure = samples.timeline_figure(rows=(row,), status=None)

    texts = texts_of(parsed(figure, Medium.WIDE))

    assert "not known" not in texts
    assert "planned" in texts
    assert "done" not in texts


def test_reached_milestones_are_filled_and_the_others_open() -> None:
    first = Period(date(2017, 9, 1), date(2017, 12, 1))
    marks = (
        MilestoneMark(date(2017, 10, 1), "outline", True),
        MilestoneMark(date(2017, 11, 1), "draft", False),
    )
    figure = samples.timeline_figure(rows=(TimelineRow("1", "Report", "", first, None, marks),))

    diamonds = [
        p.attrib["fill"]
        for p in parsed(figure, Medium.WIDE).iter(f"{SVG}polygon")
        if p.attrib.get("stroke") == palette.SOL_TEXT
    ]

    assert diamonds == [palette.SOL, palette.GROUND] * 2  # two drawn, two in the legend


def test_all_panels_share_one_scale() -> None:
    figure = samples.multiples_figure()

    assert figure.ticks == (0, 2, 4, 6, 8)
    assert texts_of(parsed(figure, Medium.NARROW)).count("2009") == len(figure.panels)
