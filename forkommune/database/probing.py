"""Questions that shall cost what they ask for, however many rows a table has."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import Lookup, Q, Subquery
from django.db.models.lookups import IsNull


@models.IntegerField.register_lookup
class Among(Lookup):
    """`= ANY(keys)`: `in` looks at each of some thousand keys several times before it asks."""

    lookup_name = "among"

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """One parameter for all of them."""
        return "%s", (list(value),)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The comparison."""
        left, left_parameters = self.process_lhs(compiler, connection)
        right, parameters = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right}::bigint[])", (*left_parameters, *parameters)

    def get_prep_lookup(self) -> frozenset[int]:
        """The keys, as they are."""
        keys: Collection[int] = self.rhs
        return frozenset(keys)


def among(field: str, keys: Collection[int]) -> Q:
    """Whether a field is one of very many keys; `in` for few."""
    return Q(**{f"{field}__among": frozenset(keys)})


def any_of(rows: models.QuerySet[Any], *, first_by: str = "") -> IsNull:
    """Whether `rows`, which name a row of the outer query, has one. As `Exists`, but looked up by an
    index for each outer row: for few outer rows of a large table, where the database would else go
    through all of it.

    first_by: the field that follows in the index, where many outer rows may share a value that few
    rows have: without an order the database would go through the table until it meets one.
    """
    order = [first_by] if first_by else []
    return IsNull(Subquery(rows.order_by(*order).values("pk")[:1]), False)
