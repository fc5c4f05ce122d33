"""Every pair of colours that is used is measured, as axe cannot measure text in SVG."""

import itertools

import pytest

from forkommune.figures import palette
from forkommune.figures.grouped_drawing import FILLS, STRIPES
from forkommune.figures.palette import contrast
from forkommune.figures.series import GOAL, SERIES

TEXT = [palette.INK, palette.GREY_TEXT, palette.SOL_TEXT, palette.ACCENT, palette.FJORD]
MARKS = [palette.ACCENT, palette.FJORD, palette.SOL, palette.HATCH, palette.AXIS, palette.GREY_TEXT]
STEPS = [*palette.HEAT_STEPS, *palette.MAP_STEPS]


@pytest.mark.parametrize("colour", TEXT)
def test_text_can_be_read_on_the_ground(colour: str) -> None:
    assert contrast(colour, palette.GROUND) >= palette.TEXT_RATIO


@pytest.mark.parametrize("colour", MARKS)
def test_marks_can_be_seen_on_the_ground(colour: str) -> None:
    assert contrast(colour, palette.GROUND) >= palette.MARK_RATIO


@pytest.mark.parametrize("fill", STEPS)
def test_numbers_can_be_read_on_every_step(fill: str) -> None:
    assert contrast(palette.text_on(fill), fill) >= palette.TEXT_RATIO


def test_the_mark_of_invented_data_can_be_read_on_its_tint() -> None:
    assert contrast(palette.SOL_TEXT, palette.SOL_TINT) >= palette.TEXT_RATIO


def test_unknown_text_can_be_read_between_the_hatches() -> None:
    assert contrast(palette.GREY_TEXT, palette.HAIRLINE) >= palette.TEXT_RATIO


@pytest.mark.parametrize("style", [*SERIES, GOAL])
def test_a_series_can_be_seen_and_its_label_read(style: object) -> None:
    assert contrast(style.colour, palette.GROUND) >= palette.MARK_RATIO
    assert contrast(style.text, palette.GROUND) >= palette.TEXT_RATIO


def test_no_two_series_differ_by_hue_alone() -> None:
    looks = [(style.dash, style.shape, style.filled) for style in SERIES]

    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("look", FILLS)
def test_a_bar_or_its_outline_can_be_seen_and_the_words_on_it_read(look: tuple) -> None:
    fill, stroke, ink = look

    assert contrast(stroke or fill, palette.GROUND) >= palette.MARK_RATIO
    assert fill == STRIPES or contrast(ink, fill) >= palette.TEXT_RATIO


@pytest.mark.parametrize("steps", [palette.HEAT_STEPS, palette.MAP_STEPS])
def test_steps_darken_enough_to_be_told_apart_in_grey(steps: tuple[str, ...]) -> None:
    pairs = list(itertools.pairwise(steps))

    assert [contrast(a, b) >= 1.15 for a, b in pairs] == [True] * len(pairs)
    assert [palette.luminance(a) > palette.luminance(b) for a, b in pairs] == [True] * len(pairs)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["green", "#FFF", "0F5B4C7"])
def test_a_colour_in_another_writing_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        palette.luminance(colour)


def test_the_css_of_tinted_cells_names_every_step_and_the_unknown() -> None:
    rules = palette.heat_rules()

    assert [
        f".fk-step-{i} {{ background: {fill}; " in rules
        for i, fill in enumerate(palette.HEAT_STEPS)
    ] == [True] * 5
    assert ".fk-unknown { background: repeating-linear-gradient(" in rules


@pytest.mark.parametrize(
    ("fill", "border"), zip(palette.GROUP_FILLS, palette.GROUP_BORDERS, strict=True)
)
def test_a_group_can_be_seen_and_its_letter_read(fill: str, border: str) -> None:
    assert contrast(border, palette.GROUND) >= palette.MARK_RATIO
    assert contrast(palette.text_on(fill), fill) >= palette.TEXT_RATIO
