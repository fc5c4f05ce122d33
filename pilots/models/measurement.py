"""What was measured: one by one, as means that somebody else has worked out, or analysed elsewhere."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import ObservationQuerySet, OfIndicatorQuerySet

from .indicator import Indicator


class Group(models.TextChoices):
    """Who was measured."""

    TARGET = "target", _("Target group")
    COMPARISON = "comparison", _("Comparison group")


class Moment(models.TextChoices):
    """When."""

    BEFORE = "before", _("Before")
    AFTER = "after", _("After")


class Observation(models.Model):
    """One measurement of one unit on one day; an empty value is one that was tried and is missing.

    unit: a code that tells nobody who it is. cluster: the code of what it was drawn in together with,
    such as its school; empty where the plan names none. Yes or no stands as 1 or 0. Several days before, or
    after, are repeated measurements.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="observations")
    unit = models.CharField(_("code"), max_length=40)
    cluster = models.CharField(_("cluster"), max_length=40, blank=True)
    group = models.CharField(_("group"), max_length=10, choices=Group)
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    on = models.DateField(_("date"))
    value = models.DecimalField(_("value"), max_digits=22, decimal_places=10, null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("single measurement")
        verbose_name_plural = _("single measurements")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "unit", "moment", "on"], name="observation_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.on}"


class Measurement(models.Model):
    """A group's mean at one moment, with its interval and number, as somebody else has it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    group = models.CharField(_("group"), max_length=10, choices=Group)
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    on = models.DateField(_("date"))
    mean = models.DecimalField(_("mean"), max_digits=30, decimal_places=20)
    low = models.DecimalField(
        _("lower end of 95 % interval"), max_digits=30, decimal_places=20, null=True, blank=True
    )
    high = models.DecimalField(
        _("upper end of 95 % interval"), max_digits=30, decimal_places=20, null=True, blank=True
    )
    n = models.PositiveIntegerField(_("number measured"))
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "group", "moment"], name="measurement_once"
            ),
            models.CheckConstraint(
                condition=Q(n__gt=0),
                name="measurement_of_somebody",
                violation_error_message=_("A measurement needs at least one measured unit."),
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(
                    low__isnull=False,
                    high__isnull=False,
                    low__lte=F("mean"),
                    high__gte=F("mean"),
                ),
                name="measurement_mean_within_its_interval",
                violation_error_message=_("The mean lies within its interval, which has two ends."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.get_moment_display()}"


class KeptResult(models.Model):
    """What single measurements said, kept when they are deleted: numbers of groups, and nobody's own.

    told: as `pilots.effects.kept` writes and reads it.
    """

    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="kept")
    told = models.JSONField(_("result"))
    missing = models.PositiveIntegerField(_("measurements without a value"))
    first_on = models.DateField(_("first measured on"))
    is_invented = models.BooleanField(_("invented example"), default=False)
    deleted_at = models.DateTimeField(_("single measurements deleted at"), auto_now_add=True)

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("result of deleted measurements")
        verbose_name_plural = _("results of deleted measurements")

    def __str__(self) -> str:
        return str(self.indicator)


def stored_name(analysis: "OwnAnalysis", given: str) -> str:
    """A name of our own; what the sender called the file is never part of a path."""
    return f"analyses/{uuid.uuid4().hex}"


class OwnAnalysis(models.Model):
    """A change that a researcher has worked out in another program, put in instead of the portal's.

    Never changed; the newest of an indicator counts. value, low, high: in the indicator's unit, for
    the target group's change or the difference between the changes.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="analyses")
    value = models.DecimalField(_("change"), max_digits=30, decimal_places=20)
    low = models.DecimalField(_("lower end of 95 % interval"), max_digits=30, decimal_places=20)
    high = models.DecimalField(_("upper end of 95 % interval"), max_digits=30, decimal_places=20)
    n = models.PositiveIntegerField(_("number measured"))
    method = models.TextField(_("method"))
    file = models.FileField(_("file"), upload_to=stored_name, max_length=100)
    file_name = models.CharField(_("name of the file when it was sent"), max_length=200)
    sha256 = models.CharField(_("digest"), max_length=64)
    put_in_at = models.DateTimeField(_("put in at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("put in by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("analysis of one's own")
        verbose_name_plural = _("analyses of one's own")
        ordering = ["indicator", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(low__lte=F("value"), high__gte=F("value")),
                name="analysis_value_within_its_interval",
                violation_error_message=_("The change lies within its interval."),
            ),
            models.CheckConstraint(
                condition=Q(n__gt=0),
                name="analysis_of_somebody",
                violation_error_message=_("An analysis needs at least one measured unit."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.file_name}"
