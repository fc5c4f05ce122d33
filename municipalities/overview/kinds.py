"""The kinds of findings that the overview counts: where each lies, and what tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_date
from forkommune.ui.words import number


@dataclass(frozen=True)
class FindingKind:
    """A kind of finding, by the name of `Claim.Kind`.

    row: relation from the claim to the finding. words: what the list says of a finding beside its
    title. sort: path from the claim to the code by which it is told apart; empty where there is none.
    terms: relations of the finding that `words` reads. themed: whether it may have a theme.
    in_plans: made of plans alone, so that only a document that was studied tells that there is none.
    """

    plural: Any
    row: str
    words: Callable[[Any], str]
    sort: str = ""
    terms: tuple[str, ...] = ()
    themed: bool = False
    in_plans: bool = False


def _target(row: Any) -> str:
    change = f"{number(row.change_percent)} %" if row.change_percent is not None else ""
    years = "–".join(str(year) for year in (row.base_year, row.target_year) if year)
    return ", ".join(part for part in (row.get_scope_display(), change, years) if part)


def _sum(row: Any) -> str:
    kroner = _("%(amount)s kroner") % {"amount": number(row.amount)}
    return f"{kroner} ({row.year})" if row.year else kroner


def _routine(row: Any) -> str:
    return f"{row.routine_type}, {row.get_extent_display().lower()}"


def _institution(row: Any) -> str:
    return f"{row.get_form_display()}, {row.get_standing_display().lower()}"


KINDS: Mapping[str, FindingKind] = {
    "measure": FindingKind(
        gettext_lazy("Measures"), "measure", lambda row: str(row.status),
        sort="measure__status__code", terms=("status",), themed=True,
    ),
    "routine": FindingKind(
        gettext_lazy("Routines"), "routine", _routine,
        sort="routine__routine_type__code", terms=("routine_type",),
    ),
    "instrument": FindingKind(
        gettext_lazy("Instruments"), "instrument", lambda row: str(row.instrument_type),
        sort="instrument__instrument_type__code", terms=("instrument_type",), themed=True,
    ),
    "institution": FindingKind(
        gettext_lazy("Institutions"), "institution", _institution,
        sort="institution__form", themed=True,
    ),
    "target": FindingKind(
        gettext_lazy("Targets"), "target", _target, sort="target__scope", in_plans=True
    ),
    "unit": FindingKind(
        gettext_lazy("Responsible units"), "responsibleunit", lambda row: row.unit, in_plans=True
    ),
    "deadline": FindingKind(
        gettext_lazy("Deadlines"), "deadline",
        lambda row: format_date(row.day) if row.day else str(row.year), in_plans=True,
    ),
    "sum": FindingKind(gettext_lazy("Sums"), "sum", _sum, in_plans=True),
    "barrier": FindingKind(
        gettext_lazy("Barriers"), "barrier", lambda row: str(row.barrier_type),
        sort="barrier__barrier_type__code", terms=("barrier_type",), themed=True,
    ),
    "success": FindingKind(
        gettext_lazy("Success factors"), "successfactor",
        lambda row: str(row.barrier_type) if row.barrier_type else "",
        sort="successfactor__barrier_type__code", terms=("barrier_type",), themed=True,
    ),
    "requirement": FindingKind(
        gettext_lazy("Requirements to central government"), "requirement",
        lambda row: row.get_means_display(), sort="requirement__means", themed=True,
    ),
}  # fmt: skip
