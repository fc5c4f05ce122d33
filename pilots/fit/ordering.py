"""How many conditions of each example a municipality meets, counted in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connection

from pilots.fit.conditions import Figure
from pilots.models import ExampleCondition

# Those that are alike in one line: their rows one by one take longer to fetch than to count.
ALIKE = (
    "SET LOCAL jit = off;"
    " SELECT met, decided, array_agg(example) FROM ({rows}) AS one GROUP BY met, decided"
)
# Of more examples than this it takes longer to name them than to read the conditions of all.
FEW = 3_000


def most_met_first(keys: Sequence[int], figures: Mapping[str, Figure]) -> list[int]:
    """Keys of examples, those of which most conditions are met first, of them those of which fewest are not.

    Where that is equal they stand in the order in which they came. figures: of a municipality, as
    `figures_of` gives them. One query. What no figure decides counts for nothing.
    """
    places = _places(figures, keys)
    return sorted(keys, key=lambda key: places.get(key, (0, 0)))


def _places(figures: Mapping[str, Figure], keys: Sequence[int]) -> dict[int, tuple[int, int]]:
    """By example how many of its conditions are met, less is more, and how many are not; one query."""
    rows = ExampleCondition.objects.tallied({key: one.value for key, one in figures.items()})
    if len(keys) <= FEW:
        rows = rows.filter(example__in=keys)
    try:
        inner, parameters = rows.query.sql_with_params()
    except EmptyResultSet:  # no figures, or no examples
        return {}
    places: dict[int, tuple[int, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ALIKE.format(rows=inner), parameters)
        for met, decided, alike in cursor.fetchall():
            places |= dict.fromkeys(alike, (-met, decided - met))
    return places
