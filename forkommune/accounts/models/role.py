"""Roles: who does what, in which organisation, from when to when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.querysets import RoleQuerySet
from forkommune.accounts.roles import RoleKind
from forkommune.database.prepared import Prepared
from forkommune.ui.dates import today

from .organisation import Organisation

if TYPE_CHECKING:
    from .user import User


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


def roles_held(user: User, on: date) -> list[Role]:
    """The roles that a user holds on a day, with their organisations, by kind; every page asks this."""
    roles = []
    for row in _held(user=user.pk, on=on):
        role = Role.from_db(DEFAULT_DB_ALIAS, _OWN, row[: len(_OWN)])
        role.user = user
        role.organisation = Organisation.from_db(
            DEFAULT_DB_ALIAS, _OF_ORGANISATION, row[len(_OWN) :]
        )
        roles.append(role)
    return roles


_OWN = [field.attname for field in Role._meta.concrete_fields]
_OF_ORGANISATION = [field.attname for field in Organisation._meta.concrete_fields]


@Prepared
def _held(user: int, on: date) -> QuerySet[Any, Any]:
    held = Role.objects.current(on).filter(user=user).order_by("kind", "valid_from")
    return held.values_list(*_OWN, *(f"organisation__{name}" for name in _OF_ORGANISATION))
