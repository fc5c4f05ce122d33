"""What a researcher found stated about the effect of an example; the grade follows from that."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pilots.examples.grading import Basis, Before, Comparison, Graded, SaidBy, Stated, grade_of
from pilots.querysets import StatedQuerySet

from .quality import ExampleAssessment


class StatedEvidence(models.Model):
    """What an assessment rests on, as the published rule asks for it (`pilots.examples.grading`)."""

    class Basis(models.TextChoices):
        """Where the figure comes from."""

        MEASURED = "measured", _("Measured")
        CALCULATED = "calculated", _("Calculated")
        ESTIMATED = "estimated", _("Estimated")
        NOTHING = "nothing", _("No effect is stated")

    class Comparison(models.TextChoices):
        """With whom it was compared."""

        RANDOMISED = "randomised", _("With a group that was drawn by lot")
        MATCHED = "matched", _("With a group that is like it")
        NONE = "none", pgettext_lazy("compared", "With nobody")
        NOT_STATED = "not_stated", _("Not stated")

    class Before(models.TextChoices):
        """Whether it was measured before too."""

        YES = "yes", _("Yes")
        NO = "no", _("No")
        NOT_STATED = "not_stated", _("Not stated")

    class SaidBy(models.TextChoices):
        """Who says so."""

        INDEPENDENT = "independent", _("Somebody independent")
        OWNER = "owner", _("The municipality or another owner")
        SUPPLIER = "supplier", _("The supplier alone")

    assessment = models.OneToOneField(
        ExampleAssessment,
        verbose_name=_("assessment of an example"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="stated",
    )
    basis = models.CharField(_("where the figure comes from"), max_length=10, choices=Basis)
    is_hoped_for = models.BooleanField(_("it is a goal, a potential or a promise"), default=False)
    comparison = models.CharField(
        _("compared"), max_length=10, choices=Comparison, default=Comparison.NOT_STATED
    )
    before = models.CharField(
        _("measured before too"), max_length=10, choices=Before, default=Before.NOT_STATED
    )
    said_by = models.CharField(_("who says so"), max_length=11, choices=SaidBy)
    method = models.TextField(_("how it was found"), blank=True)

    objects = StatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement about evidence")
        verbose_name_plural = _("statements about evidence")

    def __str__(self) -> str:
        return str(self.assessment)

    @property
    def graded(self) -> Graded:
        """What the rule makes of it."""
        return grade_of(
            Stated(
                basis=Basis(self.basis),
                comparison=Comparison(self.comparison),
                before=Before(self.before),
                said_by=SaidBy(self.said_by),
                has_method=bool(self.method.strip()),
                is_hoped_for=self.is_hoped_for,
            )
        )
