"""What pilots are assessed on, with weights: published, dated, and never changed afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import CriteriaVersionQuerySet, CriterionQuerySet


class Criterion(models.Model):
    """One thing that a pilot is assessed on. Another wording is another criterion."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("criterion"), max_length=80)
    question = models.TextField(_("what is asked"))
    lowest = models.CharField(_("1 means"), max_length=200)
    highest = models.CharField(_("5 means"), max_length=200)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("criterion for pilots")
        verbose_name_plural = _("criteria for pilots")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class CriteriaVersion(models.Model):
    """The criteria and weights that hold from a day on, until the next version."""

    number = models.PositiveIntegerField(_("version"), unique=True)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.TextField(_("why they are so"))
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = CriteriaVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the criteria")
        verbose_name_plural = _("versions of the criteria")
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class CriterionWeight(models.Model):
    """How much a criterion counts in one version, in per cent."""

    version = models.ForeignKey(CriteriaVersion, on_delete=models.CASCADE, related_name="weights")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="weights")
    weight = models.PositiveSmallIntegerField(_("weight in per cent"))
    position = models.PositiveSmallIntegerField(_("place"))

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("weight of a criterion")
        verbose_name_plural = _("weights of criteria")
        ordering = ["version", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "criterion"], name="criterion_once_per_version"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100),
                name="criterion_weight_1_to_100",
                violation_error_message=_("A weight is a whole number from 1 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.weight}"
