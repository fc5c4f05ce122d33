"""Questions whose SQL is written once in a process: only keys, days and words in them change.

Django takes ten times as long to write a long question as PostgreSQL to answer it for one user or one
text. A page that asks such a question each time keeps it as a `Prepared`; what is part of a longer
statement is kept as a `Statement`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar, get_type_hints

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)

# SQL and its parameters.
Statement = tuple[str, tuple[Any, ...]]
FIRST_KEY = 7_700_000_000_000_000_001  # no key is as large, and it fits a bigint
# What stands in the SQL for the first, second … value of a kind until it is asked.
STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda n: FIRST_KEY + n,
    date: lambda n: date(1, 1, 1 + n),
    str: lambda n: f"\ue000 stands for word {n}",  # of no language, so asked for by nobody
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
    """A question about keys, days and words: `Prepared(ask)(user=5)` gives the rows of `ask(user=5)`, as
    tuples.

    ask: takes `int`, `date` and `str` by name and gives a queryset of `values_list`; what it asks may depend
    on nothing else, neither the hour nor the language. Raises ValueError when one of the names is not
    asked about.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._ask = ask

    def __call__(self, **values: int | date | str) -> list[tuple[Any, ...]]:
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


class PreparedRows(Generic[Row]):
    """The same for whole rows of one model: `PreparedRows(ask)(token="…")` gives what `ask(token="…")` would.

    ask: gives a queryset of the model without `select_related`; what a row refers to is fetched when it is
    asked for. Asked with `select_for_update` it belongs into a transaction, every time.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Row]]) -> None:
        self._ask = ask

    def __call__(self, **values: int | date | str) -> list[Row]:
        """The rows for these values."""
        model, names, ask, made = self._written
        return [model.from_db("default", names, _made(row, made)) for row in ask(**values)]

    def first(self, **values: int | date | str) -> Row | None:
        """The first of the rows, if there is one."""
        return next(iter(self(**values)), None)

    @cached_property
    def _written(self) -> tuple[type[Row], list[str], Prepared, list[tuple[int, Any]]]:
        """The model, its fields, the question about them, and which of them Django makes values of."""
        kinds = get_type_hints(self._ask)
        kinds.pop("return", None)
        stands = {name: STAND_INS[kind](n) for n, (name, kind) in enumerate(kinds.items())}
        model = self._ask(**stands).model
        fields = model._meta.concrete_fields
        names = [field.attname for field in fields]

        def columns(**values: Any) -> models.QuerySet[Any, Any]:
            return self._ask(**values).values_list(*names)

        columns.__annotations__ = kinds
        made = [(n, one) for n, one in enumerate(fields) if one.get_db_converters(connection)]
        return model, names, Prepared(columns), made


def _made(row: Sequence[Any], made: Sequence[tuple[int, Any]]) -> list[Any]:
    """The values of a row, with what Django makes of some columns, such as those of JSON."""
    values = list(row)
    for place, field in made:
        for convert in field.get_db_converters(connection):
            values[place] = convert(values[place], field.cached_col, connection)
    return values
