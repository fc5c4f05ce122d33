"""Figures: a frozen dataclass of numbers and words -> SVG, table, CSV. Plain Python, no Django.

A selector makes the figure; every word comes in translated, so nothing here is in a language::

    fig = BarFigure(key="sectors", heading=_("Road traffic is more than half"), ..., bars=(...))

A page shows both widths and lets a container query pick; a report draws at true size in points::

    fig.svg(Medium.WIDE), fig.svg(Medium.NARROW)     # in `{% figure fig %}`, marked safe there
    fig.svg(Medium.PRINT)                            # 483 pt; PRINT_TEXT 343, PRINT_HALF 231

Round the drawing the template sets `fig.heading`, `fig.unit`, `fig.invented` and `fig.source`;
under it the same numbers: `fig.table` (`.columns`, `.rows`, `row.head`, `row.cells`, `cell.text`,
`cell.css`), and for download `fig.csv`. A HeatMatrix is only its table: it has no `svg`.
"""

from forkommune.figures.bar import Bar, BarFigure
from forkommune.figures.base import Exhibit, Figure
from forkommune.figures.media import Medium
from forkommune.figures.numbers import NumberStyle
from forkommune.figures.tables import Cell, Column, Row, Table

__all__ = [
    "Bar",
    "BarFigure",
    "Cell",
    "Column",
    "Exhibit",
    "Figure",
    "Medium",
    "NumberStyle",
    "Row",
    "Table",
]
