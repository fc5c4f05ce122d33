"""Free-text search in examples: Norwegian stems, never the user's text as a query language.

A word of the one written language finds the same word of the other: `skular` what `skoler` finds.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from pilots.models import Example
from pilots.written_languages import word_pairs

CONFIG = "norwegian"
LONGEST_QUERY = 200


class BothLanguages(SearchQuery):
    """What was asked for, where each word stands for itself in nynorsk and in bokmål."""

    def as_sql(  # type: ignore[override]  # Django joins lists, whatever the stubs say
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The query, rewritten by PostgreSQL's own `ts_rewrite`."""
        sql, params = super().as_sql(*args, **kwargs)
        return f"ts_rewrite({sql}, %s)", [*params, _rewriting()]


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
    vector = (
        SearchVector("title", weight="A", config=CONFIG)
        + SearchVector("place", weight="A", config=CONFIG)
        + SearchVector(Coalesce(municipality_names(), Value("")), weight="A", config=CONFIG)
        + SearchVector("summary", weight="B", config=CONFIG)
        + SearchVector("effect", "cost", weight="C", config=CONFIG)
        + SearchVector("sector__label_nb", "theme__label_nb", weight="D", config=CONFIG)
        + SearchVector("instrument__label_nb", "lead_actor", weight="D", config=CONFIG)
    )
    asked = BothLanguages(words, config=CONFIG, search_type="websearch")
    return examples.annotate(words=vector, rank=SearchRank(F("words"), asked)).filter(words=asked)


def municipality_names() -> Subquery:
    """The names of an example's municipalities as one text."""
    through = Example.municipalities.through
    names = (
        through.objects.filter(example=OuterRef("pk"))
        .order_by()
        .values("example")
        .annotate(names=StringAgg("municipality__name", " "))
        .values("names")  # type: ignore[misc]
    )
    return Subquery(names, output_field=CharField())
