"""How many examples other choices would give: counted together, in one statement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from forkommune.database.prepared import rows_of, statement_of
from forkommune.search.faceted import OF_ALL_HITS
from forkommune.search.searching import Understanding, entries_holding

# Values of one facet, of which a row has at least one.
Codes = Collection[int]


def count_each(
    entries: QuerySet[Any], understood: Understanding, choices: Sequence[Sequence[Codes]]
) -> list[int]:
    """Of each set of choices how many entries fit all of them and hold what was asked for."""
    if not choices:
        return []
    fits = [reduce(and_, (Q(facets__overlap=list(one)) for one in of), Q()) for of in choices]
    rows: Any = entries_holding(entries, understood).order_by()
    if all(fits):  # what fits none of them need not be read
        rows = rows.filter(reduce(or_, fits))
    names = [f"n{at}" for at in range(len(fits))]
    fitting = {
        name: Case(When(fit, then=1), default=0, output_field=IntegerField()) if fit else Value(1)
        for name, fit in zip(names, fits, strict=True)
    }
    try:
        inner, parameters = statement_of(rows.annotate(**fitting).values_list(*names))
    except EmptyResultSet:  # nothing in what was asked is a word
        return [0] * len(fits)
    counted = ", ".join(f"coalesce(sum({name}), 0)" for name in names)
    # Our names and Django's words; the values go beside them.
    statement = f"{OF_ALL_HITS}SELECT {counted} FROM ({inner}) AS hit"  # nosec B608
    return list(rows_of(statement, parameters)[0])
