"""Questions to the room. A ballot carries no person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from workshops.querysets import BallotQuerySet, PollQuerySet

from .meeting import Meeting


class Poll(models.Model):
    """A question with options; open points per municipality, or an anonymous show of dots."""

    class Kind(models.TextChoices):
        """How it is answered."""

        POINTS = "points", _("Open points per municipality")
        DOTS = "dots", _("Anonymous dots")
        SCORE = "score", _("Score 0-5")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="polls")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    question = models.CharField(_("question"), max_length=200)
    options = models.ManyToManyField(Claim, verbose_name=_("options"), related_name="+", blank=True)
    dots = models.PositiveSmallIntegerField(_("dots each"), default=3)
    at_most = models.PositiveSmallIntegerField(_("at most on one option"), default=2)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False),
                name="poll_opened_before_it_closed",
                violation_error_message=_("A poll that was never opened cannot be closed."),
            )
        ]

    def __str__(self) -> str:
        return self.question


class Ballot(models.Model):
    """A vote. While open it hangs on a keyed hash; after close on nothing."""

    id = models.UUIDField(primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    voter_hash = models.CharField(max_length=64, blank=True)
    choices = models.JSONField(default=dict)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "voter_hash"],
                condition=~Q(voter_hash=""),
                name="ballot_once_while_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}"
