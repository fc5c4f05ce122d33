"""Synonyms in the administration. What search reads off other rows has no place of its own there."""

from django.contrib import admin

from forkommune.work.administration.base import PortalModelAdmin

from .models import SynonymGroup


@admin.register(SynonymGroup)
class SynonymGroupAdmin(PortalModelAdmin):
    """Words that stand for the same thing."""

    list_display = ["__str__", "note", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["words", "note"]
