"""Promises that every kind of figure keeps, in every medium."""

import itertools
from dataclasses import replace

import pytest

from forkommune.figures import Figure, Medium, palette
from tests.figures.drawn import SVG, colours_of, parsed, texts_of, words_of
from tests.figures.samples import bar_figure, every_figure

FIGURES = every_figure()
ALL = list(itertools.product(FIGURES, Medium))
NAMES = [f"{figure.key}-{medium.name}" for figure, medium in ALL]
EVERY = pytest.mark.parametrize(("figure", "medium"), ALL, ids=NAMES)
PALETTE = {value for value in vars(palette).values() if isinstance(value, str) and value[:1] == "#"}
PALETTE |= {*palette.HEAT_STEPS, *palette.MAP_STEPS}
SMALLEST = {"px": 13, "pt": 7.5}


@EVERY
def test_a_drawing_says_its_finding_first_and_then_its_numbers(
    figure: Figure, medium: Medium
) -> None:
    svg = parsed(figure, medium)

    title, description = list(svg)[:2]

    assert (title.tag, title.text) == (f"{SVG}title", figure.heading)
    assert (description.tag, description.text) == (f"{SVG}desc", figure.spoken)
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"


@EVERY
def test_no_words_meet_or_leave_the_drawing(figure: Figure, medium: Medium) -> None:
    svg = parsed(figure, medium)
    width, height = (float(part) for part in svg.attrib["viewBox"].split()[2:])

    words = words_of(svg)

    assert [w for w in words if w.left < -0.6 or w.right > width + 0.6] == []
    assert [w for w in words if w.top < -0.6 or w.bottom > height + 0.6] == []
    assert [(a.text, b.text) for a, b in itertools.combinations(words, 2) if a.meets(b)] == []


@EVERY
def test_text_is_never_smaller_than_can_be_read(figure: Figure, medium: Medium) -> None:
    sizes = {words.size for words in words_of(parsed(figure, medium))}

    assert min(sizes) >= SMALLEST[medium.sizes.unit]


@EVERY
def test_every_colour_comes_from_the_palette(figure: Figure, medium: Medium) -> None:
    assert colours_of(parsed(figure, medium)) <= PALETTE


@EVERY
def test_a_drawing_is_as_wide_as_its_medium_and_keeps_its_rhythm(
    figure: Figure, medium: Medium
) -> None:
    svg, sizes = parsed(figure, medium), medium.sizes
    width, height = (float(part) for part in svg.attrib["viewBox"].split()[2:])

    unit = "pt" if sizes.unit == "pt" else ""

    assert svg.attrib["width"] == f"{sizes.width:g}{unit}"
    assert svg.attrib["height"] == f"{height:g}{unit}"
    assert (width, height % sizes.module) == (sizes.width, 0)


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.key for figure in FIGURES])
def test_two_media_of_a_figure_share_no_id(figure: Figure) -> None:
    ids = [
        element.attrib["id"]
        for medium in Medium
        for element in parsed(figure, medium).iter()
        if "id" in element.attrib
    ]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.key for figure in FIGURES])
def test_the_same_data_give_the_same_bytes(figure: Figure) -> None:
    again = replace(figure)

    assert [again.svg(medium) for medium in Medium] == [figure.svg(medium) for medium in Medium]


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.key for figure in FIGURES])
def test_look_stands_in_attributes_only(figure: Figure) -> None:
    svg = parsed(figure, Medium.WIDE)

    names = {name for element in svg.iter() for name in element.attrib}

    assert names & {"style", "class"} == set()
    assert [
        element.tag for element in svg.iter() if element.tag in (f"{SVG}style", f"{SVG}a")
    ] == []


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.key for figure in FIGURES])
def test_an_invented_figure_says_so_where_it_is_heard_and_in_every_csv_row(figure: Figure) -> None:
    invented = replace(figure, invented="Invented example")

    rows = invented.csv().splitlines()

    assert invented.spoken.startswith(f"{figure.description} Invented example")
    assert [row for row in rows if not row.endswith(",Invented example")] == []


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.key for figure in FIGURES])
def test_the_table_has_a_head_for_every_cell_and_a_row_for_every_mark(figure: Figure) -> None:
    table = figure.table()

    assert table.caption == figure.heading
    assert all(column.title for column in table.columns)
    assert all(row.head.text for row in table.rows)


def test_what_users_write_cannot_become_markup() -> None:
    nasty = "</text><script>alert(1)</script> & \x00\x0b \ud800"
    figure = bar_figure(heading=nasty, bars=(replace(bar_figure().bars[0], label=nasty),))

    svg = parsed(figure, Medium.WIDE)

    assert next(iter(svg)).text == "</text><script>alert(1)</script> & \ufffd\ufffd \ufffd"
    assert "script" not in {element.tag.removeprefix(SVG) for element in svg.iter()}


@pytest.mark.parametrize(
    "figure", [f for f in FIGURES if "not known" in f.csv()], ids=lambda figure: figure.key
)
def test_what_nobody_knows_is_hatched_and_written_in_words(figure: Figure) -> None:
    for medium in Medium:
        drawing = figure.svg(medium)

        marked = "-hatch)" in drawing or "-pale)" in drawing
        said = any("not known" in text for text in texts_of(parsed(figure, medium)))

        assert said, f"{figure.key} does not say what is unknown on {medium.name}"
        assert marked or figure.key in ("four", "plan", "slope")  # a missing mark says it there


def test_text_is_escaped_in_attributes_too() -> None:
    with pytest.raises(ValueError, match="a-z, 0-9 and hyphens"):
        bar_figure(key='x" onload="alert(1)')


@pytest.mark.parametrize("name", ["heading", "description", "unit", "source", "unknown"])
def test_a_figure_without_its_words_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"'sectors' has no {name}"):
        bar_figure(**{name: "  "})


def test_a_figure_may_fill_only_what_the_medium_is_wide() -> None:
    assert [medium.name for medium in Medium if medium.is_slim] == ["NARROW", "PRINT_HALF"]


def test_a_page_knows_how_narrow_a_drawing_may_be_shown() -> None:
    widths = [round(medium.least_width) for medium in (Medium.WIDE, Medium.NARROW)]

    assert widths == [591, 270]
