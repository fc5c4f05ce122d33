"""How wide the rows of a table are once merged cells are counted."""

from collections import Counter
from xml.etree.ElementTree import Element


def row_widths(table: Element) -> list[int]:
    """Columns filled by every row of `table`, cells that reach down from above included.

    Nested tables are not counted. Spans that are not whole numbers count as 1, as in a browser.
    """
    widths: list[int] = []
    reaching: Counter[int] = Counter()  # rows below the current one -> columns already taken
    for row in _rows(table):
        taken = reaching.pop(0, 0)
        for cell in (part for part in row if part.tag in ("td", "th")):
            columns = _span(cell, "colspan")
            taken += columns
            for below in range(1, _span(cell, "rowspan")):
                reaching[below] += columns
        widths.append(taken)
        reaching = Counter({below - 1: columns for below, columns in reaching.items()})
    return widths


def _rows(table: Element) -> list[Element]:
    found = []
    for part in table:
        if part.tag == "tr":
            found.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            found += part.findall("tr")
    return found


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(int(value), 1) if value.isascii() and value.isdigit() else 1
