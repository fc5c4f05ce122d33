"""Effects of an example as figures: what each is, who says so, how it is known and how sure it is."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import OfExampleQuerySet

from .resources import FIRST_YEAR, LAST_YEAR
from .source import ExampleSource


class EvidenceGrade(models.TextChoices):
    """How the effect of an example or pilot is known (kunnskapsgrunnlag)."""

    CONTROL = "control", _("Compared with a control group")
    BEFORE_AFTER = "before_after", _("Measured before and after")
    AFTER_ONLY = "after_only", _("Measured after only")
    CALCULATED = "calculated", _("Calculated")
    ESTIMATED = "estimated", _("Estimated")
    NOT_MEASURED = "not_measured", _("Not measured")
    NOT_ASSESSED = "not_assessed", _("Not assessed")


MEASURED = (EvidenceGrade.CONTROL, EvidenceGrade.BEFORE_AFTER, EvidenceGrade.AFTER_ONLY)


class EffectKind(models.TextChoices):
    """A goal, a promise or a potential is never shown as a result."""

    RESULT = "result", _("Result")
    GOAL = "goal", _("Goal")
    POTENTIAL = "potential", _("Potential")
    SUPPLIER = "supplier", _("Stated by the supplier")


class ExampleEffect(models.Model):
    """One effect: a value with its unit and year, or words where there is no figure.

    Two sources that disagree are two rows; `pilots.disagreements` flags them.
    tool, tool_owner: the supplier's own tool that gave the figure, and whose it is.
    """

    class Family(models.TextChoices):
        """What changed."""

        EMISSION = "emission", _("Emissions")
        ATTITUDE = "attitude", _("Attitudes")
        BEHAVIOUR = "behaviour", _("Behaviour")
        OTHER = "other", _("Other effect")

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        related_name="effects",
    )
    family = models.CharField(_("what changed"), max_length=9, choices=Family)
    kind = models.CharField(_("the effect is a"), max_length=9, choices=EffectKind)
    what = models.CharField(
        _("what is counted"),
        max_length=150,
        help_text=_("For example energy use of the buildings."),
    )
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=6, null=True, blank=True)
    low = models.DecimalField(
        _("lower end"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    high = models.DecimalField(
        _("upper end"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    words = models.CharField(
        _("in words"), max_length=300, blank=True, help_text=_("As the source says it.")
    )
    grade = models.CharField(
        _("evidence"), max_length=14, choices=EvidenceGrade, default=EvidenceGrade.NOT_ASSESSED
    )
    method = models.TextField(_("method"), blank=True)
    uncertainty = models.CharField(_("uncertainty in words"), max_length=300, blank=True)
    source = models.ForeignKey(
        ExampleSource,
        verbose_name=_("source"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="effects",
    )
    tool = models.CharField(_("the supplier's tool"), max_length=120, blank=True)
    tool_owner = models.CharField(_("owner of the tool"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect of an example")
        verbose_name_plural = _("effects of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=True, low__isnull=True, high__isnull=True) | ~Q(unit=""),
                name="effect_value_has_a_unit",
                violation_error_message=_(
                    "Write the unit of the effect, such as tonn CO₂e per år."
                ),
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(low__isnull=False, high__isnull=False, low__lte=F("high")),
                name="effect_interval_has_two_ends",
                violation_error_message=_("An interval has two ends, the lower one first."),
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True)
                | Q(low__isnull=True)
                | Q(low__lte=F("value"), high__gte=F("value")),
                name="effect_value_within_its_interval",
                violation_error_message=_("The value lies within its interval."),
            ),
            models.CheckConstraint(
                condition=~Q(unit__startswith="%")
                | (
                    (Q(value__isnull=True) | Q(value__range=(Decimal(-100), Decimal(100))))
                    & (Q(low__isnull=True) | Q(low__gte=Decimal(-100), high__lte=Decimal(100)))
                ),
                name="effect_share_is_a_share",
                violation_error_message=_(
                    "A share lies between -100 and 100 per cent; write larger growth as times, such as 2,5 ganger."
                ),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="effect_year_is_a_year",
                violation_error_message=_("Write the year of the effect with four digits."),
            ),
            # Nobody can have measured what has not happened yet.
            models.CheckConstraint(
                condition=~Q(kind__in=["goal", "potential"])
                | ~Q(grade__in=["control", "before_after", "after_only"]),
                name="effect_that_is_hoped_for_is_not_measured",
                violation_error_message=_(
                    "A goal or a potential cannot be measured: choose calculated, estimated or not assessed, or say that it is a result."
                ),
            ),
            models.CheckConstraint(
                condition=Q(tool="") | ~Q(tool_owner=""),
                name="effect_tool_has_an_owner",
                violation_error_message=_("Write who owns the tool that gave the figure."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.example}"

    @property
    def is_result(self) -> bool:
        """Whether it has happened; a goal, a potential or a supplier's word has not, as far as is known."""
        return self.kind == EffectKind.RESULT
