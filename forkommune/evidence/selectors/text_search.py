"""Texts by their words: which have what is asked for, and where it stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import SourceText, TextRevision
from forkommune.evidence.querysets.sources import SourceTextQuerySet
from forkommune.evidence.segments import sentences_of
from forkommune.search.wanted import Wanted

# A search reads no more than this word by word, so that it ends; the page says when it stopped.
MOST_LETTERS = 1_000_000
AROUND = 110
Place = tuple[int, int]


class Unit(StrEnum):
    """How much of the text around a hit is coded."""

    SENTENCE = "setning"
    WORDS = "ord"
    PARAGRAPH = "avsnitt"


UNITS = (
    (Unit.SENTENCE, _("the sentence")),
    (Unit.WORDS, _("the words themselves")),
    (Unit.PARAGRAPH, _("the paragraph")),
)


@dataclass(frozen=True)
class TextHit:
    """A text with what is asked for. spans: in code points, in the order of the text."""

    source: SourceText
    revision: TextRevision
    spans: list[Place]

    @property
    def lines(self) -> list[list[tuple[str, bool]]]:
        """Each piece of the text around hits: words, and whether they are to be marked."""
        return [_marked(self.revision.text, place, self.spans) for place in self._pieces]

    @property
    def _pieces(self) -> list[Place]:
        """Hits with the words around them; those that would overlap are one piece."""
        text, pieces = self.revision.text, list[Place]()
        for start, end in self.spans:
            first, last = max(0, start - AROUND), min(len(text), end + AROUND)
            if pieces and first <= pieces[-1][1]:
                first, _last = pieces.pop()
            pieces.append((first, last))
        return pieces

    def places(self, unit: Unit) -> list[Place]:
        """What is coded of the text, each place once."""
        if unit is Unit.WORDS:
            return self.spans
        of = _paragraphs_of if unit is Unit.PARAGRAPH else sentences_of
        around = of(self.revision.text)
        found = [_around(place, around) for place in self.spans]
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Found:
    """The texts that were found. is_whole: whether all that may hold it were read."""

    hits: list[TextHit]
    is_whole: bool

    @property
    def count(self) -> int:
        """How many times it stands there."""
        return sum(len(hit.spans) for hit in self.hits)


def found_in(texts: SourceTextQuerySet, wanted: Wanted) -> Found:
    """The texts, as they stand now, by municipality and title; two queries."""
    hits: list[TextHit] = []
    letters = 0
    for revision in TextRevision.objects.holding(texts, wanted.beginnings).by_place().iterator(500):
        if letters > MOST_LETTERS:
            return Found(hits, is_whole=False)
        letters += len(revision.text)
        if spans := wanted.spans_in(revision.text):
            hits.append(TextHit(revision.source, revision, spans))
    return Found(hits, is_whole=True)


def _marked(text: str, piece: Place, spans: Sequence[Place]) -> list[tuple[str, bool]]:
    start, end = piece
    start = text.find(" ", start) + 1 if start else 0
    cut = text.rfind(" ", 0, end)
    end = end if end == len(text) or cut < start else cut
    pieces = [("… ", False)] if start else []
    at = start
    for first, last in spans:
        if start <= first and last <= end:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    return [*pieces, (text[at:end], False), *([(" …", False)] if end < len(text) else [])]


def _around(place: Place, pieces: Sequence[Place]) -> Place:
    """The pieces that a place lies in, from the first to the last of them."""
    start, end = place
    over = [piece for piece in pieces if piece[0] < end and start < piece[1]]
    return (over[0][0], over[-1][1]) if over else place


def _paragraphs_of(text: str) -> list[Place]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found
