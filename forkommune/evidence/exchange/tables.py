"""A `Material` as tables for R and Python: UTF-8, commas, one line of column names.

Text that a spreadsheet would run as a formula gets an apostrophe before it; the texts themselves
lie beside the tables as they were said, and offsets count in them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from forkommune.figures.tables import guarded

from .archive import FOLDER
from .material import CodeRow, Material, Text
from .qde import description, moment

CODINGS = (
    "coding",
    "source",
    "source_name",
    "code",
    "code_name",
    "category",
    "coder",
    "start",
    "end",
    "quote",
    "memo",
    "coded_at",
    "codebook_version",
)
SOURCES = (
    "source",
    "name",
    "kind",
    "case",
    "year",
    "description",
    "file",
    "written_at",
    "changed_at",
)
CODES = ("name", "description", "code", "category", "is_codable", "colour")


def tables(material: Material) -> dict[str, bytes]:
    """The files by their names: three tables, the texts, and what the columns mean."""
    texts = {file_of(text): text.text.encode() for text in material.texts}
    return {
        "codes.csv": _table(CODES, _codes(material)),
        "codings.csv": _table(CODINGS, _codings(material)),
        "sources.csv": _table(SOURCES, _sources(material)),
        "README.txt": _read_me(material).encode(),
        **texts,
    }


def file_of(text: Text) -> str:
    """Where the words of a text lie, from the tables."""
    return f"{FOLDER}/{text.identifier}.txt"


def _codes(material: Material) -> Iterator[Sequence[str]]:
    """Name and description first: a client that imports codebooks asks for these two."""
    names = _names(material.codes)
    for code in material.codes:
        category = names.get(code.parent or "", "")
        codable = str(code.is_codable).lower()
        yield code.name, code.description, code.identifier, category, codable, code.colour


def _codings(material: Material) -> Iterator[Sequence[str]]:
    names = _names(material.codes)
    parents = {code.identifier: code.parent or "" for code in material.codes}
    coders = {coder.identifier: coder.name for coder in material.coders}
    for text in material.texts:
        for coding in text.codings:
            yield (
                coding.identifier,
                text.identifier,
                text.name,
                coding.code,
                names[coding.code],
                names.get(parents[coding.code], ""),
                coders[coding.coder],
                str(coding.start),
                str(coding.end),
                coding.quote,
                coding.memo,
                moment(coding.at),
                coding.version,
            )


def _sources(material: Material) -> Iterator[Sequence[str]]:
    cases = {case.identifier: case.name for case in material.cases}
    for text in material.texts:
        yield (
            text.identifier,
            text.name,
            text.group,
            cases.get(text.case or "", ""),
            str(text.year or ""),
            text.description,
            file_of(text),
            moment(text.at),
            moment(text.changed_at),
        )


def _names(codes: Iterable[CodeRow]) -> dict[str, str]:
    return {code.identifier: code.name for code in codes}


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _read_me(material: Material) -> str:
    """In English, as the names of the columns: what programs read has one language."""
    return f"""{material.name}
{description(material)}

codings.csv  one row for each use of a code. start and end count Unicode code points from 0 in the
             file of the source; end is exclusive: text[start:end] is the quote. codebook_version
             is what the codebook was when the code was put there.
codes.csv    the codebook; category is the name of the code that another stands under.
sources.csv  one row for each text; file is its place beside this one, UTF-8 with \\n line ends.
             year is when it was said, or the document's; empty where it is not known.
             description has the memos about whole texts.

Times are UTC. A cell that would run as a formula in a spreadsheet has an apostrophe before it.
"""
