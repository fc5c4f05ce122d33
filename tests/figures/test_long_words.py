"""Words come from people and from translators: no length of them may break a drawing."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from forkommune.figures import (
    Bar,
    BarGroup,
    BudgetBlock,
    BudgetLine,
    Change,
    DotRow,
    Estimate,
    Figure,
    Medium,
    MilestoneMark,
    NumberStyle,
    Period,
    Place,
    SlopePanel,
    Thresholds,
    TimelineRow,
    value_tiles,
)
from tests.figures import samples
from tests.figures.drawn import parsed, words_of

WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøåABCÆØÅ -", min_size=1, max_size=60).filter(
    lambda text: text.strip() and "  " not in text
)
AMOUNTS = st.one_of(st.none(), st.floats(0, 9_999_999).map(lambda value: round(value, 3)))
CHANGES = st.one_of(st.none(), st.floats(-9_999, 9_999).map(lambda value: round(value, 3)))
MEDIA = st.sampled_from(list(Medium))
QUICK = settings(max_examples=40, deadline=None)


def faults(figure: Figure, medium: Medium) -> list[str]:
    """Words that leave the drawing or meet others, as sentences."""
    svg = parsed(figure, medium)
    width, height = (float(part) for part in svg.attrib["viewBox"].split()[2:])
    words = words_of(svg)
    out = [
        f"{w.text!r} leaves {width:g} x {height:g}: {w.left:.1f}-{w.right:.1f}, {w.bottom:.1f}"
        for w in words
        if w.left < -0.6 or w.right > width + 0.6 or w.top < -0.6 or w.bottom > height + 0.6
    ]
    pairs = itertools.combinations(words, 2)
    return out + [f"{a.text!r} meets {b.text!r}" for a, b in pairs if a.meets(b)]


@QUICK
@given(st.lists(st.tuples(WORDS, CHANGES, CHANGES), min_size=1, max_size=6), WORDS, MEDIA)
def test_bars(rows: list, reference: str, medium: Medium) -> None:
    bars = tuple(Bar(label, value, mark) for label, value, mark in rows)
    figure = samples.bar_figure(bars=bars, reference_title=reference)

    assert faults(figure, medium) == []


@QUICK
@given(
    st.lists(st.tuples(WORDS, st.tuples(AMOUNTS, AMOUNTS)), min_size=1, max_size=5),
    st.booleans(),
    MEDIA,
)
def test_grouped_and_stacked_bars(rows: list, stacked: bool, medium: Medium) -> None:
    groups = tuple(BarGroup(label, values) for label, values in rows)
    figure = samples.grouped_figure(
        series=("2009", "2016"), groups=groups, stacked=stacked, total_title="All"
    )

    assert faults(figure, medium) == []


@QUICK
@given(
    st.lists(st.tuples(WORDS, st.lists(CHANGES, min_size=1, max_size=8)), min_size=1, max_size=4),
    st.booleans(),
    MEDIA,
)
def test_lines(rows: list, cut: bool, medium: Medium) -> None:
    lines = tuple(samples.line(name, tuple(values)) for name, values in rows)
    figure = samples.line_figure(lines=lines, cut_words="The axis is cut." if cut else "")

    assert faults(figure, medium) == []


@QUICK
@given(st.lists(st.tuples(WORDS, WORDS, CHANGES), min_size=1, max_size=4), st.booleans(), MEDIA)
def test_dots(rows: list, own: bool, medium: Medium) -> None:
    style = NumberStyle(1, signed=True)
    figure = samples.dot_figure(
        rows=tuple(
            DotRow(a, None if v is None else Estimate(v, v - 1, v + 2), b, style)
            for a, b, v in rows
        ),
        own_scales=own,
    )

    assert faults(figure, medium) == []


@QUICK
@given(
    st.lists(
        st.tuples(WORDS, WORDS, st.lists(st.tuples(WORDS, st.integers(0, 180)), max_size=4)),
        min_size=1,
        max_size=4,
    ),
    MEDIA,
)
def test_plans(rows: list, medium: Medium) -> None:
    first = date(2017, 9, 1)
    figure = samples.timeline_figure(
        rows=tuple(
            TimelineRow(
                str(number),
                label,
                responsible,
                Period(first, date(2018, 2, 28)),
                Period(date(2017, 10, 1), None) if number % 2 else None,
                tuple(
                    MilestoneMark(date.fromordinal(first.toordinal() + days), word, days < 90)
                    for word, days in marks
                ),
            )
            for number, (label, responsible, marks) in enumerate(rows, start=1)
        )
    )

    assert faults(figure, medium) == []


@QUICK
@given(st.lists(st.tuples(WORDS, AMOUNTS, AMOUNTS), min_size=1, max_size=5), MEDIA)
def test_money(rows: list, medium: Medium) -> None:
    lines = tuple(BudgetLine(*row) for row in rows)
    figure = samples.budget_figure(blocks=(BudgetBlock("Costs", lines),))

    assert faults(figure, medium) == []


@QUICK
@given(st.lists(WORDS, min_size=1, max_size=7), WORDS, MEDIA)
def test_small_multiples(names: list[str], reference: str, medium: Medium) -> None:
    panels = tuple(samples.line(name, (1.0, None, 2.5, 3.0)) for name in names)
    figure = samples.multiples_figure(
        panels=panels, own="", reference=samples.line(reference, (1.0, 2.0))
    )

    assert faults(figure, medium) == []


@QUICK
@given(
    st.lists(
        st.tuples(WORDS, WORDS, st.tuples(CHANGES, CHANGES), st.tuples(CHANGES, CHANGES)),
        min_size=1,
        max_size=4,
    ),
    st.tuples(WORDS, WORDS, WORDS, WORDS),
    MEDIA,
)
def test_slopes(rows: list, names: tuple[str, str, str, str], medium: Medium) -> None:
    pilot, comparison, before, after = names
    words = replace(
        samples.SLOPE_WORDS, pilot=pilot, comparison=comparison, before=before, after=after
    )
    panels = tuple(
        SlopePanel(title, unit, _change(*one), _change(*other), _estimate(other[0]))
        for title, unit, one, other in rows
        if one != (None, None)
    )
    assume(panels)

    figure = samples.slope_figure(panels=panels, words=words)

    assert faults(figure, medium) == []


def _estimate(value: float | None) -> Estimate | None:
    return None if value is None else Estimate(value, value - 1.5, value + 2)


def _change(before: float | None, after: float | None) -> Change:
    return Change(_estimate(before), _estimate(after))


@QUICK
@given(st.lists(st.tuples(WORDS, AMOUNTS), min_size=1, max_size=9), WORDS, MEDIA)
def test_maps(rows: list, unknown: str, medium: Medium) -> None:
    places = [
        (Place(name, name[:8], number % 5, number // 5), value)
        for number, (name, value) in enumerate(rows)
    ]
    tiles = value_tiles(places, Thresholds((10, 1000)), own=rows[0][0])
    figure = samples.map_figure(tiles=tiles, step_words=("few", "some", "many"), unknown=unknown)

    assert faults(figure, medium) == []


@pytest.mark.parametrize("medium", list(Medium))
def test_a_word_without_a_space_is_broken_rather_than_cut_off(medium: Medium) -> None:
    word = "Klimagassutslippsreduksjonshandlingsplanbehandlingskomitemøte" * 2
    figure = samples.bar_figure(bars=(Bar(word, 1.0), Bar("Short", 2.0)))

    assert faults(figure, medium) == []


def test_forty_bars_and_a_map_with_names_of_many_words_stand_on_one_printed_page() -> None:
    name = "Kommunen ved fjorden med et navn som ingen tabell er laget for å romme uten å brytes"
    bars = tuple(Bar(f"{at} {name}", at) for at in range(40))
    places = [(Place(f"{at} {name}", f"{at} {name}", at % 3, at // 3), 1.0) for at in range(12)]
    figures = (
        samples.bar_figure(bars=bars, reference_title=""),
        samples.map_figure(tiles=value_tiles(places, Thresholds((6, 12, 20)))),
    )

    for figure in figures:
        assert faults(figure, Medium.PRINT) == []
        assert float(parsed(figure, Medium.PRINT).attrib["viewBox"].split()[3]) < 640
        assert figure.table().rows[0].head.text == f"0 {name}", "the table has the whole name"
