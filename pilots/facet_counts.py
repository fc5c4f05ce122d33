"""How many hits each choice of a facet would give, counted by the database for all facets at once.

A facet is counted without its own choice, as readers expect of a shop: having chosen transport they
still see how many hits buildings would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from psycopg2 import sql

# A value is never NULL, so the one that is there says which facet a line counts; all rows have none.
LINES = sql.SQL(
    "SELECT {values}, outside, count(*) FROM ({rows}) AS one GROUP BY GROUPING SETS ({sets})"
)


class Line(NamedTuple):
    """Rows with the same value in one facet, or (without a facet) in none, and what shuts them out.

    outside: a bit for each facet whose choices they do not fit, by the facet's place, and higher bits
        for what was asked for besides facets; 0 for hits.
    """

    facet: int | None
    value: Any
    outside: int
    number: int


@dataclass(frozen=True, slots=True)
class ChoiceCounts:
    """For each facet: hits by value, and the values that any row has.

    hits: rows that fit it all. rows: all rows there are.
    """

    by_facet: list[Counter[str]]
    used: list[set[str]]
    hits: int
    rows: int


def lines_of(rows: QuerySet[Any], facets: Sequence[str]) -> list[Line]:
    """The rows by each of the columns `facets`, and all of them, each by their column `outside`."""
    inner, parameters = rows.values_list(*facets, "outside").query.sql_with_params()
    values = [sql.Identifier(facet) for facet in facets]
    sets = [sql.SQL("({}, outside)").format(value) for value in values]
    comma = sql.SQL(", ")
    statement = LINES.format(
        values=comma.join(values),
        rows=sql.SQL(inner),
        sets=comma.join([*sets, sql.SQL("(outside)")]),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [_line(values, outside, number) for *values, outside, number in cursor.fetchall()]


def count_choices(lines: Iterable[Line], facets: int) -> ChoiceCounts:
    """Hits by value of each of some facets; the choices of the other facets narrow them."""
    counts = [Counter[str]() for _ in range(facets)]
    used: list[set[str]] = [set() for _ in range(facets)]
    hits = rows = 0
    for facet, value, outside, number in lines:
        if facet is None:
            rows += number
            hits += 0 if outside else number
            continue
        used[facet].add(value)
        # Rows that only this facet shuts out would come with another choice of it.
        if outside in (0, 1 << facet):
            counts[facet][value] += number
    return ChoiceCounts(counts, used, hits, rows)


def _line(values: Sequence[Any], outside: int, number: int) -> Line:
    facet = next((at for at, value in enumerate(values) if value is not None), None)
    return Line(facet, None if facet is None else values[facet], outside, number)
