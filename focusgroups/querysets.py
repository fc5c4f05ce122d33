"""Questions about focus groups that SQL can answer, and who may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from forkommune.evidence.models import Claim

if TYPE_CHECKING:
    from forkommune.accounts.models import User

READ = "focusgroups.read_material"


class FocusGroupQuerySet(models.QuerySet[Any]):
    """Sessions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()


class OfGroupQuerySet(models.QuerySet[Any]):
    """Participants (letters) and notes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers; who is which letter lies elsewhere."""
        return self.all() if user.has_perm(READ) else self.none()


class GrantQuerySet(models.QuerySet[Any]):
    """Grants to named people for one group."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own grants."""
        return self.filter(user_id=user.pk) if user.pk else self.none()


class GuideQuerySet(models.QuerySet[Any]):
    """Guides are published with the report."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody."""
        return self.all()


class ProcessQuerySet(models.QuerySet[Any]):
    """Participation processes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the others what may be published of the claim."""
        return self.filter(claim__in=Claim.objects.visible_to(user))
