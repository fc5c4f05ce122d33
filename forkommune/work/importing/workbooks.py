"""Excel workbooks: zip files are weighed before they are unpacked, formulas are not computed.

openpyxl reads row by row (`read_only`) and uses defusedxml where that is installed, so entities
do not expand.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .faults import CannotRead, Fault, Faults
from .limits import (
    EMPTY_ROWS_IN_A_ROW,
    FAULTS_FOR_ONE_LOOK,
    MARKS_OF_A_CELL,
    MAX_COLUMNS,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_ROWS,
    MAX_UNPACKED,
    MAX_WORKBOOK_CELLS,
    MEGABYTE,
)

ERROR, FORMULA = "e", "f"
HEAD_BYTES = 4096
PIECE = MEGABYTE
# What zipfile, zlib and openpyxl raise for a file that was cut, spoilt or protected by a password.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


class Figure(str):
    """A cell that held a number, with a point before its decimals: nobody typed that point."""


@contextmanager
def read_workbook(content: bytes) -> Iterator[Any]:
    """A workbook open for reading. Raises CannotRead for any other zip file and for bombs."""
    # Imported here: a start of the web server would load it, and few visitors bring a workbook.
    from openpyxl import load_workbook

    _weigh(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        with closing(book):
            yield book
    except (CannotRead, Faults):
        raise
    except DAMAGE as error:  # some of it is found while reading only
        raise CannotRead(_not_whole()) from error


def _not_whole() -> str:
    return _("The workbook is damaged or not whole. Open it in Excel, save it anew and try again.")


def _weigh(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _demand_proportion(members, len(content))
            has_entities = any(_states_a_type(archive, member) for member in members)
            _demand_few_cells(archive, members)
    except CannotRead:
        raise
    except DAMAGE as error:
        raise CannotRead(_not_whole()) from error
    if has_entities:
        raise CannotRead(_not_whole())
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise CannotRead(
            _("The file is a zip file but no Excel workbook (.xlsx). Unpack it, or save as .xlsx.")
        )
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise CannotRead(_("The workbook holds macros. Save it as .xlsx, without macros."))


def _demand_proportion(members: list[zipfile.ZipInfo], packed: int) -> None:
    """What the parts say of themselves, before one of them is unpacked."""
    if len(members) > MAX_MEMBERS:
        raise CannotRead(
            _("The file holds %(found)d parts; a workbook of figures has at most %(limit)d.")
            % {"found": len(members), "limit": MAX_MEMBERS}
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise CannotRead(
            _(
                "Unpacked the file would be %(found)d MB, which is out of proportion for a table. "
                "Delete empty rows and sheets, save it anew and try again."
            )
            % {"found": -(-unpacked // MEGABYTE)}
        )


def _demand_few_cells(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Counted in the packed XML, empty cells included: to parse them is what takes long.

    zipfile gives no more of a part than the part says that it holds.
    """
    marks = 0
    for member in members:
        with archive.open(member) as part:
            while piece := part.read(PIECE):
                marks += piece.count(b"<")
                if marks > MARKS_OF_A_CELL * MAX_WORKBOOK_CELLS:
                    raise CannotRead(
                        _(
                            "The workbook holds more than %d cells, empty rows included. Delete "
                            "empty rows and sheets that are not needed, or save the table as CSV."
                        )
                        % MAX_WORKBOOK_CELLS
                    )


def _states_a_type(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part begins with a document type, where entities are declared: Excel writes none."""
    with archive.open(member) as part:
        return b"<!DOCTYPE" in part.read(HEAD_BYTES)


def sheet_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every row that is not empty.

    Raises CannotRead when rows go on without end, Faults when cells hold formulas or errors.
    """
    # The size that the file states of itself may be wrong, and would be filled up with empty cells.
    sheet.reset_dimensions()
    empty, faults = 0, []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if len(row) > MAX_COLUMNS or number > MAX_ROWS:
            raise CannotRead(_too_many(sheet.title))
        faults += [_fault(sheet.title, cell) for cell in row if cell.data_type in (FORMULA, ERROR)]
        if len(faults) > FAULTS_FOR_ONE_LOOK:
            break
        cells = [_text(cell.value) for cell in row]
        if any(cells):
            empty = 0
            yield number, cells
        elif (empty := empty + 1) > EMPTY_ROWS_IN_A_ROW:
            raise CannotRead(_too_many(sheet.title))
    if faults:
        raise Faults(faults)


def _too_many(sheet: str) -> str:
    return _(
        "The sheet %(sheet)s goes on for more rows or columns than a table has (%(rows)d rows, "
        "%(columns)d columns, %(empty)d empty rows on end). Delete what is empty and save it anew."
    ) % {"sheet": sheet, "rows": MAX_ROWS, "columns": MAX_COLUMNS, "empty": EMPTY_ROWS_IN_A_ROW}


def _fault(sheet: str, cell: Any) -> Fault:
    reason = (
        _("A formula is not computed here; paste the figure as a value.")
        if cell.data_type == FORMULA
        else _("Excel shows an error here; write the figure, or leave the cell empty.")
    )
    place = _("sheet %(sheet)s, cell %(cell)s") % {"sheet": sheet, "cell": cell.coordinate}
    return Fault(place, str(cell.value), reason)


def _text(value: Any) -> str:
    """A cell as text: whole floats without decimals, days as 2017-11-14."""
    if value is None:
        return ""
    if isinstance(value, float):
        return Figure(f"{Decimal(repr(value)):f}".removesuffix(".0"))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
