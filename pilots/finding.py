"""Free-text search in examples: Norwegian stems, never the user's text as a query language."""

from __future__ import annotations

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from pilots.models import Example

CONFIG = "norwegian"
LONGEST_QUERY = 200


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
    asked = SearchQuery(words, config=CONFIG, search_type="websearch")
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
