"""What a plan lays down about a measure or target: who answers for it, by when, for how much."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from municipalities.plans.querysets import DetailQuerySet
from municipalities.survey.models.finding import Finding


class Detail(Finding):
    """Common to the three: which measure or target it belongs to, where the plan says so."""

    about = models.ForeignKey(
        Claim,
        verbose_name=_("concerns"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss_laid_down",
    )

    objects: ClassVar[Any] = DetailQuerySet.as_manager()

    class Meta(Finding.Meta):
        abstract = True


class ResponsibleUnit(Detail):
    """A unit that a plan makes responsible. A unit, never a person."""

    claim_kind = Claim.Kind.UNIT
    unit = models.CharField(_("unit"), max_length=200)

    class Meta(Detail.Meta):
        verbose_name = _("responsible unit")
        verbose_name_plural = _("responsible units")
        constraints = [
            models.CheckConstraint(
                condition=~Q(unit=""),
                name="responsible_unit_is_named",
                violation_error_message=_("Write which unit is responsible."),
            )
        ]


class Deadline(Detail):
    """By when: a year, and the day where the plan names one."""

    claim_kind = Claim.Kind.DEADLINE
    year = models.PositiveSmallIntegerField(_("year"))
    day = models.DateField(_("day"), null=True, blank=True)

    class Meta(Detail.Meta):
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=1900, year__lte=2200),
                name="deadline_year_is_a_year",
                violation_error_message=_("Write the year with four digits."),
            ),
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(day__year=models.F("year")),
                name="deadline_day_in_its_year",
                violation_error_message=_("The day lies in another year than the one written."),
            ),
        ]


class Sum(Detail):
    """Money that a plan sets aside or expects: kroner, and the year where one is named."""

    claim_kind = Claim.Kind.SUM
    amount = models.DecimalField(_("kroner"), max_digits=14, decimal_places=2)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    class Meta(Detail.Meta):
        verbose_name = _("sum")
        verbose_name_plural = _("sums")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="sum_is_positive",
                violation_error_message=_("Write an amount above nought."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=1900, year__lte=2200),
                name="sum_year_is_a_year",
                violation_error_message=_("Write the year with four digits."),
            ),
        ]
