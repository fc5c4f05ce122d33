"""What the application says in words, in the admin."""

from django.contrib import admin

from forkommune.plan import models
from forkommune.work.administration.base import PortalModelAdmin


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
