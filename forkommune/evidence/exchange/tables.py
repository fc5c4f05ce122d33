"""A `Material` as tables for R and Python: UTF-8, commas, one line of column names.

Text that a spreadsheet would run as a formula gets an apostrophe before it; the texts themselves
lie beside the tables as they were said, and offsets count in them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forkommune.figures.tables import guarded

from .archive import FOLDER
from .material import CodeRow, Material, Text
from .qde import description, moment

# Each table: its columns in their order, and what each holds. In English, as the names of the columns:
# what programs read has one language.
TABLES: Mapping[str, Mapping[str, str]] = {
    "codes.csv": {
        "name": "What the code is called; no two are called the same.",
        "description": "Its definition, when to use it and when not, and an example.",
        "code": "Identifier of the code, the same in every export (GUID).",
        "category": "Name of the code that it stands under; empty at the top.",
        "is_codable": "true for a code, false for a category, which is never put on a passage.",
        "colour": "Its colour, as #RRGGBB.",
    },
    "codings.csv": {
        "coding": "Identifier of this use of a code, the same in every export (GUID).",
        "source": "Identifier of the text; column source of sources.csv.",
        "source_name": "What the text is called; column name of sources.csv.",
        "code": "Identifier of the code; column code of codes.csv.",
        "code_name": "What the code is called; column name of codes.csv.",
        "category": "Name of the code that it stands under; empty at the top.",
        "coder": "Who put it there.",
        "start": "First code point of the passage in the file of the text, from 0 (integer).",
        "end": "The code point after its last (integer): text[start:end] is the quote.",
        "quote": "The words of the passage.",
        "speaker": "Who said it among others, by session and letter; empty in a text of one.",
        "memo": "What the coder wrote about this use of the code; empty for nothing.",
        "coded_at": "When, in UTC (ISO 8601).",
        "codebook_version": "The version of the codebook that was in force then; text, 1.10 comes after 1.9.",
    },
    "sources.csv": {
        "source": "Identifier of the text, the same in every export (GUID).",
        "name": "What the text is called; no two are called the same.",
        "kind": "What kind of text it is: interview, plan, meeting.",
        "case": "The municipality it is about; empty for none.",
        "year": "When it was said, or the year of the document; empty where that is not known.",
        "description": "That it is invented, where it is; the memos about it as a whole, with who and when.",
        "file": "Where its words lie, from this table: UTF-8, lines end with \\n.",
        "written_at": "When the first of it was written down, in UTC (ISO 8601).",
        "changed_at": "When the last of it was, in UTC (ISO 8601).",
    },
    "memos.csv": {
        "memo": "Identifier of the memo, the same in every export (GUID).",
        "about": "What it is about: codebook, code, source (a text as a whole) or passage.",
        "target": "Identifier of the code, or of the text; empty for the codebook.",
        "target_name": "What the codebook, the code or the text is called.",
        "start": "Of a passage: its first code point in the file of the text, from 0 (integer).",
        "end": "Of a passage: the code point after its last (integer).",
        "quote": "Of a passage: its words.",
        "author": "Who wrote the memo.",
        "written_at": "When, in UTC (ISO 8601).",
        "text": "The memo.",
    },
}
DICTIONARY = "columns.csv"
EXPLAINED = ("file", "column", "meaning")


def tables(material: Material) -> dict[str, bytes]:
    """The files by their names: the tables, what each column means, and the texts."""
    texts = {file_of(text): text.text.encode() for text in material.texts}
    rows = {
        "codes.csv": _codes(material),
        "codings.csv": _codings(material),
        "sources.csv": _sources(material),
        "memos.csv": _memos(material),
    }
    return {
        **{name: _table(TABLES[name], rows[name]) for name in TABLES},
        DICTIONARY: _table(EXPLAINED, _explained()),
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
    cases = {case.identifier: case.name for case in material.cases}
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
                cases.get(coding.speaker, ""),
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


def _memos(material: Material) -> Iterator[Sequence[str]]:
    writers = {coder.identifier: coder.name for coder in material.coders}
    for memo in material.memos:
        yield (
            memo.identifier,
            memo.about,
            memo.target,
            memo.name,
            "" if memo.start is None else str(memo.start),
            "" if memo.end is None else str(memo.end),
            memo.quote,
            writers[memo.author],
            moment(memo.at),
            memo.text,
        )


def _explained() -> Iterator[Sequence[str]]:
    """One row for each column of each table."""
    for file, columns in TABLES.items():
        for column, meaning in columns.items():
            yield file, column, meaning


def _names(codes: Iterable[CodeRow]) -> dict[str, str]:
    return {code.identifier: code.name for code in codes}


def _table(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _read_me(material: Material) -> str:
    return f"""{material.name}
{description(material)}

codings.csv  one row for each use of a code
codes.csv    the codebook
sources.csv  one row for each text; the texts themselves lie in the folder {FOLDER}
memos.csv    one row for each memo about the codebook, a code, a text or a passage
{DICTIONARY}  what each column of each table means

The tables are UTF-8 with commas. A cell that would run as a formula in a spreadsheet has an
apostrophe before it; the texts in the folder are as they were said.
"""
