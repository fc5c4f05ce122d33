"""The words of each kind of row: counted in the database, kept by every process that corrects spelling.

A process keeps words and synonyms with the version they were read at and reads them again when the
number in the database is another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection, transaction

from .models import SearchWord, SynonymGroup
from .norwegian.analysis import Lexemes, lexemes_of
from .norwegian.spelling import Speller
from .norwegian.tokens import tokens_of

# Holds the one row until the commit, so that two counts never wait for each other's words. The number
# is a time, so that a restored database never has one again that stood for other words.
GROWN = """
    INSERT INTO search_searchstate AS state (id, version)
    VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
    ON CONFLICT (id) DO UPDATE SET version = greatest(state.version + 1, excluded.version)
"""
NAMED = """
    INSERT INTO search_searchword (content_type_id, word, rows, public_rows)
    SELECT %s, word, 0, 0 FROM unnest(%s::text[]) AS word
    ON CONFLICT (content_type_id, word) DO NOTHING
"""
ADDED = """
    UPDATE search_searchword AS known
    SET rows = greatest(rows + more, 0),
        public_rows = least(greatest(public_rows + public, 0), greatest(rows + more, 0))
    FROM unnest(%s::text[], %s::int[], %s::int[]) AS one (word, more, public)
    WHERE known.content_type_id = %s AND known.word = one.word
"""
COUNTED = """
    INSERT INTO search_searchword (content_type_id, word, rows, public_rows)
    SELECT content_type_id, word, count(*), count(*) FILTER (WHERE is_public)
    FROM search_searchentry, unnest(words) AS word GROUP BY content_type_id, word
"""


class WordsOf(NamedTuple):
    """The words of one row, and whether everybody may read it."""

    words: Sequence[str]
    is_public: bool


@dataclass
class Vocabulary:
    """The words of one kind of row, as of a version: in how many rows, and in how many public ones."""

    version: int = -1
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    speller: Speller = field(default_factory=Speller)

    def correct(self, word: str, *, public: bool) -> str | None:
        """The word that was meant, out of public rows only or out of all."""

        def count(known: str) -> int:
            return self.counts.get(known, (0, 0))[1 if public else 0]

        return self.speller.correct(word, count)


@dataclass
class Synonyms:
    """Other words by the lexemes of a word, as of a version."""

    version: int = -1
    others: dict[str, list[str]] = field(default_factory=dict)

    def of(self, lexemes: Lexemes) -> list[str]:
        """What else is searched for, each once."""
        found = (other for lexeme in lexemes.whole for other in self.others.get(lexeme, ()))
        return list(dict.fromkeys(found))


_vocabularies: dict[int, Vocabulary] = defaultdict(Vocabulary)
_synonyms = Synonyms()


def count_words(kind: int, before: Iterable[WordsOf], after: Iterable[WordsOf]) -> None:
    """Count what some rows of a kind had as words, and what they have now; in a transaction of its own."""
    more, public = _counted(after), _counted(one for one in after if one.is_public)
    more.subtract(_counted(before))
    public.subtract(_counted(one for one in before if one.is_public))
    words = sorted(word for word in more.keys() | public.keys() if more[word] or public[word])
    if not words:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(GROWN)
        cursor.execute(NAMED, [kind, words])
        numbers = [[more[word] for word in words], [public[word] for word in words]]
        cursor.execute(ADDED, [words, *numbers, kind])
        SearchWord.objects.filter(content_type_id=kind, word__in=words, rows=0).delete()


def count_all_words() -> None:
    """Count the words of all entries anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(GROWN)
        SearchWord.objects.all()._raw_delete(using=connection.alias)
        cursor.execute(COUNTED)


def tell_change() -> None:
    """Have every process read words and synonyms again."""
    with connection.cursor() as cursor:
        cursor.execute(GROWN)


def vocabulary_of(kind: int, version: int) -> Vocabulary:
    """The words of rows of a kind as of a version, the one that the database has now."""
    known = _vocabularies[kind]
    if known.version != version:
        rows = SearchWord.objects.filter(content_type_id=kind)
        known.counts = {
            word: (count, public)
            for word, count, public in rows.values_list("word", "rows", "public_rows")
        }
        known.speller.add(known.counts)
        known.version = version
    return known


def synonyms_at(version: int) -> Synonyms:
    """The groups in use as of a version, the one that the database has now."""
    if _synonyms.version != version:
        groups = [group.listed for group in SynonymGroup.objects.filter(is_active=True)]
        _synonyms.others = _others(groups)
        _synonyms.version = version
    return _synonyms


def _counted(rows: Iterable[WordsOf]) -> Counter[str]:
    return Counter(word for row in rows for word in row.words)


def _others(groups: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Of each single word of a group the other words; what has several words is only found, never
    asked by."""
    others: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for word in group:
            tokens = list(tokens_of(word))
            if len(tokens) == 1:
                for lexeme in lexemes_of(tokens[0].word).whole:
                    others[lexeme] += [other for other in group if other != word]
    return others
