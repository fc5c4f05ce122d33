"""What was concluded of an experiment, with all that the rule was given. Never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pilots.querysets import OfExperimentQuerySet

from .effect import ExampleEffect
from .experiment import FieldExperiment
from .pilot import Pilot


class ExperimentConclusion(models.Model):
    """A dated conclusion; the newest of an experiment counts, and the earlier ones stand.

    told: of each indicator, as `pilots.effects.told` writes and reads it.
    effects: the rows of evidence that it gave its example.
    """

    experiment = models.ForeignKey(
        FieldExperiment, on_delete=models.CASCADE, related_name="conclusions"
    )
    verdict = models.CharField(_("conclusion"), max_length=10, choices=Pilot.Conclusion)
    told = models.JSONField(_("what the rule was given"))
    words = models.TextField(_("what it means"), blank=True)
    concluded_at = models.DateTimeField(_("concluded at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("concluded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    effects = models.ManyToManyField(
        ExampleEffect, verbose_name=_("evidence on its example"), related_name="conclusions"
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OfExperimentQuerySet.as_manager()

    class Meta:
        verbose_name = _("conclusion of an experiment")
        verbose_name_plural = _("conclusions of experiments")
        ordering = ["experiment", "-pk"]

    def __str__(self) -> str:
        return f"{self.experiment}: {self.get_verdict_display()}"
