"""Questions to the room: open points per municipality, and dots that nobody can trace."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from municipalities.models import Municipality
from workshops.querysets import BallotQuerySet, PollQuerySet

from .invitation import Invitation
from .meeting import Meeting


class Poll(models.Model):
    """A question with options; it opens and closes by the server's clock.

    dots: what one municipality, or one person, may give in all. voters: how many voted, told when
    it is closed. by_role: sums by role, where at least five stand behind each.
    """

    class Kind(models.TextChoices):
        """How it is answered."""

        POINTS = "points", _("Open points per municipality")
        DOTS = "dots", _("Anonymous dots")

    class Decider(models.TextChoices):
        """Who puts what got the same in an order, where one is needed."""

        STEERING = "steering", _("The steering group")
        ORGANISER = "organiser", _("Whoever holds the meeting")
        ROOM = "room", _("Those who voted, in a new round")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="polls")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    question = models.CharField(_("question"), max_length=200)
    options = models.ManyToManyField(Claim, verbose_name=_("options"), related_name="+", blank=True)
    dots = models.PositiveSmallIntegerField(_("dots each"), default=3)
    at_most = models.PositiveSmallIntegerField(_("at most on one option"), default=2)
    shows_live = models.BooleanField(_("sums are shown while it is open"), default=False)
    tie_decider = models.CharField(
        _("who decides where a tie needs an order"),
        max_length=9,
        choices=Decider,
        default=Decider.STEERING,
    )
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    voters = models.PositiveIntegerField(_("voters"), null=True, blank=True, editable=False)
    by_role = models.JSONField(_("by role"), default=dict, blank=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False),
                name="poll_opened_before_it_closed",
                violation_error_message=_("A poll that was never opened cannot be closed."),
            ),
            models.CheckConstraint(
                condition=Q(dots__gte=1, at_most__gte=1) & Q(at_most__lte=models.F("dots")),
                name="poll_gives_something",
                violation_error_message=_(
                    "Give at least one, and no more to one option than there is in all."
                ),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(closed_at__isnull=False),
                name="poll_closed_before_it_is_published",
                violation_error_message=_("Close the poll before its result is published."),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody is to know who gave what."""
        return self.kind == self.Kind.DOTS

    def is_open(self, now: datetime | None = None) -> bool:
        """Whether it takes answers, by the server's clock."""
        now = now or timezone.now()
        in_time = self.closes_at is None or now < self.closes_at
        return self.opened_at is not None and self.closed_at is None and in_time

    @property
    def shut_at(self) -> datetime | None:
        """When it took its last answer, or will."""
        return self.closed_at or self.closes_at


class PointSheet(models.Model):
    """What one municipality gives, from the phones of both its people; the last save stands.

    version, tab, seq: by which a save that comes twice, or that met another's, is known.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="sheets")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)
    tab = models.CharField(max_length=36, blank=True)
    seq = models.PositiveIntegerField(default=0)
    given_by = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    given_as = models.CharField(max_length=14, choices=Invitation.Role, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("points of a municipality")
        verbose_name_plural = _("points of municipalities")
        constraints = [
            models.UniqueConstraint(fields=["poll", "municipality"], name="sheet_once_per_poll")
        ]

    def __str__(self) -> str:
        return f"{self.municipality}"


class Points(models.Model):
    """What a municipality gives one option, and whether it wants to take part."""

    sheet = models.ForeignKey(PointSheet, on_delete=models.CASCADE, related_name="rows")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="points")
    points = models.PositiveSmallIntegerField(default=0)
    wants_part = models.BooleanField(default=False)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("points of an option")
        verbose_name_plural = _("points of options")
        constraints = [models.UniqueConstraint(fields=["sheet", "claim"], name="points_once")]

    def __str__(self) -> str:
        return f"{self.points}"


class PollSecret(models.Model):
    """The key of the digests that the ballots of one open poll hang on; deleted when it closes."""

    poll = models.OneToOneField(
        Poll, on_delete=models.CASCADE, related_name="secret", primary_key=True
    )
    key = models.BinaryField()

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("key of a poll")
        verbose_name_plural = _("keys of polls")

    def __str__(self) -> str:
        return f"{self.poll_id}"


class Ballot(models.Model):
    """The dots of one person while the poll is open, on a keyed digest; deleted when it closes.

    counted: what the last sums that were shown held of it; None: nothing yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    voter_hash = models.CharField(max_length=64)
    choices = models.JSONField(default=dict)
    counted = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=0)
    tab = models.CharField(max_length=36, blank=True)
    seq = models.PositiveIntegerField(default=0)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter_hash"], name="ballot_once_while_open")
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}"


class CountedVote(models.Model):
    """Dots that somebody gave an option, after the poll was closed: no time, no key, no order.

    One row for each option of each ballot, so that not even a pattern of dots stands together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="counted")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    dots = models.PositiveSmallIntegerField()

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("counted dots")
        verbose_name_plural = _("counted dots")

    def __str__(self) -> str:
        return f"{self.dots}"


class Voted(models.Model):
    """Somebody has voted in a poll that is closed; not what, and not when."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="voted")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="voted")

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("has voted")
        verbose_name_plural = _("have voted")
        constraints = [models.UniqueConstraint(fields=["poll", "invitation"], name="voted_once")]

    def __str__(self) -> str:
        return f"{self.poll_id}"


class Tally(models.Model):
    """The sums that are shown while a poll is open; they move by five ballots at least."""

    poll = models.OneToOneField(
        Poll, on_delete=models.CASCADE, related_name="tally", primary_key=True
    )
    step = models.PositiveIntegerField(default=0)
    ballots = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("sums of an open poll")
        verbose_name_plural = _("sums of open polls")

    def __str__(self) -> str:
        return f"{self.poll_id}"
