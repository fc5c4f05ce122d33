"""What every list and form of the admin shares."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import PermissionDenied
from django.db import models, router
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.models import HistoryEntry

HISTORY_SHOWN = 200
# Addresses without a scheme are read as https, as Django will do from 6.0.
HTTPS_ADDRESSES: dict[Any, Any] = {models.URLField: {"assume_scheme": "https"}}


# A filter by another row offers the rows that the list points at, not the whole other list.
admin.FieldListFilter.register(
    lambda field: bool(field.remote_field), admin.RelatedOnlyFieldListFilter, take_priority=True
)


class PlainChoices:
    """Plain select boxes in place of Django's autocomplete: that widget writes style attributes,
    which the content-security policy forbids, and gives its box no name to those who hear it."""

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """None."""
        return ()


class PortalModelAdmin(PlainChoices, admin.ModelAdmin):
    """Lists of 50 with known totals; the history is the database's own."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALWAYS
    formfield_overrides = HTTPS_ADDRESSES

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, under the name of what it lists."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Say in the history that it was done in the admin."""
        with acting(request.user, "admin.changed" if change else "admin.added"):
            super().save_model(request, obj, form, change)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """What goes along with a row, and what forbids it, as numbers by kind.

        Django would name every row; findings and informants are not for all who are in the admin.
        """
        _named, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            collector = NestedObjects(using=router.db_for_write(self.model))
            collector.collect(objs)
            kinds = Counter(str(row._meta.verbose_name_plural) for row in collector.protected)
            protected = [f"{kind}: {count}" for kind, count in sorted(kinds.items())]
        return [str(one) for one in objs], dict(counts), lacking, protected

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what in this row and when, bulk writes included."""
        # Everybody in the admin reaches the address; Django's own view, which asks, is not called.
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied(f"{request.user} may not see {self.opts.label}.")
        subject = self.get_object(request, object_id)
        if subject is None:
            raise Http404(f"{self.opts.label} has no row {object_id!r}.")
        entries = list(HistoryEntry.objects.of(subject)[:HISTORY_SHOWN])
        names = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change history: %s") % subject,
            "entries": [(entry, names.get(entry.actor_id or 0)) for entry in entries],
            "opts": self.opts,
            "object": subject,
            "module_name": self.opts.verbose_name_plural,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)


class PortalInline(PlainChoices, admin.TabularInline):
    """Rows that belong to the row of the page."""

    extra = 0
    formfield_overrides = HTTPS_ADDRESSES


class ReadOnlyAdmin(PortalModelAdmin):
    """Rows that the portal writes itself."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes by hand."""
        return False


class VisibleAdmin(PortalModelAdmin):
    """Lists only the rows that `visible_to` gives the visitor."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows the visitor may read, in the model's order."""
        rows: QuerySet[Any] = self.model._default_manager.visible_to(request.user)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows
