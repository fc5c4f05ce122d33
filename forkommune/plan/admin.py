"""Plan and money in the admin."""

from django.contrib import admin

from forkommune.work.administration.base import PortalInline, PortalModelAdmin

from . import models


class PillarInline(PortalInline):
    """The pillars of a project."""

    model = models.Pillar


@admin.register(models.Project)
class ProjectAdmin(PortalModelAdmin):
    """Projects with their goal."""

    list_display = ["title", "number", "period_from", "period_to"]
    search_fields = ["title", "number"]
    inlines = [PillarInline]


class MilestoneInline(PortalInline):
    """The milestones of an activity."""

    model = models.Milestone


@admin.register(models.Activity)
class ActivityAdmin(PortalModelAdmin):
    """Activities by number."""

    list_display = ["number", "title", "lead", "schedule_from", "schedule_to"]
    list_display_links = ["title"]
    list_select_related = ["lead"]
    search_fields = ["title"]
    inlines = [MilestoneInline]


@admin.register(models.Milestone)
class MilestoneAdmin(PortalModelAdmin):
    """Milestones by date."""

    list_display = ["title", "activity", "planned_to", "reached_on", "is_invented"]
    list_select_related = ["activity"]
    list_filter = ["is_invented"]
    search_fields = ["title"]
    date_hierarchy = "planned_to"


@admin.register(models.Deliverable)
class DeliverableAdmin(PortalModelAdmin):
    """What the project delivers."""

    list_display = ["code", "title", "kind", "first_draft_due", "due"]
    list_display_links = ["title"]
    list_filter = ["kind"]
    search_fields = ["code", "title"]


@admin.register(models.BudgetLine)
class BudgetLineAdmin(PortalModelAdmin):
    """The tables of the application."""

    list_display = ["label", "table", "year", "amount_nok"]
    list_filter = ["table", "year"]
    search_fields = ["label", "code"]


@admin.register(models.LedgerEntry)
class LedgerEntryAdmin(PortalModelAdmin):
    """What was spent."""

    list_display = ["date", "text", "organisation", "activity", "amount_nok", "is_invented"]
    list_select_related = ["organisation", "activity"]
    list_filter = ["cost_type", "financing", "is_invented"]
    search_fields = ["text"]
    date_hierarchy = "date"


@admin.register(models.ResearchQuestion)
class ResearchQuestionAdmin(PortalModelAdmin):
    """The questions of the application."""

    list_display = ["code", "text", "parent"]
    list_select_related = ["parent"]
    search_fields = ["code", "text"]


@admin.register(models.Pillar)
class PillarAdmin(PortalModelAdmin):
    """The pillars of the main project."""

    list_display = ["number", "title"]
    list_display_links = ["title"]
    search_fields = ["title"]


@admin.register(models.ProjectStatement)
class ProjectStatementAdmin(PortalModelAdmin):
    """Sentences of the application."""

    list_display = ["kind", "number", "text"]
    list_display_links = ["text"]
    list_filter = ["kind"]
    search_fields = ["text"]


@admin.register(models.Reference)
class ReferenceAdmin(PortalModelAdmin):
    """Literature."""

    list_display = ["authors", "year", "title", "is_listed"]
    list_filter = ["is_listed"]
    search_fields = ["authors", "title"]


@admin.register(models.Discrepancy)
class DiscrepancyAdmin(PortalModelAdmin):
    """Contradictions in the application."""

    list_display = ["place", "text_nb"]
    list_display_links = ["text_nb"]
    list_filter = ["place"]
    search_fields = ["text_nb"]
