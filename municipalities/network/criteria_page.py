"""The criteria with definition, scale and what is missing; and one of them, value by value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from municipalities.register.models import Municipality

from .casing import criteria_of
from .inputs import Inputs
from .models import Division
from .run_rows import CriterionRow
from .scales import SCALES
from .sources import SourceRow, sources_of
from .values import Values


@dataclass(frozen=True)
class ValueRow:
    """A municipality's value in words ("" where it is not known), and the rows that it rests on."""

    municipality: Municipality
    words: str
    sources: list[SourceRow]


def criterion_row(values: Values, span: float | None, names: list[str]) -> CriterionRow:
    """A criterion with those of whom nothing is known; names: of the municipalities, in order."""
    missing = [name for name, one in zip(names, values.values, strict=True) if one is None]
    return CriterionRow(values, str(SCALES[values.scale]), span, missing, len(names))


def criteria_rows(inputs: Inputs) -> list[CriterionRow]:
    """All criteria as they stand now, those of which something is known first. Raises NoInputs."""
    names = [one.name for one in inputs.municipalities]
    return [
        criterion_row(one, inputs.measured(one).span, names)
        for one in (*inputs.criteria, *inputs.unknown)
    ]


def value_rows(values: Values, rows: list[Municipality], user: Any) -> list[ValueRow]:
    """One criterion value by value, in the order of the municipalities."""
    found = sources_of(values.code, rows, user)
    words = values.words or ("",) * len(rows)
    return [
        ValueRow(row, words[n] if values.values[n] is not None else "", found[row.pk])
        for n, row in enumerate(rows)
    ]


def kept_criterion(division: Division, code: str) -> Values | None:
    """A criterion as it was when a division was computed; None where it did not count."""
    return next((one for one in criteria_of(division.inputs) if one.code == code), None)
