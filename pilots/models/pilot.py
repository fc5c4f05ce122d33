"""Pilot projects: an idea that is assessed, chosen, measured before and after, and concluded."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.evidence.models import Claim
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Municipality
from pilots.querysets import OfPilotQuerySet, PartnerQuerySet, PilotQuerySet


class Pilot(models.Model):
    """A pilot project with its hypothesis, registered and dated before the data."""

    class Conclusion(models.TextChoices):
        """Too thin to tell is not the same as no effect."""

        EFFECT = "effect", _("Effect")
        NO_EFFECT = "no_effect", _("No effect shown")
        UNDECIDED = "undecided", _("Cannot be decided")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    claim = models.OneToOneField(
        Claim, verbose_name=_("rests on"), on_delete=models.PROTECT, related_name="pilot"
    )
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what, how much and where"))
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="pilots"
    )
    owner = models.ForeignKey(
        Organisation, verbose_name=_("owner"), on_delete=models.PROTECT, null=True, blank=True
    )
    phase = models.ForeignKey(
        Term,
        verbose_name=_("phase"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.PILOT_STATUS},
    )
    sector = models.ForeignKey(
        Term,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.SECTOR},
    )
    barrier = models.ForeignKey(
        Term,
        verbose_name=_("barrier it tests"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.BARRIER},
    )
    hypothesis = models.TextField(_("hypothesis"), blank=True)
    hypothesis_registered_at = models.DateTimeField(
        _("hypothesis registered at"), null=True, blank=True
    )
    conclusion = models.CharField(_("conclusion"), max_length=10, choices=Conclusion, blank=True)
    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("the example made of it"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pilots",
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = PilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilot project")
        verbose_name_plural = _("pilot projects")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hypothesis_registered_at__isnull=True) | ~Q(hypothesis=""),
                name="pilot_registered_hypothesis_has_words",
                violation_error_message=_("Write the hypothesis before registering it."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The pilot's page."""
        return reverse("pilots:pilot-detail", args=[self.slug])


class PilotPartner(models.Model):
    """An organisation that takes part in a pilot, and as what."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot project"), on_delete=models.CASCADE, related_name="partners"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("role"), max_length=120)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner of a pilot")
        verbose_name_plural = _("partners of pilots")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "organisation"],
                name="pilot_partner_once",
                violation_error_message=_("The partner is registered with the pilot already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.role}"


class PilotAssessment(models.Model):
    """A score 1-5 on one criterion by one assessor; the reasons count more than the sum."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="assessments")
    criterion = models.CharField(_("criterion"), max_length=80)
    score = models.PositiveSmallIntegerField(_("score"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    on = models.DateField(_("date"))
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OfPilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment of a pilot")
        verbose_name_plural = _("assessments of pilots")
        constraints = [
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=5),
                name="assessment_score_1_to_5",
                violation_error_message=_("A score is a whole number from 1 to 5."),
            ),
            models.UniqueConstraint(
                fields=["pilot", "criterion", "by"],
                name="assessment_once_per_assessor",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pilot}: {self.criterion} {self.score}"
