"""Synonyms in the administration, and what was searched for in vain. What search reads off other rows has no place of its own there."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from forkommune.work.administration.base import PortalModelAdmin

from .models import SynonymGroup, UnansweredSearch


@admin.register(SynonymGroup)
class SynonymGroupAdmin(PortalModelAdmin):
    """Words that stand for the same thing."""

    list_display = ["__str__", "note", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["words", "note"]


@admin.register(UnansweredSearch)
class UnansweredSearchAdmin(PortalModelAdmin):
    """What was asked for in vain often enough to be nobody's own words; read only."""

    list_display = ["words", "times", "first_on", "last_on"]
    search_fields = ["words"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[UnansweredSearch]:
        """Rare words are shown to nobody."""
        found: QuerySet[UnansweredSearch] = UnansweredSearch.objects.visible_to(request.user)
        return found

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Searching adds them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes what was searched for."""
        return False
