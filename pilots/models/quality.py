"""What vouches for an example: the assessment of a researcher, and what the team notes beside it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.ui.dates import today
from pilots.querysets import NoteQuerySet, OfExampleQuerySet

from .effect import EvidenceGrade


class ExampleAssessment(models.Model):
    """A researcher's dated assessment. A later one stands beside it; the newest counts."""

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        related_name="assessments",
    )
    grade = models.CharField(_("evidence"), max_length=14, choices=EvidenceGrade)
    text = models.TextField(_("assessment"))
    on = models.DateField(_("date"), default=today)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assessed by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment of an example")
        verbose_name_plural = _("assessments of examples")
        ordering = ["example", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="example_assessment_says_something",
                violation_error_message=_("Write what the assessment rests on."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.example}: {self.get_grade_display()}"


class ExampleNote(models.Model):
    """A remark for the project team alone, on the whole example or on one part of it."""

    example = models.ForeignKey(
        "pilots.Example", verbose_name=_("example"), on_delete=models.CASCADE, related_name="notes"
    )
    part = models.CharField(_("about"), max_length=30, blank=True)
    text = models.TextField(_("note"))
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on an example")
        verbose_name_plural = _("notes on examples")
        ordering = ["example", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
