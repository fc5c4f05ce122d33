"""Filters of the ledger in words: sides of the money, and where a proposal comes from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forkommune.plan.bookkeeping import Dimension
from forkommune.plan.codes import labels
from forkommune.plan.models import BudgetTable, ProposedEntry
from forkommune.work.registry import hour_sources, import_kinds


class CodeFilter(admin.SimpleListFilter):
    """Rows whose field has one of some codes, which are shown in words."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those with the chosen code; all when none is chosen."""
        chosen = self.value()
        return (
            queryset if chosen is None else queryset.filter(**{self.parameter_name or "": chosen})
        )


def side_filter(side: Dimension) -> type[CodeFilter]:
    """A filter by one of the four sides, in the order of the application."""

    class SideFilter(CodeFilter):
        """The lines of one table."""

        title = BudgetTable(side.value).label
        parameter_name = side.value

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            """Code and words."""
            return list(labels()[side].items())

    return SideFilter


SIDE_FILTERS = [side_filter(side) for side in Dimension]


def source_words(source: str) -> str:
    """A source of proposals in words."""
    if source in import_kinds:
        return str(import_kinds.get(source).title)
    return str(hour_sources.get(source).title) if source in hour_sources else source


class SourceFilter(CodeFilter):
    """Where proposals come from."""

    title = _("origin")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The sources that have proposed something."""
        found = ProposedEntry.objects.order_by("source").values_list("source", flat=True).distinct()
        return [(source, source_words(source)) for source in found]
