"""Free-text search in examples: Norwegian stems, never the user's text as a query language.

A word of the one written language finds the same word of the other: `skular` what `skoler` finds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, QuerySet, Value
from psycopg2 import sql

from forkommune.search.indexing import CONFIG
from forkommune.search.models import SearchEntry
from pilots.models import Example
from pilots.written_languages import word_pairs

LONGEST_QUERY = 200


class BothLanguages(SearchQuery):
    """What was asked for, where each word stands for itself in nynorsk and in bokmål."""

    def as_sql(  # type: ignore[override]  # Django joins lists, whatever the stubs say
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The query, rewritten by PostgreSQL's own `ts_rewrite`."""
        asked, params = super().as_sql(*args, **kwargs)
        return f"ts_rewrite({asked}, %s)", [*params, _rewriting()]


class Written(SearchQuery):
    """A query as PostgreSQL writes it, taken as it is."""

    def as_sql(  # type: ignore[override]  # Django joins lists
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The text, cast and not parsed again."""
        (text,) = self.get_source_expressions()[-1:]
        return "%s::tsquery", [text.value]


@cache
def _rewriting() -> str:
    """SQL with one row for each word: its stem, and the stems that it stands for."""
    rows = ", ".join(
        f"(to_tsquery('{CONFIG}', '{word}'), to_tsquery('{CONFIG}', '{nynorsk} | {bokmal}'))"
        for nynorsk, bokmal in word_pairs()
        for word in (nynorsk, bokmal)
    )
    # `word_pairs` lets nothing but letters through.
    return f"SELECT asked, found FROM (VALUES {rows}) AS pairs (asked, found)"  # nosec B608


def cleaned(query: str) -> str:
    """What is searched for: without NUL, at most 200 characters."""
    return query.replace("\x00", "")[:LONGEST_QUERY].strip()


def matching(examples: QuerySet[Example], query: str) -> QuerySet[Example]:
    """Examples whose title, place, municipalities or text hold every word, annotated with `rank`.

    Title and places weigh most. An empty query gives all, with rank 0.
    """
    words = cleaned(query)
    if not words:
        return examples.annotate(rank=Value(0.0))
    asked = understood(words)
    return examples.filter(search_entries__vector=asked).annotate(
        rank=SearchRank(F("search_entries__vector"), asked)
    )


@lru_cache(maxsize=256)  # a page asks several times for the same words, and readers for its pages
def understood(words: str) -> SearchQuery:
    """What is asked for, worked out once: in a filter `ts_rewrite` would run for every row."""
    query = SearchEntry.objects.all().query
    asked = BothLanguages(words, config=CONFIG, search_type="websearch").resolve_expression(query)
    written, params = query.get_compiler(connection=connection).compile(asked)
    question = sql.SQL("SELECT ({asked})::text").format(asked=sql.SQL(written))
    with connection.cursor() as cursor:
        cursor.execute(question.as_string(cursor.connection), params)
        (text,) = cursor.fetchone()
    return Written(text)
