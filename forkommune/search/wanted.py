"""What is asked for, looked for word by word in texts that have no search entry.

The same reading of words as in the index: other forms, parts of compounds, synonyms, `"words beside
each other"` and `-without`. For texts that only a few read, and whose single words are kept nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .norwegian.analysis import ACCENTS, lexemes_of
from .norwegian.lists import bokmal_stems
from .norwegian.marking import is_hit
from .norwegian.queries import Asked, asked_for
from .norwegian.tokens import WORD, Token, normal, tokens_of
from .searching import synonyms_now

# Letters of a lexeme that no form of its word changes; of a long one more, since sykkel is sykl-.
SHORT, LONG, FROM = 3, 4, 6

JOINERS = "-\u2010\u2011"  # a word with hyphens is one word

# Words beside each other, each by the lexemes that it is found by.
Row = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Wanted:
    """needed: of each a text has one of the rows at least. refused: it has none of them.

    beginnings: of each needed thing, letters of which a text that has it holds one at least.
    """

    needed: tuple[tuple[Row, ...], ...] = ()
    refused: tuple[Row, ...] = ()
    beginnings: tuple[frozenset[str], ...] = ()

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Where what is needed stands in a text, in its order; nothing where the text does not fit."""
        # A soft hyphen is left out of what is read, and the places are of the text as it stands.
        if normal(text) != text:
            return []
        found: set[tuple[int, int]] = set()
        for rows, letters in zip(self.needed, self.beginnings, strict=True):
            single = all(len(row) == 1 for row in rows)
            tokens = list(_words_with(text, letters) if single else tokens_of(text))
            places = {place for row in rows for place in _places(tokens, row)}
            if not places:
                return []
            found |= places
        whole = list(tokens_of(text)) if self.refused else []
        return [] if any(_places(whole, row) for row in self.refused) else sorted(found)


def wanted(query: str) -> Wanted:
    """Read a query; one without a word that must be there wants nothing. One statement or two."""
    asked = asked_for(query)
    needed = [one for one in asked if not one.without]
    if not needed:
        return Wanted()
    others = synonyms_now()
    rows = [_rows(one, others(one.words[:1])) for one in needed]
    return Wanted(
        needed=tuple(rows),
        refused=tuple(_row(one.words) for one in asked if one.without),
        beginnings=tuple(frozenset(_beginnings(of)) for of in rows),
    )


def _rows(one: Asked, synonyms: Sequence[str]) -> tuple[Row, ...]:
    own = _row(one.words)
    if len(one.words) > 1:
        return (own,)
    rest = (_row([token.word for token in tokens_of(normal(other))]) for other in synonyms)
    return tuple(dict.fromkeys([own, *(row for row in rest if row)]))


def _row(words: Sequence[str]) -> Row:
    return tuple(frozenset(lexemes_of(word).whole) for word in words)


def _words_with(text: str, letters: Iterable[str]) -> Iterator[Token]:
    """The words in which one of some beginnings stands; to read every word takes ten times as long."""
    plain = text.lower().translate(ACCENTS)
    if len(plain) != len(text):
        yield from tokens_of(text)
        return
    beginnings = re.compile("|".join(map(re.escape, letters)))
    read = 0
    for found in beginnings.finditer(plain):
        start = at = found.start()
        if at < read:
            continue
        while start and (text[start - 1].isalnum() or text[start - 1] in JOINERS):
            start -= 1
        for word in WORD.finditer(text, start):
            if word.end() > at:
                read = word.end()
                yield Token(word.group().lower(), word.start(), word.end())
                break


def _places(tokens: Sequence[Token], row: Row) -> list[tuple[int, int]]:
    ends = range(len(tokens) - len(row) + 1)
    return [
        (tokens[at].start, tokens[at + len(row) - 1].end)
        for at in ends
        if all(is_hit(tokens[at + n], lexemes) for n, lexemes in enumerate(row))
    ]


def _beginnings(rows: Sequence[Row]) -> set[str]:
    """The first letters of the first word of each row, in bokmål and in nynorsk."""
    firsts = {lexeme for row in rows for lexeme in row[0]}
    written = {stem for lexeme in firsts for stem in _nynorsk().get(lexeme, ())}
    return {stem[: LONG if len(stem) >= FROM else SHORT] for stem in firsts | written}


@cache
def _nynorsk() -> dict[str, list[str]]:
    """Stems in nynorsk by the stem in bokmål that they are read as."""
    found: dict[str, list[str]] = {}
    for nynorsk, bokmal in bokmal_stems().items():
        found.setdefault(bokmal, []).append(nynorsk)
    return found
