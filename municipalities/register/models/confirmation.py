"""Once a year a municipality says that what the portal knows about it is right."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import PersonalLink
from municipalities.register.querysets import PublicQuerySet

from .municipality import Municipality


class FactConfirmation(models.Model):
    """The facts of a municipality, confirmed by itself for one calendar year."""

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        related_name="confirmations",
    )
    year = models.PositiveSmallIntegerField(_("year"))
    confirmed_at = models.DateTimeField(_("confirmed at"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    confirmed_through = models.ForeignKey(
        PersonalLink, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation of facts")
        verbose_name_plural = _("confirmations of facts")
        ordering = ["-year", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year"],
                name="facts_confirmed_once_a_year",
                violation_error_message=_("The facts are confirmed for this year already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}"
