"""Figures: each with its year, unit, the borders it was counted in, its source and certainty."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.trigrams import trigram_index
from municipalities.register.querysets import PointSourceQuerySet, PublicQuerySet, StatisticQuerySet

from .county import County
from .municipality import Municipality


class StatisticKind(models.Model):
    """A series: population, emissions of a sector, change of emissions between two years."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label_nb = models.CharField(_("name"), max_length=120)
    label_nn = models.CharField(_("name in nynorsk"), max_length=120, blank=True)
    unit = models.CharField(_("unit"), max_length=60)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("statistical series")
        verbose_name_plural = pgettext_lazy("plural", "statistical series")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label_nb


class Statistic(models.Model):
    """One figure of one area. An unknown value is empty, never 0."""

    kind = models.ForeignKey(
        StatisticKind, verbose_name=_("series"), on_delete=models.PROTECT, related_name="statistics"
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="statistics",
    )
    county = models.ForeignKey(
        County,
        verbose_name=_("county"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="statistics",
    )
    area_name = models.CharField(_("area"), max_length=80)
    area_number = models.CharField(_("area number"), max_length=4)
    sector = models.ForeignKey(
        Term,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.SECTOR},
    )
    sector_label = models.CharField(_("sector as published"), max_length=120, blank=True)
    year_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=3, null=True, blank=True)
    border_year = models.PositiveSmallIntegerField(_("borders of"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=400)
    certainty = models.CharField(_("certainty"), max_length=40)
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = StatisticQuerySet.as_manager()
    trigram_columns = ("area_name", "area_number")

    class Meta:
        verbose_name = _("statistic")
        verbose_name_plural = _("statistics")
        ordering = ["kind", "area_number", "year"]
        indexes = [
            models.Index(fields=["municipality", "kind", "year"], name="statistic_series"),
            models.Index(fields=["kind", "area_number", "year", "id"], name="statistic_listed"),
            trigram_index("statistic_trigrams", "area_name", "area_number"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "kind",
                    "area_number",
                    "sector_label",
                    "year_from",
                    "year",
                    "border_year",
                    "source",
                ],
                name="statistic_once_per_source",
                nulls_distinct=False,
                violation_error_message=_("This source already gives the figure for that year."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1769, year__lte=2200),
                name="statistic_year_is_a_year",
                violation_error_message=_("Write the year with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_name} {self.kind} {self.year}"


class PointSource(models.Model):
    """A facility that reports its emissions."""

    facility_id = models.CharField(_("facility number"), max_length=20, unique=True)
    name = models.CharField(_("facility"), max_length=200)
    operator_number = models.CharField(
        _("organisation number of the operator"), max_length=9, blank=True
    )
    nace_code = models.CharField(_("industry code"), max_length=10, blank=True)
    municipality_2020_number = models.CharField(_("municipality number 2020"), max_length=4)
    municipality_2020_name = models.CharField(_("municipality 2020"), max_length=80)
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality in 2017"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="point_sources",
        help_text=_("Empty where the facility's municipality before 2020 is not known."),
    )
    municipality_certainty = models.CharField(
        _("certainty of the place"), max_length=60, blank=True
    )

    objects = PointSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("point source")
        verbose_name_plural = _("point sources")
        ordering = ["name", "facility_id"]

    def __str__(self) -> str:
        return self.name


class PointSourceEmission(models.Model):
    """What a facility reported for a year, in tonnes of CO2 equivalents."""

    point_source = models.ForeignKey(
        PointSource,
        verbose_name=_("point source"),
        on_delete=models.CASCADE,
        related_name="emissions",
    )
    year = models.PositiveSmallIntegerField(_("year"))
    tonnes_co2e = models.DecimalField(
        _("tonnes CO₂e"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    basis = models.CharField(_("basis"), max_length=4, blank=True)
    source = models.CharField(_("source"), max_length=400)
    certainty = models.CharField(_("certainty"), max_length=40)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("emission of a point source")
        verbose_name_plural = _("emissions of point sources")
        ordering = ["point_source", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["point_source", "year", "basis"],
                name="point_source_year_once",
                violation_error_message=_("The facility has a figure for that year already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.point_source} {self.year}"
