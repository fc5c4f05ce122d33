"""Rows that hold what was asked for, best first: the question is worked out once, and asked anywhere.

`understand` reads the words of a visitor; `matching` keeps the rows of any query set whose model has a
search entry. What visitors may see is the query set's matter: it comes from `visible_to`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Case, F, FloatField, Value, When
from django.db.models.expressions import Combinable

from .indexables import indexables
from .indexing import type_of
from .models import SearchState, SearchWord
from .norwegian.analysis import Lexemes
from .norwegian.queries import Asked, Question, asked_for, cleaned, question_of
from .vocabulary import synonyms_at, vocabulary_of

# With fewer hits than this a question of several words is also asked for any of them.
FEW = 5
SUGGESTIONS = 8
# Above any rank: who holds all words stands before who holds some.
ALL_WORDS = 100.0
WHICH_ARE_FOUND = """
    SELECT word, EXISTS (
        SELECT FROM search_searchentry
        WHERE content_type_id = %s AND (is_public OR NOT %s) AND vector @@ query::tsquery
    ) FROM unnest(%s::text[], %s::text[]) AS one (word, query)
"""
HOW_MANY = """
    SELECT count(*) FROM (
        SELECT FROM search_searchentry
        WHERE content_type_id = %s AND (is_public OR NOT %s) AND vector @@ %s::tsquery LIMIT %s
    ) AS first
"""


@dataclass(frozen=True)
class Understanding:
    """What a visitor's words were taken for.

    corrections: the words that stand for words nothing is found by. any_word: whether rows with only
    some of the words come after the few that hold all. has_all: whether any row holds all of them.
    """

    query: str = ""
    question: Question = field(default_factory=Question)
    corrections: dict[str, str] = field(default_factory=dict)
    any_word: bool = False
    has_all: bool = True

    @property
    def searched(self) -> str:
        """The query as it was searched for."""
        words = self.query.split()
        return " ".join(self.corrections.get(word.lower(), word) for word in words)


class TsQuery(SearchQuery):
    """A query in PostgreSQL's own notation, which only the analyser writes; taken as it is."""

    def as_sql(  # type: ignore[override]  # Django joins lists
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The text, cast and not parsed by any dictionary."""
        (text,) = self.get_source_expressions()[-1:]
        return "%s::tsquery", [text.value]


def understand(query: str, *, label: str, public: bool, literally: bool = False) -> Understanding:
    """Read a query for rows of a model (`label`), public ones only or all; two statements or three.

    literally: without correcting the spelling.
    """
    words = cleaned(query)
    asked = asked_for(words)
    if not asked:
        return Understanding(words)
    kind = type_of(indexables.get(label)).pk
    version = _version()
    corrections = {} if literally else _corrections(asked, kind, version, public)
    question = question_of(asked, corrections=corrections, synonyms=synonyms_at(version).of)
    if not question.loose:
        return Understanding(words, question, corrections)
    count = _count(kind, public, question.wide)
    return Understanding(words, question, corrections, count < FEW, count > 0)


def synonyms_now() -> Callable[[Lexemes], Sequence[str]]:
    """Other words for a word, by its lexemes; as the secretariat keeps them today."""
    return synonyms_at(_version()).of


def matching(rows: Any, understood: Understanding) -> Any:
    """The rows that fit, annotated with `rank`; all of them with rank 0 where nothing was asked,
    none where what was asked holds no word."""
    return ranked(holding(rows, understood), understood)


def holding(rows: Any, understood: Understanding) -> Any:
    """The rows that `matching` finds, in no order."""
    question = understood.question
    if not question.wide:
        return rows.none() if understood.query else rows
    found_by = question.loose if understood.any_word else question.wide
    return rows.filter(search_entries__vector=TsQuery(found_by))


def ranked(rows: Any, understood: Understanding) -> Any:
    """Rows that `holding` found, annotated with `rank`."""
    question = understood.question
    if not question.wide:
        return rows.annotate(rank=Value(0.0))
    vector = F("search_entries__vector")
    wide = TsQuery(question.wide)
    rank: Combinable = 2 * SearchRank(vector, TsQuery(question.strict)) + SearchRank(vector, wide)
    if understood.any_word:
        holds_all = Case(
            When(search_entries__vector=wide, then=Value(ALL_WORDS)),
            default=Value(0.0),
            output_field=FloatField(),
        )
        rank = rank + SearchRank(vector, TsQuery(question.loose)) + holds_all
    return rows.annotate(rank=rank)


def suggestions(typed: str, *, label: str, public: bool) -> list[str]:
    """What the last word may become, the whole line each time; the words of most rows first."""
    before, _space, begun = cleaned(typed).lower().rpartition(" ")
    if len(begun) < 2:
        return []
    kind = type_of(indexables.get(label))
    counted = "public_rows" if public else "rows"
    words = SearchWord.objects.filter(content_type=kind, word__startswith=begun)
    found = words.filter(**{f"{counted}__gt": 0}).order_by(f"-{counted}", "word")
    return [
        f"{before} {word}".strip() for word in found.values_list("word", flat=True)[:SUGGESTIONS]
    ]


def _version() -> int:
    return SearchState.objects.values_list("version", flat=True).first() or 0


def _corrections(asked: Sequence[Asked], kind: int, version: int, public: bool) -> dict[str, str]:
    words = list(dict.fromkeys(word for one in asked if not one.without for word in one.words))
    if not words:
        return {}
    synonyms = synonyms_at(version)
    queries = [question_of([Asked((word,))], synonyms=synonyms.of).wide for word in words]
    with connection.cursor() as cursor:
        cursor.execute(WHICH_ARE_FOUND, [kind, public, words, queries])
        unknown = [word for word, is_found in cursor.fetchall() if not is_found]
    if not unknown:
        return {}
    vocabulary = vocabulary_of(kind, version)
    corrected = {word: vocabulary.correct(word, public=public) for word in unknown}
    return {word: meant for word, meant in corrected.items() if meant}


def _count(kind: int, public: bool, query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY, [kind, public, query, FEW])
        return int(cursor.fetchone()[0])
