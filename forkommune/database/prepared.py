"""Questions whose SQL is written once in a process: only keys and days in them change.

Django takes ten times as long to write a long question as PostgreSQL to answer it for one user or one
text. A page that asks such a question each time keeps it as a `Prepared`; what is part of a longer
statement is kept as a `Statement`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, get_type_hints

from django.db import connection, models

# SQL and its parameters.
Statement = tuple[str, tuple[Any, ...]]
FIRST_KEY = 7_700_000_000_000_000_001  # no key is as large, and it fits a bigint
# What stands in the SQL for the first, second … value of a kind until it is asked.
STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda n: FIRST_KEY + n,
    date: lambda n: date(1, 1, 1 + n),
}


def statement_of(rows: Any) -> Statement:
    """The statement of a `values_list`; to keep it nothing in it may be of today or of one reader."""
    text, parameters = rows.query.sql_with_params()
    return text, tuple(parameters)


def rows_of(text: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """What a statement gives now."""
    with connection.cursor() as cursor:
        cursor.execute(text, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


class Prepared:
    """A question about keys and days: `Prepared(ask)(user=5)` gives the rows of `ask(user=5)`, as tuples.

    ask: takes `int` and `date` by name and gives a queryset of `values_list`; what it asks may depend
    on nothing else, neither the hour nor the language. Raises ValueError when one of the names is not
    asked about.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._ask = ask

    def __call__(self, **values: int | date) -> list[tuple[Any, ...]]:
        """The rows for these values."""
        sql, places = self._written
        return rows_of(sql, [values[name] if name else value for name, value in places])

    @cached_property
    def _written(self) -> tuple[str, tuple[tuple[str, Any], ...]]:
        """The SQL, and for each place in it the name of its value, or "" and a value that stays."""
        kinds = get_type_hints(self._ask)
        kinds.pop("return", None)
        stands = {name: STAND_INS[kind](n) for n, (name, kind) in enumerate(kinds.items())}
        sql, values = statement_of(self._ask(**stands))
        names = {(type(one), one): name for name, one in stands.items()}
        places = tuple((names.get((type(one), one), ""), one) for one in values)
        if forgotten := set(stands) - {name for name, _value in places}:
            raise ValueError(f"The question does not ask about {', '.join(sorted(forgotten))}.")
        return sql, places
