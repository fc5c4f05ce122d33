"""Text as it is typed, with lists and tables by signs at the beginning of lines. No Django.

An empty line begins a new paragraph. Lines that begin with a hyphen are a list, lines that begin
with an upright stroke are a table whose first line is its head, a line that begins with a hash is a
heading below that of the section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from forkommune.documents.word import Grid, Heading, Listed, Piece, Text

BULLETS = ("- ", "* ", "• ")
STROKE, HASH = "|", "# "
RULE = re.compile(r"[-:\s]+")


def pieces_of(text: str) -> Iterator[Piece]:
    """What a text is set as: paragraphs, lists and tables, in their order."""
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        for kind, group in groupby(lines, key=_kind):
            if kind == "heading":
                yield from (Heading(line[len(HASH) :].strip(), level=2) for line in group)
            else:
                yield _piece(kind, list(group))


def _kind(line: str) -> str:
    if line.startswith(STROKE):
        return "table"
    if line.startswith(HASH):
        return "heading"
    return "list" if line.startswith(BULLETS) else "text"


def _piece(kind: str, lines: list[str]) -> Piece:
    if kind == "list":
        return Listed([line[2:].strip() for line in lines])
    if kind == "table":
        return _grid(lines)
    return Text(" ".join(lines))


def _grid(lines: list[str]) -> Grid:
    """A table; rows that are too short are filled up, and none of what is typed is left out."""
    rows = [[cell.strip() for cell in line.strip(STROKE).split(STROKE)] for line in lines]
    rows = [
        row for row in rows if not all(RULE.fullmatch(cell) for cell in row if cell) or not any(row)
    ]
    if not rows:
        return Grid([""], [])
    width = max(map(len, rows))
    head, *rest = [[*row, *[""] * (width - len(row))] for row in rows]
    return Grid(head, rest)


def listed(items: Iterable[str]) -> str:
    """A list as it is typed."""
    return "\n".join(f"- {one_line(item)}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as it is typed."""
    return "\n".join(_row(row) for row in [head, *rows])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(one_line(cell).replace(STROKE, '/') for cell in cells)} |"


def one_line(text: str) -> str:
    """Words without line breaks."""
    return " ".join(str(text).split())


def paragraphs(parts: Iterable[str]) -> str:
    """Parts under each other with an empty line between; empty ones are left out."""
    return "\n\n".join(part for part in parts if part.strip())
