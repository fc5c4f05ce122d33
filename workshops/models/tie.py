"""A tie of a poll that needed an order: who put it in one, how, and why. The tie stays the result."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.ui.dates import today
from workshops.voting.querysets import TieDecisionQuerySet

from .poll import Poll


class TieDecision(models.Model):
    """The order of the options that share a place; a later decision stands in its stead, both are kept.

    order: keys of the claims, the first first. decider: who was to decide by the rule of the poll.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="tie_decisions")
    place = models.PositiveSmallIntegerField(_("shared place"))
    order = models.JSONField(_("order"), default=list)
    decider = models.CharField(_("decided by"), max_length=9, choices=Poll.Decider)
    reason = models.CharField(_("reason"), max_length=300)
    decided_on = models.DateField(_("decided on"), default=today)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = TieDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a tie")
        verbose_name_plural = _("decisions on ties")
        ordering = ["poll", "place", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="tie_decision_says_why",
                violation_error_message=_("Write why it was decided so."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.poll}: {self.place}"
