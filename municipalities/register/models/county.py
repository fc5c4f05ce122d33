"""Counties; two county councils were members of the alliance themselves."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from municipalities.register.querysets import PublicQuerySet


class County(models.Model):
    """A county in a period; numbers are reused, so the period belongs to the key."""

    number = models.CharField(_("number"), max_length=2)
    name = models.CharField(_("name"), max_length=80)
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Empty: earlier than the register.")
    )
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    organisation = models.OneToOneField(
        Organisation,
        verbose_name=_("county council"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="county",
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        ordering = ["number", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "valid_from"],
                name="county_number_once_at_a_time",
                nulls_distinct=False,
                violation_error_message=_("A county with this number and start already exists."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="county_ends_after_it_begins",
                violation_error_message=_("A county cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^\d{2}$"),
                name="county_number_has_two_digits",
                violation_error_message=_("A county number has two digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
