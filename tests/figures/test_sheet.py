"""The sheet: marks in, one well-formed element out."""

import re
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.figures import Medium, palette
from forkommune.figures.legend import Key, draw_legend, line_key, series_key, swatch, upright
from forkommune.figures.series import SERIES
from forkommune.figures.sheet import Sheet, length, safe
from tests.figures.drawn import SVG, words_of


def sheet(medium: Medium = Medium.WIDE) -> Sheet:
    made = Sheet(medium, "key")
    made.set_height(100)
    return made


def marks(made: Sheet) -> list[ElementTree.Element]:
    """What was drawn, without title, description and definitions."""
    svg = ElementTree.fromstring(made.document(title="Finding", description="Numbers"))
    return [mark for mark in svg if mark.tag not in (f"{SVG}title", f"{SVG}desc", f"{SVG}defs")]


@pytest.mark.parametrize(
    ("value", "written"),
    [(12.0, "12"), (0.5, "0.5"), (-3.256, "-3.26"), (-0.001, "0"), (100, "100"), (0.104, "0.1")],
)
def test_coordinates_are_short_and_never_minus_nought(value: float, written: str) -> None:
    assert length(value) == written


@given(st.text())
def test_whatever_people_write_comes_out_as_one_text(text: str) -> None:
    made = sheet()

    made.text(0, 0, text)

    (mark,) = marks(made)
    read = re.sub(r"\r\n?", "\n", safe(text))  # as every XML reader reads line ends
    assert (mark.text or "", len(mark)) == (unescape(read), 0)


@pytest.mark.parametrize(
    "letter", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x9f", "\ud800", "\uffff"]
)
def test_a_letter_that_xml_forbids_is_shown_as_missing(letter: str) -> None:
    assert safe(f"a{letter}b") == "a\ufffdb"


def test_markup_is_escaped_and_norwegian_is_not() -> None:
    assert safe("<b>Ø & å</b>") == "&lt;b&gt;Ø &amp; å&lt;/b&gt;"


def test_a_drawing_without_height_is_refused() -> None:
    with pytest.raises(ValueError, match=r"has height 0\.0; set_height first"):
        Sheet(Medium.WIDE, "key").document(title="Finding", description="Numbers")


@pytest.mark.parametrize(
    ("medium", "asked", "given_"),
    [(Medium.WIDE, 100.2, "101"), (Medium.PRINT, 100.2, "105pt"), (Medium.PRINT, 105, "105pt")],
)
def test_heights_keep_the_rhythm_of_their_medium(medium: Medium, asked: float, given_: str) -> None:
    made = Sheet(medium, "key")
    made.set_height(asked)

    svg = ElementTree.fromstring(made.document(title="Finding", description="Numbers"))

    assert svg.attrib["height"] == given_


def test_an_outline_lies_inside_its_rectangle() -> None:
    made = sheet()

    made.rect(0, 0, 20, 10, stroke=palette.INK, stroke_width=2)

    (mark,) = marks(made)
    assert [mark.attrib[name] for name in ("x", "y", "width", "height")] == ["1", "1", "18", "8"]


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (-1, 5)])
def test_a_rectangle_without_extent_is_not_drawn(width: float, height: float) -> None:
    made = sheet()

    made.rect(0, 0, width, height, fill=palette.ACCENT)

    assert marks(made) == []


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_boxed_text_lies_on_ground_that_reaches_beyond_its_letters(
    anchor: str,
) -> None:
    made = sheet()

    made.text(100, 50, "68 363", anchor=anchor, boxed=True)

    box, text = marks(made)
    (words,) = words_of(ElementTree.fromstring(made.document(title="Finding", description="N")))
    start = float(box.attrib["x"])
    assert (box.attrib["fill"], text.text) == (palette.GROUND, "68 363")
    assert start < words.left
    assert start + float(box.attrib["width"]) > words.right


def test_lines_are_centred_on_their_middle() -> None:
    made = sheet()

    made.lines(0, 50, ["one", "two", "three"])

    heights = [float(mark.attrib["y"]) for mark in marks(made)]
    assert heights[1] == pytest.approx(50 + 14 * 0.36)
    assert heights[2] - heights[1] == pytest.approx(heights[1] - heights[0])


def test_patterns_are_defined_once_and_only_when_used() -> None:
    plain, hatched = sheet(), sheet()

    fills = {hatched.hatch(), hatched.hatch(), hatched.hatch(pale=True), hatched.stripes()}

    assert fills == {"url(#key-wide-hatch)", "url(#key-wide-pale)", "url(#key-wide-stripes)"}
    assert "<defs>" not in plain.document(title="Finding", description="Numbers")
    assert hatched.document(title="Finding", description="Numbers").count("<pattern ") == 3


def test_a_key_that_does_not_fit_begins_a_new_line() -> None:
    made = sheet(Medium.NARROW)
    keys = [Key(f"rather long word {number}", swatch(palette.ACCENT)) for number in range(4)]

    below = draw_legend(made, keys)

    words = words_of(ElementTree.fromstring(made.document(title="Finding", description="N")))
    assert len({word.bottom for word in words}) == 2
    assert max(word.right for word in words) <= 292
    assert below > max(word.bottom for word in words)


def test_each_mark_of_a_legend_looks_like_what_it_stands_for() -> None:
    made = sheet()
    keys = [
        Key("bar", swatch(palette.ACCENT)),
        Key("median", upright(palette.SOL)),
        series_key("pilot", SERIES[0]),
        series_key("comparison", SERIES[1]),
        line_key("median of all", SERIES[3]),
    ]

    draw_legend(made, keys)

    names = [mark.tag.removeprefix(SVG) for mark in marks(made)]
    assert [name for name in names if name != "text"] == ["rect", "line", "circle", "rect", "line"]
