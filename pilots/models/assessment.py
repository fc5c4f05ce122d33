"""What one person says of a pilot, criterion by criterion; others see it when it is handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import AssessmentQuerySet, OfAssessmentQuerySet

from .criterion import CriteriaVersion, Criterion
from .pilot import Pilot


class Assessment(models.Model):
    """One person's assessment of one pilot. Handed in, it is never changed; a new one may be handed in
    in place of it until it is decided, and both stay.

    replaces: the assessor's earlier one, whatever becomes of the name. changed_because: what made them
    see it otherwise.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="assessments")
    version = models.ForeignKey(
        CriteriaVersion,
        verbose_name=_("version of the criteria"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assessed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("in place of"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    changed_because = models.TextField(_("what made you change it"), blank=True)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment of a pilot")
        verbose_name_plural = _("assessments of pilots")
        ordering = ["pilot", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "by"],
                condition=Q(replaces__isnull=True),
                name="assessment_begun_once_per_person",
                violation_error_message=_("You have an assessment of this pilot already."),
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True)
                | Q(handed_in_at__isnull=True)
                | ~Q(changed_because=""),
                name="assessment_anew_says_why",
                violation_error_message=_("Write what made you change it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pilot}: {self.by or '–'}"


class AssessmentScore(models.Model):
    """A score 1-5 with its reason; without a score the reason says why it cannot be assessed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("score of a pilot")
        verbose_name_plural = _("scores of pilots")
        ordering = ["assessment", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5),
                name="assessment_score_1_to_5",
                violation_error_message=_("A score is a whole number from 1 to 5."),
            ),
            models.UniqueConstraint(
                fields=["assessment", "criterion"], name="assessment_score_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.score or '–'}"
