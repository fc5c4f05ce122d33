"""What an example takes of a municipality that wants to copy it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary
from pilots.querysets import ConditionQuerySet


class ExampleCondition(models.Model):
    """A condition in words; where the portal's own figures can decide it, also as a test.

    low, high: ends of what fits, both included; one of them may be open.
    sector: whose emissions are meant, for that test.
    """

    class Test(models.TextChoices):
        """Which figure decides; none where only the municipality itself can tell."""

        ASK = "", _("Ask yourselves")
        POPULATION = "population", _("Number of inhabitants")
        DENSITY = "density", _("Inhabitants per km²")
        AREA = "area", _("Area in km²")
        EMISSIONS = "emissions", _("Emissions of a sector in tonnes CO₂e a year")
        NEIGHBOURS = "neighbours", _("Number of neighbours in the network")

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        related_name="conditions",
    )
    words = models.CharField(
        _("condition"),
        max_length=200,
        help_text=_("For example: at least one large district heating plant."),
    )
    test = models.CharField(
        _("decided by"), max_length=10, choices=Test, default=Test.ASK, blank=True
    )
    low = models.DecimalField(_("at least"), max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(_("at most"), max_digits=14, decimal_places=2, null=True, blank=True)
    sector = models.ForeignKey(
        Term,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.SECTOR},
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("condition of an example")
        verbose_name_plural = _("conditions of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["example", "words"],
                name="example_condition_once",
                violation_error_message=_("The example has that condition already."),
            ),
            models.CheckConstraint(
                condition=Q(test="", low__isnull=True, high__isnull=True)
                | (~Q(test="") & (Q(low__isnull=False) | Q(high__isnull=False))),
                name="condition_test_has_a_limit",
                violation_error_message=_(
                    "Write at least or at most for what figures decide, and neither for what the municipality asks itself."
                ),
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="condition_limits_in_order",
                violation_error_message=_("“At least” is not above “at most”."),
            ),
            models.CheckConstraint(
                condition=Q(test="emissions", sector__isnull=False)
                | (~Q(test="emissions") & Q(sector__isnull=True)),
                name="condition_sector_for_emissions",
                violation_error_message=_("Choose a sector for emissions, and for nothing else."),
            ),
        ]

    def __str__(self) -> str:
        return self.words
