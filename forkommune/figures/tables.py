"""A figure's numbers as a table: for the page, for the report, and as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from forkommune.figures.numbers import EN_DASH, Number, NumberStyle

# A spreadsheet runs a text cell that begins with one of these as a formula (the last four are
# their full-width twins, which some spreadsheets fold).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True)
class Column:
    """A column head; numeric columns are set right with tabular figures."""

    title: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: `text` as people read it, `value` as programs do (None: nothing but the text).

    unknown: nobody knows the value; drawn hatched. step: tint 0 (light) to 4 (dark), None without.
    spoken: words for those who hear the table, where `text` is only a mark. url: where it leads.
    """

    text: str
    value: Number | None = None
    numeric: bool = False
    unknown: bool = False
    step: int | None = None
    spoken: str = ""
    url: str = ""

    @classmethod
    def number(cls, value: Number | None, style: NumberStyle, unknown: str) -> "Cell":
        """A cell of a numeric column; None becomes the word for unknown."""
        text = style.or_unknown(value, unknown)
        return cls(text=text, value=value, numeric=True, unknown=value is None)

    @classmethod
    def absent(cls) -> "Cell":
        """Nothing belongs here (another series' year); a dash to read, empty in the CSV."""
        return cls(text=EN_DASH, numeric=True)

    @property
    def css(self) -> str:
        """Class names for `<td>`: see `palette.heat_rules`."""
        tint = "fk-unknown" if self.unknown else f"fk-step-{self.step}"
        tinted = self.unknown or self.step is not None
        return " ".join(filter(None, ["fk-num" if self.numeric else "", tint if tinted else ""]))

    @property
    def for_csv(self) -> str:
        """What a program reads: the raw number, or the text made safe for spreadsheets."""
        if self.value is not None:
            return str(self.value)
        return "" if self.text == EN_DASH else guarded(self.text)


@dataclass(frozen=True)
class Row:
    """A row head (`th scope="row"`) and the cells after it; `total` rows stand under a rule."""

    head: Cell
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """Columns (the first is the row heads') and even rows.

    Raises ValueError for a row with more or fewer cells than there are columns: a screen reader
    and PDF/UA both lose their place in such a table.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) + 1 != len(self.columns):
                raise ValueError(
                    f"Row {row.head.text!r} of table {self.caption!r} has {len(row.cells) + 1} "
                    f"cells for {len(self.columns)} columns; fill or leave out the row."
                )

    def csv(self, mark: str = "") -> str:
        """RFC 4180 text: raw numbers with a decimal point, guarded text, CRLF line ends.

        mark: written in a last column of every row (also as its head), so that a row copied out
        of the file still says that it is invented.
        """
        lines = [[guarded(column.title) for column in self.columns]]
        lines += [[cell.for_csv for cell in (row.head, *row.cells)] for row in self.rows]
        return _written([[*line, guarded(mark)] if mark else line for line in lines])


def guarded(text: str) -> str:
    """`text` that no spreadsheet runs as a formula: an apostrophe goes before a dangerous start."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _written(lines: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()
