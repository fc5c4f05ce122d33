"""Meetings in the admin; ballots are nobody's to list."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from forkommune.work.administration.base import PortalInline, PortalModelAdmin

from . import models
from .services import keep_calendar_in_step


class SessionInline(PortalInline):
    """The programme."""

    model = models.Session
    fields = ["position", "kind", "title", "planned_start", "minutes"]


@admin.register(models.Meeting)
class MeetingAdmin(PortalModelAdmin):
    """Meetings of every kind."""

    list_display = ["title", "kind", "starts_at", "month", "place", "published_at", "is_invented"]
    list_filter = ["kind", "is_invented"]
    search_fields = ["title"]
    inlines = [SessionInline]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A new time, length or place reaches the calendars of those who have the meeting."""
        super().save_related(request, form, formsets, change)
        keep_calendar_in_step(form.instance)


@admin.register(models.Session)
class SessionAdmin(PortalModelAdmin):
    """Items of programmes."""

    list_display = ["meeting", "position", "title", "kind", "planned_start", "minutes"]
    list_display_links = ["title"]
    list_select_related = ["meeting"]
    list_filter = ["kind"]
    search_fields = ["title"]


@admin.register(models.Invitation)
class InvitationAdmin(PortalModelAdmin):
    """Who is invited and what they answered."""

    list_display = ["organisation", "role", "name", "state", "meeting", "is_invented"]
    list_select_related = ["organisation", "meeting"]
    list_filter = ["meeting", "role", "state", "is_invented"]
    search_fields = ["name", "organisation__name"]
    raw_id_fields = ["table"]


@admin.register(models.Action)
class ActionAdmin(PortalModelAdmin):
    """Follow-up."""

    list_display = ["text", "organisation", "person", "due_on", "done_on", "is_invented"]
    list_select_related = ["organisation", "person"]
    list_filter = ["meeting", "is_invented"]
    search_fields = ["text"]
