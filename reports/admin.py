"""Editions in the admin, to be read: they are ordered and published on the report pages."""

from django.contrib import admin

from forkommune.work.administration.base import PortalModelAdmin, ReadOnlyAdmin, VisibleAdmin

from .models import Dissemination, Edition


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin, VisibleAdmin):
    """Editions of all deliverables."""

    list_display = ["deliverable", "number", "audience", "state", "ordered_at", "pages"]
    list_select_related = ["deliverable"]
    list_filter = ["state", "audience", "deliverable"]
    fields = [
        "deliverable",
        "number",
        "audience",
        "profile",
        "state",
        "ordered_at",
        "pages",
        "sha256",
    ]


@admin.register(Dissemination)
class DisseminationAdmin(PortalModelAdmin):
    """Where results were told."""

    list_display = ["title", "kind", "on", "channel", "is_invented"]
    list_filter = ["kind"]
    search_fields = ["title", "channel"]
