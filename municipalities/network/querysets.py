"""Questions about the network that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class DivisionQuerySet(models.QuerySet[Any]):
    """Divisions into groups."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Published ones for everybody; drafts for the secretariat and researchers."""
        if user.has_perm("municipalities.view_division"):
            return self.all()
        return self.filter(published_at__isnull=False)


class NetworkGroupQuerySet(models.QuerySet[Any]):
    """Groups of a division."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Groups of divisions that the user may see."""
        from municipalities.network.models import Division

        return self.filter(division__in=Division.objects.visible_to(user))


class CriterionQuerySet(models.QuerySet[Any]):
    """Criteria for the division."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The criteria are part of the application: public."""
        return self.all()
