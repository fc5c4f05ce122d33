"""Where each participant sits in each round of group work."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workshops.querysets import InsideQuerySet, SeatQuerySet

from .invitation import Invitation, Table
from .meeting import Meeting


class SeatingPlan(models.Model):
    """The rules by which a meeting is seated. `version` grows with each change of any seat.

    tables: how many are in use; a meeting may have further ones that stand empty.
    """

    meeting = models.OneToOneField(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="seating"
    )
    rounds = models.PositiveSmallIntegerField(_("rounds"), default=2)
    tables = models.PositiveSmallIntegerField(_("tables in use"))
    apart = models.BooleanField(_("members of one municipality apart"), default=True)
    mixed = models.BooleanField(_("at least two municipalities at a table"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("seating plan")
        verbose_name_plural = _("seating plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(rounds__gte=1) & Q(tables__gte=1),
                name="seating_has_rounds_and_tables",
                violation_error_message=_("A seating has at least one round and one table."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting}"


class Seat(models.Model):
    """A participant's table in one round. printed: the table that the badge says, once it is printed."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="seats")
    round = models.PositiveSmallIntegerField(_("round"))
    table = models.ForeignKey(
        Table,
        verbose_name=pgettext_lazy("in a room", "table"),
        on_delete=models.CASCADE,
        related_name="seats",
    )
    locked = models.BooleanField(_("decided"), default=False)
    printed = models.ForeignKey(
        Table,
        verbose_name=_("table on the badge"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["round", "table", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "round"],
                name="seat_once_a_round",
                violation_error_message=_("The participant has a seat in this round already."),
            ),
            models.CheckConstraint(
                condition=Q(round__gte=1),
                name="seat_rounds_begin_at_one",
                violation_error_message=_("Rounds are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation}, {self.table}"
