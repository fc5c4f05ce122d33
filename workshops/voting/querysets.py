"""Questions about decisions on ties that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class TieDecisionQuerySet(models.QuerySet[Any]):
    """Orders that somebody put ties in."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of polls whose results the user may see."""
        from workshops.models import Poll

        return self.filter(poll__in=Poll.objects.visible_to(user))

    def of_poll(self, poll: Any) -> Self:
        """Of one poll, by place, the newest decision of each place first."""
        return self.filter(poll=poll).order_by("place", "-pk")
