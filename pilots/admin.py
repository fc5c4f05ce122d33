"""Pilots and examples in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.work.administration.base import PortalInline, PortalModelAdmin, ReadOnlyAdmin

from . import models


class StoryInline(PortalInline):
    """The story, part by part."""

    model = models.ExampleStory


class StepInline(PortalInline):
    """How it was done."""

    model = models.ExampleStep


class BarrierInline(PortalInline):
    """What stood in the way."""

    model = models.ExampleBarrier


class EffectInline(PortalInline):
    """Effects as figures."""

    model = models.ExampleEffect


class FundingInline(PortalInline):
    """Who paid."""

    model = models.ExampleFunding


class ConditionInline(PortalInline):
    """What it takes."""

    model = models.ExampleCondition


class SourceInline(PortalInline):
    """Where an example comes from."""

    model = models.ExampleSource
    exclude = ["document"]


@admin.register(models.Example)
class ExampleAdmin(PortalModelAdmin):
    """Examples and where they stand. New ones come by proposal, so that each has its claim."""

    list_display = ["title", "place", "state", "published_at", "is_invented"]
    list_filter = ["state", "status", "evidence_grade", "sector", "is_invented"]
    search_fields = ["title", "place", "code"]
    exclude = ["claim"]
    readonly_fields = ["state", "published_at", "confirmed_on", "asked_on", "merged_into", "way"]
    inlines = [
        StoryInline,
        StepInline,
        BarrierInline,
        EffectInline,
        FundingInline,
        ConditionInline,
        SourceInline,
    ]

    @admin.display(description=_("publication"))
    def way(self, example: models.Example) -> str:
        """Where the state is changed: on the page that records who, when and why."""
        address = reverse("work:publication", args=["example", example.pk])
        return format_html(
            '<a href="{}">{}</a>', address, gettext("Decide, send the draft, see comments")
        )

    def has_add_permission(self, request: object) -> bool:
        """An example begins as a proposal or from a finding."""
        return False


class PartnerInline(PortalInline):
    """Who takes part in a pilot."""

    model = models.PilotPartner


@admin.register(models.Pilot)
class PilotAdmin(PortalModelAdmin):
    """Pilot projects."""

    list_display = ["name", "phase", "owner", "state", "is_invented"]
    list_select_related = ["phase", "owner"]
    list_filter = ["state", "phase", "conclusion", "is_invented"]
    search_fields = ["name"]
    exclude = ["claim"]
    readonly_fields = [
        "state",
        "published_at",
        "phase",
        "conclusion",
        "hypothesis_registered_at",
        "way",
    ]
    inlines = [PartnerInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Phases are decided and conclusions follow the rule, on their pages; a registered hypothesis
        stands fast."""
        fixed = [*super().get_readonly_fields(request, obj)]
        is_registered = obj is not None and obj.hypothesis_registered_at is not None
        return [*fixed, "hypothesis"] if is_registered else fixed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A registered plan is never taken away, and its pilot stays with it; so none go in one lot."""
        may = super().has_delete_permission(request, obj)
        return may and obj is not None and obj.hypothesis_registered_at is None

    @admin.display(description=_("publication"))
    def way(self, pilot: models.Pilot) -> str:
        """Where the state is changed: on the page that records who, when and why."""
        address = reverse("work:publication", args=["pilot", pilot.pk])
        return format_html(
            '<a href="{}">{}</a>', address, gettext("Decide, send the draft, see comments")
        )

    def has_add_permission(self, request: object) -> bool:
        """A pilot begins as an idea that rests on a claim."""
        return False


@admin.register(models.Adoption)
class AdoptionAdmin(PortalModelAdmin):
    """Who copied what."""

    list_display = ["municipality", "example", "year", "is_invented"]
    list_select_related = ["municipality", "example"]
    search_fields = ["municipality__name", "example__title"]


@admin.register(models.LinkState)
class LinkStateAdmin(ReadOnlyAdmin):
    """What came of looking at the addresses of sources."""

    list_display = ["url", "outcome", "status", "checked_at", "worked_at"]
    list_filter = ["outcome"]
    search_fields = ["url"]


@admin.register(models.StatedEvidence)
class StatedEvidenceAdmin(ReadOnlyAdmin):
    """What researchers found stated about effects."""

    list_display = ["assessment", "basis", "before", "comparison", "said_by"]
    list_select_related = ["assessment__example"]
    search_fields = ["assessment__example__title"]


@admin.register(models.ExampleProposal)
class ExampleProposalAdmin(ReadOnlyAdmin):
    """What municipalities and local actors propose."""

    list_display = ["municipality", "actor", "begun_at", "sent_at", "example"]
    list_select_related = ["municipality", "example"]
    search_fields = ["municipality__name", "actor"]
