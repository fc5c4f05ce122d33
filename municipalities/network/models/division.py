"""A division of municipalities into groups, as it was computed or decided."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.work.models import Job
from municipalities.network.querysets import (
    DivisionMoveQuerySet,
    DivisionQuerySet,
    NetworkGroupQuerySet,
)
from municipalities.register.models import Municipality


class Division(models.Model):
    """A division names its municipalities, weights and outcome; published ones are public.

    inputs: what it was computed from, kept as it was: year, seed, doubt, bonus for neighbours, who
        borders on whom, counties, and each criterion with its values, source and span.
    result: what `dividing.account` tells, for the groups in the order of their letters.
    input_hash: of a machine's division, so that the same wish finds the same row.
    """

    class Origin(models.TextChoices):
        """Who put the groups together."""

        MACHINE = "machine", _("Computed")
        HAND = "hand", _("Changed by hand")
        WORKSHOP = "workshop", _("The workshop's")

    class State(models.TextChoices):
        """Where it stands on the way to its readers; told by its days, see `state`."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        ARCHIVED = "archived", _("Archived")

    title = models.CharField(_("title"), max_length=120)
    on = models.DateField(_("municipalities as of"))
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="divisions"
    )
    weights = models.JSONField(_("weights"), default=dict)
    rules = models.JSONField(_("rules"), default=list, blank=True)
    objective = models.FloatField(_("objective"), null=True, blank=True)
    bound = models.FloatField(_("best possible"), null=True, blank=True)
    origin = models.CharField(
        _("put together by"), max_length=10, choices=Origin, default=Origin.MACHINE
    )
    based_on = models.ForeignKey(
        "self",
        verbose_name=_("changed from"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="changed",
    )
    smallest = models.PositiveSmallIntegerField(_("smallest group"), null=True, blank=True)
    largest = models.PositiveSmallIntegerField(_("largest group"), null=True, blank=True)
    wanted = models.PositiveSmallIntegerField(_("number of groups"), null=True, blank=True)
    inputs = models.JSONField(_("computed from"), default=dict, blank=True)
    result = models.JSONField(_("what was found"), default=dict, blank=True)
    input_hash = models.CharField(max_length=64, blank=True, editable=False)
    job = models.ForeignKey(
        Job,
        verbose_name=_("job"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    brought_at = models.DateTimeField(_("brought to the workshop at"), null=True, blank=True)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("division into groups")
        verbose_name_plural = _("divisions into groups")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["input_hash"],
                condition=~Q(input_hash=""),
                name="division_computed_once",
                violation_error_message=_("This has been computed already."),
            ),
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True) | Q(published_at__isnull=False),
                name="division_archived_after_published",
                violation_error_message=_("Only a published division is archived."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("municipalities:network-division", args=[self.pk])

    @property
    def state(self) -> str:
        """Where it stands, by its days."""
        if self.archived_at is not None:
            return self.State.ARCHIVED.value
        return (self.State.DRAFT if self.published_at is None else self.State.PUBLISHED).value

    @state.setter
    def state(self, state: str) -> None:
        """Give it the day that goes with a state; a first day of publishing stays."""
        if state == self.State.DRAFT:
            self.published_at = self.archived_at = None
        elif state == self.State.PUBLISHED:
            self.published_at = self.published_at or timezone.now()
            self.archived_at = None
        else:
            self.archived_at = timezone.now()

    @property
    def can_change(self) -> bool:
        """Whether groups may still be changed."""
        return self.published_at is None


class NetworkGroup(models.Model):
    """One group of a division."""

    division = models.ForeignKey(
        Division, verbose_name=_("division"), on_delete=models.CASCADE, related_name="groups"
    )
    letter = models.CharField(_("letter"), max_length=2)
    name = models.CharField(_("name"), max_length=80, blank=True)
    members = models.ManyToManyField(
        Municipality, verbose_name=_("members"), related_name="network_groups"
    )

    objects = NetworkGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("network group")
        verbose_name_plural = _("network groups")
        ordering = ["division", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "letter"],
                name="group_letter_once",
                violation_error_message=_("The division has a group with that letter already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.letter

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("municipalities:network-group", args=[self.division_id, self.letter])


class DivisionMove(models.Model):
    """A municipality that was moved by hand, what it cost, and why. price: a share of J."""

    division = models.ForeignKey(
        Division, verbose_name=_("division"), on_delete=models.CASCADE, related_name="moves"
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="+"
    )
    from_letter = models.CharField(_("from group"), max_length=2)
    to_letter = models.CharField(_("to group"), max_length=2)
    price = models.FloatField(_("price"))
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = DivisionMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move by hand")
        verbose_name_plural = _("moves by hand")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.municipality} {self.from_letter} → {self.to_letter}"

    @property
    def percent(self) -> float:
        """The price in per cent of J."""
        return 100 * self.price
