"""Barriers by the instrument they stand in the way of, or by theme; each number leads to its rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures import HeatCell, HeatMatrix, HeatRow, Thresholds
from forkommune.terms.models import Term
from municipalities.survey.models import Barrier

from .narrowing import NOT_SAID, Narrowing
from .rows import claims_of

COLUMNS = {"virkemiddel": "instrument", "tema": "theme"}


def crossing_of(narrowing: Narrowing, user: User, *, by_theme: bool) -> HeatMatrix | None:
    """Barriers of the findings that were chosen; None where there are none. Three queries.

    The theme, or the instrument, that is not in the columns is chosen above the table.
    """
    name = "tema" if by_theme else "virkemiddel"
    rows = Barrier.objects.filter(claim__in=claims_of(narrowing, user)).order_by()
    counted: Counter[tuple[int, int | None]] = Counter()
    for barrier, column, n in rows.values_list("barrier_type", COLUMNS[name]).annotate(
        n=Count("pk")
    ):
        counted[barrier, column] = n
    if not counted:
        return None
    terms = Term.objects.in_bulk({key for pair in counted for key in pair if key})
    columns = _in_order({column for _barrier, column in counted}, terms)
    return HeatMatrix(
        key="barriers-crossed",
        heading=_("Barriers by theme") if by_theme else _("Barriers by policy instrument"),
        description=_("Number of barriers by kind, and by theme or policy instrument."),
        unit=_("Number of findings. Choose a number to read the passages they rest on."),
        source=_("interviews and plans, coded in the portal."),
        unknown=_("not known"),
        columns=tuple(terms[one].label if one else _("Not said") for one in columns),
        rows=tuple(
            HeatRow(
                terms[barrier].label,
                tuple(
                    _cell(narrowing, terms, name, barrier, column, counted[barrier, column])
                    for column in columns
                ),
                total_url=narrowing.list_address(type="barrier", begrep=terms[barrier].code),
            )
            for barrier in _in_order({barrier for barrier, _column in counted}, terms)
        ),
        thresholds=Thresholds((1, 2, 4, 8)),
        row_title=_("Barrier"),
        total_title=_("In all"),
        total_urls=tuple(
            narrowing.list_address(type="barrier", **{name: _code(terms, column)})
            for column in columns
        ),
        whole_url=narrowing.list_address(type="barrier"),
    )


def _in_order(keys: set[Any], terms: dict[int, Term]) -> list[Any]:
    """In the order of the taxonomy, what is not said last."""
    known = sorted((key for key in keys if key), key=lambda key: (terms[key].position, key))
    return [*known, *([None] if None in keys else [])]


def _code(terms: dict[int, Term], column: int | None) -> str:
    return terms[column].code if column else NOT_SAID


def _cell(
    narrowing: Narrowing,
    terms: dict[int, Term],
    name: str,
    barrier: int,
    column: int | None,
    found: int,
) -> HeatCell:
    if not found:
        return HeatCell(0)
    choices = {"type": "barrier", "begrep": terms[barrier].code, name: _code(terms, column)}
    return HeatCell(found, narrowing.list_address(**choices))
