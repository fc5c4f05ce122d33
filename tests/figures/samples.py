"""One figure of every kind, plain enough to read and awkward enough to find faults."""

from datetime import date

from forkommune.figures import (
    Bar,
    BarFigure,
    BarGroup,
    BudgetBlock,
    BudgetFigure,
    BudgetLine,
    BudgetWords,
    Change,
    DotFigure,
    DotRow,
    DotWords,
    Estimate,
    Figure,
    GroupedBarFigure,
    HeatCell,
    HeatMatrix,
    HeatRow,
    Line,
    LineFigure,
    MilestoneMark,
    NumberStyle,
    Period,
    Place,
    Point,
    SlopeFigure,
    SlopePanel,
    SlopeWords,
    SmallMultiplesFigure,
    Thresholds,
    TileMapFigure,
    TimelineFigure,
    TimelineRow,
    TimelineTick,
    TimelineWords,
    value_tiles,
)
from forkommune.figures.tilemap import Tile

ONE_DECIMAL = NumberStyle(decimals=1)
DOT_WORDS = DotWords(
    row="Measure",
    value="Difference",
    low="Low",
    high="High",
    until="to",
    reference="no difference",
    worse="worse",
    better="better",
    undecided="Open mark: the interval covers zero, so the effect cannot be decided.",
)
SLOPE_WORDS = SlopeWords(
    measure="Measure",
    group="Group",
    pilot="Pilot",
    comparison="Comparison",
    before="before",
    after="after",
    difference="Difference in change",
    until="to",
)
TIMELINE_WORDS = TimelineWords(
    activity="Activity",
    responsible="Responsible",
    planned="planned",
    actual="done",
    milestones="Milestones",
    reached="milestone reached",
    remaining="milestone left",
    status="status 4 Dec 2017",
    ongoing="goes on",
)
BUDGET_WORDS = BudgetWords("Item", "planned", "used", "Left", "Total", "of")


def words(key: str) -> dict[str, str]:
    """What every figure must say."""
    return {
        "key": key,
        "heading": "Road traffic is more than half",
        "description": "Road traffic stands for 54 per cent of the emissions in 2016.",
        "unit": "Tonnes",
        "source": "The register",
        "unknown": "not known",
    }


def bar_figure(**changes: object) -> BarFigure:
    given: dict = {
        "bars": (
            Bar("Road traffic", 54, 48),
            Bar("Waste and waste water", 17, 12),
            Bar("Heating of a great many different buildings", 12, 15),
            Bar("Other mobile combustion", None, 9),
            Bar("Other", 6, None),
        ),
        "label_title": "Sector",
        "value_title": "Drammen",
        "reference_title": "Median of the group",
        "number": NumberStyle(suffix="%"),
        **words("sectors"),
    }
    return BarFigure(**given | changes)


def falling_bars() -> BarFigure:
    bars = (Bar("Road traffic", -4.2), Bar("Waste", -37.04), Bar("Heating", 12.35), Bar("All", 0))
    signed = NumberStyle(1, signed=True, suffix="%")
    return bar_figure(key="falling", bars=bars, reference_title="", number=signed)


def grouped_figure(**changes: object) -> GroupedBarFigure:
    given: dict = {
        "series": ("2009", "2016", "Goal 2020"),
        "groups": (
            BarGroup("Drammen", (3.4, 2.9, 2.5)),
            BarGroup("Øvre Eiker", (4.9, 4.6, None)),
            BarGroup("Lier", (4.7, 4.4, 0)),
        ),
        "label_title": "Municipality",
        "number": ONE_DECIMAL,
        **words("grouped"),
    }
    return GroupedBarFigure(**given | changes)


def stacked_figure() -> GroupedBarFigure:
    return grouped_figure(
        key="stacked",
        series=("Road traffic", "Waste", "Heating", "Other"),
        groups=(
            BarGroup("Drammen", (106, 33, 24, 34)),
            BarGroup("Nedre Eiker", (40, 12, None, 3)),
            BarGroup("Sigdal", (12, 1, 3, 12)),
        ),
        stacked=True,
        total_title="All",
    )


def line(name: str, values: tuple[float | None, ...], first: int = 2009, **more: object) -> Line:
    points = tuple(Point(first + i, value) for i, value in enumerate(values))
    return Line(name, points, **more)  # type: ignore[arg-type]


def line_figure(**changes: object) -> LineFigure:
    goal = Line(
        "Goal", (Point(2016, 197), Point(2020, 170), Point(2030, 116)), goal=True, end="Goal 2030"
    )
    given: dict = {
        "lines": (line("Emissions", (232, 228, 225, 219, 221, 212, 203, 197), end="in 2016"), goal),
        "x_title": "Year",
        **words("emissions"),
    }
    return LineFigure(**given | changes)


def cut_line_figure() -> LineFigure:
    people = line("People", (57148, 57759, 58730, 60145, None, 62566, 68363), end="in 2015")
    cut = "The axis does not begin at zero."
    return line_figure(key="people", lines=(people,), cut_words=cut)


def four_lines_figure() -> LineFigure:
    names = ("Drammen", "Median of the group", "Lier", "Øvre Eiker")
    lines = tuple(line(name, (4.0, None, 3.0, 2.9 + i / 100)) for i, name in enumerate(names))
    return line_figure(key="four", lines=lines, number=ONE_DECIMAL)


def dot_figure(**changes: object) -> DotFigure:
    signed = NumberStyle(1, signed=True)
    given: dict = {
        "rows": (
            DotRow("Emissions", Estimate(-2.5, -3.6, -1.4), "tonnes a week", signed, True),
            DotRow("Attitude", Estimate(0.3, -0.02, 0.62), "points of 5", signed),
            DotRow("Cost", None, "kroner a trip", signed, True),
        ),
        "words": DOT_WORDS,
        "own_scales": True,
        **words("effects"),
    }
    return DotFigure(**given | changes)


def range_figure() -> DotFigure:
    rows = (
        DotRow("Lier", Estimate(4.4, 3.1, 5.2), number=ONE_DECIMAL),
        DotRow("A municipality with a very long name", Estimate(4, 3.9, 4.2), number=ONE_DECIMAL),
        DotRow("Hole", None),
    )
    return dot_figure(key="ranges", rows=rows, own_scales=False, reference=None)


def around(value: float, doubt: float) -> Estimate:
    return Estimate(value, value - doubt, value + doubt)


def slope_figure(**changes: object) -> SlopeFigure:
    given: dict = {
        "panels": (
            SlopePanel(
                "Emissions",
                "tonnes a week, trips to work",
                Change(around(7.9, 0.7), around(5.1, 0.7)),
                Change(around(7.6, 0.7), around(7.3, 0.7)),
                Estimate(-2.5, -3.6, -1.4),
                ONE_DECIMAL,
            ),
            SlopePanel(
                "Attitude",
                "support, 1 to 5",
                Change(around(3.1, 0.2), around(3.6, 0.2)),
                Change(around(3.1, 0.2), around(3.4, 0.2)),
                Estimate(0.3, -0.02, 0.62),
                ONE_DECIMAL,
            ),
            SlopePanel(
                "Behaviour",
                "per cent of trips",
                Change(around(12, 4), around(29, 6)),
                Change(around(13, 4), None),
            ),
        ),
        "words": SLOPE_WORDS,
        **words("slope"),
    }
    return SlopeFigure(**given | changes)


PLACES = (
    Place("Krødsherad", "Krødsh.", 1, 0),
    Place("Ringerike", "Ringerike", 2, 0),
    Place("Sigdal", "Sigdal", 0, 1),
    Place("Øvre Eiker", "Ø. Eiker", 0, 2),
    Place("Drammen", "Drammen", 2, 2),
    Place("Bærum", "Bærum", 4, 2),
)


def map_figure(**changes: object) -> TileMapFigure:
    values = zip(PLACES, (6.46, 5.81, 0.17, None, 16.4, 24.57), strict=True)
    style = NumberStyle(0, signed=True, suffix="%")
    given: dict = {
        "tiles": value_tiles(values, Thresholds((6, 12, 20)), style, own="Sigdal"),
        "step_words": ("below 6 %", "6–12 %", "12–20 %", "above 20 %"),
        "place_title": "Municipality",
        "value_title": "Change",
        **words("growth"),
    }
    return TileMapFigure(**given | changes)


def word_map_figure() -> TileMapFigure:
    steps = zip(PLACES, (None, 0, 1, 2, 2, None), strict=True)
    tiles = tuple(Tile(place, step, "" if step is None else "plan") for place, step in steps)
    return map_figure(key="plans", tiles=tiles, step_words=("study", "draft", "plan"))


def timeline_figure(**changes: object) -> TimelineFigure:
    whole = Period(date(2017, 9, 1), date(2018, 2, 28))
    given: dict = {
        "rows": (
            TimelineRow(
                "1",
                "Dialogue and application",
                "Vestregionen",
                whole,
                Period(date(2017, 9, 1), None),
                (MilestoneMark(date(2018, 2, 26), "application", False),),
            ),
            TimelineRow(
                "2",
                "Report on the climate work of the region and its sixteen municipalities",
                "CICERO",
                whole,
                Period(date(2017, 9, 10), date(2017, 12, 4)),
                (
                    MilestoneMark(date(2017, 10, 16), "outline", True),
                    MilestoneMark(date(2017, 10, 20), "second outline", True),
                    MilestoneMark(date(2017, 12, 16), "draft", False),
                ),
            ),
            TimelineRow("3", "Workshop", "Insam", Period(date(2017, 12, 1), date(2017, 12, 31))),
        ),
        "ticks": (
            TimelineTick(date(2017, 9, 1), "Sept 2017"),
            TimelineTick(date(2017, 10, 1), "Oct"),
            TimelineTick(date(2017, 11, 1), "Nov"),
            TimelineTick(date(2018, 1, 1), "Jan 2018"),
        ),
        "words": TIMELINE_WORDS,
        "status": date(2017, 12, 4),
        **words("plan"),
    }
    return TimelineFigure(**given | changes)


def budget_figure(**changes: object) -> BudgetFigure:
    costs = BudgetBlock(
        "Costs",
        (
            BudgetLine("Personnel and indirect costs", 300, 172),
            BudgetLine("Research bought", 280, 148),
            BudgetLine("Equipment", 0, 0),
            BudgetLine("Other running costs", 20, 6),
        ),
    )
    money = BudgetBlock(
        "Financing", (BudgetLine("Own work", 300, 172), BudgetLine("The council", 300, None))
    )
    return BudgetFigure(
        **{"blocks": (costs, money), "words": BUDGET_WORDS, **words("money")} | changes
    )


def multiples_figure(**changes: object) -> SmallMultiplesFigure:
    given: dict = {
        "panels": (
            line("Bærum", (3.0, 2.9, 2.8, 2.6)),
            line("Drammen", (3.6, 3.4, None, 3.1)),
            line("Asker", (None, None, None, None)),
            line("A municipality with a long name", (6.1, 6.0, 5.8, 5.5)),
            line("Lier", (4.1, 4.0, 3.9, 3.8)),
        ),
        "reference": line("Median", (4, 3.9, 3.8, 3.7)),
        "own": "Drammen",
        "x_title": "Year",
        "number": ONE_DECIMAL,
        **words("multiples"),
    }
    return SmallMultiplesFigure(**given | changes)


def heat_matrix(**changes: object) -> HeatMatrix:
    def row(label: str, *values: float | None) -> HeatRow:
        return HeatRow(label, tuple(HeatCell(value) for value in values))

    given: dict = {
        "columns": ("Measures", "Routines", "Barriers"),
        "rows": (row("Bærum", 14, 5, 0), row("Drammen", 12, 4, 1), row("Hole", None, None, None)),
        "thresholds": Thresholds((1, 3, 6, 10)),
        "row_title": "Municipality",
        "total_title": "All",
        "unknown_mark": "–",
        **words("findings"),
    }
    return HeatMatrix(**given | changes)


def every_figure() -> list[Figure]:
    """One or more of each kind that has a drawing."""
    return [
        bar_figure(),
        falling_bars(),
        grouped_figure(),
        stacked_figure(),
        line_figure(),
        cut_line_figure(),
        four_lines_figure(),
        dot_figure(),
        range_figure(),
        slope_figure(),
        map_figure(),
        word_map_figure(),
        timeline_figure(),
        budget_figure(),
        multiples_figure(),
    ]
