"""The facts of a municipality as its own officers look them over, with what they have suggested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from forkommune.work.models import Suggestion
from forkommune.work.services.suggestions import in_words, plain, suggestible
from municipalities.register.models import FactConfirmation, Municipality


@dataclass(frozen=True)
class Fact:
    """One field of one row: what it says, and what is suggested instead."""

    name: str
    field: str
    value: str
    suggestion: Suggestion | None
    suggested: str


@dataclass(frozen=True)
class FactGroup:
    """The facts of one row. kind, pk: what its suggestions are about."""

    kind: str
    pk: int
    title: str
    facts: list[Fact]


@dataclass(frozen=True)
class FactsPage:
    """All that a municipality can say yes or no to, and how its earlier suggestions went."""

    municipality: Municipality
    groups: list[FactGroup]
    remarks: list[Suggestion]
    decided: list[Suggestion]
    confirmed: FactConfirmation | None
    year: int

    @property
    def open_count(self) -> int:
        """How many of its suggestions wait for a decision."""
        return len(self.remarks) + sum(
            fact.suggestion is not None for group in self.groups for fact in group.facts
        )


def rows_of(municipality: Municipality) -> list[models.Model]:
    """The rows whose facts a municipality answers for: itself, its organisation, its documents."""
    return [municipality, municipality.organisation, *municipality.plan_documents.all()]


def kind_of(row: models.Model) -> str:
    """How an address names the model of a row."""
    return str(row._meta.model_name)


def facts_page(municipality: Municipality, year: int) -> FactsPage:
    """The page for a municipality and the year for which it may confirm."""
    made = list(
        Suggestion.objects.filter(organisation=municipality.organisation)
        .with_place()
        .select_related("decided_by", "target_type")
        .order_by("-made_at", "-pk")
    )
    waiting = [one for one in made if one.state == Suggestion.State.OPEN]
    by_field = by_place(waiting)
    return FactsPage(
        municipality=municipality,
        groups=[fact_group(row, by_field) for row in rows_of(municipality)],
        remarks=[one for one in waiting if not one.field],
        decided=[one for one in made if one.decided_at and one.state != Suggestion.State.WITHDRAWN],
        confirmed=FactConfirmation.objects.filter(municipality=municipality, year=year).first(),
        year=year,
    )


def by_place(waiting: Iterable[Suggestion]) -> dict[Any, Suggestion]:
    """Open suggestions by the field that each is about; remarks are left out."""
    return {(one.target_type_id, one.target_id, one.field): one for one in waiting if one.field}


def fact_group(row: models.Model, waiting: dict[Any, Suggestion]) -> FactGroup:
    """What a row says, with the suggestions about it. waiting: as `by_place` gives them."""
    from django.contrib.contenttypes.models import ContentType

    kind = suggestible(row)
    type_id = ContentType.objects.get_for_model(row).pk
    facts = [_fact(row, field, waiting.get((type_id, str(row.pk), field))) for field in kind.fields]
    return FactGroup(kind_of(row), row.pk, kind.title(row), facts)


def _fact(row: models.Model, field: str, suggestion: Suggestion | None) -> Fact:
    name = str(getattr(row._meta.get_field(field), "verbose_name", field))
    return Fact(
        name=name[:1].upper() + name[1:],
        field=field,
        value=in_words(row, field, plain(getattr(row, field))),
        suggestion=suggestion,
        suggested=in_words(row, field, suggestion.new) or _("not known") if suggestion else "",
    )


def find_row(municipality: Municipality, kind: str, pk: int) -> models.Model | None:
    """The row of an address, if the municipality answers for it."""
    rows: Iterable[models.Model] = rows_of(municipality)
    return next((row for row in rows if (kind_of(row), row.pk) == (kind, pk)), None)
