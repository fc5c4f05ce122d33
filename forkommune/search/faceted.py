"""A search with facets in one statement: the page of hits, how many there are, and what each choice
of a facet would give, counted without the facet's own choice, as readers expect of a shop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from psycopg2 import sql

from .models import SearchEntry, SearchFacet
from .searching import Understanding, entries_holding, rank_of

ORDERS: Mapping[str, tuple[Any, ...]] = {
    "best": (F("year").desc(nulls_last=True), "object_id"),  # nothing was asked
    "documented": ("-documented", F("year").desc(nulls_last=True), "object_id"),
    "newest": (F("year").desc(nulls_last=True), "object_id"),
}
ORDERS_SQL = {
    "best": "rank DESC, documented DESC, year DESC NULLS LAST, object_id",
    "documented": "documented DESC, year DESC NULLS LAST, object_id",
    "newest": "year DESC NULLS LAST, object_id",
}
# Rows that more than one facet shuts out come with no single other choice.
ANSWER = sql.SQL("""
    WITH hit AS MATERIALIZED ({rows}),
    page AS (
        SELECT object_id, row_number() OVER (ORDER BY {order}) AS place
        FROM hit WHERE outside = 0 ORDER BY place LIMIT %s OFFSET %s
    ),
    counted AS (
        SELECT code, outside, count(*) AS number FROM hit, unnest(facets) AS code
        WHERE outside & (outside - 1) = 0 GROUP BY code, outside
    )
    SELECT
        (SELECT count(*) FROM hit WHERE outside = 0),
        (SELECT coalesce(json_agg(object_id ORDER BY place), '[]') FROM page),
        (SELECT coalesce(json_agg(json_build_array(code, outside, number)), '[]') FROM counted)
""")


@dataclass(frozen=True)
class Answer:
    """keys: of the rows of the page, in their order. count: of all hits. by_facet: by the place of a
    facet the hits that each of its values would give; beyond the chosen facets `other` tells."""

    keys: list[int]
    count: int
    by_facet: list[Counter[int]]
    other: Counter[int]


def ask(
    entries: QuerySet[SearchEntry],
    understood: Understanding,
    chosen: Sequence[Collection[int]],
    *,
    order: str,
    first: int,
    most: int | None,
    totals: Mapping[int, int],
) -> Answer:
    """Hits among entries that hold what was asked for, with a value of each chosen facet.

    chosen: the codes of each facet of which some were chosen. totals: rows by code, of all entries.
    """
    fits = [Q(facets__overlap=list(codes)) for codes in chosen]
    if understood.query and not understood.question.wide:
        return Answer([], 0, [Counter() for _ in fits], Counter())  # nothing in it is a word
    if not understood.query and not fits:
        ordered = entries.order_by(*ORDERS[order]).values_list("object_id", flat=True)
        shown = list(ordered[first : None if most is None else first + most])
        return Answer(shown, -1, [], Counter(totals))
    rows = _rows(entries, understood, fits, order)
    count, keys, counted = _fetched(rows, order, first, most)
    by_facet = [Counter[int]() for _ in fits]
    other = Counter[int]()
    for code, outside, number in counted:
        for at, counts in enumerate(by_facet):
            if outside in (0, 1 << at):
                counts[code] += number
        if outside == 0:
            other[code] += number
    if not understood.query and len(fits) == 1:
        by_facet = [Counter(totals)]  # without its own choice nothing narrows it
    return Answer(keys, count, by_facet, other)


def totals_of(kind: int) -> dict[int, int]:
    """How many rows of a kind that everybody sees have each value; counted now where nobody has."""
    counted = SearchFacet.objects.filter(content_type=kind).values_list("code", "public_rows")
    if found := dict(counted):
        return found
    rows = SearchEntry.objects.filter(content_type=kind, is_public=True)
    return dict(Counter(code for codes in rows.values_list("facets", flat=True) for code in codes))


def _rows(entries: Any, understood: Understanding, fits: Sequence[Q], order: str) -> Any:
    rows = entries_holding(entries, understood)
    if not understood.query and fits:
        # What several facets shut out is nobody's count; without words it need not be read.
        others = [
            reduce(and_, [*fits[:at], *fits[at + 1 :]]) for at in range(len(fits)) if fits[1:]
        ]
        rows = rows.filter(reduce(or_, others) if others else fits[0])
    outside: Any = Value(0)
    for at, fit in enumerate(fits):
        outside = outside + Case(When(fit, then=0), default=1 << at, output_field=IntegerField())
    rank: Any = Value(0.0)
    if order == "best":
        rank = rank_of(understood)
        rank = Case(When(reduce(and_, fits), then=rank), default=Value(0.0)) if fits else rank
    return (
        rows.order_by()
        .annotate(outside=outside, rank=rank)
        .values_list("object_id", "documented", "year", "facets", "outside", "rank")
    )


def _fetched(rows: Any, order: str, first: int, most: int | None) -> tuple[int, list[int], Any]:
    inner, parameters = rows.query.sql_with_params()
    statement = ANSWER.format(rows=sql.SQL(inner), order=sql.SQL(ORDERS_SQL[order]))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, most, first])
        count, keys, counted = cursor.fetchone()
    return count, keys, counted
