"""The same numbers as a table and as CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.figures import Cell, Column, NumberStyle, Row, Table
from forkommune.figures.tables import FORMULA_STARTS, guarded
from tests.figures.samples import bar_figure, heat_matrix, line_figure

COLUMNS = (Column("Municipality"), Column("Change", numeric=True))


def table(*rows: tuple[str, float | None]) -> Table:
    style = NumberStyle(1, signed=True)
    lines = (Row(Cell(name), (Cell.number(value, style, "not known"),)) for name, value in rows)
    return Table("Finding", COLUMNS, tuple(lines))


def test_csv_keeps_numbers_as_numbers_and_says_what_is_unknown() -> None:
    text = table(("Bærum", -2.5), ("Asker, west", 1234.56), ("Hole", None)).csv()

    assert text == (
        'Municipality,Change\r\nBærum,-2.5\r\n"Asker, west",1234.56\r\nHole,not known\r\n'
    )


def test_people_read_the_same_numbers_in_norwegian() -> None:
    cells = [row.cells[0].text for row in table(("Bærum", -2.5), ("Asker", 1234.56)).rows]

    assert cells == ["\u22122,5", "+1\u202f234,6"]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    text = table((f"{start}HYPERLINK(1)", 1)).csv()

    cells = [row[0] for row in csv.reader(io.StringIO(text, newline=""))]

    assert cells == ["Municipality", f"'{start}HYPERLINK(1)"]


@given(st.text())
def test_no_guarded_text_begins_a_formula(text: str) -> None:
    shown = guarded(text)

    assert not shown.startswith(FORMULA_STARTS)
    assert shown.removeprefix("'") == text.removeprefix("'")


def test_heads_are_guarded_too() -> None:
    text = Table("Finding", (Column("=1+1"),), (Row(Cell("a"), ()),)).csv()

    assert text == "'=1+1\r\na\r\n"


def test_a_row_with_a_missing_cell_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"Row 'Hole' of table 'Finding' has 1 cells for 2"):
        Table("Finding", COLUMNS, (Row(Cell("Hole"), ()),))


def test_invented_rows_carry_their_mark() -> None:
    text = table(("Bærum", 1)).csv(mark="Invented example")

    assert text == "Municipality,Change,Invented example\r\nBærum,1,Invented example\r\n"


def test_a_cell_knows_its_classes() -> None:
    cells = [
        Cell("Lier"),
        Cell("3", value=3, numeric=True, step=2),
        Cell("–", numeric=True, unknown=True),
    ]

    assert [cell.css for cell in cells] == ["", "fk-num fk-step-2", "fk-num fk-unknown"]


def test_what_belongs_to_another_series_is_a_dash_to_read_and_empty_to_compute() -> None:
    rows = line_figure().csv().splitlines()

    assert rows[0] == "Year,Emissions,Goal"
    assert rows[1] == "2009,232,"
    assert rows[-1] == "2030,,116"
    assert line_figure().table().rows[0].cells[1].text == "–"


def test_a_bar_figure_lists_value_and_reference() -> None:
    assert bar_figure().csv().splitlines()[4:] == [
        "Other mobile combustion,not known,9",
        "Other,6,not known",
    ]


def test_a_matrix_is_a_table_with_steps_sums_and_a_spoken_unknown() -> None:
    matrix = heat_matrix()

    bærum, _, hole, total = matrix.table().rows

    assert [cell.step for cell in bærum.cells] == [4, 2, 0, None]
    assert [cell.text for cell in bærum.cells] == ["14", "5", "0", "19"]
    assert [(cell.text, cell.spoken) for cell in hole.cells] == [("–", "not known")] * 4
    assert [cell.css for cell in hole.cells] == ["fk-num fk-unknown"] * 3 + ["fk-num"]
    assert ([cell.text for cell in total.cells], total.total) == (["26", "9", "1", "36"], True)
    assert matrix.has_drawing is False
