"""The codes of the application's four tables: what they are called, and which there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .bookkeeping import Dimension

if TYPE_CHECKING:
    from .models.ledger import Classified

# What the participants' time is in the application: the members finance it with their own hours.
TIME_OF_PARTICIPANTS = {
    "cost_type": "personnel_indirect",
    "sector": "other_sectors",
    "task": "user_participation",
    "financing": "own",
}
OWN = "own"


def labels() -> Mapping[str, Mapping[str, str]]:
    """Code -> words, by table, in the order of the application."""
    from .models import BudgetLine

    found: dict[str, dict[str, str]] = {dimension.value: {} for dimension in Dimension}
    rows = BudgetLine.objects.filter(table__in=list(found)).order_by("table", "position", "year")
    for table, code, label in rows.values_list("table", "code", "label"):
        found[table].setdefault(code, label)
    return found


def demand_known(row: Classified) -> None:
    """Raise ValidationError by field for codes that no table of the application has."""
    known = labels()
    wrong: dict[str, Any] = {}
    for dimension in Dimension:
        code = getattr(row, dimension.value)
        if code and code not in known[dimension]:
            wrong[dimension.value] = _(
                "“%(code)s” is none of the application's lines: %(known)s."
            ) % {"code": code, "known": ", ".join(known[dimension]) or "–"}
    if wrong:
        raise ValidationError(wrong)
