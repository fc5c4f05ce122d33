"""Activities, milestones and deliverables in the admin; dates move with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forkommune.plan import models
from forkommune.plan.services.milestones import (
    mark_reached,
    move_deliverable,
    move_milestone,
    postpone,
    take_back,
)
from forkommune.work.administration.base import FilledFilter, PortalInline, PortalModelAdmin
from forkommune.work.administration.reasoned import reasoned
from forkommune.work.history import acting

from .acting import ActingAdmin, ActingForm, ActivityColumn

TWO_WEEKS = timedelta(days=14)


class PillarInline(PortalInline):
    """The pillars of a project."""

    model = models.Pillar


@admin.register(models.Project)
class ProjectAdmin(PortalModelAdmin):
    """Projects with their goal."""

    list_display = ["title", "number", "period_from", "period_to"]
    search_fields = ["title", "number"]
    exclude = ["facts"]  # the application's own, as loaded; pages show what they need of it
    inlines = [PillarInline]


class MilestoneInline(PortalInline):
    """The milestones of an activity; their dates are moved on the milestone's own page."""

    model = models.Milestone
    fields = ("title", "planned_from", "planned_to", "reached_on")
    readonly_fields = ("title", "planned_from", "planned_to", "reached_on")
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A milestone is added on its own page."""
        return False


@admin.register(models.Activity)
class ActivityAdmin(PortalModelAdmin):
    """Activities by number."""

    list_display = ["number", "title", "lead", "schedule_from", "schedule_to"]
    list_display_links = ["title"]
    list_select_related = ["lead"]
    list_filter = ["lead"]
    search_fields = ["title"]
    inlines = [MilestoneInline]


class MilestoneForm(ActingForm):
    """The words of a milestone, its dates, and why these change."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        required=False,
        help_text=_("Needed when dates are changed; it stands beside the old dates."),
    )

    class Meta:
        model = models.Milestone
        fields = ["activity", "title", "wording", "planned_from", "planned_to", "reached_on"]

    def act(self) -> models.Milestone:
        """Words first, then what was reached, then the dates."""
        said = self.cleaned_data
        words = {name: said[name] for name in ("activity", "title", "wording")}
        if self.instance.pk is None:
            return self._add(words, said)
        row = models.Milestone.objects.get(pk=self.instance.pk)
        dates = {name: said[name] for name in ("planned_from", "planned_to")}
        if said["reached_on"] != row.reached_on and row.reached_on is not None:
            row = take_back(milestone=row, by=self.by, reason=said["reason"])
        row = move_milestone(milestone=row, **dates, by=self.by, reason=said["reason"])
        if said["reached_on"] is not None and said["reached_on"] != row.reached_on:
            row = mark_reached(
                milestone=row, by=self.by, on=said["reached_on"], reason=said["reason"]
            )
        write(row, words, by=self.by, action="milestone.written")
        return row

    def _add(self, words: dict[str, Any], said: dict[str, Any]) -> models.Milestone:
        row = models.Milestone(planned_from=said["planned_from"], planned_to=said["planned_to"])
        write(row, words, by=self.by, action="milestone.written")
        if said["reached_on"] is None:
            return row
        return mark_reached(milestone=row, by=self.by, on=said["reached_on"])


def write(row: Any, words: dict[str, Any], *, by: Any, action: str) -> None:
    """Save the words of a row. Raises ValueError in words where its rules forbid them."""
    for name, value in words.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except forms.ValidationError as fault:
        raise ValueError(" ".join(fault.messages)) from fault
    with acting(by, action):
        row.save()


class MoveInline(PortalInline):
    """Which dates a milestone had before, and why it was moved."""

    model = models.MilestoneMove
    fields = ("old_to", "new_to", "reason", "moved_by", "moved_at")
    readonly_fields = ("old_to", "new_to", "reason", "moved_by", "moved_at")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A move is made by changing the dates."""
        return False


@admin.register(models.Milestone)
class MilestoneAdmin(ActivityColumn, ActingAdmin):
    """Milestones by date."""

    form = MilestoneForm
    list_display = ["title", "activity_short", "planned_to", "reached_on", "is_invented"]
    list_select_related = ["activity"]
    list_filter = ["activity", ("reached_on", FilledFilter), "is_invented"]
    search_fields = ["title"]
    date_hierarchy = "planned_to"
    autocomplete_fields = ["activity"]
    inlines = [MoveInline]
    actions = ["reached", "not_reached", "two_weeks_later"]

    reached = reasoned(
        description=_("The chosen milestones are reached today"),
        single=_("Reached today"),
        service=lambda row, by, reason: mark_reached(milestone=row, by=by, reason=reason),
        permission="change",
        reason_needed=False,
    )
    not_reached = reasoned(
        description=_("The chosen milestones are not reached after all"),
        single=_("Not reached after all"),
        service=lambda row, by, reason: take_back(milestone=row, by=by, reason=reason),
        permission="change",
    )
    two_weeks_later = reasoned(
        description=_("Move the chosen milestones two weeks later"),
        single=_("Move two weeks later"),
        service=lambda row, by, reason: postpone(
            milestone=row, by=TWO_WEEKS, user=by, reason=reason
        ),
        permission="change",
    )


class DeliverableForm(ActingForm):
    """The words of a deliverable, its dates, and why these change."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        required=False,
        help_text=_("Needed when dates are changed; history keeps it with the old dates."),
    )
    words = ("project", "activity", "code", "title", "wording", "kind")
    dates = ("first_draft_due", "due")

    class Meta:
        model = models.Deliverable
        fields = [
            "project",
            "activity",
            "code",
            "title",
            "wording",
            "kind",
            "first_draft_due",
            "due",
        ]

    def act(self) -> models.Deliverable:
        """The dates with their reason, then the words; a new one has nothing to be moved from."""
        said = self.cleaned_data
        words = {name: said[name] for name in self.words}
        dates = {name: said[name] for name in self.dates}
        if self.instance.pk is None:
            row = models.Deliverable()
            write(row, words | dates, by=self.by, action="deliverable.added")
            return row
        row = move_deliverable(
            deliverable=self.instance, **dates, by=self.by, reason=said["reason"]
        )
        write(row, words, by=self.by, action="deliverable.written")
        return row


@admin.register(models.Deliverable)
class DeliverableAdmin(ActingAdmin):
    """What the project delivers."""

    form = DeliverableForm
    list_display = ["code", "title", "kind", "first_draft_due", "due"]
    list_display_links = ["title"]
    list_filter = ["kind", "activity"]
    list_select_related = ["activity"]
    search_fields = ["code", "title"]
    date_hierarchy = "due"
