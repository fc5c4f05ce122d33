"""Membership of the alliance, dated, of a municipality or of a county council."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.register.querysets import MembershipQuerySet

from .county import County
from .municipality import Municipality


class Membership(models.Model):
    """A member from a date, to (not including) a date. Years alone mean 1 January."""

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
    )
    county = models.ForeignKey(
        County,
        verbose_name=_("county"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
    )
    valid_from = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty when it is not known.")
    )
    valid_to = models.DateField(_("to"), null=True, blank=True)
    precision = models.CharField(
        _("known to the"),
        max_length=5,
        default="year",
        choices=[("year", _("year")), ("day", _("day"))],
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=False, county__isnull=True)
                | Q(municipality__isnull=True, county__isnull=False),
                name="membership_of_one_body",
                violation_error_message=_("Choose either a municipality or a county."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="membership_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "county", "valid_from"],
                name="membership_once",
                violation_error_message=_("This membership is registered already."),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        first = self.valid_from.year if self.valid_from else "?"
        return f"{self.municipality or self.county} {first}–"

    @property
    def first_year(self) -> int | None:
        """The year it began, None where nobody knows."""
        return self.valid_from.year if self.valid_from else None

    @property
    def last_year(self) -> int | None:
        """The last year in which it was in force, None while it goes on."""
        return (self.valid_to - timedelta(days=1)).year if self.valid_to else None
