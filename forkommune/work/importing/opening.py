"""Opens a file by what it holds, not by its name, and refuses in words what could do harm.

Every limit is checked before the work that it limits. Source: the runtime study, section 4.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .faults import CannotRead
from .limits import MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, too_large
from .workbooks import Figure, read_workbook, sheet_rows

ZIP = b"PK\x03\x04"
FOREIGN = {
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Excel 97–2003 (.xls)",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
}
DELIMITERS = "\t;,"
# Excel's own first line, which says the sign between cells and is no part of the table.
SAID_SIGN = re.compile(r"sep=([\t;,])\r?\n", re.IGNORECASE)
SPACES = dict.fromkeys(map(ord, "\xa0\u2007\u2009\u202f"), " ")
HEAD_LINES = 20
# Half of a letter, or a NUL: neither a table nor the database can hold them.
NUL = r"\u0000"
SPOILT_LETTERS = re.compile(r"\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})")


@dataclass(frozen=True)
class Line:
    """The cells of one line that is not empty, and where it stands."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table as it came: a text file has one without a name."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Opened:
    """A file that could be opened: tables, the object of a JSON file, or the text of an XML file.

    markup: not parsed yet; whoever takes it in does so with defusedxml.
    """

    name: str
    sheets: tuple[Sheet, ...] = ()
    document: dict[str, Any] = field(default_factory=dict)
    markup: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the first sheet; none in a JSON file."""
        return self.sheets[0].lines if self.sheets else ()


def open_file(content: bytes, name: str) -> Opened:
    """Read the bytes of a file. Raises CannotRead with the reason and the next step.

    name: for messages only; what the file is, its content says.
    """
    if len(content) > MAX_BYTES:
        raise CannotRead(too_large(len(content)))
    if not content.strip():
        raise CannotRead(_empty())
    _refuse_foreign(content)
    if content.startswith(ZIP):
        return Opened(name, tuple(_sheets(content)))
    text = decode(content)
    if not text.strip():
        raise CannotRead(_empty())
    if text.lstrip().startswith(("{", "[")):
        return Opened(name, document=_json(text))
    if text.lstrip().startswith("<"):
        return Opened(name, markup=text.lstrip())
    return Opened(name, (Sheet("", tuple(_lines(text))),))


def _empty() -> str:
    return _("The file is empty. Download it anew and try once more.")


def demand_rows(lines: Sequence[Line]) -> None:
    """Raises CannotRead where nothing stands below a heading."""
    if not lines:
        raise CannotRead(_("There is a heading and no row below it. Download the table anew."))


def open_path(path: Path) -> Opened:
    """Open a file on disk, its size asked for before it is read."""
    return open_file(read_path(path), path.name)


def read_path(path: Path) -> bytes:
    """The bytes of a file. Raises CannotRead where there is none, or too many of them."""
    if not path.is_file():
        raise CannotRead(_("%s is not a file.") % path)
    if (size := path.stat().st_size) > MAX_BYTES:
        raise CannotRead(too_large(size))
    return path.read_bytes()


def _refuse_foreign(content: bytes) -> None:
    for start, called in FOREIGN.items():
        if content.startswith(start):
            raise CannotRead(
                _(
                    "The content is %s, whatever the file is called. "
                    "Save it as CSV, JSON-stat or Excel (.xlsx) and try once more."
                )
                % called
            )


def decode(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16 with its mark, or as Windows and SSB write it."""
    is_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf_16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise CannotRead(
                _(
                    "The content is not text. Save it as CSV, JSON-stat or Excel (.xlsx) and try again."
                )
            )
        return text
    raise CannotRead(
        _("The letters are neither UTF-8 nor Windows-1252. Save the file as UTF-8 and try again.")
    )


def _json(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
        if SPOILT_LETTERS.search(text):
            _demand_whole_letters(document)
    except json.JSONDecodeError as error:
        raise CannotRead(
            _("Line %(line)d, character %(column)d: the file is not whole JSON. Download it anew.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except RecursionError as error:
        raise CannotRead(_("The JSON is nested too deeply to be a table.")) from error
    except ValueError as error:
        raise CannotRead(
            _("The JSON holds a number or a text that no table has (%s). Download it anew.") % error
        ) from error
    if not isinstance(document, dict):
        raise CannotRead(_("The JSON is a list. Choose JSON-stat 2 when you download."))
    return document


def _refuse_constant(written: str) -> None:
    """NaN and Infinity are JavaScript's, not JSON's."""
    raise ValueError(written)


def _demand_whole_letters(document: Any) -> None:
    """Raises ValueError for a text that UTF-8 or the database cannot hold."""
    written = json.dumps(document, ensure_ascii=False)
    written.encode()
    if NUL in written:
        raise ValueError(NUL)


def _lines(text: str) -> Iterator[Line]:
    said = SAID_SIGN.match(text)
    table = text[said.end() :] if said else text
    sign = said[1] if said else _delimiter(table)
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=sign, strict=True)
    above = 1 if said else 0
    count = total = 0
    place = _("line %d")
    try:
        for cells in reader:
            count, total = count + 1, total + len(cells)
            _within_limits(count, len(cells), total)
            if any(cell.strip() for cell in cells):
                yield Line(place % (reader.line_num + above), tuple(map(tidy, cells)))
    except csv.Error as error:
        raise CannotRead(_broken(reader.line_num + above, str(error))) from error


def _broken(line: int, said: str) -> str:
    """Why a line is no part of a table. said: by the reader, in English."""
    if "field limit" in said:
        return _(
            "Line %(line)d has a cell of more than %(limit)d characters. Shorten it, or close the "
            "quotation marks before it."
        ) % {"line": line, "limit": csv.field_size_limit()}
    return (
        _("Line %d cannot be read as a table. Look at its quotation marks: each needs a pair.")
        % line
    )


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that most of the first lines hold; titles hold none or commas."""
    head = [line for line in text[:100_000].splitlines()[: 3 * HEAD_LINES] if line.strip()]
    signs = [sign for line in head[:HEAD_LINES] if (sign := _first_of(line)) is not None]
    # Of two that are equally frequent the lower one: titles stand above.
    return max(reversed(signs), key=signs.count, default=",")


def _first_of(line: str) -> str | None:
    return next((sign for sign in DELIMITERS if sign in line), None)


def _within_limits(rows: int, columns: int, cells: int) -> None:
    if rows > MAX_ROWS:
        raise CannotRead(
            _("The file has more than %d rows, empty ones included. Delete those you do not need.")
            % MAX_ROWS
        )
    if columns > MAX_COLUMNS:
        raise CannotRead(
            _("Row %(row)d has %(found)d columns; %(limit)d is the most that can be read.")
            % {"row": rows, "found": columns, "limit": MAX_COLUMNS}
        )
    if cells > MAX_CELLS:
        raise CannotRead(
            _("The file has more than %d cells, empty ones included. Choose fewer columns or rows.")
            % MAX_CELLS
        )


def tidy(cell: str) -> str:
    """A cell without spaces at its ends; non-breaking and thin spaces become ordinary ones."""
    return cell if isinstance(cell, Figure) else cell.translate(SPACES).strip()


def _sheets(content: bytes) -> Iterator[Sheet]:
    with read_workbook(content) as book:
        for sheet in book.worksheets:
            yield Sheet(sheet.title, tuple(_cells_of(sheet)))


def _cells_of(sheet: Any) -> list[Line]:
    """All rows as wide as the widest: Excel leaves out empty cells at the end."""
    rows = list(sheet_rows(sheet))
    place = _("sheet %(sheet)s, row %(row)d")
    width = max((len(cells) for _number, cells in rows), default=0)
    return [
        Line(
            place % {"sheet": sheet.title, "row": number},
            tuple(map(tidy, cells)) + ("",) * (width - len(cells)),
        )
        for number, cells in rows
    ]
