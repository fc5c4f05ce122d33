"""Questions that shall cost what they ask for, however many rows a table has."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Subquery
from django.db.models.lookups import IsNull


def any_of(rows: models.QuerySet[Any], *, first_by: str = "") -> IsNull:
    """Whether `rows`, which name a row of the outer query, has one. As `Exists`, but looked up by an
    index for each outer row: for few outer rows of a large table, where the database would else go
    through all of it.

    first_by: the field that follows in the index, where many outer rows may share a value that few
    rows have: without an order the database would go through the table until it meets one.
    """
    order = [first_by] if first_by else []
    return IsNull(Subquery(rows.order_by(*order).values("pk")[:1]), False)
