"""What an experiment measures, and from when a change matters."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import IndicatorQuerySet

from .experiment import FieldExperiment

# The name of a column in the file with the measurements.
column_name = RegexValidator(
    r"^[a-z][a-z0-9_]*$", _("Small letters a-z, digits and _, with a letter first: bilturer_uke")
)


PERCENT = ("%", "prosent", "percent", "per cent", "pct")


class Indicator(models.Model):
    """What is measured, in which unit, and which way is better."""

    class Outcome(models.TextChoices):
        """The three outcomes of the application."""

        EMISSION = "emission", _("Emissions")
        ATTITUDE = "attitude", _("Attitudes")
        BEHAVIOUR = "behaviour", _("Behaviour")

    class Kind(models.TextChoices):
        """What one measurement is."""

        NUMBER = "number", _("A number")
        YES_NO = "yes_no", _("Yes or no, summed up as per cent")

    experiment = models.ForeignKey(
        FieldExperiment, on_delete=models.CASCADE, related_name="indicators"
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    name = models.CharField(_("indicator"), max_length=150)
    code = models.CharField(
        _("column in the file"), max_length=40, validators=[column_name], blank=True
    )
    kind = models.CharField(
        _("one measurement is"), max_length=6, choices=Kind, default=Kind.NUMBER
    )
    unit = models.CharField(_("unit"), max_length=60)
    instrument = models.TextField(_("how it is measured"), blank=True)
    factor = models.CharField(_("emission factor with source and year"), max_length=200, blank=True)
    lower_is_better = models.BooleanField(_("lower is better"), default=True)
    smallest = models.DecimalField(
        _("the smallest change that matters"),
        max_digits=14,
        decimal_places=3,
        null=True,
        blank=True,
    )
    least = models.DecimalField(
        _("lowest possible value"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    most = models.DecimalField(
        _("highest possible value"), max_digits=14, decimal_places=3, null=True, blank=True
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["experiment", "name"],
                name="indicator_once",
                violation_error_message=_("The experiment has an indicator of this name."),
            ),
            models.UniqueConstraint(
                fields=["experiment", "code"],
                condition=~Q(code=""),
                name="indicator_column_once",
                violation_error_message=_("Another indicator has this column."),
            ),
            models.CheckConstraint(
                condition=Q(smallest__isnull=True) | Q(smallest__gt=0),
                name="indicator_smallest_change_above_zero",
                violation_error_message=_("The smallest change that matters is above zero."),
            ),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(least__lt=F("most")),
                name="indicator_least_below_most",
                violation_error_message=_("The lowest possible value is below the highest."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_percent(self) -> bool:
        """Whether its values are per cent, so that a change of it is one of percentage points."""
        return self.kind == self.Kind.YES_NO or self.unit.strip().casefold() in PERCENT
