"""A name for every number that a report prints: what it is computed by, or where it stands in the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forkommune.documents.description import Document

from .pointers import Index
from .printed import Shown, Words, printed
from .sentences import sentences_of
from .shipped.regning.skrift import NUMBER, numbers_in

COMPUTED, STANDS, FIXED, UNNAMED = "regnet", "data", "fast", ""
UNDER_HEADINGS = "D1"  # what people wrote stands under the Council's headings, in every chapter
WRITTEN = "tekst"  # the chapter of what people wrote
COPY = re.compile(r"^tekst-.*-(?:figur|tabell)-")  # of a figure or table that stands elsewhere too
PLACES = {"workshop": "/main_project/minutes"}  # where in the data stands what a chapter prints
FIXED_NAME, CHECKSUM = "!", "kontrollsum"


@dataclass(frozen=True)
class PrintedNumber:
    """One line of the list. rule: how it is checked; UNNAMED where nobody knows."""

    name: str
    rule: str
    place: str
    printed: str


def named(
    document: Document, data: Mapping[str, Any], edition: Mapping[str, Any]
) -> list[PrintedNumber]:
    """Every number of a document, in the order of the pages."""
    whole = {**data, "edition": edition}
    namer = Namer(whole, Index.of(whole), _cells(data), str(data["code"]))
    return [row for one in printed(document) for row in namer.rows(one)]


def _cells(data: Mapping[str, Any]) -> Mapping[str, list[list[str]]]:
    from .shipped import regn_om

    return regn_om.cells_of(dict(data))


@dataclass(frozen=True)
class Namer:
    """Names the numbers of one report."""

    whole: Mapping[str, Any]
    index: Index
    cells: Mapping[str, list[list[str]]]
    code: str
    contexts: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)

    def rows(self, one: Words | Shown) -> Iterator[PrintedNumber]:
        """The numbers of a block, a table or a figure."""
        if isinstance(one, Words):
            yield from self._words(one)
            return
        self.shown[one.name] = one
        for at, row in enumerate(one.exhibit.rows):
            yield from self._row(one, at, [cell.text for cell in row])

    def _words(self, one: Words) -> Iterator[PrintedNumber]:
        text = one.text
        told = self.index.inside(text, self._context(one.chapter))
        spans = list(_live(one))
        spans += [span for span in self._sentences(one, told) if not _overlaps(span, spans)]
        spans += [span for span in self._aloud(one) if not _overlaps(span, spans)]
        spans += self._standing(one.chapter, text, told, spans)
        for start, end, name, rule in sorted(spans):
            if numbers_in(text[start:end]):
                yield PrintedNumber(name, rule, one.place, text[start:end])
        for found in NUMBER.finditer(text):
            if not _overlaps((*found.span(), "", ""), spans):
                yield PrintedNumber("", UNNAMED, one.place, found[0])

    def _sentences(self, one: Words, told: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
        """Numbers in sentences of ours; not those that only sound so, inside words of the data."""
        taken: list[Span] = []
        for pattern, names in sentences_of(self.code):
            for found in pattern.finditer(one.text):
                if any(start <= found.start() and found.end() <= end for start, end, _ in told):
                    continue
                made = [
                    self._span(found.span(at), name, one.chapter)
                    for at, name in enumerate(names, start=1)
                ]
                if not any(_overlaps(span, taken) for span in made):
                    taken += made
        yield from taken

    def _aloud(self, one: Words) -> Iterator[Span]:
        """Numbers that a figure says aloud after the names of its rows: those of its table."""
        shown = self.shown.get(one.figure)
        for at, row in enumerate(shown.exhibit.rows if shown else ()):
            computed, numbers = self._computed(one.figure, at), numbers_in(row[-1].text)
            if not computed or len(numbers) != 1:
                continue
            head = rf"{re.escape(row[0].text)}:? ({re.escape(numbers[0])})(?![0-9])"
            for part in re.finditer(head, one.text):
                name = f"{one.figure}, rad {at + 1}, kolonne {len(row)}"
                yield (*part.span(1), name, COMPUTED)

    def _span(self, span: tuple[int, int], name: str, chapter: str) -> Span:
        if name == FIXED_NAME:
            return (*span, "", FIXED)
        if name.startswith("/"):
            return (*span, name, STANDS)
        return (*span, name.replace("page:", f"{chapter}:"), COMPUTED)

    def _standing(
        self,
        chapter: str,
        text: str,
        found: Sequence[tuple[int, int, str]],
        taken: Sequence[Span],
    ) -> list[Span]:
        """Words of the data that stand in the text as they are, and the numbers of the same row of data."""
        spans: list[Span] = []
        for start, end, pointer in found:
            span = (start, end, pointer, STANDS)
            if not _overlaps(span, [*taken, *spans]):
                spans.append(span)
        pointers = [pointer for _start, _end, pointer in found]
        for number in NUMBER.finditer(text):
            span = (*number.span(), "", STANDS)
            if _overlaps(span, [*taken, *spans]):
                continue
            if pointer := self.index.beside(pointers, number[0]) or self._typed(chapter, number[0]):
                spans.append((*number.span(), pointer, STANDS))
        return spans

    def _typed(self, chapter: str, number: str) -> str:
        """The section in whose text somebody typed a number by hand."""
        if chapter != WRITTEN and self.code != UNDER_HEADINGS:
            return ""
        rows = enumerate(self.whole.get("sections") or [])
        return next(
            (f"/sections/{at}/text" for at, row in rows if number in numbers_in(row["text"])), ""
        )

    def _row(self, one: Shown, at: int, texts: Sequence[str]) -> Iterator[PrintedNumber]:
        if "".join(texts[-1].split()) == self.whole["edition"]["sha256"]:
            yield PrintedNumber(CHECKSUM, COMPUTED, self._place(one, texts, at, 1), texts[-1])
            return
        computed = self._computed(one.name, at)
        context = self._context(one.chapter)
        pointers = [pointer for text in texts for pointer in self.index.exactly(text, context)]
        for column, text in enumerate(texts):
            place = self._place(one, texts, at, column)
            if column < len(computed) and numbers_in(computed[column]):
                name = f"{one.name}, rad {at + 1}, kolonne {column + 1}"
                yield PrintedNumber(name, COMPUTED, place, " ".join(_counting(text)))
            else:
                yield from self._cell(one, text, place, pointers)

    def _computed(self, name: str, at: int) -> Sequence[str]:
        rows = self.cells.get(name, self.cells.get(COPY.sub("", name), []))
        return rows[at] if at < len(rows) else ()

    def _cell(
        self, one: Shown, text: str, place: str, pointers: Sequence[str]
    ) -> Iterator[PrintedNumber]:
        shown = Words(one.chapter, one.title, _without_references(text))
        for row in self._words(shown):
            beside = "" if row.rule else self.index.beside(pointers, row.printed)
            name, rule = (beside, STANDS) if beside else (row.name, row.rule)
            yield PrintedNumber(name, rule, place, row.printed)

    def _place(self, one: Shown, texts: Sequence[str], at: int, column: int) -> str:
        number = f"{one.exhibit.number} " if one.exhibit.number else ""
        head = one.exhibit.heads[column] if column < len(one.exhibit.heads) else ""
        parts = [f"{one.title}: {number}«{one.exhibit.heading}»", texts[0] or f"rad {at + 1}", head]
        return " · ".join(part for part in parts if part)

    def _context(self, chapter: str) -> str:
        """Where in the data stands what a chapter of its own is about."""
        if chapter not in self.contexts:
            self.contexts[chapter] = _context(self.whole, chapter)
        return self.contexts[chapter]


Span = tuple[int, int, str, str]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _live(one: Words) -> Iterator[Span]:
    """Numbers that a text names: they carry their names in the page."""
    start = 0
    for name, words in one.live:
        at = one.text.find(words, start)
        if at >= 0:
            start = at + len(words)
            for number in NUMBER.finditer(one.text, at, start):
                yield (*number.span(), name, COMPUTED)


def _without_references(text: str) -> str:
    from .pointers import REFERENCE

    return REFERENCE.sub("", text)


def _counting(text: str) -> list[str]:
    return numbers_in(_without_references(text))


def _context(whole: Mapping[str, Any], chapter: str) -> str:
    if chapter in PLACES:
        return PLACES[chapter]
    kind, _dash, key = chapter.partition("-")
    rows, name = {
        "kommune": (whole["municipalities"], "number"),
        "pilot": (whole.get("pilots", []), "slug"),
    }.get(kind, ([], ""))
    folder = {"kommune": "municipalities", "pilot": "pilots"}.get(kind, "")
    return next((f"/{folder}/{at}" for at, row in enumerate(rows) if row[name] == key), "")
