"""How many examples other choices would give: counted together, in one statement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Count, Q, QuerySet

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
    counted = {f"n{at}": Count("pk", filter=fit or None) for at, fit in enumerate(fits)}
    found: dict[str, int] = rows.aggregate(**counted)
    return [found[f"n{at}"] for at in range(len(fits))]
