"""A proposal to the example database: somebody fills in a form, a municipality stands for it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality
from pilots.querysets import ExampleProposalQuerySet

from .example import Example


class ExampleProposal(models.Model):
    """What is being proposed; the words lie in its draft until it is sent, then in `values` and the example.

    actor: a local actor who fills it in by a link; the municipality sends it, which accepts it.
    handed_over_at: the actor has finished. declined_at: the municipality does not stand for it.
    """

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("on behalf of"),
        on_delete=models.PROTECT,
        related_name="example_proposals",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("begun by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    actor = models.CharField(_("local actor"), max_length=120, blank=True)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    handed_over_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)
    declined_because = models.CharField(_("declined because"), max_length=500, blank=True)
    values = models.JSONField(_("what was sent"), default=dict, blank=True, editable=False)
    example = models.OneToOneField(
        Example,
        verbose_name=_("example"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = ExampleProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal to the example database")
        verbose_name_plural = _("proposals to the example database")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | ~Q(declined_because=""),
                name="example_proposal_declined_with_reason",
                violation_error_message=_("Say why the municipality does not stand for it."),
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(sent_at__isnull=True),
                name="example_proposal_sent_or_declined",
                violation_error_message=_("A proposal that was sent cannot be declined."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.values.get("title") or _("Proposal %(number)d") % {"number": self.pk or 0})

    def get_absolute_url(self) -> str:
        """Its form."""
        return reverse("pilots:example-proposal", args=[self.pk])

    @property
    def can_be_written(self) -> bool:
        """Whether its words may still be changed: not sent, or sent back."""
        if self.declined_at is not None:
            return False
        state = self.example.state if self.example else ""
        return self.sent_at is None or state == Example.State.DRAFT
