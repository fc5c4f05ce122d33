"""Meetings in the admin; ballots are nobody's to list."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.work.administration.base import PortalInline, PortalModelAdmin
from forkommune.work.administration.written import told_as_table

from . import models
from .invitations.services.needs import move_deletion
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
    exclude = ["participants"]
    # The programme is published on its own page, which keeps the version.
    readonly_fields = ["told_participants", "published_at", "programme_version"]
    inlines = [SessionInline]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A meeting with notes stays: they would be nobody's, and what rests on them without its day."""
        return super().has_delete_permission(request, obj) and not (obj and obj.notes_id)

    @admin.display(description=gettext_lazy("who is invited"))
    def told_participants(self, meeting: models.Meeting) -> str:
        """The groups of the application; persons stand among the invitations."""
        return told_as_table(
            (
                group["label_nb"],
                _("%(n)d from each municipality") % {"n": group["per_municipality"]}
                if "per_municipality" in group
                else "",
            )
            for group in meeting.participants
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A new time, length or place reaches the calendars of those who have the meeting."""
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            form.instance.programme_changed_at = timezone.now()
            form.instance.save(update_fields=["programme_changed_at"])
        move_deletion(form.instance)
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


@admin.register(models.Action)
class ActionAdmin(PortalModelAdmin):
    """Follow-up."""

    list_display = ["text", "organisation", "person", "due_on", "done_on", "is_invented"]
    list_select_related = ["organisation", "person"]
    exclude = ["passages", "claims"]  # thousands; they are chosen on the meeting's own pages
    list_filter = ["meeting", "is_invented"]
    search_fields = ["text"]
