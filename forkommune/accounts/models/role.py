"""Roles: who does what, in which organisation, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.querysets import RoleQuerySet
from forkommune.accounts.roles import RoleKind
from forkommune.ui.dates import today

from .organisation import Organisation


class Role(models.Model):
    """A user's role in an organisation for a period; the last day counts."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="roles",
    )
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="roles"
    )
    valid_from = models.DateField(_("from"), default=today)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["user", "kind", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="role_ends_after_it_begins",
                violation_error_message=_("A role cannot end before it begins."),
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "organisation"],
                condition=Q(valid_to__isnull=True),
                name="role_once_at_a_time",
                violation_error_message=_("The user already has this role in the organisation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}, {self.organisation}"
