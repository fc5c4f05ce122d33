"""History and jobs in the admin: to be read, not written."""

from django.contrib import admin

from forkommune.work.models import HistoryEntry, Job

from .base import ReadOnlyAdmin


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ReadOnlyAdmin):
    """Everything that was changed, newest first."""

    list_display = ["at", "actor_id", "action", "operation", "table", "row", "reason"]
    list_filter = ["operation", "table"]
    search_fields = ["=row", "action"]


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """Long work and how it went."""

    list_display = ["kind", "state", "step_name", "attempts", "ordered_by", "ordered_at", "message"]
    list_filter = ["state", "kind"]
    list_select_related = ["ordered_by"]
    date_hierarchy = "ordered_at"
