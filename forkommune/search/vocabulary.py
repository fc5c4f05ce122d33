"""The words of each kind of row: counted in the database, kept by every process that corrects spelling.

A process keeps words and synonyms with the version they were read at and reads them again when the
number in the database is another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from django.db import connection, transaction

from .models import SearchWord, SynonymGroup
from .norwegian.analysis import lexemes_of
from .norwegian.lists import question_words
from .norwegian.queries import LONGEST_RUN
from .norwegian.spelling import Speller
from .norwegian.tokens import tokens_of

# Misspelled words that a process keeps the corrections of.
MOST_CORRECTED = 10_000
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
FACETS_ADDED = """
    UPDATE search_searchfacet AS known SET public_rows = greatest(public_rows + more, 0)
    FROM unnest(%s::bigint[], %s::int[]) AS one (code, more)
    WHERE known.content_type_id = %s AND known.code = one.code
"""
FACETS_COUNTED = """
    UPDATE search_searchfacet AS known SET public_rows = coalesce(now.number, 0)
    FROM search_searchfacet AS one LEFT JOIN (
        SELECT content_type_id, code, count(*) AS number
        FROM search_searchentry, unnest(facets) AS code WHERE is_public
        GROUP BY content_type_id, code
    ) AS now USING (content_type_id, code)
    WHERE one.id = known.id
"""
COUNTED = """
    INSERT INTO search_searchword (content_type_id, word, rows, public_rows)
    SELECT content_type_id, word, count(*), count(*) FILTER (WHERE is_public)
    FROM search_searchentry AS entry JOIN search_searchreading ON entry_id = entry.id,
        unnest(words) AS word
    GROUP BY content_type_id, word
"""


class WordsOf(NamedTuple):
    """The words of one row, whether everybody may read it, and its facets."""

    words: Sequence[str]
    is_public: bool
    facets: Sequence[int] = ()


@dataclass
class Vocabulary:
    """The words of one kind of row, as of a version: in how many rows, and in how many public ones."""

    version: int = -1
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    speller: Speller = field(default_factory=Speller)
    corrected: dict[tuple[str, bool], str | None] = field(default_factory=dict)

    def correct(self, word: str, *, public: bool) -> str | None:
        """The word that was meant, out of public rows only or out of all; kept for who asks again."""

        def count(known: str) -> int:
            return self.counts.get(known, (0, 0))[1 if public else 0]

        kept = self.corrected  # another thread may put a new one there for other words
        if (word, public) in kept:
            return kept[word, public]
        if len(kept) >= MOST_CORRECTED:
            kept = self.corrected = {}
        meant = kept[word, public] = self.speller.correct(word, count)
        return meant


@dataclass
class Synonyms:
    """Other words by the lexemes of a word, or of some beside each other, as of a version."""

    version: int = -1
    others: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def of(self, words: Sequence[str]) -> list[str]:
        """What else is searched for, each once."""
        found = (other for key in keys_of(words) for other in self.others.get(key, ()))
        return list(dict.fromkeys(found))


_vocabularies: dict[int, Vocabulary] = defaultdict(Vocabulary)
_synonyms = Synonyms()


def count_words(kind: int, before: Iterable[WordsOf], after: Iterable[WordsOf]) -> None:
    """Count what some rows of a kind had as words and facets, and what they have now; in a
    transaction of its own."""
    before, after = list(before), list(after)
    _count_facets(kind, before, after)
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
    """Count the words and facets of all entries anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(GROWN)
        SearchWord.objects.all()._raw_delete(using=connection.alias)
        cursor.execute(COUNTED)
        cursor.execute(FACETS_COUNTED)


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
        known.corrected = {}
        known.version = version
    return known


def synonyms_at(version: int) -> Synonyms:
    """The groups in use as of a version, the one that the database has now."""
    if _synonyms.version != version:
        groups = [group.listed for group in SynonymGroup.objects.filter(is_active=True)]
        _synonyms.others = _others(groups)
        _synonyms.version = version
    return _synonyms


def _count_facets(kind: int, before: Iterable[WordsOf], after: Iterable[WordsOf]) -> None:
    more = Counter(code for row in after if row.is_public for code in row.facets)
    more.subtract(code for row in before if row.is_public for code in row.facets)
    codes = sorted(code for code, number in more.items() if number)
    if not codes:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(GROWN)
        cursor.execute(FACETS_ADDED, [codes, [more[code] for code in codes], kind])


def _counted(rows: Iterable[WordsOf]) -> Counter[str]:
    return Counter(word for row in rows for word in row.words)


def keys_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """What words beside each other are looked up by: their lexemes in the same order."""
    return list(product(*(lexemes_of(word).whole for word in words)))


def _others(groups: Iterable[Sequence[str]]) -> dict[tuple[str, ...], list[str]]:
    """Of each word of a group, or of its few words that say something, the other words."""
    others: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for group in groups:
        for words in group:
            tokens = [token.word for token in tokens_of(words)]
            telling = [word for word in tokens if word not in question_words()] or tokens
            if len(telling) <= LONGEST_RUN:
                for key in keys_of(telling):
                    others[key] += [other for other in group if other != words]
    return others
