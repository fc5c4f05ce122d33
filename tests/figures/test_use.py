"""A page and a report use a figure as the package promises, and no template needs to know kinds."""

import forkommune.figures
from forkommune.figures import Exhibit, Figure, Medium
from tests.figures.samples import bar_figure, every_figure, heat_matrix


def test_everything_that_is_promised_can_be_imported() -> None:
    names = forkommune.figures.__all__

    assert [name for name in names if not hasattr(forkommune.figures, name)] == []
    assert sorted(names, key=str.lower) == sorted(set(names), key=str.lower)


def test_a_page_holds_both_widths_and_the_same_numbers() -> None:
    figure = bar_figure()

    wide, narrow = figure.svg(Medium.WIDE), figure.svg(Medium.NARROW)
    rows = [[row.head.text, *(cell.text for cell in row.cells)] for row in figure.table().rows]

    assert 'width="640"' in wide
    assert 'width="292"' in narrow
    assert rows[0] == ["Road traffic", "54\u202f%", "48\u202f%"]
    assert [cell for row in rows[:3] for cell in row[1:2] if f">{cell}<" not in wide] == []


def test_a_report_draws_at_true_size() -> None:
    svg = bar_figure().svg(Medium.PRINT_HALF)

    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="231pt" height="')
    assert 'viewBox="0 0 231 ' in svg


def test_a_template_can_ask_whether_there_is_a_drawing() -> None:
    exhibits: list[Exhibit] = [*every_figure(), heat_matrix()]

    assert [e.has_drawing for e in exhibits] == [isinstance(e, Figure) for e in exhibits]


def test_the_package_needs_no_django() -> None:
    import subprocess
    import sys

    code = "import forkommune.figures, sys; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
