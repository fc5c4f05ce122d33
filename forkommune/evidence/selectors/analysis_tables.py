"""Retrieved passages, the matrix of codes and their meetings as tables for other programs.

UTF-8 with commas and one line of English column names, as in the agreement's table; text that a
spreadsheet would run as a formula gets an apostrophe before it. `codebook` is the book and the
version that the names of the codes are from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import prefetch_related_objects
from django.utils import timezone

from forkommune.evidence.models import Code
from forkommune.figures.tables import guarded

from .code_matrix import CodeMatrix
from .code_together import Together
from .code_tree import Branch
from .retrieval import Retrieved

PASSAGES = (
    "passage",
    "municipality",
    "kind",
    "source",
    "place",
    "year",
    "start",
    "end",
    "quote",
    "codes",
    "coders",
    "coded_on",
    "invented",
    "codebook",
)
MATRIX = ("code", "category", "column", "passages", "sources", "characters", "codebook")
TOGETHER = ("code_1", "code_2", "passages_1", "passages_2", "together", "coefficient", "codebook")
SEPARATOR = "; "


def passages_csv(found: Iterable[Retrieved], tree: Iterable[Branch]) -> bytes:
    """One row a passage. codes: each once; coders: those who put them there; start and end count
    code points in the revision that was coded. tree: all codes."""
    books = _books(branch.code for branch in tree)
    return _table(PASSAGES, (_passage(one, books) for one in found))


def _passage(one: Retrieved, books: Mapping[int, str]) -> Sequence[object]:
    passage, source = one.passage, one.source
    days = [timezone.localdate(coding.created_at) for coding in one.codings]
    return (
        passage.pk,
        str(source.organisation or ""),
        source.kind,
        source.title,
        source.place,
        source.year or "",
        passage.start,
        passage.end,
        passage.quote,
        _joined(coding.code.name for coding in one.codings),
        _joined(str(coding.coder) for coding in one.codings),
        max(days).isoformat() if days else "",
        str(source.is_invented).lower(),
        _joined(books[coding.code_id] for coding in one.codings),
    )


def matrix_csv(matrix: CodeMatrix) -> bytes:
    """One row a cell: numbers, 0 for looked for and not found, empty where nobody has looked.

    matrix: with characters. characters: letters in the passages, each of a text once.
    """
    books = _books(row.branch.code for row in matrix.rows)
    return _table(MATRIX, _cells(matrix, books))


def _cells(matrix: CodeMatrix, books: Mapping[int, str]) -> Iterator[Sequence[object]]:
    for row in matrix.rows:
        category = row.branch.above[-1].name if row.branch.above else ""
        for cell in row.cells:
            counts = cell.tally if cell.tally is not None else ("", "", "")
            code = row.branch.code
            yield code.name, category, cell.column.label, *counts, books[code.pk]


def together_csv(table: Together) -> bytes:
    """One row for each two codes; the coefficient is empty where neither is used."""
    books = _books(one.row for one in table.pairs)
    return _table(
        TOGETHER,
        (
            (
                one.row.name,
                one.column.name,
                one.first,
                one.second,
                one.both,
                "" if one.coefficient is None else f"{one.coefficient:.6f}",
                books[one.row.pk],
            )
            for one in table.pairs
        ),
    )


def _books(codes: Iterable[Code]) -> dict[int, str]:
    """The codebook of each code, by the code's key."""
    rows = list(codes)
    prefetch_related_objects(rows, "codebook")
    return {code.pk: str(code.codebook) for code in rows}


def _joined(words: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(words))


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(
        [guarded(value) if isinstance(value, str) else value for value in row] for row in rows
    )
    return out.getvalue().encode()
