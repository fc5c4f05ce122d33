"""What was decided about a pilot: from which phase to which, who, when and why. Never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from pilots.querysets import DecisionQuerySet

from .pilot import Pilot


class PilotDecision(models.Model):
    """One step of a pilot through its phases. The pilot's own phase is the truth about where it is."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="decisions")
    from_phase = models.ForeignKey(
        Term,
        verbose_name=_("from"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.PILOT_STATUS},
    )
    to_phase = models.ForeignKey(
        Term,
        verbose_name=_("to"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.PILOT_STATUS},
    )
    reason = models.TextField(_("reason"), blank=True)
    on = models.DateField(_("date"), default=today)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a pilot")
        verbose_name_plural = _("decisions on pilots")
        ordering = ["pilot", "pk"]

    def __str__(self) -> str:
        return f"{self.pilot}: {self.from_phase} → {self.to_phase}"
