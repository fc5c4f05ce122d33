"""Register, survey rounds and network in the admin; interviews are not here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forkommune.ui.words import number
from forkommune.work.administration.base import PortalInline, PortalModelAdmin, VisibleAdmin
from forkommune.work.administration.reasoned import reasoned
from forkommune.work.administration.written import told_as_table
from municipalities.network.selectors import weights_of
from municipalities.register.services import ask_to_confirm
from municipalities.register.words import certainty_words

from . import models


class MembershipInline(PortalInline):
    """The memberships of a municipality."""

    model = models.Membership


class SuccessionInline(PortalInline):
    """What became of a municipality."""

    model = models.Succession
    fk_name = "predecessor"


@admin.register(models.Municipality)
class MunicipalityAdmin(PortalModelAdmin):
    """Municipalities with their period."""

    list_display = ["name", "number", "county", "valid_from", "valid_to"]
    list_select_related = ["county"]
    list_filter = ["county", "language_form"]
    search_fields = ["name", "number"]
    exclude = ["sources"]
    readonly_fields = ["told_sources"]
    inlines = [MembershipInline, SuccessionInline]
    actions = ["ask_to_confirm"]

    ask_to_confirm = reasoned(
        description=_("Ask the chosen municipalities to confirm their facts this year"),
        single=_("Ask to confirm the facts this year"),
        service=lambda municipality, by, reason: ask_to_confirm(municipality=municipality, by=by),
        permission="change",
        reason_needed=False,
    )

    @admin.display(description=_("sources"))
    def told_sources(self, municipality: models.Municipality) -> str:
        """Where a figure or a name is from, field by field."""
        fields = {field.name: field for field in municipality._meta.concrete_fields}
        named = municipality.sources.items()
        return told_as_table(
            (str(fields[name].verbose_name) if name in fields else name, source)
            for name, source in named
        )


@admin.register(models.County)
class CountyAdmin(PortalModelAdmin):
    """Counties with their period."""

    list_display = ["name", "number", "valid_from", "valid_to"]
    search_fields = ["name", "number"]


@admin.register(models.Membership)
class MembershipAdmin(PortalModelAdmin):
    """Who was a member when."""

    list_display = ["member", "valid_from", "valid_to", "precision"]
    list_select_related = ["municipality", "county"]
    search_fields = ["municipality__name", "county__name"]

    @admin.display(description=_("member"))
    def member(self, membership: models.Membership) -> str:
        """The municipality or the county."""
        return str(membership.municipality or membership.county)


@admin.register(models.Succession)
class SuccessionAdmin(PortalModelAdmin):
    """What became of municipalities."""

    list_display = ["predecessor", "successor", "kind", "on"]
    list_select_related = ["predecessor", "successor"]
    list_filter = ["kind", "on"]
    search_fields = ["predecessor__name", "successor__name"]


@admin.register(models.StatisticKind)
class StatisticKindAdmin(PortalModelAdmin):
    """Series."""

    list_display = ["label_nb", "code", "unit"]
    search_fields = ["label_nb", "code"]


class CertaintyFilter(admin.SimpleListFilter):
    """How sure the register is, in words."""

    title = _("certainty")
    parameter_name = "certainty"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The codes that the register knows."""
        return [(code, certainty_words(code)) for code in ("sourced", "memory")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of one certainty."""
        return queryset.filter(certainty=self.value()) if self.value() else queryset


@admin.register(models.Statistic)
class StatisticAdmin(PortalModelAdmin):
    """Figures with source and borders."""

    list_display = ["area_name", "kind", "year", "figure", "border_year", "sureness"]
    list_select_related = ["kind"]
    list_filter = ["kind", CertaintyFilter, "is_invented"]
    ordering = ["kind_id", "area_number", "year", "pk"]  # as the index has them; no join
    search_fields = models.Statistic.trigram_columns

    @admin.display(description=_("value"), ordering="value")
    def figure(self, statistic: models.Statistic) -> str:
        """The figure as the pages write it; what is not known is said."""
        return number(statistic.value)

    @admin.display(description=_("certainty"), ordering="certainty")
    def sureness(self, statistic: models.Statistic) -> str:
        """How sure the register is, in words."""
        return certainty_words(statistic.certainty)


class EmissionInline(PortalInline):
    """What a facility reported."""

    model = models.PointSourceEmission


@admin.register(models.PointSource)
class PointSourceAdmin(PortalModelAdmin):
    """Facilities."""

    list_display = ["name", "municipality_2020_name", "municipality", "nace_code"]
    list_select_related = ["municipality"]
    search_fields = ["name", "facility_id"]
    inlines = [EmissionInline]


class PlanTargetInline(PortalInline):
    """The targets of a plan."""

    model = models.PlanTarget
    exclude = ["claim"]  # what researchers found is not chosen here


@admin.register(models.PlanDocument)
class PlanDocumentAdmin(PortalModelAdmin):
    """Plans and related documents."""

    list_display = ["title", "document_type", "period_from", "adopted_on", "is_invented"]
    list_select_related = ["document_type"]
    list_filter = ["document_type", "is_invented"]
    search_fields = ["title"]
    inlines = [PlanTargetInline]


@admin.register(models.PlanTarget)
class PlanTargetAdmin(PortalModelAdmin):
    """Targets."""

    exclude = ["claim"]
    list_display = ["text", "document", "change_percent", "base_year", "target_year"]
    list_select_related = ["document"]
    search_fields = ["text"]


@admin.register(models.SurveyRound)
class SurveyRoundAdmin(PortalModelAdmin):
    """Rounds and the municipalities they name."""

    list_display = ["title", "starts_on", "ends_on"]
    search_fields = ["title"]


class GroupInline(PortalInline):
    """The groups of a division."""

    model = models.NetworkGroup


@admin.register(models.Division)
class DivisionAdmin(VisibleAdmin):
    """Divisions into groups."""

    list_display = ["title", "on", "objective", "published_at", "is_invented"]
    search_fields = ["title"]
    # A division names the weights that it was computed with; other weights are another division.
    exclude = ["weights", "rules", "inputs", "result"]
    readonly_fields = ["told_weights"]
    inlines = [GroupInline]

    @admin.display(description=_("weights"))
    def told_weights(self, division: models.Division) -> str:
        """What counted, and how much."""
        rows = weights_of(division)
        return told_as_table(
            (row.label, f"{number(row.percent, 0)} %") for row in rows if row.percent is not None
        )


@admin.register(models.NetworkGroup)
class NetworkGroupAdmin(PortalModelAdmin):
    """Groups."""

    list_display = ["division", "letter", "name"]
    list_select_related = ["division"]
    search_fields = ["name", "letter"]


@admin.register(models.NetworkCriterion)
class NetworkCriterionAdmin(PortalModelAdmin):
    """Criteria and their weights."""

    list_display = ["term", "weight", "is_measured"]
    list_select_related = ["term"]
    search_fields = ["term__label_nb"]
    exclude = ["claim"]
