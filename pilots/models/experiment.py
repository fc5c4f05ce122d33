"""Field experiments of pilots: design, indicators, and what was measured before and after."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import OfExperimentQuerySet, OfIndicatorQuerySet, OfPilotQuerySet

from .pilot import Pilot


class FieldExperiment(models.Model):
    """How a pilot is measured: project description 1.3, pillar 3."""

    class Design(models.TextChoices):
        """How sure the comparison can be."""

        RANDOMISED = "randomised", _("Randomised")
        MATCHED = "matched", _("Matched control group")
        BEFORE_AFTER = "before_after", _("Before and after")
        AFTER_ONLY = "after_only", _("After only")

    pilot = models.OneToOneField(Pilot, on_delete=models.CASCADE, related_name="experiment")
    design = models.CharField(_("design"), max_length=14, choices=Design)
    target_group = models.CharField(_("target group"), max_length=200)
    comparison_group = models.CharField(_("comparison group"), max_length=200, blank=True)
    planned_n = models.PositiveIntegerField(_("planned number"), null=True, blank=True)
    reached_n = models.PositiveIntegerField(_("number reached"), null=True, blank=True)
    deviations = models.TextField(_("deviations from the plan"), blank=True)

    objects = OfPilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("field experiment")
        verbose_name_plural = _("field experiments")

    def __str__(self) -> str:
        return f"{self.pilot}: {self.get_design_display()}"


class Indicator(models.Model):
    """What is measured, in which unit, and which way is better."""

    class Outcome(models.TextChoices):
        """The three outcomes of the application."""

        EMISSION = "emission", _("Emissions")
        ATTITUDE = "attitude", _("Attitudes")
        BEHAVIOUR = "behaviour", _("Behaviour")

    experiment = models.ForeignKey(
        FieldExperiment, on_delete=models.CASCADE, related_name="indicators"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    name = models.CharField(_("indicator"), max_length=150)
    unit = models.CharField(_("unit"), max_length=60)
    lower_is_better = models.BooleanField(_("lower is better"), default=True)
    too_small = models.DecimalField(
        _("too small to matter"), max_digits=14, decimal_places=3, null=True, blank=True
    )

    objects = OfExperimentQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(fields=["experiment", "name"], name="indicator_once")
        ]

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """A group's mean at one moment, with its interval and number."""

    class Group(models.TextChoices):
        """Who was measured."""

        TARGET = "target", _("Target group")
        COMPARISON = "comparison", _("Comparison group")

    class Moment(models.TextChoices):
        """When."""

        BEFORE = "before", _("Before")
        AFTER = "after", _("After")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    group = models.CharField(_("group"), max_length=10, choices=Group)
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    on = models.DateField(_("date"))
    mean = models.DecimalField(_("mean"), max_digits=14, decimal_places=4)
    low = models.DecimalField(
        _("lower end of 95 % interval"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    high = models.DecimalField(
        _("upper end of 95 % interval"), max_digits=14, decimal_places=4, null=True, blank=True
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
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.get_moment_display()}"
