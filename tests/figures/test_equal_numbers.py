"""One figure, four forms: what its drawing, its table, its file and its page in a report say is the same."""

import csv
import io
import re
from decimal import Decimal

import pytest

from forkommune.figures import Figure, Medium, palette
from forkommune.figures.numbers import EN_DASH, MINUS, THIN_SPACE, rounded
from tests.figures.drawn import SVG, parsed
from tests.figures.samples import every_figure, heat_matrix

FIGURES = every_figure()
NAMES = [figure.key for figure in FIGURES]
NUMBER = re.compile(rf"[{MINUS}+]?\d[\d{THIN_SPACE}]*(?:,\d+)?")
# What is not written beside the mark: points of lines, parts too small for words, the median's mark,
# and what is left of a sum that both its parts are written of.
UNWRITTEN = {"emissions", "people", "four", "multiples", "stacked", "sectors", "money"}


def numbers(text: str) -> set[str]:
    """The numbers in a text as people read them; a plus and a minus count."""
    return {found.rstrip(THIN_SPACE) for found in NUMBER.findall(text)}


def written(figure: Figure, medium: Medium = Medium.PRINT) -> set[str]:
    """The numbers of the data in a drawing: what stands on its axes and in its notes is grey."""
    texts = parsed(figure, medium).iter(f"{SVG}text")
    return set().union(
        *(numbers(one.text or "") for one in texts if one.attrib["fill"] != palette.GREY_TEXT)
    )


def tabled(figure: Figure) -> set[str]:
    """The numbers of a figure's table, its heads among them, and of its words."""
    table = figure.table()
    heads = [column.title for column in table.columns]
    cells = [cell.text for row in table.rows for cell in (row.head, *row.cells)]
    return set().union(*map(numbers, [*heads, *cells]))


@pytest.mark.parametrize("medium", Medium, ids=[medium.name for medium in Medium])
@pytest.mark.parametrize("figure", FIGURES, ids=NAMES)
def test_a_drawing_writes_no_number_that_its_table_does_not_hold(figure, medium):
    ends = numbers(" ".join(getattr(line, "end", "") for line in getattr(figure, "lines", ())))
    status = numbers(getattr(getattr(figure, "words", None), "status", ""))
    steps = numbers(" ".join(getattr(figure, "step_words", ())))

    assert written(figure, medium) - tabled(figure) - ends - status - steps == set()


@pytest.mark.parametrize("figure", FIGURES, ids=NAMES)
def test_a_drawing_writes_every_number_of_its_table(figure):
    values = {
        number
        for row in figure.table().rows
        for cell in row.cells
        if cell.value is not None
        for number in numbers(cell.text)
    }
    unwritten = values - written(figure)

    assert bool(unwritten) == (figure.key in UNWRITTEN)


@pytest.mark.parametrize("figure", [*FIGURES, heat_matrix()], ids=[*NAMES, "findings"])
def test_a_file_holds_the_numbers_that_people_read_in_the_table(figure):
    table = figure.table()
    lines = list(csv.reader(io.StringIO(figure.csv())))[1:]

    assert len(lines) == len(table.rows)
    for line, row in zip(lines, table.rows, strict=True):
        for text, cell in zip(line, (row.head, *row.cells), strict=True):
            if cell.value is None:
                assert text.removeprefix("'") == ("" if cell.text == EN_DASH else cell.text)
                continue
            shown = next(iter(NUMBER.findall(cell.text))).replace(THIN_SPACE, "")
            decimals = len(shown.partition(",")[2])
            read = Decimal(shown.replace(MINUS, "-").replace("+", "").replace(",", "."))
            assert rounded(Decimal(text), decimals) == read
