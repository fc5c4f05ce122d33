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

from .models import SearchEntry
from .searching import Understanding, entries_holding, rank_of
from .values import Values

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
# One line for the page, and one each for what no facet shuts out and for what one of them alone does:
# rows that more than one shuts out come with no single other choice.
ANSWER = sql.SQL("""
    WITH hit AS MATERIALIZED ({rows})
    SELECT NULL::int AS outside, NULL::bigint AS number, NULL::bytea AS packed, ARRAY(
        SELECT object_id FROM hit WHERE outside = 0 ORDER BY {order} LIMIT %s OFFSET %s
    ) AS keys
    UNION ALL
    SELECT outside, count(*), string_agg(packed, ''), NULL
    FROM hit WHERE outside & (outside - 1) = 0 GROUP BY outside
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
    values: Values,
) -> Answer:
    """Hits among entries that hold what was asked for, with a value of each chosen facet.

    chosen: the codes of each facet of which some were chosen. values: all that the entries have.
    """
    fits = [Q(facets__overlap=list(codes)) for codes in chosen]
    if understood.query and not understood.question.wide:
        return Answer([], 0, [Counter() for _ in fits], Counter())  # nothing in it is a word
    if not understood.query and not fits:
        ordered = entries.order_by(*ORDERS[order]).values_list("object_id", flat=True)
        shown = list(ordered[first : None if most is None else first + most])
        return Answer(shown, -1, [], Counter(values.totals))
    rows = _rows(entries, understood, fits, order)
    count, keys, counted = _fetched(rows, order, first, most, values)
    other = counted.get(0, Counter())
    by_facet = [other + counted.get(1 << at, Counter()) for at in range(len(fits))]
    if not understood.query and len(fits) == 1:
        by_facet = [Counter(values.totals)]  # without its own choice nothing narrows it
    return Answer(keys, count, by_facet, other)


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
        .values_list("object_id", "documented", "year", "packed", "outside", "rank")
    )


def _fetched(
    rows: Any, order: str, first: int, most: int | None, values: Values
) -> tuple[int, list[int], dict[int, Counter[int]]]:
    inner, parameters = rows.query.sql_with_params()
    statement = ANSWER.format(rows=sql.SQL(inner), order=sql.SQL(ORDERS_SQL[order]))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, most, first])
        answered = {outside: told for outside, *told in cursor.fetchall()}
    _, _, keys = answered.pop(None)
    counts = {outside: values.counted(packed) for outside, (_, packed, _) in answered.items()}
    number, _, _ = answered.get(0, (0, b"", None))
    return number, keys, counts
