"""Questions about information letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class InformationLetterQuerySet(models.QuerySet[Any]):
    """Versions of the letters that people get."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers; who is asked reads it by the personal link."""
        return self.all() if user.has_perm(READ) else self.none()

    def about(self, code: str) -> Self:
        """Those about one processing activity, the newest first."""
        rows = self.filter(activity__code=code).select_related("activity__controller")
        return rows.order_by("-number")

    def published(self) -> Self:
        """Those that stand fast."""
        return self.filter(published_at__isnull=False)

    def in_force(self, code: str) -> Any:
        """The newest that was published about an activity; None where none was."""
        return self.about(code).published().first()
