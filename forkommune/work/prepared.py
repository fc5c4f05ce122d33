"""Questions whose SQL is written once in a process: only the numbers in them change.

Django takes ten times as long to write a long question as PostgreSQL to answer it for one user or one
text. A page that asks such a question each time keeps it as a `Prepared`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from inspect import signature
from typing import Any

from django.db import connection, models

FIRST_STAND_IN = 7_700_000_000_000_000_001  # no key is as large, and it fits a bigint


class Prepared:
    """A question about keys: `Prepared(ask)(user=5)` gives the rows of `ask(user=5)`, as tuples.

    ask: takes keys by name and gives a queryset of `values_list`; what it asks may depend on nothing
    else, neither the day nor the language. Raises ValueError when one of the names is not asked about.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._ask = ask

    def __call__(self, **keys: int) -> list[tuple[Any, ...]]:
        """The rows for these keys."""
        sql, values = self._written
        with connection.cursor() as cursor:
            cursor.execute(sql, [keys[name] if name else value for name, value in values])
            return cursor.fetchall()

    @cached_property
    def _written(self) -> tuple[str, tuple[tuple[str, Any], ...]]:
        """The SQL, and for each place in it the name of its key, or "" and its value."""
        names = tuple(signature(self._ask).parameters)
        stand_ins = dict(zip(range(FIRST_STAND_IN, FIRST_STAND_IN + len(names)), names, strict=True))
        rows = self._ask(**{name: number for number, name in stand_ins.items()})
        sql, values = rows.query.sql_with_params()
        places = tuple((stand_ins.get(one, "") if type(one) is int else "", one) for one in values)
        if forgotten := set(names) - {name for name, _value in places}:
            raise ValueError(f"The question does not ask about {', '.join(sorted(forgotten))}.")
        return sql, places
