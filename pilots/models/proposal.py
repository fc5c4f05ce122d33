"""Proposals of pilots that anybody sends, and what became of them."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary
from pilots.querysets import PilotProposalQuerySet

from .pilot import Pilot


def digest_of(token: str) -> str:
    """What is kept of the token in the sender's link."""
    return hashlib.sha256(token.encode()).hexdigest()


class PilotProposal(models.Model):
    """An idea that somebody outside has sent. Nobody is asked who they are: the sender follows it by
    a link of their own, of which only the digest is kept."""

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("In the queue")
        ACCEPTED = "accepted", _("Made a pilot project")
        DECLINED = "declined", _("Not taken up")

    title = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what is to be tried"))
    problem = models.TextField(_("problem"), blank=True)
    expected = models.TextField(_("what is expected to change, and why"), blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    actor_group = models.ForeignKey(
        Term,
        verbose_name=_("actor group"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_GROUP},
    )
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    pilot = models.OneToOneField(
        Pilot,
        verbose_name=_("pilot project"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = PilotProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of a pilot")
        verbose_name_plural = _("proposals of pilots")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided_at__isnull=False),
                name="pilot_proposal_decided_at_a_time",
                violation_error_message=_("A decision has a time."),
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="pilot_proposal_declined_with_reason",
                violation_error_message=_("Say why the proposal is not taken up."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
