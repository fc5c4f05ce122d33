"""Filters that refuse what they do not know: a misspelt filter must not give all rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from .errors import Wrong, WrongParameters

COMMON = ("format", "page", "page_size")


class KnownFilters(DjangoFilterBackend):
    """The filters that a list declares, and no others."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        """The rows that were asked for. Raises WrongParameters, naming what is allowed."""
        asked = self.get_filterset(request, queryset, view)
        allowed = sorted([*COMMON, *view.more_parameters, *asked.filters])
        unknown = set(request.query_params) - set(allowed)
        errors = {name: _unknown(name, allowed) for name in sorted(unknown)}
        if not asked.is_valid():
            given = request.query_params
            errors |= {
                name: Wrong(
                    " ".join(map(str, messages)), given.getlist(name), _choices(asked.form, name)
                )
                for name, messages in asked.form.errors.items()
            }
        if errors:
            raise WrongParameters(errors)
        return asked.qs


def _unknown(name: str, allowed: list[str]) -> Wrong:
    return Wrong(_("There is no parameter of this name."), [name], allowed)


def _choices(form: forms.Form, name: str) -> list[str]:
    """The values that a field takes; empty when they cannot be listed."""
    field = form.fields.get(name)
    if isinstance(field, ModelChoiceField) and field.queryset is not None:
        return [str(getattr(row, field.to_field_name or "pk")) for row in field.queryset]
    return [str(value) for value, _label in getattr(field, "choices", []) if value != ""]
