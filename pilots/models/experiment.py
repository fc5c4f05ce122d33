"""Field experiments of pilots: what is planned before the data come in, and what went otherwise."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import ExperimentQuerySet, OfExperimentQuerySet

from .pilot import Pilot


class FieldExperiment(models.Model):
    """How a pilot is measured: project description 1.3, pillar 3.

    It stands fast, with its indicators, from the moment the pilot's hypothesis is registered.
    """

    class Design(models.TextChoices):
        """How sure the comparison can be."""

        RANDOMISED = "randomised", _("Randomised")
        RANDOM_AFTER = "random_after", _("Randomised, measured after only")
        MATCHED = "matched", _("Matched control group")
        BEFORE_AFTER = "before_after", _("Before and after")
        AFTER_ONLY = "after_only", _("After only")

    class PersonalData(models.TextChoices):
        """Whether what is measured is of people who can be found, and by what right."""

        NONE = "none", _("No personal data")
        CONSENT = "consent", _("Personal data, with consent")
        LAW = "law", _("Personal data, on another legal basis")

    pilot = models.OneToOneField(Pilot, on_delete=models.CASCADE, related_name="experiment")
    question = models.TextField(_("what shall be found out"), blank=True)
    design = models.CharField(_("design"), max_length=14, choices=Design)
    unit = models.CharField(
        _("what is measured one by one"),
        max_length=80,
        blank=True,
        help_text=_("For example household, pupil or building."),
    )
    same_units = models.BooleanField(
        _("the same ones are measured both times"),
        default=True,
        help_text=_("Then each one's change counts, and who is missing once is left out."),
    )
    cluster = models.CharField(
        _("what is drawn in together"),
        max_length=80,
        blank=True,
        help_text=_(
            "For example school, where whole schools are in one group; each then counts once. "
            "Empty where each is in its group alone."
        ),
    )
    target_group = models.CharField(_("target group"), max_length=200)
    comparison_group = models.CharField(_("comparison group"), max_length=200, blank=True)
    planned_n = models.PositiveIntegerField(
        _("planned number in the target group"), null=True, blank=True
    )
    planned_comparison_n = models.PositiveIntegerField(
        _("planned number in the comparison group"), null=True, blank=True
    )
    measured_by = models.CharField(_("who measures"), max_length=200, blank=True)
    before_on = models.DateField(_("measured before on"), null=True, blank=True)
    after_on = models.DateField(_("measured after on"), null=True, blank=True)
    personal_data = models.CharField(
        _("personal data"), max_length=7, choices=PersonalData, blank=True
    )
    personal_basis = models.TextField(
        _("consent or legal basis"),
        blank=True,
        help_text=_("How consent is asked for and taken back, or which law allows it."),
    )
    storage = models.TextField(
        _("storage"),
        blank=True,
        help_text=_("Where the key to the codes is kept, by whom, and who can open it."),
    )
    rows_until = models.DateField(
        _("single measurements are deleted after"),
        null=True,
        blank=True,
        help_text=_("Means, numbers and intervals are kept."),
    )

    objects = ExperimentQuerySet.as_manager()

    class Meta:
        verbose_name = _("field experiment")
        verbose_name_plural = _("field experiments")
        constraints = [
            models.CheckConstraint(
                condition=Q(before_on__isnull=True)
                | Q(after_on__isnull=True)
                | Q(before_on__lt=F("after_on")),
                name="experiment_before_comes_before_after",
                violation_error_message=_("The measurement after comes later than the one before."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pilot}: {self.get_design_display()}"

    @property
    def is_compared(self) -> bool:
        """Whether the plan holds the pilot up against a group without it."""
        return self.is_drawn or self.design == self.Design.MATCHED

    @property
    def is_drawn(self) -> bool:
        """Whether lots decide who is in which group."""
        return self.design in (self.Design.RANDOMISED, self.Design.RANDOM_AFTER)

    @property
    def is_clustered(self) -> bool:
        """Whether whole schools or blocks are in one group, so that each counts once."""
        return self.cluster != ""

    @property
    def has_before(self) -> bool:
        """Whether the plan measures before the pilot begins."""
        return self.design not in (self.Design.AFTER_ONLY, self.Design.RANDOM_AFTER)


class ExperimentNote(models.Model):
    """What went otherwise than planned, or what happened beside it. Never changed."""

    class Kind(models.TextChoices):
        """What is told."""

        DEVIATION = "deviation", _("Deviation from the plan")
        SIDE_EFFECT = "side_effect", _("Side effect")

    experiment = models.ForeignKey(FieldExperiment, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(_("what is told"), max_length=11, choices=Kind)
    title = models.CharField(_("what happened"), max_length=200)
    consequence = models.TextField(_("what it means for the result"), blank=True)
    on = models.DateField(_("date"), null=True, blank=True)
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OfExperimentQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on an experiment")
        verbose_name_plural = _("notes on experiments")
        ordering = ["experiment", "pk"]

    def __str__(self) -> str:
        return self.title
