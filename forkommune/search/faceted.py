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
from django.db.models import Case, F, IntegerField, Q, Value, When
from psycopg2 import sql

from .searching import Among, Understanding, entries_holding, rank_of, widened
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
# One line for the page and for all that hold the words, and one each for what no facet shuts out and for what one of them alone does:
# rows that more than one shuts out come with no single other choice.
# For this statement alone, in the same round trip: to compile it takes longer than to run it, `@@` on every
# row is dearer than the planner knows, and the hits of a common word are to stay in memory.
ANSWER = sql.SQL("""
    SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL work_mem = '32MB';
    WITH hit AS MATERIALIZED ({rows})
    SELECT NULL::int AS outside, (SELECT count(*) FROM hit) AS number, NULL::bytea AS packed, ARRAY(
        SELECT object_id FROM hit WHERE outside = 0 ORDER BY {order} LIMIT %s OFFSET %s
    ) AS keys
    UNION ALL
    SELECT outside, count(*), string_agg(packed, ''), NULL
    FROM hit WHERE outside & (outside - 1) = 0 GROUP BY outside
""")


@dataclass(frozen=True)
class Answer:
    """keys: of the rows of the page, in their order. count: of all hits. by_facet: by the place of a
    facet the hits that each of its values would give; beyond the chosen facets `other` tells.
    understood: what the words were taken for, once it was known how many rows hold all of them."""

    keys: list[int]
    count: int
    by_facet: list[Counter[int]]
    other: Counter[int]
    understood: Understanding


@dataclass(frozen=True)
class Page:
    """Which of the hits are shown. most: None for all."""

    order: str
    first: int
    most: int | None


def ask(
    among: Among,
    understood: Understanding,
    chosen: Sequence[Collection[int]],
    *,
    order: str,
    first: int,
    most: int | None,
    values: Values,
) -> Answer:
    """Hits that hold what was asked for, with a value of each chosen facet; one statement.

    Where few hold all of several words it is asked once more for any of them.
    understood: of `read_among`, or of an earlier answer. chosen: the codes of each facet of which some
    were chosen. values: all that the entries have.
    """
    fits = [Q(facets__overlap=list(codes)) for codes in chosen]
    if understood.query and not understood.question.wide:
        none = [Counter[int]() for _ in fits]
        return Answer([], 0, none, Counter(), understood)  # nothing in it is a word
    if not understood.query and not fits:
        ordered = among.entries.order_by(*ORDERS[order]).values_list("object_id", flat=True)
        shown = list(ordered[first : None if most is None else first + most])
        return Answer(shown, -1, [], Counter(values.totals), understood)
    page = Page(order, first, most)
    held, keys, counted = _fetched(_rows(among.entries, understood, fits, order), page)
    if not understood.any_word and (wider := widened(understood, among, held)) is not understood:
        understood = wider
        held, keys, counted = _fetched(_rows(among.entries, understood, fits, order), page)
    counts = {outside: values.counted(packed) for outside, (_, packed) in counted.items()}
    other = counts.get(0, Counter())
    by_facet = [other + counts.get(1 << at, Counter()) for at in range(len(fits))]
    if not understood.query and len(fits) == 1:
        by_facet = [Counter(values.totals)]  # without its own choice nothing narrows it
    number, _packed = counted.get(0, (0, b""))
    return Answer(keys, number, by_facet, other, understood)


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


def _fetched(rows: Any, page: Page) -> tuple[int, list[int], dict[int, tuple[int, bytes]]]:
    """How many hold the words, the keys of the page, and by what shuts rows out their number and values."""
    inner, parameters = rows.query.sql_with_params()
    statement = ANSWER.format(rows=sql.SQL(inner), order=sql.SQL(ORDERS_SQL[page.order]))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, page.most, page.first])
        answered = {outside: told for outside, *told in cursor.fetchall()}
    held, _, keys = answered.pop(None)
    return (
        held,
        keys,
        {outside: (number, packed) for outside, (number, packed, _) in answered.items()},
    )
