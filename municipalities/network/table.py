"""A division as a table for spreadsheets: a line for each municipality."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from forkommune.figures.numbers import THIN_SPACE, format_number
from forkommune.figures.tables import guarded

from .casing import criteria_of
from .models import Division, NetworkGroup

ORDER_MARK = "\ufeff"  # tells Excel that what follows is UTF-8


def division_csv(division: Division, *, with_values: bool) -> str:
    """Heads and lines by group. What is not known is an empty cell.

    with_values: also what each criterion that counted says of the municipality, and what a move costs.
    """
    groups = list(division.groups.for_table())
    rows = [_cells(division, group, one) for group in groups for one in group.members.all()]
    if with_values and division.inputs:
        _add_values(division, rows)
    heads = list(rows[0]) if rows else [_("Number"), _("Municipality"), _("Group")]
    lines = [heads, *([row[head] for head in heads] for row in rows)]
    return ORDER_MARK + "".join(_written(line) for line in lines)


def _cells(division: Division, group: NetworkGroup, one: Any) -> dict[str, str]:
    return {
        _("Number"): one.number,
        _("Municipality"): one.name,
        _("County"): str(one.county),
        _("Group"): group.letter,
        _("Name of the group"): group.name,
        _("Division"): division.title,
        _("Invented"): _("Invented example") if division.is_invented else "",
    }


def _add_values(division: Division, rows: list[dict[str, str]]) -> None:
    letters = sorted({row[_("Group")] for row in rows}, key=lambda one: (len(one), one))
    told = division.result.get("members", {})
    numbers: list[str] = division.inputs["numbers"]
    criteria = criteria_of(division.inputs)
    for row in rows:
        member = told.get(row[_("Number")], {})
        row[_("Mean distance to the group")] = _decimals(member.get("own"))
        to = member.get("move_to")
        row[_("Cheapest other group")] = letters[to] if to is not None else ""
        price = member.get("price")
        row[_("Price of the move, per cent of J")] = _decimals(
            None if price is None else 100 * price, 1
        )
        at = numbers.index(row[_("Number")]) if row[_("Number")] in numbers else None
        for one in criteria:
            words = one.words[at] if at is not None and at < len(one.words) else ""
            row[one.label] = words.replace(THIN_SPACE, "")


def _decimals(value: float | None, decimals: int = 4) -> str:
    return "" if value is None else format_number(value, decimals).replace(THIN_SPACE, "")


def _written(cells: Sequence[str]) -> str:
    """One line; text that a spreadsheet would run as a formula is guarded."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow([guarded(one) for one in cells])
    return out.getvalue()
