"""Figures: a frozen dataclass of numbers and words -> SVG, table, CSV. Plain Python, no Django.

A selector makes the figure; every word comes in translated, so nothing here is in a language::

    fig = BarFigure(key="sectors", heading=_("Road traffic is more than half"), ..., bars=(...))

A page shows both widths and lets a container query pick; a report draws at true size in points::

    fig.svg(Medium.WIDE), fig.svg(Medium.NARROW)     # in `{% figure fig %}`, marked safe there
    fig.svg(Medium.PRINT)                            # 483 pt; PRINT_TEXT 343, PRINT_HALF 231

Round the drawing the template sets `fig.heading`, `fig.unit`, `fig.invented` and `fig.source`;
under it the same numbers: `fig.table` (`.columns`, `.rows`, `row.head`, `row.cells`, `cell.text`,
`cell.css`), and for download `fig.csv`. A HeatMatrix is only its table (`has_drawing` is False).
"""

from forkommune.figures.bar import Bar, BarFigure
from forkommune.figures.base import Exhibit, Figure
from forkommune.figures.budget import BudgetBlock, BudgetFigure, BudgetLine, BudgetWords
from forkommune.figures.dots import DotFigure, DotRow, DotWords
from forkommune.figures.estimates import Estimate
from forkommune.figures.grouped import BarGroup, GroupedBarFigure
from forkommune.figures.groupmap import GroupMapFigure, group_tiles
from forkommune.figures.heat import HeatCell, HeatMatrix, HeatRow
from forkommune.figures.line import Line, LineFigure, Point
from forkommune.figures.media import Medium
from forkommune.figures.multiples import SmallMultiplesFigure
from forkommune.figures.numbers import NumberStyle
from forkommune.figures.slope import Change, SlopeFigure, SlopePanel, SlopeWords
from forkommune.figures.tables import Cell, Column, Row, Table
from forkommune.figures.thresholds import Thresholds
from forkommune.figures.tilemap import Place, Tile, TileMapFigure, value_tiles
from forkommune.figures.timeline import (
    MilestoneMark,
    Period,
    TimelineFigure,
    TimelineRow,
    TimelineTick,
    TimelineWords,
)

__all__ = [
    "Bar",
    "BarFigure",
    "BarGroup",
    "BudgetBlock",
    "BudgetFigure",
    "BudgetLine",
    "BudgetWords",
    "Cell",
    "Change",
    "Column",
    "DotFigure",
    "DotRow",
    "DotWords",
    "Estimate",
    "Exhibit",
    "Figure",
    "GroupMapFigure",
    "GroupedBarFigure",
    "HeatCell",
    "HeatMatrix",
    "HeatRow",
    "Line",
    "LineFigure",
    "Medium",
    "MilestoneMark",
    "NumberStyle",
    "Period",
    "Place",
    "Point",
    "Row",
    "SlopeFigure",
    "SlopePanel",
    "SlopeWords",
    "SmallMultiplesFigure",
    "Table",
    "Thresholds",
    "Tile",
    "TileMapFigure",
    "TimelineFigure",
    "TimelineRow",
    "TimelineTick",
    "TimelineWords",
    "group_tiles",
    "value_tiles",
]
